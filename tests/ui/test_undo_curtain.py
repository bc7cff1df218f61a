"""Undo behind the curtain: who works unseen reaches their own steps only; outside, nobody takes them back blindly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stageworkshop.actions import cases, teams
from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.workshop import Team
from stageworkshop.sheets import extract
from stageworkshop.sheets.content import gather
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.steps.draft.desk import Desk
from stageworkshop.ui.steps.draft.page import DraftPage
from stageworkshop.ui.widgets.row_list import RowList
from stageworkshop.ui.window import MainWindow
from tests.ui.draft_workshop import DraftWorkshop, build
from tests.ui.keyboard import type_text
from tests.ui.read_off import read_off

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET, OURS = "Only Marketing knows this", "What Sales says"
ASKED = "The last step was done behind the curtain: Marketing worked on its draft of “MQL”: Plain definition."


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[DraftWorkshop]:
    made = build(tmp_path)
    yield made
    made.file.close()


@pytest.fixture
def frame(window: MainWindow, ws: DraftWorkshop) -> WorkshopFrame:
    assert window.show_workshop(ws.ctx, "draft")
    assert window.frame is not None
    return window.frame


def draft_page(frame: WorkshopFrame) -> DraftPage:
    assert isinstance(frame.page, DraftPage)
    return frame.page


def sit_down(frame: WorkshopFrame, ws: DraftWorkshop, team: str, stage: str = "MQL") -> Desk:
    page = draft_page(frame)
    page.table.view.take(ws.stages[stage], ws.teams[team])
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Key.Key_Return)
    QTest.keyClick(page.curtain.show_button, Key.Key_Return)
    assert page.desk is not None
    return page.desk


def stand_up(frame: WorkshopFrame) -> None:
    desk = draft_page(frame).desk
    assert desk is not None
    QTest.keyClick(desk.first_input(), Key.Key_Escape)
    assert draft_page(frame).desk is None


def write(frame: WorkshopFrame, ws: DraftWorkshop, team: str, words: str) -> None:
    type_text(sit_down(frame, ws, team).first_input(), words)
    stand_up(frame)


def press(modifier: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Z, modifier)


def definition(ws: DraftWorkshop, team: str, stage: str = "MQL") -> object:
    return ws.on_disk(stage, team).get("definition")


def test_at_the_desk_only_its_own_steps_are_in_reach(
    window: MainWindow, frame: WorkshopFrame, ws: DraftWorkshop
) -> None:
    write(frame, ws, "Marketing", SECRET)
    desk = sit_down(frame, ws, "Sales")
    assert not window.commands.undo.isEnabled()
    assert window.commands.undo.toolTip() == "Undo (Ctrl+Z): nothing of yours to do"
    press(CTRL)
    frame.bridge.undo()
    assert definition(ws, "Marketing") == SECRET
    type_text(desk.first_input(), OURS)
    QTest.keyClick(desk.first_input(), Key.Key_PageDown, CTRL)
    assert window.commands.undo.toolTip() == "Undo: Sales worked on its draft of “MQL”: Plain definition (Ctrl+Z)"
    for _ in range(3):
        press(CTRL)
    assert definition(ws, "Sales") is None
    assert definition(ws, "Marketing") == SECRET
    for _ in range(3):
        press(CTRL | SHIFT)
    assert definition(ws, "Sales") == OURS
    assert frame.undoing.banner.text == "", "at the desk nothing is asked"


def test_what_another_team_took_back_is_not_done_again(
    window: MainWindow, frame: WorkshopFrame, ws: DraftWorkshop
) -> None:
    desk = sit_down(frame, ws, "Marketing")
    type_text(desk.first_input(), SECRET)
    QTest.keyClick(desk.first_input(), Key.Key_PageDown, CTRL)
    press(CTRL)
    assert definition(ws, "Marketing") is None
    stand_up(frame)
    sit_down(frame, ws, "Sales")
    assert not window.commands.redo.isEnabled()
    press(CTRL | SHIFT)
    frame.bridge.redo()
    assert definition(ws, "Marketing") is None


def test_the_same_team_comes_back_to_a_desk_of_its_own(frame: WorkshopFrame, ws: DraftWorkshop) -> None:
    write(frame, ws, "Sales", OURS)
    type_text(sit_down(frame, ws, "Sales").first_input(), "They named a date")
    draft = ws.on_disk("MQL", "Sales")
    stand_up(frame)
    assert ws.on_disk("MQL", "Sales") != draft
    sit_down(frame, ws, "Sales")
    press(CTRL)
    assert definition(ws, "Sales") == OURS


def test_outside_it_asks_and_names_no_word(window: MainWindow, frame: WorkshopFrame, ws: DraftWorkshop) -> None:
    write(frame, ws, "Marketing", SECRET)
    press(CTRL)
    banner = frame.undoing.banner
    assert banner.isVisible()
    assert ASKED in banner.text
    assert SECRET not in read_off(window)
    press(CTRL)
    assert definition(ws, "Marketing") == SECRET, "pressed twice is no answer"
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    QTest.keyClick(button, Key.Key_Escape)
    assert not banner.isVisible()
    assert QApplication.focusWidget() is draft_page(frame).table.view
    press(CTRL)
    answer = QApplication.focusWidget()
    assert isinstance(answer, QPushButton)
    assert answer.text() == "Take it back"
    QTest.keyClick(answer, Key.Key_Space)
    assert definition(ws, "Marketing") is None
    assert banner.text == "Taken back. Redo does it again."
    assert QApplication.focusWidget() is draft_page(frame).table.view
    press(CTRL | SHIFT)
    assert "Marketing worked on its draft of “MQL”: Plain definition." in banner.text
    assert definition(ws, "Marketing") is None
    again = QApplication.focusWidget()
    assert isinstance(again, QPushButton)
    QTest.keyClick(again, Key.Key_Space)
    assert definition(ws, "Marketing") == SECRET
    assert SECRET not in read_off(window)


def test_it_asks_on_every_page_and_undo_still_reaches_everything(
    window: MainWindow, frame: WorkshopFrame, ws: DraftWorkshop
) -> None:
    frame.bridge.run(teams.add_team, name="Service")
    write(frame, ws, "Marketing", SECRET)
    frame.open_step("prepare")
    window.commands.undo.trigger()
    assert ASKED in frame.undoing.banner.text
    answer = frame.undoing.banner.first_action
    assert isinstance(answer, QPushButton)
    answer.click()
    window.commands.undo.trigger()
    assert "Service" not in [team.name for team in ws.file.all(Team)], "what was done in the open is taken back at once"


def test_a_question_is_over_with_the_next_change(window: MainWindow, frame: WorkshopFrame, ws: DraftWorkshop) -> None:
    write(frame, ws, "Marketing", SECRET)
    acts: tuple[Callable[[], object], ...] = (
        lambda: frame.bridge.run(teams.add_team, name="Service"),
        lambda: frame.open_step("stages"),
    )
    for act in acts:
        frame.open_step("draft")
        while frame.bridge.next_undo and not frame.bridge.next_undo.unseen:
            frame.bridge.undo()
        window.commands.undo.trigger()
        assert frame.undoing.banner.isVisible()
        act()
        assert not frame.undoing.banner.isVisible()
    frame.open_step("draft")
    window.commands.undo.trigger()
    sit_down(frame, ws, "Sales")
    assert not frame.undoing.banner.isVisible()


def test_handing_in_by_mistake_is_taken_back_at_the_desk(frame: WorkshopFrame, ws: DraftWorkshop) -> None:
    page = draft_page(frame)
    type_text(sit_down(frame, ws, "Sales").first_input(), OURS)
    page.primary.click()
    assert page.heading.text() == "SQL"
    press(CTRL)
    assert page.heading.text() == "MQL"
    assert ws.on_disk("MQL", "Sales") == {"state": "open", "definition": OURS}


def test_in_a_draft_sheet_all_is_of_one_team(window: MainWindow, ws: DraftWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "sales.stageworkshop"
    path.write_bytes(extract.write(gather(ws.file, ws.teams["Sales"], at="2026-11-24T10:00:00Z")))
    assert window.open_path(path)
    frame = window.frame
    assert frame is not None
    write(frame, ws, "Sales", OURS)
    sit_down(frame, ws, "Sales")
    assert window.commands.undo.isEnabled()
    press(CTRL)
    desk = draft_page(frame).desk
    assert desk is not None
    assert desk.form.part("definition").editor.value() is None
    press(CTRL)
    press(CTRL | SHIFT)
    assert desk.form.part("definition").editor.value() == OURS
    stand_up(frame)
    press(CTRL)
    assert not frame.undoing.banner.isVisible()
    assert frame.bridge.next_redo is not None


def test_whoever_sorts_cases_reaches_no_answer_of_another(
    window: MainWindow, frame: WorkshopFrame, ws: DraftWorkshop, qtbot: QtBot
) -> None:
    cases.add_case(ws.ctx, title="Hospital in Porto")
    cases.add_case(ws.ctx, title="Town hall")
    anna, uwe = ws.people["Anna"], ws.people["Uwe"]
    cases.sort_case(ws.ctx, case_id=ws.file.all(Case)[0].id, participant_id=anna, stage_id=ws.stages["MQL"])
    frame.open_step("test")
    assert frame.page is not None
    find = frame.page.findChild
    sorters = find(RowList, "sorters")
    mode = find(QPushButton, "mode-sort")
    assert sorters is not None
    if mode is not None:
        mode.click()
    sorters.pressed_row.emit(uwe)
    begin = find(QPushButton, "begin-sorting")
    assert begin is not None
    begin.click()
    assert not window.commands.undo.isEnabled()
    QTest.keyClick(window, Key.Key_Z, CTRL)
    assert [each.participant_id for each in ws.file.all(Sorting)] == [anna]
    stages = find(RowList, "sort-stages")
    assert stages is not None
    stages.pressed_row.emit(ws.stages["SQL"])
    assert len(ws.file.all(Sorting)) == 2
    for _ in range(2):
        QTest.keyClick(window, Key.Key_Z, CTRL)
    assert [each.participant_id for each in ws.file.all(Sorting)] == [anna]
    stop = next(each for each in frame.page.findChildren(QPushButton, "stop-sorting"))
    stop.click()
    window.commands.undo.trigger()
    assert "Anna sorted the case “Hospital in Porto”" in frame.undoing.banner.text
    assert len(ws.file.all(Sorting)) == 1
