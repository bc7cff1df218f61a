"""The window as a person meets it: first start, opening, going from step to step, undo, what cannot be saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import FileProblem
from stageworkshop.domain.workshop import Team
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui import frame as frame_module
from stageworkshop.ui.dialogs.fault import FaultDialog
from stageworkshop.ui.dialogs.palette import Palette
from stageworkshop.ui.frame import GUIDE_NEEDS, WorkshopFrame
from stageworkshop.ui.settings import RecentFile, Settings
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.welcome_cards import RecentRow, TemplateCard
from stageworkshop.ui.widgets.autosave import AutoLine
from stageworkshop.ui.window import MainWindow
from stageworkshop.ui.worker import Job


class SmallPage(StepPage):
    """A page with the names of the teams and a field that renames the first one."""

    def reload(self, changes: Changes | None) -> None:
        names = [team.name for team in self.bridge.file.all(Team)]
        if changes is None:
            self.names = QLabel(self)
            self.line = AutoLine(self)
            self.body.addWidget(self.names)
            self.body.addWidget(self.line)
            self.line.left.connect(self._rename)
            self.shown = ""
        self.names.setText(", ".join(names))
        self.line.set_text(names[0] if names else "")

    def initial_focus(self) -> QWidget:
        return self.line

    def open_object(self, kind: str, object_id: str) -> None:
        self.shown = f"{kind} {object_id}"
        self.set_in_hand("MQL")

    def _rename(self, name: str) -> None:
        self.run(teams.rename_team, team_id=self.bridge.file.all(Team)[0].id, name=name)


def small_page(key: str) -> type[StepPage]:
    if key == "test":
        raise RuntimeError("this page is broken")
    return type(f"Small{key}", (SmallPage,), {"key": key})


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_module, "page_class", small_page)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(theme, settings)
    made.resize(1_280, 800)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.frame is not None:
        made.frame.bridge.give_up()
    made.close_workshop()


@pytest.fixture
def frame(window: MainWindow, workshop_path: Path) -> WorkshopFrame:
    assert window.open_path(workshop_path)
    assert window.frame is not None
    return window.frame


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None, name
    return found


def text_of(parent: QWidget, name: str) -> str:
    found = parent.findChild(QLabel, name)
    assert found is not None, name
    return found.toolTip() or found.text()


def visible_rows(window: MainWindow) -> list[RecentRow]:
    return [row for row in window.welcome.findChildren(RecentRow) if row.isVisible()]


def words_in(parent: QWidget) -> list[str]:
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]


def team_names(path: Path) -> list[str]:
    file = WorkshopFile.open(path, read_only=True)
    try:
        return [team.name for team in file.all(Team)]
    finally:
        file.close()


def test_a_template_becomes_a_workshop_on_disk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    card = window.welcome.findChild(TemplateCard, "template-b2b2x")
    assert card is not None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    form = window.findChild(QWidget, "new-workshop-page")
    assert form is not None
    for name, text in (("title", "Spring round"), ("organisation", "Zażółć S.A."), ("path", str(tmp_path / "s"))):
        line = form.findChild(QLineEdit, name)
        assert line is not None
        line.setFocus()
        line.clear()
        line.insert(text)  # QTest types no letters beyond ASCII
    button(form, "create").click()
    assert window.frame is not None
    assert text_of(window.frame, "workshop-title") == "Spring round · Zażółć S.A."
    assert "Marketing" in team_names(tmp_path / "s.stageworkshop")
    assert window.frame.step == "prepare"


def test_a_workshop_without_a_title_is_asked_for_one(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.new.trigger()
    form = window.findChild(QWidget, "new-workshop-page")
    assert form is not None
    button(form, "create").click()
    assert window.frame is None
    assert any("title" in label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_recent_files_can_be_opened_and_forgotten(
    qtbot: QtBot, theme: Theme, settings: Settings, workshop_path: Path, tmp_path: Path
) -> None:
    settings.remember(RecentFile(tmp_path / "gone.stageworkshop", "Gone"))
    settings.remember(RecentFile(workshop_path, "Autumn", "Nordwind Pumpen", "2 of 8 steps done"))
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.show()
    there, gone = window.welcome.findChildren(RecentRow)
    assert gone.is_missing
    assert not there.is_missing
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    assert window.frame is None
    forget = gone.findChild(QToolButton, "forget")
    assert forget is not None
    forget.click()
    assert [file.path for file in settings.recent()] == [workshop_path]
    qtbot.waitUntil(lambda: [row.is_missing for row in visible_rows(window)] == [False])
    there = visible_rows(window)[0]
    QTest.mouseClick(there, Qt.MouseButton.LeftButton)
    assert window.frame is not None
    window.close_workshop()


@pytest.mark.parametrize("content", [b"", b"no workshop", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_none_is_said_in_one_sentence(window: MainWindow, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.stageworkshop"
    path.write_bytes(content)
    assert not window.open_path(path)
    assert "workshop file" in window.welcome.banner.text
    assert path.read_bytes() == content


def test_a_file_that_somebody_has_is_offered_to_look_at(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    assert not window.open_path(context.file.path)
    offers = [each for each in window.welcome.banner.findChildren(QPushButton) if each.isVisible()]
    assert [offer.text() for offer in offers] == ["Open to look at"]
    offers[0].click()
    assert window.frame is not None
    assert window.frame.bridge.read_only
    assert "you may look, not change" in window.frame.read_only_banner.text
    assert not window.commands.undo.isEnabled()


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
    qtbot.waitUntil(window.commands.redo.isEnabled)
    window.commands.redo.trigger()
    assert "Dealers" in page.names.text()
    assert "Saved" in text_of(frame, "status")


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


def test_a_file_dropped_on_the_first_page_is_opened(window: MainWindow, workshop_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(workshop_path))])
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, plain)
    window.welcome.dropEvent(event)
    assert window.frame is not None


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


def test_the_projector_shows_step_and_what_is_in_hand(window: MainWindow, frame: WorkshopFrame, qtbot: QtBot) -> None:
    frame.open_step("compare")
    window.commands.projector.trigger()
    projector = window._doings.projector
    assert projector is not None
    frame.open_step("settle", "disagreement", "d1")
    words = [label.text() for label in projector.findChildren(QLabel)]
    assert "MQL" in words
    assert "5  Settle" in words
    smallest = min(label.fontInfo().pixelSize() for label in projector.findChildren(QLabel))
    assert smallest >= 24
    QTest.keyClick(projector, Qt.Key.Key_Escape)
    assert window._doings.projector is None


def test_the_choice_of_theme_is_remembered(window: MainWindow, settings: Settings) -> None:
    window.commands.dark.trigger()
    assert settings.theme == "dark"
    assert window.commands.dark.isChecked()
    window.commands.toggle_theme.trigger()
    assert settings.theme == "light"


def test_the_sample_is_written_without_blocking_and_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "Documents"))
    button(window.welcome, "open-sample").click()
    assert "Writing the sample" in window.welcome.banner.text
    assert not button(window.welcome, "new-workshop").isEnabled()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=30_000)
    assert (tmp_path / "Documents" / "Sample workshop.stageworkshop").exists()
    assert len(team_names(tmp_path / "Documents" / "Sample workshop.stageworkshop")) == 4


def test_a_sample_that_was_cancelled_leaves_no_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "Documents"))
    button(window.welcome, "open-sample").click()
    job = window.findChild(Job)
    assert job is not None
    with qtbot.waitSignal(job.cancelled, timeout=30_000):
        cancel = next(each for each in window.welcome.banner.findChildren(QPushButton) if each.text() == "Cancel")
        cancel.click()
        assert button(window.welcome, "new-workshop").isEnabled()
    assert window.frame is None
    assert not list(tmp_path.glob("Documents/*.stageworkshop"))
