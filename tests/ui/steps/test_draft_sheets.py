"""Draft sheets on the page Draft: handed out, looked at, taken in; and a window on a sheet itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import drafts
from stageworkshop.sheets import extract, read, xlsx_read, xlsx_write
from stageworkshop.sheets.content import gather
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.draft import DraftPage
from stageworkshop.ui.steps.draft.sheets_panel import SheetsPanel
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.window import MainWindow
from tests.sheets.room import AT, SheetBook
from tests.ui.draft_workshop import DraftWorkshop, build
from tests.ui.test_accessible import faults

LOADED = (read, xlsx_read, xlsx_write, extract)
"""Loaded here and not by the worker: PySide6 looks at every import, and in the program itself that is switched off."""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[DraftWorkshop]:
    made = build(tmp_path)
    yield made
    made.file.close()


@pytest.fixture
def page(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> DraftPage:
    made = DraftPage(Bridge(ws.ctx), theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.refresh(None)
    made.show()
    made.bridge.changed.connect(made.refresh)
    return made


@pytest.fixture
def panel(page: DraftPage) -> SheetsPanel:
    page.sheets.button.click()
    return page.sheets.panel


def sheet(ws: DraftWorkshop, team: str, folder: Path, fill: Callable[[SheetBook], object]) -> Path:
    """A team's workbook that came back, filled in."""
    book = SheetBook(xlsx_write.write(gather(ws.file, ws.teams[team], at=AT)))
    fill(book)
    path = folder / f"{team}.xlsx"
    path.write_bytes(book.data())
    return path


def shown(page: QWidget) -> str:
    """Every word on the page."""
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    buttons = [button.text() for button in page.findChildren(QPushButton) if button.isVisibleTo(page)]
    return "\n".join(labels + buttons)


def done(panel: SheetsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.take_in.work.is_running and not panel.hand_out.work.is_running, timeout=20_000)


def test_sheets_are_handed_out_by_team(
    page: DraftPage,
    panel: SheetsPanel,
    ws: DraftWorkshop,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ws.write("MQL", "Sales", "definition", "Words of Sales.")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(tmp_path / "out"))
    assert page.heading.text() == "Draft sheets"
    assert panel.hand_out.write.text() == "Write 3 sheets…"
    box = panel.hand_out.findChild(QCheckBox, f"sheet-for-{ws.teams['Marketing']}")
    assert box is not None
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert panel.hand_out.write.text() == "Write 2 sheets…"
    QTest.keyClick(panel.hand_out.write, Qt.Key.Key_Space)
    done(panel, qtbot)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "Autumn alignment-draft-sheet-handler-nord.xlsx",
        "Autumn alignment-draft-sheet-sales.xlsx",
    ]
    assert f"2 sheets are in {tmp_path / 'out'}." in page.banner.text
    assert "Words of Sales." not in shown(page)


def test_files_that_are_there_are_asked_about(
    panel: SheetsPanel, page: DraftPage, tmp_path: Path, qtbot: QtBot
) -> None:
    panel.hand_out.form.choose("extract")
    panel.hand_out.write_to(tmp_path / "out")
    done(panel, qtbot)
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert len(before) == 3
    panel.hand_out.write_to(tmp_path / "out")
    assert panel.hand_out.confirm.isVisible()
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    replace = panel.hand_out.confirm.findChild(QPushButton, "confirm-0")
    assert replace is not None
    replace.click()
    done(panel, qtbot)
    assert "3 sheets are in" in page.banner.text


def test_every_field_is_named_and_no_word_is_shown_before_it_is_taken_in(
    page: DraftPage, panel: SheetsPanel, ws: DraftWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    ws.write("MQL", "Sales", "audience", "Secret audience.")

    def fill(book: SheetBook) -> None:
        book.fill("MQL", "definition", "Secret words.").fill("MQL", "audience", "Secret other audience.")
        book.fill("SQL", "probability", "secret").say("MQL", "done")

    panel.take_in.open_files([sheet(ws, "Sales", tmp_path, fill)])
    done(panel, qtbot)
    (preview,) = panel.take_in.previews
    assert preview.summary.text() == "2 fields in 1 stage would be set."
    assert preview.lines() == [
        ("MQL", "Plain definition", "new"),
        ("MQL", "Who it is for", "replaces what the team had"),
        ("MQL", "How far the team is", "handed in"),
    ]
    refused = "Sheet ‘SQL’, cell B74: this is no whole number of per cent from 0 to 100."
    qtbot.waitUntil(lambda: refused in shown(page))
    assert "secret" not in shown(page).casefold()
    assert not panel.hand_out.isVisible()
    assert QApplication.focusWidget() is panel.take_in.go
    assert ws.on_disk("MQL", "Sales") == {"state": "open", "audience": "Secret audience."}
    QTest.keyClick(panel.take_in.go, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ws.on_disk("MQL", "Sales") == {
        "state": "done",
        "definition": "Secret words.",
        "audience": "Secret other audience.",
    }
    assert page.banner.text == "Taken in: Sales (2 fields in 1 stage). Undo takes it back."
    assert page.table.isVisible()
    page.bridge.undo()
    assert ws.on_disk("MQL", "Sales") == {"state": "open", "audience": "Secret audience."}


def test_several_at_once_one_put_aside_one_refused(
    page: DraftPage,
    panel: SheetsPanel,
    ws: DraftWorkshop,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = [
        sheet(ws, team, tmp_path, lambda book: book.fill("SQL", "definition", "Mine."))
        for team in ("Sales", "Marketing", "Händler Nord")
    ]
    wrong = tmp_path / "notes.xlsx"
    wrong.write_bytes(b"no workbook")
    chosen = [str(path) for path in [*paths, wrong]]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *args: (chosen, ""))
    panel.take_in.open.click()
    done(panel, qtbot)
    assert [preview.plan.team.name for preview in panel.take_in.previews] == ["Sales", "Marketing", "Händler Nord"]
    assert panel.take_in.refused.text().startswith("notes.xlsx: this is no draft sheet")
    assert panel.take_in.go.text() == "Take in 3 sheets"
    panel.take_in.previews[1].aside.click()
    assert panel.take_in.go.text() == "Take in 2 sheets"
    panel.take_in.go.click()
    assert ws.on_disk("SQL", "Sales")["definition"] == ws.on_disk("SQL", "Händler Nord")["definition"] == "Mine."
    assert ws.on_disk("SQL", "Marketing") == {}


def test_what_changes_meanwhile_is_looked_at_again(
    page: DraftPage, panel: SheetsPanel, ws: DraftWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = sheet(ws, "Sales", tmp_path, lambda book: book.fill("MQL", "definition", "Mine."))
    panel.take_in.open_files([path])
    done(panel, qtbot)
    ws.write("MQL", "Marketing", "definition", "Theirs.")
    changes = drafts.reveal(ws.ctx, stage_ids=[ws.stages["MQL"]])
    page.refresh(changes)
    (preview,) = panel.take_in.previews
    assert preview.remarks() == ["“MQL”: the drafts are revealed; begin another round to change them."]
    assert not panel.take_in.go.isEnabled()


def test_leaving_takes_nothing_in(
    page: DraftPage, panel: SheetsPanel, ws: DraftWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    panel.take_in.open_files([sheet(ws, "Sales", tmp_path, lambda book: book.fill("MQL", "definition", "Mine."))])
    done(panel, qtbot)
    QTest.keyClick(panel.take_in.go, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert panel.take_in.previews == []
    assert ws.on_disk("MQL", "Sales") == {}


def test_a_dropped_workbook_is_looked_at(page: DraftPage, ws: DraftWorkshop, tmp_path: Path, qtbot: QtBot) -> None:
    path = sheet(ws, "Sales", tmp_path, lambda book: book.fill("MQL", "definition", "Mine."))
    drop(page, path)
    done(page.sheets.panel, qtbot)
    assert len(page.sheets.panel.take_in.previews) == 1
    assert not drop(page, tmp_path / "picture.png")


def drop(page: QWidget, path: Path) -> bool:
    """Drops a file on the page; whether the page takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, data, left, nothing)
    entered.ignore()
    QApplication.sendEvent(page, entered)
    if entered.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, nothing))
    return entered.isAccepted()


def test_every_control_has_a_name(
    page: DraftPage, panel: SheetsPanel, ws: DraftWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    assert faults(page) == []
    panel.take_in.open_files([sheet(ws, "Sales", tmp_path, lambda book: book.fill("MQL", "definition", "Mine."))])
    done(panel, qtbot)
    assert faults(page) == []


def test_the_palette_leads_there(window: MainWindow, ws: DraftWorkshop) -> None:
    path = ws.file.path
    ws.file.close()
    window.open_path(path)
    window.commands.sheets.trigger()
    assert window.frame is not None
    assert isinstance(window.frame.page, DraftPage)
    assert window.frame.page.sheets.is_open
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.frame.page.isAncestorOf(focused)


def test_a_window_on_a_draft_sheet(window: MainWindow, ws: DraftWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "sales.stageworkshop"
    content = gather(ws.file, ws.teams["Sales"], at=AT, asked_by="Ines Ferreira", until="2026-12-04")
    path.write_bytes(extract.write(content))
    assert window.open_path(path)
    frame = window.frame
    assert frame is not None
    assert frame.step == "draft"
    assert "This is the draft sheet of Sales." in frame.read_only_banner.text
    assert "Ines Ferreira" in frame.read_only_banner.text
    page = frame.page
    assert isinstance(page, DraftPage)
    assert not page.sheets.button.isVisible()
    page.primary.click()
    page.curtain.show_button.click()
    assert page.desk is not None
    page.primary.click()
    assert "nothing is written yet" in page.banner.text
    drafts.set_value(
        page.bridge.context, stage_id=ws.stages["MQL"], team_id=ws.teams["Sales"], field="definition", value="Ours."
    )
    frame.open_step("stages")
    assert frame.page is not None
    inputs = [each for each in frame.page.findChildren(QPushButton) if each.objectName() == "primary"]
    assert not any(each.isEnabled() for each in inputs)
    assert frame.overview.steps["draft"].figure == "0/3"
    window.close_workshop()
    looking = WorkshopFile.open(path, read_only=True)
    assert [entry.action for entry in looking.history()][:2] == ["workshops.create", "sheets.extract"]
    looking.close()
