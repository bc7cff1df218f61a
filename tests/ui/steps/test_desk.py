"""A team at its desk: one question or all at once, notes on its own words alone, and its earlier rounds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stageworkshop.actions import drafts
from stageworkshop.domain.fields import DRAFTED
from stageworkshop.ui.steps.draft import DraftPage
from stageworkshop.ui.steps.draft.desk import Desk
from stageworkshop.ui.steps.draft.questions import questions
from stageworkshop.ui.theme import Theme
from tests.ui.draft_workshop import DraftWorkshop, build
from tests.ui.keyboard import type_text
from tests.ui.steps.test_draft import all_words, choose, open_page, raise_curtain

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[DraftWorkshop]:
    made = build(tmp_path)
    yield made
    made.file.close()


@pytest.fixture
def page(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> DraftPage:
    return open_page(ws, theme, qtbot)


def at_desk(page: DraftPage, ws: DraftWorkshop, stage: str = "MQL", team: str = "Sales") -> Desk:
    choose(page, ws, stage, team)
    return raise_curtain(page)


def shown_fields(desk: Desk) -> list[str]:
    return [part.field.key for part in desk.form.built_parts if part.isVisible()]


def test_every_field_that_teams_draft_is_asked_once() -> None:
    asked = [key for question in questions() for key in question.keys]
    assert sorted(asked) == sorted(field.key for field in DRAFTED)


def test_one_thing_is_asked_at_a_time_and_the_keyboard_goes_on(page: DraftPage, ws: DraftWorkshop) -> None:
    desk = at_desk(page, ws)
    assert shown_fields(desk) == ["definition"]
    type_text(desk.first_input(), "Somebody who asked")
    QTest.keyClick(desk.first_input(), Qt.Key.Key_PageDown, CTRL)
    assert ws.on_disk("MQL", "Sales")["definition"] == "Somebody who asked", "going on saves"
    assert shown_fields(desk) == ["audience"]
    QTest.keyClick(desk.first_input(), Qt.Key.Key_PageDown, CTRL)
    assert shown_fields(desk) == ["entry_criteria"]
    type_text(desk.first_input(), "They named a date")
    QTest.keyClick(desk.first_input(), Qt.Key.Key_PageUp, CTRL)
    assert ws.on_disk("MQL", "Sales")["entry_criteria"] == [{"text": "They named a date"}]
    assert shown_fields(desk) == ["audience"]
    desk.pages.next.click()
    assert desk.first_input().hasFocus()
    assert "Entry criteria" in desk.pages.next.text() or desk.index.current == "entry_criteria"


def test_all_at_once_keeps_what_is_half_typed(page: DraftPage, ws: DraftWorkshop) -> None:
    desk = at_desk(page, ws)
    type_text(desk.first_input(), "Half a sen")
    desk.modes.findChild(QPushButton, "desk-mode-all").click()  # type: ignore[union-attr]
    assert {"definition", "entry_criteria", "owner"} <= set(shown_fields(desk))
    assert desk.form.part("definition").editor.value() == "Half a sen"
    assert page.desk is desk
    choose_another(desk, "SQL")
    assert page.desk is not desk
    assert page.desk is not None
    assert {"definition", "entry_criteria"} <= set(shown_fields(page.desk)), "the way of asking stays"


def choose_another(desk: Desk, stage: str) -> None:
    next(each for each in desk.findChildren(QAction) if each.text() == stage).trigger()


def test_a_draft_taken_up_again_opens_what_it_still_needs(page: DraftPage, ws: DraftWorkshop) -> None:
    ws.write("MQL", "Sales", "definition", "Somebody who asked")
    page.refresh(None)
    desk = at_desk(page, ws)
    assert shown_fields(desk) == ["entry_criteria"]
    states = {row.question.key: row.accessibleName() for row in desk.index.rows}
    assert states["definition"] == "Plain definition, answered"
    assert states["entry_criteria"] == "Entry criteria, still needed"
    assert states["examples"] == "Examples, not answered"


def test_the_index_leads_everywhere_by_mouse_and_arrows(page: DraftPage, ws: DraftWorkshop) -> None:
    desk = at_desk(page, ws)
    row = next(row for row in desk.index.rows if row.question.key == "sla")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert shown_fields(desk) == ["sla.limit", "sla.clock_start", "sla.attempts", "sla.consequence"]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Up)
    assert desk.index.current == "handoff"
    assert "handoff.readiness" in shown_fields(desk)


def test_a_click_in_the_index_leads_into_the_answer(page: DraftPage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    desk = at_desk(page, ws)
    rows = {row.question.key: row for row in desk.index.rows}
    QTest.mouseClick(rows["audience"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desk.first_input().hasFocus)
    type_text(desk.first_input(), "Clinics")
    rows["audience"].setFocus()
    QTest.keyClick(rows["audience"], Qt.Key.Key_Up)
    assert rows["definition"].hasFocus(), "the arrows go on through the index"
    assert ws.on_disk("MQL", "Sales")["audience"] == "Clinics"
    QTest.keyClick(rows["definition"], Qt.Key.Key_Return)
    qtbot.waitUntil(desk.first_input().hasFocus)
    assert desk.index.current == "definition"


def test_notes_speak_of_this_teams_words_alone(page: DraftPage, ws: DraftWorkshop) -> None:
    ws.write("SQL", "Marketing", "entry_criteria", [{"text": "The lead score is at least 90"}])
    ws.write("MQL", "Marketing", "definition", "A hot lead")
    page.refresh(None)
    desk = at_desk(page, ws, "MQL", "Sales")
    page.bridge.run(
        drafts.set_value,
        stage_id=ws.stages["MQL"],
        team_id=ws.teams["Sales"],
        field="exit_criteria",
        value=[{"text": "The lead score is at least 50"}],
    )
    desk.look()
    assert desk.findings == [], "Marketing's entry to the next stage is none of Sales' business yet"
    ws.write("SQL", "Sales", "entry_criteria", [{"text": "The lead score is at least 70"}])
    shown_again(page)
    desk.look()
    assert [found.message for found in desk.findings] == [
        "The entry of “SQL” asks for more than the exit here: 50 / 70"
    ]
    assert "90" not in all_words(page)
    row = next(row for row in desk.index.rows if row.question.key == "exit_criteria")
    assert row.accessibleName() == "Exit criteria, answered, a note on the wording"


def shown_again(page: DraftPage) -> None:
    """As after a change from elsewhere."""
    page.refresh(None)


def test_a_note_comes_while_the_team_writes(page: DraftPage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    desk = at_desk(page, ws)
    type_text(desk.first_input(), "A lead that is engaged")
    qtbot.waitUntil(lambda: desk.form.part("definition").asked == ["“engaged”: measured how?"])
    assert ws.on_disk("MQL", "Sales") == {}, "and it need not be saved for that"


def test_words_of_a_template_fill_what_is_empty_in_one_step(page: DraftPage, ws: DraftWorkshop) -> None:
    ws.write("MQL", "Sales", "definition", "Our own words")
    page.refresh(None)
    desk = at_desk(page, ws)
    desk.copy_menu.aboutToShow.emit()
    offered = [action for action in desk.copy_menu.actions() if "Marketing-qualified lead" in action.text()]
    assert offered, "the template's stage of that name stands first"
    offered[0].trigger()
    kept = ws.on_disk("MQL", "Sales")
    assert kept["definition"] == "Our own words"
    assert kept["entry_criteria"]
    assert "owner" not in kept, "a template's teams are not ours"
    page.bridge.undo()
    assert set(ws.on_disk("MQL", "Sales")) == {"state", "definition"}


def test_a_team_reads_its_own_earlier_rounds_and_takes_words_up_again(
    ws: DraftWorkshop, theme: Theme, qtbot: QtBot
) -> None:
    ws.draft_all()
    ws.reveal("MQL")
    drafts.reopen(ws.ctx, stage_ids=[ws.stages["MQL"]])
    ws.write("MQL", "Sales", "definition", "New words")
    page = open_page(ws, theme, qtbot)
    desk = at_desk(page, ws)
    assert desk.earlier.isVisible()
    desk.earlier.click()
    assert not any(row.is_in_hand for row in desk.index.rows), "no question is in sight"
    words = all_words(desk.pages.earlier)
    assert "wants to talk to us, scoring at least 70 points" in words
    assert "A budget is named." in words
    assert "has shown interest" not in all_words(page), "Marketing's words of that round are Marketing's"
    use = desk.pages.earlier.findChild(QPushButton, "use-1-definition")
    assert use is not None
    use.click()
    assert "at least 70 points" in ws.on_disk("MQL", "Sales")["definition"]
    desk.earlier.click()
    assert [row.question.key for row in desk.index.rows if row.is_in_hand] == [desk.index.current]


def test_what_is_undone_at_the_desk_lies_on_it_and_shows_in_the_table(page: DraftPage, ws: DraftWorkshop) -> None:
    row, column = page.table.model.row_of(ws.stages["Won"]), page.table.model.column_of(ws.teams["Sales"])
    desk = at_desk(page, ws, "Won", "Sales")
    type_text(desk.first_input(), "Signed")
    choose_another(desk, "MQL")
    assert page.heading.text() == "MQL"
    page.bridge.undo()
    assert page.heading.text() == "Won"
    assert page.desk is not None
    assert page.desk is not desk
    assert page.desk.form.part("definition").editor.value() is None
    page.bridge.redo()
    assert page.desk.form.part("definition").editor.value() == "Signed"
    page.bridge.undo()
    QTest.keyClick(page.desk.first_input(), Qt.Key.Key_Escape)
    assert page.desk is None
    assert "not begun" in str(page.table.model.index(row, column).data())


def test_tab_goes_through_the_desk_as_it_is_read(page: DraftPage, ws: DraftWorkshop) -> None:
    desk = at_desk(page, ws)
    desk.back.setFocus()
    met: list[str] = []
    while not met or met[-1] != "question-next":
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        focused = page.focusWidget()
        named = focused.objectName() or next(
            (row.question.key for row in desk.index.rows if row is focused), type(focused).__name__
        )
        assert named not in met, "round again without the question"
        met.append(named)
    assert met[0] == "desk-stage"
    places = [met.index(name) for name in ("desk-mode-one", "copy-words", desk.first_input().objectName())]
    assert places == sorted(places)
    assert met[-2:] == [desk.first_input().objectName(), "question-next"]


def test_the_field_in_hand_stays_where_it_is_when_it_is_answered(page: DraftPage, ws: DraftWorkshop) -> None:
    desk = at_desk(page, ws)
    field = desk.first_input()
    QApplication.processEvents()
    at = field.mapTo(page, field.rect().topLeft())
    type_text(field, "Somebody who asked")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert "still needed" not in visible_words(desk)
    assert field.mapTo(page, field.rect().topLeft()) == at


def visible_words(desk: Desk) -> list[str]:
    return [label.text() for label in desk.pages.findChildren(QLabel) if label.isVisible()]
