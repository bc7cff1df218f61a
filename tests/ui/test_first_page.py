"""The first page: begin from a template, open, go on, drop a file, look at the sample, and what is no workshop."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import FileProblem
from stageworkshop.ui import frame as frame_module
from stageworkshop.ui import opening
from stageworkshop.ui.settings import RecentFile, Settings
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.welcome_cards import RecentRow, TemplateCard
from stageworkshop.ui.window import MainWindow
from stageworkshop.ui.worker import CancelledError, Job
from tests.ui.small_pages import button, small_page, team_names, text_of, visible_rows


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_module, "page_class", small_page)


def test_a_template_becomes_a_workshop_on_disk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    card = window.welcome.findChild(TemplateCard, "template-b2b2x")
    assert card is not None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    form = window.findChild(QWidget, "new-workshop-page")
    assert form is not None
    written = {
        "title": "Spring round",
        "organisation": "Zażółć S.A.",
        "actor": "Łukasz Wójcik",
        "path": str(tmp_path / "s"),
    }
    for name, text in written.items():
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
    assert [entry.actor for entry in window.frame.bridge.file.history()][-1] == "Łukasz Wójcik"


def test_what_was_typed_is_still_there_after_a_look_at_the_templates(window: MainWindow, tmp_path: Path) -> None:
    window.commands.new.trigger()
    form = window.findChild(QWidget, "new-workshop-page")
    assert form is not None
    title, path = form.findChild(QLineEdit, "title"), form.findChild(QLineEdit, "path")
    template = form.findChild(QComboBox, "template")
    assert title is not None
    assert path is not None
    assert template is not None
    QTest.keyClicks(title, "Spring round")
    path.setText(str(tmp_path / "s"))
    QTest.keyClick(title, Qt.Key.Key_Escape)
    card = window.welcome.findChild(TemplateCard, "template-b2b2x")
    assert card is not None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert (title.text(), template.currentData()) == ("Spring round", "b2b2x")
    path.setText(str(tmp_path / "s"))
    button(form, "create").click()
    assert window.frame is not None
    window.commands.new.trigger()
    assert (title.text(), template.currentData()) == ("", "blank"), "the next one begins with an empty form"


def test_the_dialog_opens_where_there_is_a_folder(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(parent: QWidget, caption: str, folder: str, kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(opening, "documents_folder", lambda: tmp_path / "Documents")
    window.commands.open.trigger()
    (tmp_path / "Documents").mkdir()
    window.commands.open.trigger()
    assert asked == [str(Path.home()), str(tmp_path / "Documents")]


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


def test_a_file_dropped_on_the_first_page_is_opened(window: MainWindow, workshop_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(workshop_path))])
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, plain)
    window.welcome.dropEvent(event)
    assert window.frame is not None


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
    write, stopped = opening.write_sample, []

    def watched(job: Job, *, folder: Path) -> Path:
        try:
            return write(job, folder=folder)
        except CancelledError:
            stopped.append(True)
            raise

    monkeypatch.setattr(opening, "write_sample", watched)
    button(window.welcome, "open-sample").click()
    cancel = next(each for each in window.welcome.banner.findChildren(QPushButton) if each.text() == "Cancel")
    cancel.click()
    assert button(window.welcome, "new-workshop").isEnabled()
    qtbot.waitUntil(lambda: bool(stopped), timeout=90_000)
    assert window.frame is None
    assert not list(tmp_path.glob("Documents/*.stageworkshop"))


def test_the_proposed_place_works_where_nobody_has_kept_a_document_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "home" / "Documents"
    monkeypatch.setattr(opening, "documents_folder", lambda: documents)
    path = opening.proposed_path(documents, "Shared stages")
    opening.make_workshop(opening.NewWorkshop(path, "Shared stages", "", "blank", "Ines"), "Ines").file.close()
    assert path.is_file()
    elsewhere = tmp_path / "misspelt" / "Shared stages.stageworkshop"
    with pytest.raises(FileProblem):
        opening.make_workshop(opening.NewWorkshop(elsewhere, "Shared stages", "", "blank", "Ines"), "Ines")
    assert not elsewhere.parent.exists(), "a folder that somebody typed is asked about, not made"
