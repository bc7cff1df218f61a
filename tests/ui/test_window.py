"""The window as a person meets it: going from step to step, undo, what cannot be saved, a broken page."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import FileProblem
from stageworkshop.domain.workshop import Team
from stageworkshop.sample import write_sample
from stageworkshop.store.changes import Changes
from stageworkshop.ui import frame as frame_module
from stageworkshop.ui.dialogs.fault import FaultDialog
from stageworkshop.ui.dialogs.palette import Palette
from stageworkshop.ui.frame import GUIDE_NEEDS, WorkshopFrame
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.window import MainWindow
from tests.ui.small_pages import SmallPage, button, small_page, team_names, text_of, words_in


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_module, "page_class", small_page)


def test_steps_by_rail_keys_back_and_next(window: MainWindow, frame: WorkshopFrame, qtbot: QtBot) -> None:
    QTest.mouseClick(frame.rail.item("draft"), Qt.MouseButton.LeftButton)
    assert frame.step == "draft"
    assert frame.rail.item("draft").isChecked()
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert frame.step == "settle"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame.step == "compare"
    button(frame, "next").click()
    assert frame.step == "settle"
    assert button(frame, "back").isVisible()
    frame.open_step("publish")
    assert not button(frame, "next").isVisible()
    frame.open_step("prepare")
    assert not button(frame, "back").isVisible()


def test_what_is_being_typed_is_saved_when_the_step_is_left(frame: WorkshopFrame, qtbot: QtBot) -> None:
    frame.open_step("stages")
    page = frame.page
    assert isinstance(page, SmallPage)
    page.line.selectAll()
    QTest.keyClicks(page.line, "Brand")
    frame.open_step("draft")
    assert "Brand" in [team.name for team in frame.bridge.file.all(Team)]


def test_undo_is_told_beforehand_and_reaches_every_page(window: MainWindow, frame: WorkshopFrame, qtbot: QtBot) -> None:
    frame.open_step("stages")
    page = frame.page
    assert isinstance(page, SmallPage)
    frame.bridge.run(teams.add_team, name="Dealers")
    qtbot.waitUntil(lambda: "Dealers" in window.commands.undo.toolTip())
    assert "Dealers" in page.names.text()
    window.commands.undo.trigger()
    assert "Dealers" not in page.names.text()
    # At once: who has just pressed Undo once too often presses Redo without a pause.
    assert window.commands.redo.isEnabled()
    window.commands.redo.trigger()
    assert "Dealers" in page.names.text()
    qtbot.waitUntil(lambda: "Saved" in text_of(frame, "status"))


def test_what_cannot_be_saved_is_said_and_kept(frame: WorkshopFrame, qtbot: QtBot) -> None:
    is_full = True

    def add(ctx: Context, *, name: str) -> Changes:
        if is_full:
            raise FileProblem("file.disk_full", "the disk is full.")
        return teams.add_team(ctx, name=name)

    frame.bridge.run(add, name="Dealers")
    assert "Not saved" in frame.unsaved_banner.text
    assert "still here" in frame.unsaved_banner.text
    assert "not saved" in text_of(frame, "status")
    is_full = False
    again = next(each for each in frame.unsaved_banner.findChildren(QPushButton) if each.text() == "Try again")
    again.click()
    assert frame.unsaved_banner.text == ""
    assert "Dealers" in [team.name for team in frame.bridge.file.all(Team)]


def test_unsaved_changes_go_on_in_a_copy(window: MainWindow, frame: WorkshopFrame, tmp_path: Path) -> None:
    first = frame.bridge.file.path

    def add(ctx: Context, *, name: str) -> Changes:
        if ctx.file.path == first:
            raise FileProblem("file.io", "the disk did not take it.")
        return teams.add_team(ctx, name=name)

    frame.bridge.run(add, name="Dealers")
    window._doings.copy_to(tmp_path / "copy.stageworkshop")
    assert "Dealers" in team_names(tmp_path / "copy.stageworkshop")
    assert "Dealers" not in team_names(first)
    assert window.frame is not None
    assert window.frame.bridge.file.path == tmp_path / "copy.stageworkshop"


def test_a_broken_page_leaves_the_window_open(window: MainWindow, frame: WorkshopFrame, qtbot: QtBot) -> None:
    frame.open_step("draft")
    frame.open_step("test")
    dialog = window.findChild(FaultDialog)
    assert dialog is not None
    assert "this page is broken" in dialog.details.toPlainText()
    dialog.copy_details()
    assert "this page is broken" in QApplication.clipboard().text()
    dialog.accept()
    assert frame.step == "draft"
    assert window.isVisible()


def test_the_guide_makes_room_in_a_narrow_window(window: MainWindow, frame: WorkshopFrame, settings: Settings) -> None:
    assert frame.guide.isVisible()
    window.resize(GUIDE_NEEDS - 50, 700)
    assert not frame.guide.isVisible()
    window.commands.guide.trigger()
    assert frame.guide.isVisible()
    window.resize(1_280, 800)
    assert frame.guide.isVisible()
    window.commands.guide.trigger()
    assert not frame.guide.isVisible()
    assert not settings.is_open("guide")


def test_ready_list_and_figures_come_from_the_data(frame: WorkshopFrame, qtbot: QtBot) -> None:
    frame.open_step("prepare")
    qtbot.waitUntil(lambda: "at least two teams are in the room" in words_in(frame.guide))
    assert "1 open" in frame.rail.item("settle").accessibleName()
    assert frame.rail.item("stages").accessibleName().startswith("2 Stages, 2")


def test_the_agenda_folds_to_numbers_and_icons(window: MainWindow, frame: WorkshopFrame, settings: Settings) -> None:
    wide = frame.rail.width()
    fold = frame.rail.findChild(QToolButton, "rail-fold")
    assert fold is not None
    fold.click()
    assert frame.rail.width() < wide / 2
    assert not settings.is_open("rail")
    fold.click()
    assert frame.rail.width() == wide


def test_the_palette_finds_and_opens(window: MainWindow, frame: WorkshopFrame, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    QTest.keyClicks(palette.field, "accepted")
    assert palette.shown[0].name == "Sales accepted lead"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = frame.page
    assert isinstance(page, SmallPage)
    assert page.shown.startswith("stage ")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    other = next(each for each in window.findChildren(Palette) if each.isVisible())
    QTest.keyClicks(other.field, "zzz")
    assert other.shown == []
    QTest.keyClick(other.field, Qt.Key.Key_Escape)
    assert not other.isVisible()


def test_the_choice_of_theme_is_remembered(window: MainWindow, settings: Settings) -> None:
    window.commands.dark.trigger()
    assert settings.theme == "dark"
    assert window.commands.dark.isChecked()
    window.commands.toggle_theme.trigger()
    assert settings.theme == "light"


def test_who_sits_down_at_the_machine_says_so_in_the_menu(window: MainWindow, frame: WorkshopFrame) -> None:
    window.commands.your_name.trigger()
    dialog = window.findChild(QWidget, "your-name-dialog")
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "your-name")
    assert field is not None
    field.setText("  ")
    assert not button(dialog, "your-name-take").isEnabled()
    field.setText("Łukasz Żak")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    frame.bridge.run(teams.add_team, name="Dealers")
    assert [entry.actor for entry in frame.bridge.file.history()][-1] == "Łukasz Żak"
    assert window.close_workshop()
    window.commands.your_name.trigger()
    again = [each for each in window.findChildren(QLineEdit, "your-name") if each.isVisible()]
    assert [each.text() for each in again] == ["Łukasz Żak"]


def test_a_damaged_workshop_is_refused_in_words(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.stageworkshop"
    write_sample(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE team SET name = CAST(x'4DFFFE' AS TEXT)")
    connection.close()
    assert not window.open_path(path)
    assert window.frame is None
    assert "is damaged" in window.welcome.banner.text
    assert window.findChild(FaultDialog) is None


def test_what_breaks_off_in_a_damaged_file_is_said_on_the_page(window: MainWindow, frame: WorkshopFrame) -> None:
    frame.open_step("draft")
    window.show_fault(FileProblem("file.damaged", "this workshop file is damaged."))
    assert frame.page is not None
    assert "is damaged" in frame.page.banner.text
    assert window.findChild(FaultDialog) is None
