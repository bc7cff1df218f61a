"""Test: cases are written down, sorted blind, and the results shown only when somebody asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import cases, people, pipelines, teams
from stageworkshop.actions.context import Context
from stageworkshop.actions.stages import add_stage
from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.store.queries.names import stages
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps import page_class
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.test.results import CASE_BY_CASE, CONFUSED
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.row_list import RowList
from stageworkshop.ui.widgets.team_chip import TeamChip
from tests.ui import workshops as made
from tests.ui.steps.one_page import find


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    context = made.small(tmp_path / "w.stageworkshop")
    yield context
    context.file.close()


@pytest.fixture
def two_cases(ctx: Context) -> list[str]:
    cases.add_cases(ctx, rows=[("Hotel, three pumps", "Asked for a price."), ("Town hall", "Read the newsletter.")])
    return [each.id for each in ctx.file.all(Case)]


def open_page(ctx: Context, theme: Theme, qtbot: QtBot) -> StepPage:
    bridge = Bridge(ctx)
    page = page_class("test")(bridge, theme)
    bridge.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(820, 690)
    page.refresh(None)
    with qtbot.waitExposed(page):
        page.show()
    return page


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(find(page, QPushButton, name), Qt.MouseButton.LeftButton)


def person(ctx: Context, name: str) -> str:
    return next(each.id for each in ctx.file.all(Participant) if name in each.name)


def answers(ctx: Context) -> dict[tuple[str, str], str]:
    """(case, person) → stage, all by name, as another program would find them on disk."""
    disk = WorkshopFile.open(ctx.file.path, read_only=True)
    found = {
        (disk.get(Case, each.case_id).title, disk.get(Participant, each.participant_id).name): disk.get(
            Stage, each.stage_id
        ).name
        for each in disk.all(Sorting)
    }
    disk.close()
    return found


def sit_down(page: QWidget, name: str) -> RowList:
    """Call somebody to the screen, past the curtain; gives the list of stages."""
    people = find(page, RowList, "sorters")
    people.setFocus()
    row = next(row for row in people.rows if name in row.title)
    people.choose(row.id)
    QTest.keyClick(people, Qt.Key.Key_Return)
    press(page, "begin-sorting")
    return find(page, RowList, "sort-stages")


def words_on_screen(page: QWidget) -> str:
    """Everything that can be read on the page now."""
    seen = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    seen += [each.text for each in page.findChildren(TeamChip) if each.isVisible()]
    for each in page.findChildren(RowList):
        if each.isVisible():
            seen += [row.spoken() for row in each.rows]
    for table in page.findChildren(QTableView):
        if table.isVisible():
            model = table.model()
            seen += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    return "\n".join(seen)


def test_cases_are_typed_described_and_removed(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    assert "real leads and deals" in words_on_screen(page)
    assert not find(page, QPushButton, "test-mode-sort").isEnabled()
    line = find(page, QLineEdit, "add-case")
    line.setFocus()
    for text in ("Hotel, three pumps", "Town hall"):
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    facts = find(page, QPlainTextEdit, "case-facts")
    facts.setFocus()
    QTest.keyClicks(facts, "Read the newsletter.")
    line.setFocus()
    expected = find(page, QComboBox, "case-expected")
    place = next(n for n in range(expected.count()) if expected.itemText(n).startswith("Inquiry"))
    expected.setCurrentIndex(place)
    expected.activated.emit(place)
    disk = WorkshopFile.open(ctx.file.path, read_only=True)
    hotel, town = disk.all(Case)
    assert (town.title, town.facts, disk.get(Stage, town.expected_stage_id).name) == (
        "Town hall",
        "Read the newsletter.",
        "Inquiry",
    )
    disk.close()
    press(page, "remove-case")
    assert [each.id for each in ctx.file.all(Case)] == [hotel.id]
    qtbot.waitUntil(lambda: find(page, QLineEdit, "case-title").text() == "Hotel, three pumps")


def test_pasted_lines_become_cases_in_one_step(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    QGuiApplication.clipboard().setText("Hotel\tAsked for a price\tin May\r\n\nTown hall\n  \n")
    press(page, "paste-cases")
    assert [(each.title, each.facts) for each in ctx.file.all(Case)] == [
        ("Hotel", "Asked for a price · in May"),
        ("Town hall", ""),
    ]
    page.bridge.undo()
    assert ctx.file.all(Case) == []


def test_a_person_sorts_by_key_skips_and_goes_back(
    ctx: Context, two_cases: list[str], theme: Theme, qtbot: QtBot
) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "primary")
    choices = sit_down(page, "Ruth")
    assert "Hotel, three pumps" in words_on_screen(page)
    QTest.keyClick(choices, Qt.Key.Key_Right)
    assert page.in_hand == "Town hall"
    QTest.keyClick(choices, Qt.Key.Key_1)
    assert answers(ctx) == {("Town hall", "Ruth Okafor"): "Inquiry"}
    assert page.in_hand == "Hotel, three pumps", "the case that was skipped comes again"
    QTest.keyClick(choices, Qt.Key.Key_3)
    assert answers(ctx)["Hotel, three pumps", "Ruth Okafor"] == "Sales qualified lead"
    assert "Thank you, Ruth Okafor" in words_on_screen(page)
    press(page, "look-again")
    assert choices.current_id, "one's own answer is marked"
    QTest.keyClick(choices, Qt.Key.Key_2)
    assert answers(ctx)["Hotel, three pumps", "Ruth Okafor"] == "Marketing qualified lead"


def test_an_answer_is_taken_back(ctx: Context, two_cases: list[str], theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "primary")
    choices = sit_down(page, "Ruth")
    QTest.keyClick(choices, Qt.Key.Key_1)
    QTest.keyClick(choices, Qt.Key.Key_Left)
    QTest.keyClick(choices, Qt.Key.Key_Delete)
    assert answers(ctx) == {}


def test_nobody_sees_anothers_answers(ctx: Context, two_cases: list[str], theme: Theme, qtbot: QtBot) -> None:
    hidden = stages(ctx.file)[4]
    for case in two_cases:
        cases.sort_case(ctx, case_id=case, participant_id=person(ctx, "Łukasz"), stage_id=hidden.id)
    page = open_page(ctx, theme, qtbot)
    press(page, "primary")
    assert hidden.name not in words_on_screen(page)
    choices = sit_down(page, "Ruth")
    assert choices.current_id == ""
    assert not any(row.word for row in choices.rows)
    press(page, "stop-sorting")
    assert hidden.name not in words_on_screen(page)
    press(page, "test-mode-results")
    assert hidden.name not in words_on_screen(page)
    assert "Still to sort: Ines Ferreira, 山田 太郎, Ruth Okafor" in words_on_screen(page)


def test_leaving_the_page_draws_the_curtain(ctx: Context, two_cases: list[str], theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "primary")
    choices = sit_down(page, "Ruth")
    page.hide()
    page.show()
    assert not choices.isVisible()
    assert page.in_hand == ""
    press(page, "test-mode-results")
    press(page, "primary")
    assert find(page, QLabel, "alpha").isVisible()
    page.hide()
    page.show()
    assert not find(page, QLabel, "alpha").isVisible()


def sort_all(ctx: Context, two_cases: list[str]) -> None:
    """Ines and Yamada agree on the first case, and differ on the second."""
    first, second = two_cases
    mql, sql = stages(ctx.file)[1:3]
    for name, case, stage in (
        ("Ines", first, sql),
        ("山田", first, sql),
        ("Łukasz", first, sql),
        ("Ines", second, mql),
        ("山田", second, sql),
        ("Łukasz", second, mql),
    ):
        cases.sort_case(ctx, case_id=case, participant_id=person(ctx, name), stage_id=stage.id)


def test_results_are_shown_deliberately(ctx: Context, two_cases: list[str], theme: Theme, qtbot: QtBot) -> None:
    sort_all(ctx, two_cases)
    cases.edit_case(ctx, case_id=two_cases[0], expected_stage_id=stages(ctx.file)[2].id)
    page = open_page(ctx, theme, qtbot)
    press(page, "test-mode-results")
    button = find(page, QPushButton, "primary")
    assert button.text() == "Show results"
    button.click()
    # Coincidences 2·2/2 = 2 of 6 answers differ; by chance 2·4·2/5 = 3.2 would: 1 − 2/3.2 = 0.375.
    assert find(page, QLabel, "alpha").text() == "0.38"
    assert "mend the text" in find(page, QLabel, "alpha-words").text()
    seen = words_on_screen(page)
    assert "3 of 3 answers are as expected" in seen
    assert "Not everybody has sorted yet: Ruth Okafor" in seen
    tabs = find(page, QTabBar, "result-tabs")
    tabs.setCurrentIndex(CONFUSED)
    assert "Marketing qualified lead ↔ Sales qualified lead" in words_on_screen(page)
    tabs.setCurrentIndex(CASE_BY_CASE)
    table = find(page, QTableView, "case-results")
    assert "山田 太郎 · Sales" not in words_on_screen(page)
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert "山田 太郎 · Sales" in words_on_screen(page)
    assert "Town hall" in words_on_screen(page)
    press(page, "case-earlier")
    qtbot.waitUntil(lambda: "Hotel, three pumps" in words_on_screen(page))
    QTest.keyClick(find(page, QPushButton, "all-cases"), Qt.Key.Key_Escape)
    assert page.focusWidget() is table
    tabs.setCurrentIndex(CONFUSED)
    button.click()
    assert button.text() == "Show results"
    assert "↔" not in words_on_screen(page)


def test_a_confused_pair_goes_to_the_register(ctx: Context, two_cases: list[str], theme: Theme, qtbot: QtBot) -> None:
    sort_all(ctx, two_cases)
    page = open_page(ctx, theme, qtbot)
    press(page, "test-mode-results")
    press(page, "primary")
    find(page, QTabBar, "result-tabs").setCurrentIndex(CONFUSED)
    question = find(page, QLineEdit, "confusion-question")
    assert "“Sales qualified lead”" in question.text()
    question.setText("What makes a lead ready for sales?")
    with qtbot.waitSignal(page.go_to) as asked:
        press(page, "raise-confusion")
    (found,) = ctx.file.all(Disagreement)
    assert asked.args == ["settle", "disagreement", found.id]
    assert (found.question, found.aspect) == ("What makes a lead ready for sales?", "entry_criteria")
    assert ctx.file.get(Stage, found.stage_id).name == "Sales qualified lead"


def test_the_matrix_leads_to_the_pair(ctx: Context, two_cases: list[str], theme: Theme, qtbot: QtBot) -> None:
    sort_all(ctx, two_cases)
    page = open_page(ctx, theme, qtbot)
    press(page, "test-mode-results")
    press(page, "primary")
    matrix = find(page, QTableView, "confusion-matrix")
    assert matrix.model().index(1, 0).data() == "2"
    assert matrix.model().index(0, 0).data() == ""
    pairs = find(page, RowList, "confused-pairs")
    pairs.choose("")
    matrix.setCurrentIndex(matrix.model().index(0, 1))
    assert pairs.current_id


def test_without_cases_it_says_what_belongs_here_and_shows_no_empty_list(
    ctx: Context, theme: Theme, qtbot: QtBot
) -> None:
    page = open_page(ctx, theme, qtbot)
    assert "Eight to twelve are enough" in words_on_screen(page)
    assert not find(page, RowList, "cases").isVisible()
    line = find(page, QLineEdit, "add-case")
    assert page.initial_focus() is line
    line.setFocus()
    QTest.keyClicks(line, "Hotel")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert find(page, RowList, "cases").isVisible()
    assert find(page, QLineEdit, "case-title").text() == "Hotel"


def test_without_stages_nobody_is_called_to_sort(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    ctx = made.empty(tmp_path / "empty.stageworkshop")
    cases.add_case(ctx, title="Hotel")
    people.add_person(ctx, name="Ruth", team_id=teams.add_team(ctx, name="Sales").created("team"))
    page = open_page(ctx, theme, qtbot)
    press(page, "test-mode-sort")
    assert "There is no stage yet" in words_on_screen(page)
    with qtbot.waitSignal(page.go_to) as asked:
        page.findChildren(QPushButton, "empty-action")[-1].click()
    assert asked.args == ["stages", "", ""]
    ctx.file.close()


def test_without_people_it_says_where_to_name_them(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    ctx = made.empty(tmp_path / "empty.stageworkshop")
    cases.add_case(ctx, title="Hotel")
    home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    add_stage(ctx, pipeline_id=home, name="MQL")
    page = open_page(ctx, theme, qtbot)
    press(page, "test-mode-sort")
    assert "Nobody is named yet" in words_on_screen(page)
    ctx.file.close()
