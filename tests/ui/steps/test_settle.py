"""Settle: what a person types in the register and in the agreed text, what the page shows, and what is on disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed, disagreements, drafts, stances, workshops
from stageworkshop.actions.context import Context
from stageworkshop.domain.disagreement import Disagreement, Dissent, Option, Position
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.store.queries.names import stages
from stageworkshop.store.queries.revisions import revisions
from stageworkshop.store.queries.stances import panel
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.settle import SettlePage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.diff_label import DiffLabel
from stageworkshop.ui.widgets.row_list import RowList
from tests.ui import workshops as made

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    context = made.small(tmp_path / "w.stageworkshop")
    yield context
    context.file.close()


def open_page(ctx: Context, theme: Theme, qtbot: QtBot) -> SettlePage:
    bridge = Bridge(ctx)
    page = SettlePage(bridge, theme)
    bridge.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(820, 690)
    page.refresh(None)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def raised(ctx: Context) -> str:
    marketing, sales, _ = team_ids(ctx)
    return disagreements.raise_disagreement(
        ctx,
        stage_id=stage_ids(ctx)[1],
        aspect="definition",
        question="From which score on is a lead an MQL?",
        positions={marketing: "From 50 on.", sales: "From 70 on."},
    ).created("disagreement")


def team_ids(ctx: Context) -> list[str]:
    return [team.id for team in ctx.file.all(Team)]


def stage_ids(ctx: Context) -> list[str]:
    return [stage.id for stage in stages(ctx.file)]


def on_disk(ctx: Context) -> WorkshopFile:
    return WorkshopFile.open(ctx.file.path, read_only=True)


def find(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def in_sight(page: QWidget, name: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton, name) if each.isVisible())


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(in_sight(page, name), Qt.MouseButton.LeftButton)


def write(page: QWidget, name: str, text: str, *, leave: bool = True) -> None:
    """Replace what stands in a field and leave it."""
    field = page.findChild(QPlainTextEdit, name) or find(page, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
    if leave:
        find(page, RowList, "register").setFocus()


def choose(page: QWidget, name: str, words: str) -> None:
    combo = find(page, QComboBox, name)
    place = next(n for n in range(combo.count()) if words in combo.itemText(n))
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_an_empty_register_says_what_belongs_here_and_begins(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    first = page.initial_focus()
    assert isinstance(first, QPushButton)
    assert first.text() == "Raise a disagreement"
    first.click()
    choose(page, "raise-stage", "Marketing qualified lead")
    question = find(page, QLineEdit, "raise-question")
    question.setFocus()
    QTest.keyClicks(question, "Does a webinar count?")
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert [row.title for row in find(page, RowList, "register").rows] == ["Does a webinar count?"]
    assert page.in_hand == "Does a webinar count?"
    disk = on_disk(ctx)
    (found,) = disk.all(Disagreement)
    assert (found.aspect, found.state, disk.get(Stage, found.stage_id).name) == (
        "entry_criteria",
        "open",
        "Marketing qualified lead",
    )
    disk.close()


def test_a_question_without_a_stage_is_refused_and_kept(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    assert not find(page, QPushButton, "raise-disagreement").isVisible(), "one act, not the same one twice"
    press(page, "empty-action")
    question = find(page, QLineEdit, "raise-question")
    question.setText("Does a webinar count?")
    press(page, "raise-send")
    assert "stage" in page.error
    assert question.text() == "Does a webinar count?"


def test_positions_are_edited_in_place(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    marketing, _, partner = team_ids(ctx)
    assert find(page, QPlainTextEdit, f"position-{marketing}").toPlainText() == "From 50 on."
    assert not find(page, QPlainTextEdit, f"position-{partner}").isVisible()
    press(page, f"hear-{partner}")
    write(page, f"position-{partner}", "We see no scores.")
    write(page, f"position-{marketing}", "From 55 on.")
    disk = on_disk(ctx)
    assert {each.team_id: each.text for each in disk.all(Position)}[partner] == "We see no scores."
    assert {each.team_id: each.text for each in disk.all(Position)}[marketing] == "From 55 on."
    disk.close()


def test_half_typed_text_survives_a_change_elsewhere(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    marketing = team_ids(ctx)[0]
    write(page, f"position-{marketing}", "From 55", leave=False)
    page.run(disagreements.add_option, disagreement_id=raised, text="Meet at 60")
    assert find(page, QPlainTextEdit, f"position-{marketing}").toPlainText() == "From 55"
    assert find(page, QPlainTextEdit, "option-1-text").toPlainText() == "Meet at 60"


def test_ways_out_are_added_weighed_and_removed(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    line = find(page, QLineEdit, "add-option")
    line.setFocus()
    for text in ("Meet at 60", "Two thresholds"):
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    write(page, "option-1-pros", "Quick")
    write(page, "option-1-cons", "Nobody's number")
    assert [(each.text, each.pros, each.cons) for each in ctx.file.all(Option)] == [
        ("Meet at 60", "Quick", "Nobody's number"),
        ("Two thresholds", "", ""),
    ]
    QTest.mouseClick(find(page, QToolButton, "remove-option"), Qt.MouseButton.LeftButton)
    assert [each.text for each in ctx.file.all(Option)] == ["Two thresholds"]
    qtbot.waitUntil(lambda: find(page, QPlainTextEdit, "option-1-text").toPlainText() == "Two thresholds")
    assert page.findChild(QPlainTextEdit, "option-2-text") is None


def test_settling_needs_a_way_and_words(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "settle")
    assert "how it was reached" in page.error
    press(page, "method-compromise")
    press(page, "settle")
    assert page.error == "Write down what was decided."
    write(page, "outcome", "From 60 on; looked at again in spring.")
    press(page, "settle")
    assert page.error == ""
    (row,) = find(page, RowList, "register").rows
    assert (row.icon, row.word) == ("settled", "settled")
    disk = on_disk(ctx)
    found = disk.get(Disagreement, raised)
    assert (found.state, found.method, found.outcome) == (
        "settled",
        "compromise",
        "From 60 on; looked at again in spring.",
    )
    disk.close()
    press(page, "take-up-again")
    assert ctx.file.get(Disagreement, raised).state == "open"
    assert find(page, QPlainTextEdit, "outcome").toPlainText() == "From 60 on; looked at again in spring."


def test_an_outcome_is_on_disk_before_anybody_settles(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    write(page, "outcome", "Perhaps 60.")
    disk = on_disk(ctx)
    found = disk.get(Disagreement, raised)
    assert (found.outcome, found.state) == ("Perhaps 60.", "open")
    disk.close()


def test_control_enter_finishes_the_form_in_hand(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "method-consensus")
    write(page, "outcome", "From 60 on.", leave=False)
    QTest.keyClick(find(page, QPlainTextEdit, "outcome"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ctx.file.get(Disagreement, raised).state == "settled"


@pytest.mark.parametrize("way", ["settle", "park", "escalate"])
def test_enter_pressed_twice_does_not_take_up_again_what_was_just_ended(
    ctx: Context, raised: str, theme: Theme, qtbot: QtBot, way: str
) -> None:
    person = ctx.file.all(Participant)[0]
    workshops.set_decision_rule(ctx, rule="consent", decider_id=person.id)
    page = open_page(ctx, theme, qtbot)
    write(page, "outcome", "From 60 on.")
    if way == "settle":
        find(page, QPushButton, "method-consensus").click()
    else:
        find(page, QPushButton, f"way-{way}").click()
        find(page, QComboBox, "park-owner").setCurrentIndex(1)
    find(page, QPushButton, way).setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    state = {"settle": "settled", "park": "parked", "escalate": "escalated"}[way]
    assert [each.state for each in ctx.file.all(Disagreement)] == [state]
    assert page.focusWidget() is find(page, RowList, "register"), "the next one is an arrow key away"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert [each.state for each in ctx.file.all(Disagreement)] == [state]


def test_the_decider_of_prepare_is_named_and_gets_what_is_escalated(
    ctx: Context, raised: str, theme: Theme, qtbot: QtBot
) -> None:
    workshops.set_decision_rule(ctx, rule="consent", decider_id="")
    page = open_page(ctx, theme, qtbot)
    assert not find(page, QPushButton, "method-decider").isEnabled()
    press(page, "way-escalate")
    with qtbot.waitSignal(page.go_to) as asked:
        press(page, "escalate")
    assert asked.args is not None
    assert asked.args[0] == "prepare"
    decider = next(each for each in ctx.file.all(Participant) if each.name == "山田 太郎")
    page.run(workshops.set_decision_rule, rule="decider", decider_id=decider.id)
    assert "山田 太郎" in find(page, QPushButton, "method-decider").text()
    assert "山田 太郎" in find(page, QPushButton, "escalate").text()
    press(page, "escalate")
    found = ctx.file.get(Disagreement, raised)
    assert (found.state, found.owner_id) == ("escalated", decider.id)
    assert "山田 太郎" in find(page, RowList, "register").rows[0].detail


def test_parking_needs_somebody_and_a_day(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "way-park")
    press(page, "park")
    assert page.error == "Say who looks after it."
    choose(page, "park-owner", "Ruth Okafor")
    find(page, QDateEdit, "park-due").setDate(QDate(2099, 3, 31))
    press(page, "park")
    found = ctx.file.get(Disagreement, raised)
    assert (found.state, found.due) == ("parked", "2099-03-31")
    assert "Ruth Okafor" in find(page, RowList, "register").rows[0].detail


def seen_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_what_was_settled_and_the_form_for_dissent_stay_in_sight(
    ctx: Context, raised: str, theme: Theme, qtbot: QtBot
) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "method-consensus")
    press(page, "settle")
    assert page.error == "Write down what was decided."
    write(page, "outcome", "From 60 on.")
    press(page, "settle")
    qtbot.waitUntil(lambda: seen_whole(find(page, QPlainTextEdit, "outcome")))
    qtbot.wait(100)
    for name in ("decision-told", "outcome", "take-up-again"):
        assert seen_whole(find(page, QWidget, name)), name
    press(page, "open-dissent")
    qtbot.wait(100)
    for name in ("dissent-who", "dissent-words", "keep-dissent"):
        assert seen_whole(find(page, QWidget, name)), name


def test_a_message_lies_over_the_page_and_not_over_its_acts(
    ctx: Context, raised: str, theme: Theme, qtbot: QtBot
) -> None:
    page = open_page(ctx, theme, qtbot)
    act, modes = find(page, QPushButton, "raise-disagreement"), find(page, QPushButton, "way-decide")
    for words in ("Kept.", "A message that is longer than one line can be. " * 8):
        before = [find(page, RowList, "register").geometry(), modes.geometry(), act.geometry()]
        page.say(words, "error")
        qtbot.wait(20)
        assert page.banner.isVisible()
        assert not page.banner.geometry().intersects(act.geometry())
        assert page.banner.geometry().top() > page.heading.geometry().bottom()
        assert [find(page, RowList, "register").geometry(), modes.geometry(), act.geometry()] == before
        page.resize(page.width() - 60, page.height())
        qtbot.wait(20)
        assert page.rect().contains(page.banner.geometry())
        assert not page.banner.geometry().intersects(act.geometry())
        page.clear_message()


def test_dissent_stands_in_the_dissenters_words(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "open-dissent")
    press(page, "keep-dissent")
    assert "who dissents" in page.error
    choose(page, "dissent-who", "Łukasz")
    find(page, QPlainTextEdit, "dissent-words").setPlainText("We were not asked.")
    press(page, "keep-dissent")
    disk = on_disk(ctx)
    (found,) = disk.all(Dissent)
    assert (found.words, disk.get(Participant, found.participant_id).name) == ("We were not asked.", "Łukasz Nguyễn")
    disk.close()
    write(page, f"dissent-{found.id}", "We were not asked in time.")
    assert ctx.file.all(Dissent)[0].words == "We were not asked in time."


def test_the_agreed_text_is_changed_because_of_the_disagreement(
    ctx: Context, raised: str, theme: Theme, qtbot: QtBot
) -> None:
    stage = stage_ids(ctx)[1]
    agreed.set_agreed(ctx, stage_id=stage, field="definition", value="A lead with a score of 50.")
    page = open_page(ctx, theme, qtbot)
    change = find(page, DiffLabel, "change")
    assert not change.isVisible()
    write(page, "definition", "A lead with a score of 60.")
    assert ctx.file.get(Stage, stage).values["definition"] == "A lead with a score of 60."
    assert change.isVisible()
    assert change.accessibleName() == "A lead with a score of  removed: 50 added: 60 ."
    latest = revisions(ctx.file, stage, "definition")[0]
    assert (latest.because, latest.old, latest.new) == (
        "d1",
        "A lead with a score of 50.",
        "A lead with a score of 60.",
    )


def test_a_teams_wording_is_taken_once_it_is_revealed(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    stage, sales = stage_ids(ctx)[1], team_ids(ctx)[1]
    drafts.set_value(ctx, stage_id=stage, team_id=sales, field="definition", value="Somebody who asked for a call.")
    page = open_page(ctx, theme, qtbot)
    name = f"take-definition-{sales}"
    assert page.findChild(QPushButton, name) is None
    assert not any("asked for a call" in each.text() for each in page.findChildren(DiffLabel))
    page.run(drafts.reveal, stage_ids=[stage])
    assert find(page, QPushButton, name).accessibleName() == "Take the wording of Sales"
    press(page, name)
    assert ctx.file.get(Stage, stage).values["definition"] == "Somebody who asked for a call."
    assert find(page, QPlainTextEdit, "definition").toPlainText() == "Somebody who asked for a call."
    assert revisions(ctx.file, stage, "definition")[0].because_id == raised


def test_filters_by_state_and_stage(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    other = disagreements.raise_disagreement(
        ctx, stage_id=stage_ids(ctx)[2], aspect="owner", question="Who owns it?"
    ).created("disagreement")
    disagreements.settle(ctx, disagreement_id=other, method="consensus", outcome="Sales.")
    page = open_page(ctx, theme, qtbot)
    register = find(page, RowList, "register")
    assert [row.overline for row in register.rows] == ["No. 1", "No. 2"]
    choose(page, "filter-state", "settled")
    assert [row.overline for row in register.rows] == ["No. 2"]
    choose(page, "filter-state", "parked")
    assert not register.rows
    choose(page, "filter-state", "All")
    choose(page, "filter-stage", "Marketing qualified")
    assert [row.overline for row in register.rows] == ["No. 1"]
    page.open_object("disagreement", other)
    assert register.current_id == other, "a filter must not hide what is asked for"


def test_what_is_settled_stays_in_hand_though_the_filter_shows_open_ones(
    ctx: Context, raised: str, theme: Theme, qtbot: QtBot
) -> None:
    disagreements.raise_disagreement(ctx, stage_id=stage_ids(ctx)[2], aspect="owner", question="Who owns it?")
    page = open_page(ctx, theme, qtbot)
    register = find(page, RowList, "register")
    choose(page, "filter-state", "open")
    page.open_object("disagreement", raised)
    write(page, "outcome", "From 60 on.")
    press(page, "method-compromise")
    press(page, "settle")
    assert ctx.file.get(Disagreement, raised).state == "settled"
    assert register.current_id == raised, "the room still looks at it"
    assert [(row.overline, row.word) for row in register.rows] == [("No. 2", "open"), ("No. 1", "settled")]
    choose(page, "filter-state", "open")
    assert [row.overline for row in register.rows] == ["No. 2"]


def test_all_agreed_text_with_what_is_missing(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    press(page, "settle-mode-agreed")
    listed = find(page, RowList, "agreed-stages")
    rows = [row for row in listed.rows if not row.is_heading]
    assert len(rows) == 6
    assert "Plain definition" in rows[0].detail
    text = find(page, QPlainTextEdit, "definition")
    text.setFocus()
    QTest.keyClicks(text, "Somebody asked.")
    listed.setFocus()
    assert ctx.file.get(Stage, rows[0].id).values["definition"] == "Somebody asked."
    assert "Plain definition" not in listed.rows[1].detail
    assert revisions(ctx.file, rows[0].id, "definition")[0].because == ""


def test_an_empty_name_is_refused_beside_the_field(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    stage = stage_ids(ctx)[0]
    page.open_object("stage", stage)
    name = find(page, QLineEdit, "name")
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    find(page, RowList, "agreed-stages").setFocus()
    assert "can’t be left empty" in page.error
    assert ctx.file.get(Stage, stage).name == "Inquiry"
    page.open_object("stage", stage_ids(ctx)[1])
    assert find(page, QLineEdit, "name").text() == "Marketing qualified lead", "the refused text must not follow"


def test_the_register_is_ready_for_hundreds(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    stage = stage_ids(ctx)[0]
    for number in range(120):
        disagreements.raise_disagreement(ctx, stage_id=stage, aspect="owner", question=f"Question {number}?")
    page = open_page(ctx, theme, qtbot)
    assert len(find(page, RowList, "register").rows) == 120
    page.run(disagreements.set_question, disagreement_id=find(page, RowList, "register").current_id, question="New?")
    assert find(page, RowList, "register").rows[0].title == "New?"


def test_tab_goes_in_reading_order(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    disagreements.add_option(ctx, disagreement_id=raised, text="Meet at 60")
    page = open_page(ctx, theme, qtbot)
    marketing, sales, partner = team_ids(ctx)
    question = find(page, QPlainTextEdit, "thread-question")
    question.setFocus()
    seen = []
    for _ in range(18):
        focused = page.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [
        "thread-question",
        f"position-{marketing}",
        f"position-{sales}",
        f"hear-{partner}",
        "option-1-text",
        "remove-option",
        "option-1-pros",
        "option-1-cons",
        "add-option",
        "outcome",
        "way-decide",
        "method-consensus",
        "settle",
        "open-dissent",
        "whole-text",
        "definition",
    ]
    assert [name for name in seen if name in wanted] == wanted


CRITERIA = [{"text": "The buyer asked for a call."}, {"text": "A budget is named."}]


def test_one_criterion_is_taken_because_of_the_disagreement_and_undone(
    ctx: Context, theme: Theme, qtbot: QtBot
) -> None:
    stage, sales = stage_ids(ctx)[1], team_ids(ctx)[1]
    agreed.set_agreed(ctx, stage_id=stage, field="entry_criteria", value=["Works in our market."])
    drafts.set_value(ctx, stage_id=stage, team_id=sales, field="entry_criteria", value=CRITERIA)
    drafts.reveal(ctx, stage_ids=[stage])
    raised = disagreements.raise_disagreement(
        ctx, stage_id=stage, aspect="entry_criteria", question="What must be true?"
    ).created("disagreement")
    page = open_page(ctx, theme, qtbot)
    taking = find(page, QPushButton, f"take-entry_criteria-{sales}-1")
    assert (taking.text(), taking.accessibleName()) == (
        "Take this criterion",
        "Take this criterion: A budget is named.",
    )
    taking.setFocus()
    QTest.keyClick(taking, Qt.Key.Key_Return)
    texts = [item["text"] for item in ctx.file.get(Stage, stage).values["entry_criteria"]]
    assert texts == ["Works in our market.", "A budget is named."]
    latest = revisions(ctx.file, stage, "entry_criteria")[0]
    assert (latest.because_id, latest.actor) == (raised, "Ines Ferreira")
    assert page.findChild(QPushButton, f"take-entry_criteria-{sales}-1") is None, "it is agreed now"
    focused = page.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("take-entry_criteria"), "the focus stays where one takes"
    assert "A budget is named." in find(page, DiffLabel, "change").accessibleName()
    page.bridge.undo()
    assert [item["text"] for item in ctx.file.get(Stage, stage).values["entry_criteria"]] == ["Works in our market."]
    assert find(page, QPushButton, f"take-entry_criteria-{sales}-1").isVisible()


def test_what_teams_wrote_unfolds_under_the_field_in_hand(ctx: Context, theme: Theme, qtbot: QtBot) -> None:
    stage, (marketing, sales, _) = stage_ids(ctx)[1], team_ids(ctx)
    for team, words in ((marketing, "Somebody asked."), (sales, "Somebody who asked for a call.")):
        drafts.set_value(ctx, stage_id=stage, team_id=team, field="definition", value=words)
    agreed.set_agreed(ctx, stage_id=stage, field="definition", value="Somebody asked.")
    page = open_page(ctx, theme, qtbot)
    page.open_object("stage", stage)
    fold = find(page, QPushButton, "drafts-definition")
    assert not fold.isVisible(), "not a word, not even how many, before the reveal"
    page.run(drafts.reveal, stage_ids=[stage])
    assert fold.isVisible()
    assert fold.text() == "1 of 2 teams wrote something else"
    text = find(page, QPlainTextEdit, "definition")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    take = find(page, QPushButton, f"take-definition-{sales}")
    assert take.hasFocus()
    assert page.findChild(QPushButton, f"take-definition-{marketing}") is None, "it says what is agreed"
    QTest.keyClick(take, Qt.Key.Key_Return)
    assert ctx.file.get(Stage, stage).values["definition"] == "Somebody who asked for a call."
    assert text.toPlainText() == "Somebody who asked for a call."


def test_the_one_raise_act_is_on_the_stage_in_hand(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    page.open_object("stage", stage_ids(ctx)[2])
    acts = [each for each in page.findChildren(QPushButton) if each.isVisible() and "isagreement" in each.text()]
    assert [each.objectName() for each in acts if "mode" not in each.objectName()] == ["raise-disagreement"]
    QTest.keyClick(find(page, RowList, "agreed-stages"), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "Sales qualified lead" in find(page, QComboBox, "raise-stage").currentText()
    assert not find(page, QPushButton, "raise-disagreement").isVisible()


def test_every_part_of_a_thread_is_a_key_away(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    register = find(page, RowList, "register")
    register.setFocus()
    QTest.keyClick(register, Qt.Key.Key_Return)
    places = {
        Qt.Key.Key_P: f"position-{team_ids(ctx)[0]}",
        Qt.Key.Key_O: "add-option",
        Qt.Key.Key_E: "outcome",
        Qt.Key.Key_S: "dissent-who",
        Qt.Key.Key_T: "definition",
    }
    assert focus(page) == "thread-question"
    for key, name in places.items():
        QTest.keyClick(page.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        assert focus(page) == name
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert focus(page) == "register"
    for key, name in places.items():
        register.setFocus()
        QTest.keyClick(register, key, Qt.KeyboardModifier.AltModifier)
        assert focus(page) == name, "from the list too"


def test_the_part_that_a_key_leads_to_comes_into_sight(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    page.resize(820, 420)
    area = find(page, QScrollArea, "thread-scroll")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    register = find(page, RowList, "register")

    def in_view() -> bool:
        """Its first line, where the cursor stands."""
        field = page.focusWidget()
        top = field.mapTo(area, field.rect().topLeft()).y()
        return 0 <= top <= area.height() - min(field.height(), 2 * field.fontMetrics().height())

    register.setFocus()
    QTest.keyClick(register, Qt.Key.Key_Return)
    assert focus(page) == "thread-question"
    qtbot.waitUntil(in_view)
    for key, name in ((Qt.Key.Key_T, "definition"), (Qt.Key.Key_E, "outcome"), (Qt.Key.Key_O, "add-option")):
        QTest.keyClick(page.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        assert focus(page) == name
        qtbot.waitUntil(in_view)


def test_dissent_is_put_on_record_by_keyboard_alone(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    find(page, QPlainTextEdit, "outcome").setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(page.focusWidget(), "We were not asked.")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [each.words for each in ctx.file.all(Dissent)] == ["We were not asked."]
    assert ctx.file.get(Disagreement, raised).state == "open", "the decision's form was not the one in hand"


def test_the_tally_stands_apart_from_the_outcome(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    tally = find(page, QLabel, "tally")
    assert tally.text() == "Nobody has been asked yet."
    stage = stage_ids(ctx)[1]
    for person in panel(ctx.file, stage).people:
        page.run(stances.answer, stage_id=stage, participant_id=person.id, answer="agree")
    assert tally.text().startswith("Carried · ")
    assert "Sales" in tally.text()
    assert find(page, QPlainTextEdit, "outcome").toPlainText() == ""
    with qtbot.waitSignal(page.go_to) as asked:
        press(page, "to-stances")
    assert asked.args == ["compare", "stance", stage]


def test_filters_that_hide_all_are_lifted_by_one_act(ctx: Context, raised: str, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(ctx, theme, qtbot)
    choose(page, "filter-state", "settled")
    assert in_sight(page, "empty-action").text() == "Show all"
    press(page, "empty-action")
    assert find(page, RowList, "register").current_id == raised


def focus(page: QWidget) -> str:
    return page.focusWidget().objectName()
