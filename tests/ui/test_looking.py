"""Two windows on one workshop: one writes, the other may only look, says so everywhere, and follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps import page_class
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.marks import looks
from stageworkshop.ui.widgets.row_list import RowList
from stageworkshop.ui.window import MainWindow

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard"),
    pytest.mark.qt_log_ignore("This plugin does not support raise()"),
]
OUTSIDE = {"choose-folder", "open-folder"}
"""Buttons that lead out of the program."""


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """A second window, which is to look only."""
    made = MainWindow(theme, Settings(tmp_path / "second" / "window.ini"))
    made.resize(1_280, 800)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_workshop()


def look_at(reader: MainWindow, path: Path) -> WorkshopFrame:
    """Open the file as a person does who finds it taken."""
    assert not reader.open_path(path)
    assert "has this workshop open" in reader.welcome.banner.text
    press(reader.welcome.banner, "Open to look at")
    assert reader.frame is not None
    return reader.frame


def press(place: QWidget, words: str) -> None:
    QApplication.processEvents()
    next(each for each in place.findChildren(QPushButton) if each.text() == words and not each.isHidden()).click()


def in_sight(page: QWidget | None, kind: type[QWidget]) -> list[QWidget]:
    assert page is not None
    QApplication.processEvents()
    named = [each for each in page.findChildren(kind) if each.objectName() and each.isVisible()]
    return [each for each in named if not each.objectName().startswith("qt_")]


def walk(frame: WorkshopFrame, step: str, refused: list[DomainError]) -> set[str]:
    """Press everything on a page that can be pressed; returns the names of all that was ever on it."""
    frame.open_step(step)
    page = frame.page
    assert page is not None
    pressed, met = set(OUTSIDE), {page.objectName()}
    while True:
        met |= {each.objectName() for each in page.findChildren(QWidget)}
        for field in in_sight(page, QLineEdit) + in_sight(page, QPlainTextEdit):
            assert isinstance(field, QLineEdit | QPlainTextEdit)
            may_type = field.isEnabled() and not field.isReadOnly()
            assert not may_type or field.objectName() in page.works_while_looking, field.objectName()
        buttons = in_sight(page, QAbstractButton)
        for other in buttons:
            works = looks(other) or other.objectName() in page.works_while_looking
            if not other.isEnabled() and not works:
                assert "you may look, not change" in other.toolTip(), other.objectName()
        left = [each for each in buttons if each.isEnabled() and each.objectName() not in pressed]
        if not left:
            return met
        button = left[0]
        assert isinstance(button, QAbstractButton)
        pressed.add(button.objectName())
        button.click()
        met |= {each.objectName() for each in page.findChildren(QWidget)}
        assert not refused, f"{button.objectName()} offers a change"
        frame.open_step(step)


def test_no_page_lets_a_reader_type_or_press_what_would_be_refused(
    window: MainWindow, reader: MainWindow, sample_file: Path, workshop_path: Path
) -> None:
    met: dict[str, set[str]] = {step.key: set() for step in AGENDA}
    for path in (sample_file, workshop_path):
        assert window.open_path(path)
        frame = look_at(reader, path)
        refused: list[DomainError] = []
        frame.bridge.failed.connect(refused.append)
        for step in met:
            met[step] |= walk(frame, step, refused)
        frame.open_step("signoff")
        signatories = frame.findChild(RowList, "signatories")
        assert signatories is not None
        signatories.setCurrentIndex(signatories.model().index(0, 0))
        QTest.keyClick(signatories, Qt.Key.Key_Return)
        met["signoff"] |= walk(frame, "signoff", refused)
        assert reader.close_workshop()
    # A name that nothing bears would be a control that is out of use for want of it.
    missing = {key: page_class(key).works_while_looking - names for key, names in met.items()}
    assert not any(missing.values()), missing


def test_what_a_reader_needs_still_works(
    window: MainWindow, reader: MainWindow, sample_file: Path, qtbot: QtBot
) -> None:
    assert window.open_path(sample_file)
    frame = look_at(reader, sample_file)
    assert "you may look, not change" in frame.read_only_banner.text
    frame.open_step("prepare")
    purpose = frame.findChild(QPlainTextEdit, "purpose")
    assert purpose is not None
    before = purpose.toPlainText()
    purpose.setFocus()
    QTest.keyClicks(purpose, "other words")
    assert purpose.toPlainText() == before
    QTest.keyClick(purpose, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(purpose, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == before
    frame.open_step("settle")
    state = frame.findChild(QComboBox, "filter-state")
    assert state is not None
    assert state.isEnabled()
    outcome = frame.findChild(QPlainTextEdit, "outcome")
    assert outcome is not None
    assert outcome.isReadOnly()
    again = frame.findChild(QPushButton, "take-up-again")
    assert again is not None
    assert not again.isEnabled()
    assert "you may look, not change" in again.toolTip()
    frame.open_step("publish")
    write = frame.findChild(QPushButton, "primary")
    partners = [each for each in in_sight(frame.page, QAbstractButton) if each.objectName() == "edition-partner"]
    assert partners[0].isEnabled()
    pdf = frame.findChild(QCheckBox, "part-pdf")
    assert pdf is not None
    assert pdf.isEnabled()
    assert write is not None
    reader.commands.projector.trigger()
    assert reader.commands.projector.isChecked()
    reader.commands.projector.trigger()


def test_a_reader_sees_what_the_other_window_writes(
    window: MainWindow, reader: MainWindow, workshop_path: Path, qtbot: QtBot
) -> None:
    assert window.open_path(workshop_path)
    assert window.frame is not None
    frame = look_at(reader, workshop_path)
    frame.open_step("prepare")
    window.frame.open_step("prepare")
    title = window.frame.findChild(QLineEdit, "title")
    seen = frame.findChild(QLineEdit, "title")
    assert title is not None
    assert seen is not None
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Winter")
    QTest.keyClick(title, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: seen.text() == "Winter", timeout=4_000)
    assert seen.isReadOnly()
    qtbot.waitUntil(lambda: reader.windowTitle().startswith("Winter"))


def test_when_the_writer_leaves_the_reader_may_go_on(
    window: MainWindow, reader: MainWindow, workshop_path: Path, qtbot: QtBot
) -> None:
    assert window.open_path(workshop_path)
    frame = look_at(reader, workshop_path)
    frame.open_step("stages")
    assert window.close_workshop()
    qtbot.waitUntil(lambda: "Nobody has this workshop open" in frame.read_only_banner.text, timeout=4_000)
    press(frame.read_only_banner, "Open to change")
    assert reader.frame is not None
    assert reader.frame is not frame
    assert not reader.frame.bridge.read_only
    assert reader.frame.step == "stages"
    assert reader.frame.read_only_banner.text == ""
