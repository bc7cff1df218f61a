"""Scenes of what proves a charter: keys, the seal, checking it, people who sign from afar.

Keys are made for the pictures and thrown away with them, so that the fingerprints are others each time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QTabBar

from camera.workshops import ACTOR, NOW, REQUESTS, clock
from stageworkshop.actions import requests as asking
from stageworkshop.actions.context import Context
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.workshop import Participant
from stageworkshop.evidence import answers, requests
from stageworkshop.evidence.export import Sealing, export_document
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.steps.signoff.views import AFAR

if TYPE_CHECKING:
    from camera.stage import Stage

PASSPHRASE = "a horse in the rain"
FIRST_TIME, AGAIN = "Sigrid Bråthen", "محمد الحداد"
"""Signatories of the sample: one who has answered to nothing before its second charter, one who has."""
Do = Callable[["Stage"], None]


def _keys(stage: Stage, person: str = FIRST_TIME) -> KeyStore:
    """An organisation's key and a person's own."""
    store = KeyStore()
    if store.facts("organisation") is None:
        store.create("organisation", "Orvedal Dental AS, Bergen", PASSPHRASE, at=datetime.now(UTC))
    own = store.facts("personal")
    if own is None or own.certificate.holder != person:
        # Valid by the clock of the pictures, which answers are dated by, and by that of today.
        at = min(datetime.now(UTC), datetime.fromisoformat(NOW))
        store.create("personal", person, PASSPHRASE, at=at, replace=own is not None)
    return store


def _no_keys(stage: Stage) -> None:
    shutil.rmtree(KeyStore().folder, ignore_errors=True)


def _sealed(stage: Stage) -> Path:
    """The sample's second charter, sealed."""
    place = stage.folder / "Charter"
    found = list(place.glob("*.pdf"))
    if not found:
        key = _keys(stage).unlock("organisation", PASSPHRASE, at=datetime.now(UTC))
        file = WorkshopFile.open(stage.folder / "sample.stageworkshop", read_only=True)
        (charter,) = file.all(Charter, number=2)
        done = export_document(frozen_document(file, charter.id), place, parts=["pdf"], sealing=Sealing(key))
        file.close()
        found = [done.paths[0]]
    return found[0]


def _request(stage: Stage, name: str) -> Path:
    """The small file of a request to somebody, sent once from the workshop that is open."""
    assert stage.window.frame is not None
    file = stage.window.frame.bridge.file
    ctx = Context(file, ACTOR, clock=clock)
    (charter,) = file.all(Charter, number=2)
    person = next(each for each in file.all(Participant) if each.name == name)
    place = stage.folder / REQUESTS
    _, small = requests.file_names(file.workshop.title, charter.number, person.key)
    if (place / small).exists():
        return place / small
    prepared = requests.prepare(
        frozen_document(file, charter.id),
        asking.signatory(file, person.id),
        request_id=ctx.new_id(),
        asked_by=ACTOR,
        asked_at=ctx.now(),
        built=datetime.fromisoformat(NOW),
        before=asking.answered_before(file, charter.id, person.key),
    )
    asking.send(ctx, prepared=prepared, folder=place)
    return place / small


def _check(stage: Stage) -> None:
    stage.open_path(_sealed(stage))


def _check_altered(stage: Stage) -> None:
    whole = _sealed(stage)
    altered = whole.with_name("Charter as it came by mail.pdf")
    altered.write_bytes(whole.read_bytes() + b"\n% more")
    stage.open_path(altered)


def _check_signed(stage: Stage) -> None:
    _check(stage)
    for area in stage.window.findChildren(QScrollArea, "check-page-scroll"):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _show_keys(*buttons: str) -> Do:
    def do(stage: Stage) -> None:
        _keys(stage)
        stage.command("keys")
        for name in buttons:
            stage.click_anywhere(name)

    return do


def _first_key(stage: Stage) -> None:
    _no_keys(stage)
    stage.command("keys")


def _make_key(stage: Stage) -> None:
    _first_key(stage)
    stage.click_anywhere("organisation-make")


def _ask(*buttons: str) -> Do:
    def do(stage: Stage) -> None:
        stage.go("signoff")
        stage.open_object("participant", stage.id_of_signatory())
        stage.click("ask-from-afar")
        outbox = stage.folder / "To be sent"
        shutil.rmtree(outbox, ignore_errors=True)
        for field in stage.window.findChildren(QLineEdit, "ask-folder"):
            field.setText(str(outbox))
        for name in buttons:
            stage.click(name)

    return do


def _arrival(stage: Stage) -> None:
    opened = requests.open_request(_request(stage, AGAIN))
    key = _keys(stage, AGAIN).unlock("personal", PASSPHRASE, at=datetime.fromisoformat(NOW))
    pen = [[[90, 200], [150, 60], [210, 220], [270, 80]], [[330, 140], [430, 60], [520, 200], [700, 90]]]
    data = answers.make(
        opened,
        "reserve",
        at=NOW,
        reason="Only until the new price list is out in May.",
        about=list(opened.request.covers)[:2],
        strokes=pen,
        key=key,
    )
    path = opened.path.with_name("answer" + answers.SUFFIX)
    path.write_bytes(data)
    stage.open_path(path)


def _asked(stage: Stage) -> None:
    _request(stage, AGAIN)
    stage.go("signoff")
    for tabs in stage.window.findChildren(QTabBar, "signoff-tabs"):
        tabs.setCurrentIndex(AFAR)


def _answering(name: str, *buttons: str) -> Do:
    def do(stage: Stage) -> None:
        _keys(stage, name)
        path = _request(stage, name)
        # Whoever is asked has no workshop.
        stage.open("")
        stage.open_path(path)
        for button in buttons:
            stage.click_anywhere(button)

    return do


def _sealing(stage: Stage) -> None:
    _keys(stage)
    stage.go("publish")
    for box in stage.window.findChildren(QCheckBox, "seal"):
        box.setChecked(True)
    stage.settle(150)
    for area in stage.window.findChildren(QScrollArea, "page-scroll"):
        if area.isVisible():
            area.ensureWidgetVisible(stage.window.findChildren(QLineEdit, "export-folder")[0])


SCENES: tuple[tuple[str, str, Do], ...] = (
    ("0-check-empty", "", lambda stage: stage.command("check")),
    ("0-check", "sample", _check),
    ("0-check-signed", "sample", _check_signed),
    ("0-check-altered", "sample", _check_altered),
    ("0-keys-none", "", _first_key),
    ("0-keys-make", "", _make_key),
    ("0-keys", "", _show_keys()),
    ("0-keys-next", "", _show_keys("organisation-next")),
    ("0-request", "sample", _answering(FIRST_TIME)),
    ("0-request-again", "sample", _answering(AGAIN, "own-reserve")),
    ("7-signoff-ask", "sample", _ask()),
    ("7-signoff-asked", "sample", _ask("ask-write")),
    ("7-signoff-from-afar", "sample", _asked),
    ("7-signoff-arrived", "sample", _arrival),
    ("8-publish-seal", "sample", _sealing),
)
"""Name, workshop (a key of `camera.workshops.MAKERS`, or "" for none open) and what is done."""
