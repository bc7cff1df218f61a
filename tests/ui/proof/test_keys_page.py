"""Keys in the window: made, taken in, renewed, published; what is wrong stands beside the field."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pypdf
import pytest
from keyring.backends.null import Keyring
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.evidence import certificates
from stageworkshop.evidence.fingerprints import spaced
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.signing_keys import SigningKey, write_p12
from stageworkshop.ui.proof.keys_page import KeysPage
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.window import MainWindow
from tests.evidence.keychains import MemoryKeychain
from tests.ui.keyboard import type_text
from tests.ui.proof.common import OWNER, PASSPHRASE, PERSON
from tests.ui.proof.conftest import Sealed
from tests.ui.steps.one_page import click, find, text
from tests.ui.test_accessible import faults


@pytest.fixture
def page(window: MainWindow, settings: Settings) -> KeysPage:
    settings.actor = PERSON
    window.commands.keys.trigger()
    found = window.findChild(KeysPage)
    assert found is not None
    return found


def fill(page: QWidget, **fields: str) -> None:
    for name, words in fields.items():
        line = find(page, QLineEdit, name.replace("_", "-"))
        line.setFocus()
        line.selectAll()
        type_text(line, words)


def act(page: QWidget, name: str) -> None:
    """Choose an entry of a menu."""
    found = page.findChild(QAction, name)
    assert found is not None
    found.trigger()


def certificate(days: int, holder: str = OWNER) -> SigningKey:
    """A key whose certificate runs out in so many days."""
    at = datetime.now(UTC) + timedelta(days=days) - timedelta(days=3 * 365)
    private = certificates.new_key()
    return SigningKey(private, certificates.personal(holder, private, at))


def test_an_organisations_key_is_made_by_keyboard(page: KeysPage, chain: MemoryKeychain) -> None:
    assert page.organisation.facts is None
    begin = find(page, QWidget, "organisation-make")
    assert begin.hasFocus()
    QTest.keyClick(begin, Qt.Key.Key_Space)
    fill(page, organisation_create_owner="山田商事 & Söhne")
    first, again = (find(page, QLineEdit, f"organisation-create-{name}") for name in ("passphrase", "again"))
    assert first.echoMode() == QLineEdit.EchoMode.Password
    fill(page, organisation_create_passphrase="short", organisation_create_again="shorter")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert "The two are not the same" in text(page, "organisation-create-again-error")
    fill(page, organisation_create_again="short")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert "at least 8 characters" in text(page, "organisation-create-passphrase-error")
    assert first.hasFocus()
    assert not KeyStore().folder.exists()
    assert faults(page) == []
    fill(page, organisation_create_passphrase=PASSPHRASE, organisation_create_again=PASSPHRASE)
    QTest.keyClick(again, Qt.Key.Key_Return)
    facts = KeyStore().facts("organisation")
    assert facts is not None
    assert facts.certificate.organisation == "山田商事 & Söhne"
    assert text(page, "organisation-holder") == facts.certificate.holder
    assert "Never send it together with a charter" in page.banner.text
    QApplication.processEvents()
    # It lies over the line below the heading, never over half of it, and over no button.
    over = page.banner.geometry()
    assert over.top() <= page.job.geometry().top()
    assert over.bottom() >= page.job.geometry().bottom()
    assert not over.intersects(page.back.geometry())
    assert chain.held == {}  # not asked for
    assert first.text() == ""
    click(page, "organisation-text")
    assert spaced(facts.certificate.fingerprint) in QApplication.clipboard().text()
    click(page, "copy-organisation-fingerprint")
    assert QApplication.clipboard().text() == spaced(facts.certificate.fingerprint)


def test_an_own_key_is_proposed_in_ones_own_name(page: KeysPage, chain: MemoryKeychain) -> None:
    click(page, "personal-make")
    assert find(page, QLineEdit, "personal-create-owner").text() == PERSON
    fill(page, personal_create_owner=" ")
    fill(page, personal_create_passphrase=PASSPHRASE, personal_create_again=PASSPHRASE)
    click(page, "personal-create-finish")
    assert "whose key it is" in text(page, "personal-create-owner-error")
    fill(page, personal_create_owner=PERSON)
    box = find(page, QCheckBox, "personal-create-remember")
    assert box.isVisible()
    box.click()
    click(page, "personal-create-finish")
    facts = KeyStore().facts("personal")
    assert facts is not None
    assert list(chain.held.values()) == [PASSPHRASE]
    click(page, "personal-forget")
    assert chain.held == {}
    assert "no longer knows" in page.banner.text
    assert not find(page, QWidget, "personal-forget").isVisible()


def test_where_there_is_no_keychain_none_is_offered(page: KeysPage) -> None:
    keyring.set_keyring(Keyring())
    click(page, "personal-make")
    assert not find(page, QCheckBox, "personal-create-remember").isVisible()
    QTest.keyClick(find(page, QLineEdit, "personal-create-passphrase"), Qt.Key.Key_Escape)
    assert find(page, QWidget, "personal-make").hasFocus()
    assert page.isVisible()


def test_a_key_is_taken_in_from_a_file(page: KeysPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    their = tmp_path / "their.p12"
    their.write_bytes(write_p12(certificate(days=500), PASSPHRASE, "x"))
    click(page, "organisation-take")
    click(page, "organisation-import-finish")
    assert text(page, "organisation-import-file-error") == "Choose the key file."
    fill(page, organisation_import_file=str(tmp_path / "gone.p12"))
    click(page, "organisation-import-finish")
    assert "there is no such file" in text(page, "organisation-import-file-error").lower()
    (tmp_path / "no.p12").write_bytes(b"no key")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "no.p12"), ""))
    click(page, "organisation-import-choose")
    click(page, "organisation-import-finish")
    assert "PKCS#12" in text(page, "organisation-import-file-error")
    fill(page, organisation_import_file=str(their), organisation_import_passphrase="not this one")
    click(page, "organisation-import-finish")
    assert "does not open the key" in text(page, "organisation-import-passphrase-error")
    fill(page, organisation_import_passphrase=PASSPHRASE)
    click(page, "organisation-import-finish")
    assert page.organisation.facts is not None
    assert not page.organisation.facts.is_ours
    assert not find(page, QWidget, "organisation-next").isVisible()


def test_a_key_that_ran_out_or_has_a_poor_passphrase_is_refused(page: KeysPage, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    old, poor = tmp_path / "old.p12", tmp_path / "poor.p12"
    old.write_bytes(write_p12(certificate(days=-3), PASSPHRASE, "x"))
    key = certificate(days=500)
    poor.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"x", key.private, key.certificate, None, BestAvailableEncryption(b"1234")
        )
    )
    click(page, "personal-take")
    fill(page, personal_import_file=str(old), personal_import_passphrase=PASSPHRASE)
    click(page, "personal-import-finish")
    assert "ran out on" in text(page, "personal-import-file-error")
    fill(page, personal_import_file=str(poor), personal_import_passphrase="1234")
    click(page, "personal-import-finish")
    assert "too short to keep a key under" in text(page, "personal-import-passphrase-error")


def test_a_certificate_that_soon_runs_out_is_told_and_renewed(
    window: MainWindow, settings: Settings, chain: MemoryKeychain
) -> None:
    KeyStore().create("organisation", OWNER, PASSPHRASE, at=datetime.now(UTC) - timedelta(days=3 * 365 - 20))
    window.commands.keys.trigger()
    page = window.findChild(KeysPage)
    assert page is not None
    assert "runs out in" in text(page, "organisation-warning")
    before = page.organisation.facts
    assert before is not None
    click(page, "organisation-next")
    fill(page, organisation_renew_passphrase="not this one")
    click(page, "organisation-renew-finish")
    assert "does not open the key" in text(page, "organisation-renew-passphrase-error")
    fill(page, organisation_renew_passphrase=PASSPHRASE)
    find(page, QCheckBox, "organisation-renew-unlock-remember").click()
    assert not find(page, QWidget, "organisation-renew-passphrase-error").isVisible()
    QTest.keyClick(find(page, QLineEdit, "organisation-renew-passphrase"), Qt.Key.Key_Return)
    after = page.organisation.facts
    assert after is not None
    assert after.certificate.fingerprint != before.certificate.fingerprint
    assert after.authority == before.authority
    assert not find(page, QLabel, "organisation-warning").isVisible()
    # Known by now, so that nothing has to be typed.
    click(page, "organisation-next")
    assert not find(page, QLineEdit, "organisation-renew-passphrase").isVisible()
    chain.held = dict.fromkeys(chain.held, "an old one")
    click(page, "organisation-renew-finish")
    assert "no longer opens the key" in text(page, "organisation-renew-passphrase-error")
    assert chain.held == {}


def test_another_key_sets_the_first_aside(page: KeysPage, keys: KeyStore) -> None:
    page.begin("", "")
    before = keys.facts("personal")
    assert before is not None
    act(page, "personal-replace-made")
    assert "set aside, not deleted" in page.personal.create_form.lead.text()
    fill(page, personal_create_owner=PERSON)
    fill(page, personal_create_passphrase=PASSPHRASE, personal_create_again=PASSPHRASE)
    click(page, "personal-create-finish")
    after = keys.facts("personal")
    assert after is not None
    assert after.certificate.fingerprint != before.certificate.fingerprint
    assert len(list(keys.folder.glob("personal-*.p12"))) == 1


def test_the_fingerprint_is_written_as_a_page(
    page: KeysPage, keys: KeyStore, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.begin("", "")
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "page"), ""))
    click(page, "organisation-page")
    qtbot.waitUntil(lambda: bool(page.banner.text), timeout=20_000)
    facts = keys.facts("organisation")
    assert facts is not None
    words = pypdf.PdfReader(tmp_path / "page.pdf").pages[0].extract_text()
    assert spaced(facts.certificate.fingerprint)[:19] in words
    next(each for each in page.banner.findChildren(QWidget) if getattr(each, "text", str)() == "Open").click()  # type: ignore[attr-defined]
    assert asked == [str(tmp_path / "page.pdf")]
    assert "no program to open" in page.banner.text


def test_damaged_files_are_told_and_the_page_stays(page: KeysPage, keys: KeyStore) -> None:
    (keys.folder / "organisation.pem").write_bytes(b"nothing of the kind")
    page.begin("", "")
    assert "is damaged" in text(page, "organisation-warning")
    assert find(page, QWidget, "organisation-take").isVisible()
    assert page.personal.facts is not None


def test_over_a_workshop_its_name_is_proposed_and_one_comes_back(
    window: MainWindow, sealed: Sealed, made_keys: Path
) -> None:
    window.open_path(sealed.workshop)
    assert window.frame is not None
    window.frame.open_step("publish")
    window.commands.keys.trigger()
    page = window.findChild(KeysPage)
    assert page is not None
    click(page, "organisation-make")
    assert find(page, QLineEdit, "organisation-create-owner").text() == "Norda Pumps"
    click(page, "organisation-create-leave")
    shutil.copytree(made_keys, KeyStore().folder)
    QTest.keyClick(page.back, Qt.Key.Key_Escape)
    assert window.frame.isVisible()
    assert window.frame.step == "publish"
