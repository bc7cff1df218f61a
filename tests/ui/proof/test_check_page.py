"""Checking a charter in the window: dropped or chosen, told in plain sentences, with and without an open workshop."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed
from stageworkshop.domain.stage import Stage
from stageworkshop.evidence.fingerprints import spaced
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.ui.proof.check_page import CheckPage
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.window import MainWindow
from tests.ui.proof.common import OWNER, drop, said
from tests.ui.proof.conftest import Sealed
from tests.ui.steps.one_page import UNSEEN, click, find
from tests.ui.test_accessible import faults


def page_of(window: MainWindow, qtbot: QtBot) -> CheckPage:
    """The page, once the outcome is there."""
    page = window.findChild(CheckPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.outcome is not None, timeout=20_000)
    assert page.isVisible()
    return page


def verdict(page: CheckPage) -> str:
    return find(page, QLabel, "verdict-words").text()


def line(page: CheckPage, key: str) -> str:
    """The sentence of a check that is in sight."""
    found = [each.text() for each in page.findChildren(QLabel, f"check-{key}") if each.isVisible()]
    return found[0] if found else ""


def test_a_charter_dropped_on_the_first_page_is_checked(window: MainWindow, sealed: Sealed, qtbot: QtBot) -> None:
    assert drop(window.welcome, sealed.charter)
    page = page_of(window, qtbot)
    assert verdict(page) == "Everything that could be checked holds; see what is left for you to compare."
    assert "byte for byte" in line(page, "recorded")
    words = said(page).translate(UNSEEN)
    assert "Compare the fingerprint of the seal" in words
    assert "山田 太郎" in words
    assert "It covers exactly these words." in words
    assert f"{OWNER}, charter seal" in words
    assert not page.fields.against.button("workshop").isVisible()
    assert faults(page) == []
    QTest.keyClick(page.back, Qt.Key.Key_Escape)
    assert window.welcome.isVisible()


def test_the_published_fingerprint_is_compared_and_copied(window: MainWindow, sealed: Sealed, qtbot: QtBot) -> None:
    window.open_path(sealed.charter)
    page = page_of(window, qtbot)
    click(page, "copy-seal-fingerprint")
    copied = QApplication.clipboard().text()
    assert page.outcome is not None
    assert page.outcome.seal is not None
    assert copied == spaced(page.outcome.seal.fingerprint)
    field = find(page, QLineEdit, "published-fingerprint")
    field.setFocus()
    QTest.keyClicks(field, "no fingerprint")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "is no SHA-256 fingerprint" in find(page, QLabel, "fingerprint-error").text()
    field.clear()
    QTest.keyClicks(field, copied)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert verdict(page) == "Everything holds."
    assert "the one with the fingerprint that you gave" in line(page, "fingerprint")
    assert not find(page, QLabel, "fingerprint-error").isVisible()
    field.clear()
    QTest.keyClicks(field, "0" * 64)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert verdict(page).startswith("One check fails")


def test_an_altered_charter_is_not_to_be_relied_on(window: MainWindow, sealed: Sealed, qtbot: QtBot) -> None:
    sealed.charter.write_bytes(sealed.charter.read_bytes() + b"\n%more")
    window.open_path(sealed.charter)
    page = page_of(window, qtbot)
    assert "do not rely on this file" in verdict(page)
    assert "something was added after sealing" in line(page, "whole_file")
    shown = [each.objectName() for each in page.findChildren(QLabel) if each.objectName().startswith("check-")]
    assert set(shown[:2]) == {"check-recorded", "check-whole_file"}  # what fails comes first


def test_with_a_workshop_open_it_is_held_against_it(
    window: MainWindow, sealed: Sealed, keys: KeyStore, qtbot: QtBot
) -> None:
    assert window.open_path(sealed.workshop)
    assert window.frame is not None
    assert drop(window.frame, sealed.charter)
    page = page_of(window, qtbot)
    assert verdict(page) == "Everything holds."
    assert line(page, "against") == "The words are those of charter 1 in norda.stageworkshop."
    assert "remembers that exactly this file was sealed" in line(page, "on_record")
    assert "a key of this computer" in line(page, "fingerprint")
    assert not window.commands.undo.isEnabled()
    click(page, "against-nothing")
    assert line(page, "against") == ""
    click(page, "aside-back")
    assert window.frame.isVisible()
    assert window.commands.find.isEnabled()


def test_a_definitions_file_is_held_against_the_words_of_now(
    window: MainWindow, sealed: Sealed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.open_path(sealed.workshop)
    assert window.frame is not None
    stage = window.frame.bridge.file.all(Stage)[0]
    window.frame.bridge.run(agreed.set_agreed, stage_id=stage.id, field="definition", value="Newer words.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sealed.definitions), ""))
    window.commands.check.trigger()
    first = window.findChild(CheckPage)
    assert first is not None
    assert first.initial_focus() is find(first, QWidget, "empty-action")
    click(first, "empty-action")
    page = page_of(window, qtbot)
    assert "charter 1 in norda.stageworkshop" in line(page, "against")
    other = sealed.definitions.with_name("other.json")
    tree = json.loads(sealed.definitions.read_bytes())
    tree["workshop"]["title"] = "Another title"
    other.write_text(json.dumps(tree))
    page.fields.compare_with(other)
    assert line(page, "against") == "The words are others than those in other.json."
    page.fields.compare_with(sealed.charter)
    assert "those of the charter in" in line(page, "against")
    page.fields.compare_with(sealed.charter.with_name("gone.pdf"))
    assert "there is no such file" in page.banner.text


def test_what_is_no_charter_is_said_where_it_was_dropped(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    drop(window.welcome, picture)
    assert "picture.png" in window.welcome.banner.text
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": ')
    drop(window.welcome, broken)
    page = page_of(window, qtbot)
    assert verdict(page).startswith("One check fails")
    assert "could not be checked" in line(page, "definitions")
    assert not drop(window, picture, broken)


def test_by_keyboard_alone(window: MainWindow, sealed: Sealed, qtbot: QtBot) -> None:
    window.resize(1_024, 700)
    window.open_path(sealed.charter)
    page = page_of(window, qtbot)
    qtbot.waitUntil(lambda: page.back.hasFocus())
    assert page.scroll_area is not None
    bar = page.scroll_area.verticalScrollBar()

    def at_the_end() -> bool:
        # Pressed again while the page still grows, as a person would.
        QTest.keyClick(page.back, Qt.Key.Key_End)
        return bar.value() == bar.maximum() > 0

    qtbot.waitUntil(at_the_end)
    window.open_path(sealed.charter)
    assert bar.value() == 0
    QTest.keyClick(page.back, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(page.back, Qt.Key.Key_Home)
    assert bar.value() == 0
    seen: set[str] = set()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {"check-choose", "against-nothing", "published-fingerprint", "copy-seal-fingerprint"} <= seen


def test_a_charter_named_on_the_command_line_opens_there(
    theme: Theme, settings: Settings, sealed: Sealed, qtbot: QtBot, tmp_path: Path
) -> None:
    alone = Path(shutil.copyfile(sealed.charter, tmp_path / "alone.pdf"))
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    assert window.open_path(alone)
    window.show()
    page = page_of(window, qtbot)
    assert "No recorded hash" in line(page, "recorded")
