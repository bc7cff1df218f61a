"""On the signatory's side: the request is opened, read and answered, and the answer counts where it was asked for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed, charters, signoffs
from stageworkshop.actions import requests as acts
from stageworkshop.actions.context import Context
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.evidence import answers, requests
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.proof.keys_page import KeysPage
from stageworkshop.ui.proof.request_page import RequestPage
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.signature_pad import SignaturePad
from stageworkshop.ui.window import MainWindow
from tests.evidence.keychains import MemoryKeychain
from tests.ui.keyboard import type_text
from tests.ui.proof.common import PASSPHRASE, PERSON, drop, said
from tests.ui.proof.conftest import Sealed
from tests.ui.steps.one_page import UNSEEN, click, find, text
from tests.ui.test_accessible import faults

BUILT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def asked(open_small: Context, tmp_path: Path) -> Path:
    """The small file of a request to somebody who has answered to nothing before."""
    return ask(open_small, tmp_path / "inbox")


def ask(context: Context, folder: Path) -> Path:
    """Ask for an answer to the latest charter."""
    file = context.file
    charter = max(file.all(Charter), key=lambda each: each.number)
    person = next(each for each in file.all(Participant) if each.name == PERSON)
    prepared = requests.prepare(
        frozen_document(file, charter.id),
        acts.signatory(file, person.id),
        request_id=context.new_id(),
        asked_by="Ines Ferreira",
        asked_at=context.now(),
        built=BUILT,
        before=acts.answered_before(file, charter.id, person.key),
    )
    acts.send(context, prepared=prepared, folder=folder)
    return folder / prepared.names[1]


def page_of(window: MainWindow) -> RequestPage:
    page = window.findChild(RequestPage)
    assert page is not None
    assert page.isVisible()
    return page


def sign_typed(page: RequestPage, name: str = PERSON) -> None:
    line = find(page.form, QLineEdit, "typed-name")
    line.setFocus()
    type_text(line, name)


def taken(context: Context, page: RequestPage) -> SignOff:
    """The answer taken in where it was asked for."""
    assert page.answer_file is not None
    data = page.answer_file.read_bytes()
    acts.take(context, answer=answers.read(data, page.answer_file.name))
    return next(each for each in reversed(context.file.all(SignOff)) if each.name == PERSON)


def test_a_first_request_shows_all_the_words(window: MainWindow, asked: Path, open_small: Context) -> None:
    assert drop(window.welcome, asked)
    page = page_of(window)
    words = said(page).translate(UNSEEN)
    assert "You are asked to sign charter 1" in words
    assert f"You answer as {PERSON}." in words
    assert "These are all the words." in words
    shown = page.words.view.toPlainText()
    assert all(stage.name in shown for stage in open_small.file.all(Stage))
    assert faults(page) == []
    page.tabs.setCurrentIndex(1)
    assert page.pages.pages > 2
    assert "Autumn alignment" in page.pages.text(1)
    QTest.keyClick(page.pages, Qt.Key.Key_Escape)
    assert window.welcome.isVisible()


def test_the_pdf_or_both_files_open_it_too(window: MainWindow, asked: Path) -> None:
    pdf = asked.with_name(asked.name.replace(requests.SUFFIX, ".pdf"))
    assert drop(window.welcome, pdf)
    page_of(window).left.emit()
    assert drop(window, pdf, asked)
    assert page_of(window).isVisible()


def test_who_has_signed_before_sees_what_is_new(window: MainWindow, open_small: Context, tmp_path: Path) -> None:
    file, charter = open_small.file, open_small.file.all(Charter)[0]
    person = next(each for each in file.all(Participant) if each.name == PERSON)
    signoffs.sign(open_small, charter_id=charter.id, participant_id=person.id, answer="approve", typed=PERSON)
    stage = file.all(Stage)[1]
    agreed.set_agreed(open_small, stage_id=stage.id, field="definition", value="Somebody asked twice.")
    charters.propose(open_small)
    assert window.open_path(ask(open_small, tmp_path / "inbox"))
    page = page_of(window)
    assert find(page, QTabBar, "request-tabs").tabText(0) == "What is new for you"
    assert "You answered to charter 1" in page.words.lead
    assert [change.name for change in page.words.view.changes] == [stage.name]
    assert "Somebody asked twice." in page.words.view.toPlainText()


def test_answered_by_keyboard_without_a_key(window: MainWindow, asked: Path, open_small: Context) -> None:
    window.open_path(asked)
    page = page_of(window)
    record = find(page, QWidget, "own-record")
    click(page, "own-record")
    assert text(page, "own-error") == "Choose an answer."
    QTest.keyClick(page.form.first_field(), Qt.Key.Key_Space)
    QTest.keyClick(record, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Type your name" in text(page, "own-error")
    assert find(page.form, QLineEdit, "typed-name").hasFocus()
    assert "not a signature with one’s own key" in text(page, "own-says")
    sign_typed(page)
    QTest.keyClick(find(page.form, QLineEdit, "typed-name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.answer_file == asked.with_name(asked.name.replace(requests.SUFFIX, answers.SUFFIX))
    assert "Send this file back to Ines Ferreira" in text(page, "request-sent")
    record_ = taken(open_small, page)
    assert (record_.answer, record_.manner, record_.typed) == ("approve", "own_device", PERSON)


def test_a_reservation_with_an_own_key_and_a_drawn_signature(
    window: MainWindow, asked: Path, open_small: Context, keys: KeyStore, chain: MemoryKeychain
) -> None:
    window.open_path(asked)
    page = page_of(window)
    stage = next(each for each in open_small.file.all(Stage) if each.name == "Sales qualified lead")
    click(page, "own-reserve")
    click(page, "own-record")
    assert text(page, "own-error") == "Write down the reservation."
    find(page, QPlainTextEdit, "own-reason").setPlainText("Only until May.")
    find(page, QCheckBox, "own-about-all").click()
    click(page, "own-record")
    assert "Tick the stages" in text(page, "own-error")
    page.form.fields.about.list.item(2).setCheckState(Qt.CheckState.Checked)
    click(page, "sign-drawn")
    click(page, "own-record")
    pad = find(page, SignaturePad, "signature-pad")
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    for x in (60, 120, 200):
        QTest.mouseMove(pad, QPoint(x, 90 - x // 4))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 40))
    assert f"that of {PERSON}" in text(page, "own-says")
    click(page, "own-record")
    assert "Type the passphrase" in text(page, "own-passphrase-error")
    line = find(page, QLineEdit, "own-passphrase")
    QTest.keyClicks(line, PASSPHRASE)
    find(page, QCheckBox, "own-unlock-remember").click()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert list(chain.held.values()) == [PASSPHRASE]
    record = taken(open_small, page)
    assert (record.answer, record.manner, record.reason, record.about) == (
        "reserve",
        "own_key",
        "Only until May.",
        [stage.key],
    )
    assert record.strokes
    assert record.strokes == page.form.signature.given().strokes


def test_nothing_is_replaced_unasked_and_one_may_answer_otherwise(
    window: MainWindow, asked: Path, open_small: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.open_path(asked)
    page = page_of(window)
    click(page, "own-approve")
    sign_typed(page)
    click(page, "own-record")
    first = page.answer_file
    assert first is not None
    before = first.read_bytes()
    QTest.keyClick(find(page, QWidget, "request-folder"), Qt.Key.Key_Escape)
    assert page.isVisible()
    click(page, "own-decline")
    find(page, QPlainTextEdit, "own-reason").setPlainText("Not like this.")
    click(page, "own-record")
    click(page, "confirm-keep")
    assert first.read_bytes() == before
    elsewhere = tmp_path / "elsewhere.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(elsewhere), ""))
    click(page, "own-choose")
    click(page, "own-record")
    assert page.answer_file == elsewhere
    assert taken(open_small, page).answer == "decline"
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    click(page, "request-folder")
    assert opened == [str(tmp_path)]
    assert "no program to open" in page.banner.text


def test_where_it_can_not_be_written_is_said(window: MainWindow, asked: Path, tmp_path: Path) -> None:
    window.open_path(asked)
    page = page_of(window)
    click(page, "own-approve")
    sign_typed(page)
    field = find(page, QLineEdit, "own-file")
    field.setText(" ")
    click(page, "own-record")
    assert text(page, "own-error") == "Choose where to write the answer."
    field.setText(str(tmp_path / "no such folder" / "answer.json"))
    click(page, "own-record")
    assert "could not be written" in text(page, "own-error")
    assert page.answer_file is None


def test_a_key_is_made_on_the_way_and_what_was_filled_in_stays(window: MainWindow, asked: Path) -> None:
    window.open_path(asked)
    page = page_of(window)
    click(page, "own-reserve")
    find(page, QPlainTextEdit, "own-reason").setPlainText("Only until May.")
    assert not find(page, QWidget, "own-key-key").isEnabled()
    click(page, "own-make-key")
    keys_page = window.findChild(KeysPage)
    assert keys_page is not None
    assert keys_page.isVisible()
    KeyStore().create("personal", PERSON, PASSPHRASE, at=datetime.now(UTC))
    QTest.keyClick(keys_page.back, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert find(page, QWidget, "own-key-key").isEnabled()
    assert find(page, QPlainTextEdit, "own-reason").toPlainText() == "Only until May."
    QTest.keyClick(page.back, Qt.Key.Key_Escape)
    assert window.welcome.isVisible()
    window.open_path(asked)
    assert find(page, QPlainTextEdit, "own-reason").toPlainText() == "Only until May."


def test_what_was_altered_on_the_way_is_not_shown(window: MainWindow, asked: Path) -> None:
    pdf = asked.with_name(asked.name.replace(requests.SUFFIX, ".pdf"))
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    window.open_path(asked)
    assert "altered on the way" in window.welcome.banner.text
    asked.rename(asked.with_name("elsewhere.json"))
    drop(window.welcome, pdf)
    assert "beside it, which came with it" in window.welcome.banner.text
    tree = json.loads(asked.with_name("elsewhere.json").read_bytes())
    tree["charter"] = "x"
    asked.write_text(json.dumps(tree))
    window.open_path(asked)
    assert "is damaged" in window.welcome.banner.text


def test_from_the_command_line_and_back_into_the_workshop(
    theme: Theme, settings: Settings, sealed: Sealed, tmp_path: Path, qtbot: QtBot
) -> None:
    file = WorkshopFile.open(sealed.workshop)
    small = ask(Context(file, "Ines Ferreira"), tmp_path / "inbox")
    file.close()
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    assert window.open_path(small)
    window.show()
    page = page_of(window)
    click(page, "own-approve")
    sign_typed(page)
    click(page, "own-record")
    assert page.answer_file is not None
    # The same program on the other side.
    assert window.open_path(sealed.workshop)
    assert drop(window, page.answer_file)
    assert window.frame is not None
    click(window.frame, "arrived-take")
    given = [each for each in window.frame.bridge.file.all(SignOff) if each.name == PERSON]
    assert [each.answer for each in given] == ["approve"]
    QApplication.processEvents()
    window.close_workshop()
