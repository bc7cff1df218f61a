"""Sign off with people elsewhere: two files go out, an answer comes back and is shown before it counts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed, charters, deputies, people, signoffs
from stageworkshop.actions.context import Context
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.evidence import answers, requests
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.store.audit import audit
from stageworkshop.store.queries.proofs import request_rows
from stageworkshop.ui.steps.signoff import SignoffPage
from stageworkshop.ui.steps.signoff.views import AFAR, SIGNING
from stageworkshop.ui.window import MainWindow
from tests.evidence.test_requests import sign_pdf
from tests.ui.proof.common import PASSPHRASE, PERSON, drop
from tests.ui.proof.conftest import Sealed
from tests.ui.steps.one_page import OpenStep, click, find, text
from tests.ui.test_accessible import faults


@pytest.fixture
def page(open_step: OpenStep, open_small: Context) -> SignoffPage:
    return open_step(SignoffPage, open_small)


@pytest.fixture
def own_key(keys: KeyStore) -> SigningKey:
    return keys.unlock("personal", PASSPHRASE, at=datetime.now(UTC))


def person(context: Context, name: str = PERSON) -> Participant:
    return next(each for each in context.file.all(Participant) if each.name == name)


def open_asking(page: SignoffPage, context: Context, out: Path, name: str = PERSON) -> None:
    """The pane that asks this person."""
    page.open_object("participant", person(context, name).id)
    if name != PERSON:
        click(page, "answer-anew")
    click(page, "ask-from-afar")
    find(page, QLineEdit, "ask-folder").setText(str(out))


def ask(page: SignoffPage, context: Context, out: Path, qtbot: QtBot, name: str = PERSON) -> requests.OpenRequest:
    """Ask somebody, and open the request where it arrived."""
    open_asking(page, context, out, name)
    click(page, "ask-write")
    qtbot.waitUntil(lambda: find(page, QWidget, "ask-done").isVisible(), timeout=20_000)
    small = [path for path in out.iterdir() if path.name.endswith(requests.SUFFIX)]
    return requests.open_request(max(small, key=lambda path: path.stat().st_mtime_ns))


def counted(context: Context) -> list[SignOff]:
    return [each for each in context.file.all(SignOff) if each.name == PERSON]


def reply(page: SignoffPage, folder: Path, data: bytes, name: str = "back.signoff-answer.json") -> None:
    """An answer comes back and is shown."""
    path = folder / name
    path.write_bytes(data)
    page.open_file(path)
    assert page.views.current == AFAR


def test_a_request_is_two_files_and_a_letter(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.edit_person(open_small, person_id=person(open_small).id, email="lukasz@example.org")
    out = tmp_path / "outbox"
    open_asking(page, open_small, out)
    named = text(page, "ask-names").split("\n")
    assert faults(page) == []
    assert not find(page, QWidget, "ask-earlier").isVisible()
    click(page, "ask-write")
    qtbot.waitUntil(lambda: find(page, QWidget, "ask-done").isVisible(), timeout=20_000)
    assert sorted(path.name for path in out.iterdir()) == sorted(named)
    assert "lukasz@example.org" in text(page, "ask-send")
    click(page, "ask-letter")
    letter = QApplication.clipboard().text()
    assert f"Dear {PERSON}" in letter
    assert all(name in letter for name in named)
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    click(page, "ask-open-folder")
    assert asked == [str(out)]
    (row,) = request_rows(open_small.file)
    assert (row.charter_number, row.asked_by, row.answered_at) == (1, "Ines Ferreira", "")
    click(page, "ask-done")
    assert "asked from afar" in next(each for each in page.people.list.rows if each.title == PERSON).detail
    assert page.views.tabs.tabText(AFAR) == "From afar (1)"
    page.views.open(AFAR)
    assert text(page, "asked-lead") == "1 answer has not come back yet."
    assert page.requests.list.rows[0].word == "no answer yet"
    page.requests.list.pressed_row.emit(page.requests.list.rows[0].id)
    assert page.views.current == SIGNING
    click(page, "ask-from-afar")
    assert "no answer yet" in text(page, "ask-earlier")


def test_nothing_is_replaced_unasked_and_faults_stand_at_the_folder(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "outbox"
    out.mkdir()
    open_asking(page, open_small, out)
    there = out / text(page, "ask-names").split("\n")[0]
    there.write_text("somebody else's")
    click(page, "ask-write")
    click(page, "confirm-keep")
    assert there.read_text() == "somebody else's"
    assert request_rows(open_small.file) == []
    click(page, "ask-write")
    click(page, "confirm-0")
    qtbot.waitUntil(lambda: find(page, QWidget, "ask-done").isVisible(), timeout=20_000)
    assert there.read_bytes().startswith(b"%PDF")
    click(page, "ask-done")
    click(page, "ask-from-afar")
    find(page, QLineEdit, "ask-folder").setText(" ")
    click(page, "ask-write")
    assert text(page, "ask-error") == "Choose a folder to write into."
    find(page, QLineEdit, "ask-folder").setText(str(there))
    click(page, "ask-write")
    qtbot.waitUntil(lambda: "not a folder" in text(page, "ask-error"), timeout=20_000)
    assert page.banner.text == ""
    assert len(request_rows(open_small.file)) == 1


def test_it_can_be_cancelled(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()
    prepare = requests.prepare

    def slowly(*arguments: Any, **named: Any) -> requests.Prepared:
        assert go.wait(10)
        return prepare(*arguments, **named)

    monkeypatch.setattr(requests, "prepare", slowly)
    open_asking(page, open_small, tmp_path / "outbox")
    click(page, "ask-write")
    assert page.busy
    click(page, "ask-cancel")
    go.set()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert text(page, "ask-error") == "Cancelled. Nothing was written."
    assert not (tmp_path / "outbox").exists()


def test_an_answer_is_shown_and_then_taken_in(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot, own_key: SigningKey
) -> None:
    opened = ask(page, open_small, tmp_path / "outbox", qtbot)
    strokes = [[[10, 20], [300, 90], [900, 40]]]
    stage = open_small.file.all(Stage)[0]
    data = answers.make(
        opened, "reserve", at=open_small.now(), reason="Until May.", about=[stage.key], strokes=strokes, key=own_key
    )
    reply(page, tmp_path, data)
    assert text(page, "arrived-what") == f"{PERSON} approves with reservation"
    assert "“Until May.”" in text(page, "arrived-reason")
    assert stage.name in text(page, "arrived-reason")
    assert "was not seen before" in text(page, "arrived-key")
    assert page.requests.arrival._line.fingerprint == own_key.facts.fingerprint
    assert not page.primary.isVisible()
    assert faults(page) == []
    assert counted(open_small) == []
    click(page, "arrived-take")
    (record,) = counted(open_small)
    assert (record.answer, record.manner, record.strokes) == ("reserve", "own_key", strokes)
    assert f"The answer of {PERSON} is on record" in page.banner.text.replace("\u2068", "").replace("\u2069", "")
    row = page.requests.list.rows[0]
    assert row.word == "with reservation"
    assert own_key.facts.fingerprint[:8].upper() in row.detail
    assert audit(open_small.file) == []


def test_a_key_is_known_the_second_time(
    page: SignoffPage,
    open_small: Context,
    tmp_path: Path,
    qtbot: QtBot,
    own_key: SigningKey,
    key_of_another: SigningKey,
) -> None:
    opened = ask(page, open_small, tmp_path / "outbox", qtbot)
    reply(page, tmp_path, answers.make(opened, "approve", at=open_small.now(), key=own_key))
    click(page, "arrived-take")
    stage = open_small.file.all(Stage)[0]
    page.bridge.run(agreed.set_agreed, stage_id=stage.id, field="definition", value="Newer words.")
    page.bridge.run(charters.propose)
    again = ask(page, open_small, tmp_path / "second", qtbot)
    assert [change.name for change in again.to_read().stages] == [stage.name]
    reply(page, tmp_path, answers.make(again, "approve", at=open_small.now(), key=own_key))
    assert "is the same as on" in text(page, "arrived-key")
    reply(page, tmp_path, answers.make(again, "approve", at=open_small.now(), key=key_of_another))
    assert "is another one than before" in text(page, "arrived-key")
    click(page, "arrived-leave")
    assert page.views.current == AFAR
    assert page.requests.list.isVisible()


@pytest.fixture
def key_of_another(tmp_path: Path) -> SigningKey:
    store = KeyStore(tmp_path / "other-keys")
    store.create("personal", "Somebody Else", PASSPHRASE, at=datetime.now(UTC))
    return store.unlock("personal", PASSPHRASE, at=datetime.now(UTC))


def test_why_an_answer_is_not_taken_in_is_said_precisely(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = ask(page, open_small, tmp_path / "outbox", qtbot)
    data = answers.make(opened, "approve", at=open_small.now())
    tree = json.loads(data)
    tree["statement"]["predicate"]["manner"] = "own_key"
    reply(page, tmp_path, json.dumps(tree).encode())
    assert text(page, "arrived-what") == "This can’t be taken in"
    assert "claims a signature that it does not carry" in text(page, "arrived-error")
    assert not find(page, QWidget, "arrived-take").isVisible()
    assert not find(page, QWidget, "arrived-for-good").isVisible()
    said, what = find(page, QWidget, "arrived-error"), find(page, QWidget, "arrived-details")
    assert 0 < said.mapTo(page, QPoint()).y() - what.mapTo(page, QPoint(0, what.height())).y() < 24
    click(page, "arrived-leave")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(opened.pdf_path), ""))
    click(page, "take-answer")
    assert "is not signed" in text(page, "arrived-error")
    reply(page, tmp_path, data)
    click(page, "arrived-take")
    reply(page, tmp_path, data)
    click(page, "arrived-take")
    assert "answered already" in text(page, "arrived-error")
    assert page.banner.text == ""
    assert len(counted(open_small)) == 1


def test_a_signed_pdf_dropped_on_the_window_is_taken_in(
    window: MainWindow,
    sealed: Sealed,
    tmp_path: Path,
    qtbot: QtBot,
    own_key: SigningKey,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.open_path(sealed.workshop)
    frame = window.frame
    assert frame is not None
    frame.open_step("signoff")
    page = frame.page
    assert isinstance(page, SignoffPage)
    opened = ask(page, frame.bridge.context, tmp_path / "outbox", qtbot)
    signed = tmp_path / "signed.pdf"
    signed.write_bytes(sign_pdf(opened.pdf_path.read_bytes(), own_key))
    frame.open_step("stages")
    assert drop(frame, signed)
    assert frame.step == "signoff"
    assert "signed with a certificate of the signatory’s own" in text(page, "arrived-details")
    QTest.keyClick(find(page, QWidget, "arrived-take"), Qt.Key.Key_Return)
    (record,) = counted(frame.bridge.context)
    assert (record.answer, record.manner, record.reason) == ("approve", "own_key", "I agree")
    page.open_object("participant", record.participant_id)
    assert f"Signed with the key of {PERSON}" in text(page, "proof-words")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "kept.pdf"), ""))
    click(page, "proof-save")
    assert (tmp_path / "kept.pdf").read_bytes() == signed.read_bytes()
    assert "kept.pdf" in page.banner.text
    other = next(each for each in frame.bridge.file.all(Participant) if each.name == "山田 太郎")
    page.open_object("participant", other.id)
    assert not find(page, QWidget, "proof-save").isVisible()


def test_without_the_workshop_it_is_said_what_to_open(window: MainWindow, tmp_path: Path) -> None:
    answer = tmp_path / "x.signoff-answer.json"
    answer.write_text(json.dumps({"format": answers.FORMAT}))
    assert drop(window.welcome, answer)
    assert "Open the workshop that asked" in window.welcome.banner.text


def test_a_deputy_is_asked_in_the_persons_place(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    charter = open_small.file.all(Charter)[0]
    ruth = next(each for each in open_small.file.all(Participant) if each.name == "Ruth Okafor")
    page.bridge.run(
        deputies.delegate,
        charter_id=charter.id,
        participant_id=person(open_small).id,
        deputy_id=ruth.id,
        reason="by mail",
    )
    opened = ask(page, open_small, tmp_path / "outbox", qtbot)
    assert opened.request.signs.name == "Ruth Okafor"
    assert "Ruth Okafor" in text(page, "ask-send")
    reply(page, tmp_path, answers.make(opened, "decline", at=open_small.now(), reason="Not like this."))
    assert text(page, "arrived-what") == "Ruth Okafor declines"
    assert f"in the place of {PERSON}" in text(page, "arrived-details")
    click(page, "arrived-take")
    assert counted(open_small)[0].deputy_name == "Ruth Okafor"


def test_in_a_file_to_look_at_nobody_is_asked_and_nothing_taken_in(
    window: MainWindow, sealed: Sealed, tmp_path: Path
) -> None:
    window.open_path(sealed.workshop, read_only=True)
    frame = window.frame
    assert frame is not None
    frame.open_step("signoff")
    page = frame.page
    assert isinstance(page, SignoffPage)
    page.open_object("participant", person(frame.bridge.context).id)
    assert not find(page, QWidget, "ask-from-afar").isEnabled()
    page.views.open(AFAR)
    assert not find(page, QWidget, "take-answer").isEnabled()
    answer = tmp_path / "x.signoff-answer.json"
    answer.write_text(json.dumps({"format": answers.FORMAT}))
    drop(frame, answer)
    assert text(page, "arrived-what") == "This can’t be taken in"
    assert find(page, QWidget, "arrived-leave").isEnabled()


def test_an_answer_that_came_after_another_one_given_here(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    opened = ask(page, open_small, tmp_path / "outbox", qtbot)
    data = answers.make(opened, "decline", at="2026-11-24T10:00:00Z", reason="No.")
    charter = open_small.file.all(Charter)[0]
    page.bridge.run(
        signoffs.sign, charter_id=charter.id, participant_id=person(open_small).id, answer="approve", typed="Ł. N."
    )
    row = page.requests.list.rows[0]
    assert (row.word, "answered in another way since" in row.detail) == ("not waited for", True)
    assert page.views.tabs.tabText(AFAR) == "From afar"
    reply(page, tmp_path, data)
    click(page, "arrived-take")
    assert "there is a later answer already" in text(page, "arrived-error")


def test_who_is_asked_again_is_waited_for_once(
    page: SignoffPage, open_small: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    ask(page, open_small, tmp_path / "outbox", qtbot)
    click(page, "ask-done")
    ask(page, open_small, tmp_path / "again", qtbot)
    assert [row.word for row in page.requests.list.rows] == ["no answer yet", "not waited for"]
    assert "asked again since" in page.requests.list.rows[1].detail
    page.bridge.run(charters.withdraw, charter_id=open_small.file.all(Charter)[0].id)
    assert {row.word for row in page.requests.list.rows} == {"not waited for"}
    assert "this charter is over" in page.requests.list.rows[0].detail
