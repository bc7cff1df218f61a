"""Publish: the PDF is sealed with the organisation's key, noted in the workshop, and holds when it is checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions.context import Context
from stageworkshop.evidence.attachments import attached
from stageworkshop.evidence.comparing import against_workshop
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.seal import seal
from stageworkshop.evidence.verify import verify
from stageworkshop.store.queries.proofs import seal_rows
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.proof.keys_page import KeysPage
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps.publish import PublishPage
from stageworkshop.ui.window import MainWindow
from tests.evidence.keychains import MemoryKeychain
from tests.ui.proof.common import OWNER, PASSPHRASE
from tests.ui.proof.conftest import Sealed
from tests.ui.steps.one_page import OpenStep, click, find, text
from tests.ui.test_accessible import faults


@pytest.fixture
def page(open_step: OpenStep, open_small: Context) -> PublishPage:
    return open_step(PublishPage, open_small)


@pytest.fixture
def out(tmp_path: Path, page: PublishPage) -> Path:
    folder = tmp_path / "here"
    page.options.folder.setText(str(folder))
    return folder


def export(page: PublishPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.exporting.written, timeout=20_000):
        click(page, "primary")


def the_pdf(out: Path) -> Path:
    (found,) = out.glob("*.pdf")
    return found


def type_passphrase(page: QWidget, words: str) -> None:
    line = find(page, QLineEdit, "seal-passphrase")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def test_a_sealed_charter_holds_and_is_noted(
    page: PublishPage, out: Path, keys: KeyStore, open_small: Context, qtbot: QtBot
) -> None:
    click(page, "seal")
    assert OWNER in text(page, "seal-key")
    assert text(page, "export-names").endswith("-charter.pdf.sha256")
    assert faults(page) == []
    click(page, "primary")
    assert "Type the passphrase" in text(page, "seal-passphrase-error")
    type_passphrase(page, "not this one")
    click(page, "primary")
    assert "does not open the key" in text(page, "seal-passphrase-error")
    assert not out.exists()
    type_passphrase(page, PASSPHRASE)
    export(page, qtbot)
    pdf = the_pdf(out)
    found = verify(pdf, against=against_workshop(open_small.file), own=keys.own_certificates())
    assert found.summary == "Everything holds."
    assert [each.name for each in found.sign_offs] == ["山田 太郎"]
    assert "sealed" in text(page, "written-kind")
    assert "Written just now" in text(page, "export-there")
    latest = seal_rows(open_small.file)[0]
    assert (latest.file_hash, latest.file_name, latest.sealed_by) == (found.file_hash, pdf.name, "Ines Ferreira")
    click(page, "sealed-fold")
    assert page.sealed.isVisible()
    click(page.sealed, "copy-file-hash")
    assert QApplication.clipboard().text() == found.file_hash


def test_an_unsealed_charter_carries_its_definitions_too(page: PublishPage, out: Path, qtbot: QtBot) -> None:
    export(page, qtbot)
    assert list(attached(the_pdf(out).read_bytes())) == ["definitions.json"]
    assert not list(out.glob("*.sha256"))


def test_handout_and_cards_are_written_beside_the_sealed_charter(
    page: PublishPage, out: Path, keys: KeyStore, qtbot: QtBot
) -> None:
    assert not find(page, QCheckBox, "part-html").isChecked()
    for part in ("part-html", "part-cards"):
        find(page, QCheckBox, part).click()
    click(page, "seal")
    type_passphrase(page, PASSPHRASE)
    named = text(page, "export-names").split("\n")
    export(page, qtbot)
    assert sorted(path.name for path in out.iterdir()) == sorted(named)
    assert len(named) == 5
    (handout,) = out.glob("*.html")
    assert "Marketing qualified lead" in handout.read_text(encoding="utf-8")
    (cards,) = (path for path in out.glob("*.pdf") if path.name != latest_sealed(page))
    assert len(pypdf.PdfReader(cards).pages) == 6
    # Without the charter itself there is nothing to seal, but there is paper to choose.
    click(page, "part-pdf")
    assert not page.options.sealing.isEnabled()
    assert find(page, QWidget, "paper-letter").isEnabled()


def latest_sealed(page: PublishPage) -> str:
    return seal_rows(page.bridge.file)[0].file_name


def test_what_the_keychain_knows_is_not_asked_for(
    page: PublishPage, out: Path, keys: KeyStore, chain: MemoryKeychain, qtbot: QtBot
) -> None:
    click(page, "seal")
    find(page, QCheckBox, "seal-unlock-remember").click()
    type_passphrase(page, PASSPHRASE)
    export(page, qtbot)
    assert list(chain.held.values()) == [PASSPHRASE]
    assert not find(page, QLineEdit, "seal-passphrase").isVisible()
    click(page, "primary")
    with qtbot.waitSignal(page.exporting.written, timeout=20_000):
        click(page.exporting.confirm, "confirm-0")
    assert verify(the_pdf(out), own=keys.own_certificates()).holds
    chain.held = dict.fromkeys(chain.held, "an old one")
    click(page, "primary")
    assert "no longer opens the key" in text(page, "seal-passphrase-error")


def test_without_a_key_the_way_to_one_is_offered(
    window: MainWindow, sealed: Sealed, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_path(sealed.workshop)
    frame = window.frame
    assert isinstance(frame, WorkshopFrame)
    frame.open_step("publish")
    page = frame.page
    assert isinstance(page, PublishPage)
    page.options.folder.setText(str(tmp_path / "here"))
    click(page, "seal")
    assert text(page, "seal-key") == "There is no key to seal with yet."
    click(page, "primary")
    assert "no key to seal with" in page.banner.text
    assert not (tmp_path / "here").exists()
    click(page, "seal-make-key")
    keys_page = window.findChild(KeysPage)
    assert keys_page is not None
    assert keys_page.isVisible()
    KeyStore().create("organisation", OWNER, PASSPHRASE, at=datetime.now(UTC))
    QTest.keyClick(keys_page.back, Qt.Key.Key_Escape)
    assert page.isVisible()
    qtbot.waitUntil(lambda: page.options.sealing.has_key)
    assert OWNER in text(page, "seal-key")


def test_a_certificate_that_soon_runs_out_is_told_where_it_seals(page: PublishPage) -> None:
    KeyStore().create("organisation", OWNER, PASSPHRASE, at=datetime.now(UTC) - timedelta(days=3 * 365 - 9))
    click(page, "seal")
    assert "make the next one in time" in text(page, "seal-warning")


def test_sealing_is_remembered_and_takes_no_part_in_other_exports(
    page: PublishPage, out: Path, keys: KeyStore, open_step: OpenStep, open_small: Context, qtbot: QtBot
) -> None:
    click(page, "seal")
    click(page, "part-pdf")
    assert not page.options.sealing.isEnabled()
    export(page, qtbot)
    assert [path.suffix for path in out.iterdir()] == [".json"]
    Settings().save()
    again = open_step(PublishPage, open_small)
    assert find(again, QCheckBox, "seal").isChecked()
    qtbot.waitUntil(lambda: again.options.sealing.has_key)


class NoStamp(BaseHTTPRequestHandler):
    """A server that gives no time stamp."""

    def do_POST(self) -> None:
        self.send_response(503)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def no_stamps() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), NoStamp)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_no_time_stamp_no_file(page: PublishPage, out: Path, keys: KeyStore, no_stamps: str, qtbot: QtBot) -> None:
    click(page, "seal")
    type_passphrase(page, PASSPHRASE)
    click(page, "seal-time")
    address = find(page, QLineEdit, "seal-address")
    address.setText("somewhere")
    click(page, "seal-time")
    click(page, "primary")
    assert address.isVisible()
    assert "must begin with http" in text(page, "seal-address-error")
    address.setText(no_stamps)
    click(page, "primary")
    qtbot.waitUntil(lambda: page.error != "", timeout=20_000)
    assert "no time stamp came from there" in page.error
    assert list(out.iterdir()) == []
    assert Settings().time_stamp_address == no_stamps


def test_cancelled_while_it_waits_for_a_stamp_nothing_is_written(
    page: PublishPage, out: Path, keys: KeyStore, open_small: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, go = Event(), Event()

    def slowly(*arguments: Any, **named: Any) -> Any:
        waits.set()
        assert go.wait(10)
        return seal(*arguments, **named)

    monkeypatch.setattr("stageworkshop.evidence.export.seal", slowly)
    before = len(seal_rows(open_small.file))
    click(page, "seal")
    type_passphrase(page, PASSPHRASE)
    click(page, "primary")
    qtbot.waitUntil(waits.is_set, timeout=20_000)
    click(page, "export-cancel")
    go.set()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.banner.text == "Cancelled. Nothing was written."
    assert list(out.iterdir()) == []
    assert len(seal_rows(open_small.file)) == before


def test_in_a_file_to_look_at_it_is_sealed_and_not_noted(
    window: MainWindow, sealed: Sealed, keys: KeyStore, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_path(sealed.workshop, read_only=True)
    assert window.frame is not None
    window.frame.open_step("publish")
    page = window.frame.page
    assert isinstance(page, PublishPage)
    page.options.folder.setText(str(tmp_path / "here"))
    click(page, "seal")
    type_passphrase(page, PASSPHRASE)
    export(page, qtbot)
    assert "not noted in it" in page.banner.text
    assert verify(the_pdf(tmp_path / "here"), own=keys.own_certificates()).holds
    window.close_workshop()
    file = WorkshopFile.open(sealed.workshop)
    assert len(seal_rows(file)) == 1
    file.close()
