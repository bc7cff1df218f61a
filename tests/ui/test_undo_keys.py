"""Ctrl+Z in a field: first what is being typed there, then, also without leaving it, what was done before."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stageworkshop.domain.workshop import Team, Workshop
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.steps.prepare import PreparePage
from stageworkshop.ui.window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(modifier: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Z, modifier)


def test_undo_goes_from_the_words_in_hand_to_the_workshop(
    window: MainWindow, frame: WorkshopFrame, qtbot: QtBot
) -> None:
    frame.open_step("prepare")
    page = frame.page
    assert isinstance(page, PreparePage)
    purpose = page.about.purpose
    page.teams.add.setFocus()
    QTest.keyClicks(page.teams.add, "Dealers")
    QTest.keyClick(page.teams.add, Qt.Key.Key_Return)
    page.about.purpose.setFocus()
    QTest.keyClicks(purpose, "One word")
    press(CTRL)
    assert purpose.toPlainText() == "", "first the words in hand"
    assert "Dealers" in names(frame)
    press(CTRL)
    assert "Dealers" not in names(frame), "then what was done before, though the field still has the focus"
    qtbot.waitUntil(window.commands.redo.isEnabled)
    press(CTRL | SHIFT)
    press(CTRL | SHIFT)
    assert "Dealers" in names(frame)


def test_what_was_left_is_undone_as_a_whole(window: MainWindow, frame: WorkshopFrame, qtbot: QtBot) -> None:
    frame.open_step("prepare")
    page = frame.page
    assert isinstance(page, PreparePage)
    page.about.organisation.setFocus()
    page.about.organisation.selectAll()
    QTest.keyClicks(page.about.organisation, "Acme")
    page.about.title.setFocus()
    assert frame.bridge.file.get(Workshop, frame.bridge.file.workshop.id).organisation == "Acme"
    qtbot.waitUntil(window.commands.undo.isEnabled)
    press(CTRL)
    assert page.about.organisation.text() == "Nordwind Pumpen"


def names(frame: WorkshopFrame) -> list[str]:
    return [team.name for team in frame.bridge.file.all(Team)]


def test_leaving_a_field_ends_the_step(window: MainWindow, frame: WorkshopFrame, qtbot: QtBot) -> None:
    """Typing with pauses is one step; coming back to the field is another, however soon."""
    frame.open_step("prepare")
    page = frame.page
    assert isinstance(page, PreparePage)
    field = page.about.organisation
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Acme")
    field.commit()
    QTest.keyClicks(field, " Pumps")
    page.about.title.setFocus()
    field.setFocus()
    field.setCursorPosition(len(field.text()))
    QTest.keyClicks(field, " Ltd")
    page.about.title.setFocus()
    assert field.text() == "Acme Pumps Ltd"
    press(CTRL)
    assert field.text() == "Acme Pumps"
    press(CTRL)
    assert field.text() == "Nordwind Pumpen"
    press(CTRL | SHIFT)
    assert field.text() == "Acme Pumps", "Redo waits for nothing either"
