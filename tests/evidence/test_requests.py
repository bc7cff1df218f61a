"""Sign-offs from elsewhere: a request goes out, an answer comes back and is added, or it is said precisely why not."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigFieldSpec

from stageworkshop.actions import (
    agreed,
    charters,
    deputies,
    history,
    people,
    pipelines,
    requests,
    signoffs,
    stages,
    teams,
)
from stageworkshop.actions.context import Context
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.charter.hashing import content_hash
from stageworkshop.domain.charter import Charter, Delegation, SignOff
from stageworkshop.domain.errors import DomainError, InputError, InvalidValue, NotAllowed
from stageworkshop.domain.evidence import Proof
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.evidence import answers
from stageworkshop.evidence import requests as asking
from stageworkshop.evidence.export import Sealing, make_pdf
from stageworkshop.evidence.fingerprints import spaced
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.proofs import proof_files
from stageworkshop.evidence.requests import OpenRequest
from stageworkshop.evidence.seal import signer_of
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.verify import verify_bytes
from stageworkshop.standing.signoffs import signatories
from stageworkshop.store.audit import audit
from stageworkshop.store.queries.proofs import keys_used, request_rows
from stageworkshop.store.workshop_file import WorkshopFile
from tests.evidence.conftest import BUILT, PASSPHRASE

NOBODY_ANSWERED = "mhmd-lhdd"


@dataclass
class Room:
    """A workshop whose second charter one signatory has still to answer, and what went out to people."""

    ctx: Context
    out: Path
    number: int = 2

    @property
    def file(self) -> WorkshopFile:
        return self.ctx.file

    @property
    def charter(self) -> Charter:
        return self.file.all(Charter, number=self.number)[0]

    def person(self, key: str = NOBODY_ANSWERED) -> Participant:
        return self.file.all(Participant, key=key)[0]

    def ask(self, key: str = NOBODY_ANSWERED) -> OpenRequest:
        """Sends a request and opens it where it arrived."""
        person = self.person(key)
        prepared = asking.prepare(
            frozen_document(self.file, self.charter.id),
            requests.signatory(self.file, person.id),
            request_id=self.ctx.new_id(),
            asked_by="Ines",
            asked_at=self.ctx.now(),
            built=BUILT,
            deputy=requests.deputy(self.file, self.charter.id, person.id),
            before=requests.answered_before(self.file, self.charter.id, key),
        )
        requests.send(self.ctx, prepared=prepared, folder=self.out, force=True)
        return asking.open_request(self.out / prepared.names[1])

    def take(self, data: bytes) -> None:
        requests.take(self.ctx, answer=answers.read(data, "answer"))

    def refusal(self, data: bytes) -> DomainError:
        """Why an answer is not taken in; nothing may have changed by it."""
        before = (len(self.file.all(SignOff)), len(self.file.all(Proof)))
        with pytest.raises(DomainError) as caught:
            self.take(data)
        assert (len(self.file.all(SignOff)), len(self.file.all(Proof))) == before
        assert "\n" not in caught.value.message()
        return caught.value

    def answer_of(self, key: str = NOBODY_ANSWERED) -> tuple[str, str, str]:
        """(answer, manner, reason) as they count now."""
        row = next(row for row in signatories(self.file) if row.participant_id == self.person(key).id)
        return row.answer or "", row.manner, row.reason


def ticking() -> Callable[[], str]:
    """A clock that a minute passes on at each look."""
    ticks, begun = itertools.count(), datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    return lambda: f"{begun + timedelta(minutes=next(ticks)):%Y-%m-%dT%H:%M:%SZ}"


@pytest.fixture(scope="module")
def small_workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three people, two stages, and a second charter that one of two signatories has answered."""
    file = WorkshopFile.create(tmp_path_factory.mktemp("small") / "small.stageworkshop", title="Small")
    ctx = Context(file, "Ines Ferreira", clock=ticking())
    team = teams.add_team(ctx, name="Sales").created("team")
    people.add_person(ctx, name="Ines Ferreira", team_id=team, roles=["facilitator"])
    for name in ("Łukasz Wójcik", "محمد الحداد"):
        people.add_person(ctx, name=name, team_id=team, job_title="Head", roles=["signatory"])
    leads = pipelines.add_pipeline(ctx, name="Leads", kind="lead").created("pipeline")
    for name in ("Warm lead", "Call-ready lead"):
        stages.add_stage(ctx, pipeline_id=leads, name=name, values={"definition": f"{name}: what it means."})
        charter = charters.propose(ctx).created("charter")
    first = file.all(Participant, key="lukasz-wojcik")[0]
    signoffs.sign(ctx, charter_id=charter, participant_id=first.id, answer="approve", typed="Łukasz Wójcik")
    file.close()
    return file.path


@pytest.fixture
def room(small_workshop: Path, tmp_path: Path) -> Iterator[Room]:
    file = WorkshopFile.open(Path(shutil.copyfile(small_workshop, tmp_path / "own.stageworkshop")))
    clock = ticking()
    for _ in range(60):
        clock()
    yield Room(Context(file, "Ines Ferreira", clock=clock), tmp_path / "out")
    file.close()


@pytest.fixture
def own_key(keys: KeyStore) -> SigningKey:
    """A signatory's own key."""
    return keys.unlock("personal", PASSPHRASE, at=datetime.now(UTC))


def clock_time() -> str:
    """The time by this machine's clock, at which a key that it has just made is valid."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def sign_pdf(
    pdf: bytes,
    key: SigningKey,
    *,
    field: str = "Mine",
    visible: bool = False,
    first: Callable[[Any], None] | None = None,
) -> bytes:
    """The PDF signed as any program would; `first` changes something under way."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if first is not None:
        first(writer)
    place = SigFieldSpec(field, on_page=0, box=(60, 60, 260, 120)) if visible else None
    metadata = PdfSignatureMetadata(field_name=field, reason="I agree")
    signed: bytes = PdfSigner(metadata, signer=signer_of(key), new_field_spec=place).sign_pdf(writer).getvalue()
    return signed


def test_a_request_is_a_pdf_with_its_words_and_a_small_file(room: Room, tool: Callable[..., str]) -> None:
    opened = room.ask()
    assert sorted(path.suffix for path in room.out.iterdir()) == [".json", ".pdf"]
    assert opened.request.person.name == "محمد الحداد"
    assert opened.request.content_hash == room.charter.content_hash == content_hash(opened.document)
    assert opened.request.covers == room.charter.stage_hashes
    assert len(opened.path.read_bytes()) < 10_000
    assert "2 embedded files" in tool("pdfdetach", "-list", opened.pdf_path)
    (row,) = request_rows(room.file)
    assert (row.charter_number, row.asked_by, row.answered_at) == (2, "Ines", "")
    assert audit(room.file) == []


def test_an_answer_from_an_own_device_is_added(room: Room) -> None:
    opened = room.ask()
    data = answers.make(opened, "reserve", at=room.ctx.now(), reason="Only until May.", about=["warm-lead"])
    room.take(data)
    assert room.answer_of() == ("reserve", "own_device", "Only until May.")
    record = room.file.all(SignOff, participant_key=NOBODY_ANSWERED, charter_id=room.charter.id)[-1]
    assert (record.typed, record.about, record.logged_by) == ("محمد الحداد", ["warm-lead"], "")
    (proof,) = room.file.all(Proof)
    assert (proof.kind, proof.fingerprint) == ("answer", "")
    assert room.file.kept(proof.kept) == data
    assert request_rows(room.file)[0].answered_at
    assert audit(room.file) == []


def test_a_signature_drawn_elsewhere_comes_along(room: Room, own_key: SigningKey) -> None:
    strokes = [[[10, 20], [400, 90], [1000, 30]], [[5, 5]]]
    opened = room.ask()
    data = answers.make(opened, "approve", at=clock_time(), strokes=strokes, key=own_key)
    for other in ([[[10, 20], [400, 91], [1000, 30]], [[5, 5]]], [[[1, 2, 3]]], [[["a", 1]]], [[[1, 2000]]], 7):
        tree = {**json.loads(data), "strokes": other}
        assert room.refusal(json.dumps(tree).encode()).code in ("answer.altered", "answer.strokes")
    gone = json.loads(data)
    del gone["strokes"]
    assert room.refusal(json.dumps(gone).encode()).code == "answer.altered"
    room.take(data)
    record = room.file.all(SignOff, participant_key=NOBODY_ANSWERED, charter_id=room.charter.id)[-1]
    assert (record.strokes, record.manner) == (strokes, "own_key")


def test_who_has_answered_before_is_sent_the_words_of_then(room: Room) -> None:
    first = room.ask()
    assert first.before is None
    assert [change.kind for change in first.to_read().stages] == ["added", "added"]
    stage = room.file.all(Stage, key="warm-lead")[0]
    signed_before = "lukasz-wojcik"
    assert room.ask(signed_before).before is None  # answered, but to this very charter
    agreed.set_agreed(room.ctx, stage_id=stage.id, field="definition", value="Other words.")
    charters.propose(room.ctx)
    room.number = 3
    again = room.ask(signed_before)
    assert again.request.earlier is not None
    assert (again.request.earlier.charter, again.request.earlier.answer) == (2, "approve")
    assert again.before is not None
    told = again.to_read()
    assert [(change.name, change.kind) for change in told.stages] == [("Warm lead", "changed")]
    assert told.stages[0].fields[0].old == ("Warm lead: what it means.",)
    tree = json.loads(again.path.read_bytes())
    tree["earlier"]["content_hash"] = "0" * 64
    again.path.write_text(json.dumps(tree))
    with pytest.raises(InputError, match="others than the request names"):
        asking.open_request(again.path)


def test_an_answer_with_an_own_key_reaches_the_sealed_charter_as_it_was_signed(
    room: Room, own_key: SigningKey, key: SigningKey
) -> None:
    opened = room.ask()
    data = answers.make(opened, "approve", at=clock_time(), typed="M. Haddad", key=own_key)
    room.take(data)
    assert room.answer_of() == ("approve", "own_key", "")
    assert keys_used(room.file, NOBODY_ANSWERED) == [(own_key.facts.fingerprint, "2026-12-01")]
    document = frozen_document(room.file, room.charter.id)
    pdf, _ = make_pdf(document, built=BUILT, sealing=Sealing(key, proof_files(room.file, 2)))
    found = verify_bytes(pdf, name="c")
    assert found.holds, found.checks
    (mine,) = (each for each in found.sign_offs if each.person == NOBODY_ANSWERED)
    assert (mine.signed_with, mine.own_key, mine.holder) == (
        own_key.facts.fingerprint,
        own_key.facts.fingerprint,
        "Łukasz Wójcik",
    )
    assert spaced(own_key.facts.fingerprint) in mine.sentence
    others = [each for each in found.sign_offs if each.person != NOBODY_ANSWERED]
    assert {each.signed_with for each in others} == {key.facts.fingerprint}


@pytest.mark.parametrize("visible", [False, True])
def test_a_pdf_signed_with_any_certificate_is_an_approval(
    room: Room, own_key: SigningKey, key: SigningKey, visible: bool
) -> None:
    opened = room.ask()
    signed = sign_pdf(opened.pdf_path.read_bytes(), own_key, visible=visible)
    room.take(signed)
    assert room.answer_of() == ("approve", "own_key", "I agree")
    (proof,) = room.file.all(Proof)
    assert (proof.kind, proof.holder) == ("signed_pdf", "Łukasz Wójcik")
    assert room.file.kept(proof.kept) == signed
    document = frozen_document(room.file, room.charter.id)
    pdf, _ = make_pdf(document, built=BUILT, sealing=Sealing(key, proof_files(room.file, 2)))
    found = verify_bytes(pdf, name="c")
    assert found.holds, found.checks
    (mine,) = (each for each in found.sign_offs if each.person == NOBODY_ANSWERED)
    assert (mine.signed_with, mine.own_key) == (key.facts.fingerprint, own_key.facts.fingerprint)
    assert audit(room.file) == []


def test_a_deputy_is_asked_and_answers(room: Room) -> None:
    deputies.delegate(
        room.ctx,
        charter_id=room.charter.id,
        participant_id=room.person().id,
        deputy_id=room.person("ines-ferreira").id,
        reason="On leave.",
    )
    opened = room.ask()
    assert opened.request.signs.name == "Ines Ferreira"
    data = answers.make(opened, "approve", at=room.ctx.now())
    (standing,) = (each.id for each in room.file.all(Delegation))
    deputies.end_delegation(room.ctx, delegation_id=standing)
    assert "by now it is محمد الحداد who signs" in room.refusal(data).message()
    deputies.delegate(
        room.ctx,
        charter_id=room.charter.id,
        participant_id=room.person().id,
        deputy_id=room.person("ines-ferreira").id,
        reason="On leave again.",
    )
    room.take(data)
    record = room.file.all(SignOff, participant_key=NOBODY_ANSWERED, charter_id=room.charter.id)[-1]
    assert (record.deputy_name, record.typed) == ("Ines Ferreira", "Ines Ferreira")


def test_the_same_answer_counts_once(room: Room) -> None:
    opened = room.ask()
    data = answers.make(opened, "approve", at=room.ctx.now())
    room.take(data)
    again = room.refusal(data)
    assert again.code == "answer.twice"
    assert "answered already, on 2026-12-01" in again.message()


def test_an_answer_does_not_replace_a_later_one(room: Room) -> None:
    opened = room.ask()
    data = answers.make(opened, "decline", at=room.ctx.now(), reason="No.")
    signoffs.sign(room.ctx, charter_id=room.charter.id, participant_id=room.person().id, answer="approve", typed="M.")
    assert room.refusal(data).code == "answer.later_one"


def test_a_charter_that_is_over_takes_no_answer(room: Room) -> None:
    opened = room.ask()
    data = answers.make(opened, "approve", at=room.ctx.now())
    stage = room.file.all(Stage)[0]
    agreed.set_agreed(room.ctx, stage_id=stage.id, field="definition", value="Other words.")
    charters.propose(room.ctx)
    refused = room.refusal(data)
    assert refused.code == "charter.over"
    assert "is withdrawn, so the answer comes too late" in refused.message()


def test_an_answer_to_another_workshop_is_unknown_here(room: Room, workshop: Path) -> None:
    opened = room.ask()
    data = answers.make(opened, "approve", at=room.ctx.now())
    other = WorkshopFile.open(workshop)
    with pytest.raises(DomainError, match="never sent the request"):
        requests.take(Context(other), answer=answers.read(data, "a"))
    other.close()


def test_somebody_who_is_no_signatory_any_more(room: Room) -> None:
    opened = room.ask()
    data = answers.make(opened, "approve", at=room.ctx.now())
    people.set_roles(room.ctx, person_id=room.person().id, roles=["observer"])
    assert "role of signatory" in room.refusal(data).message()


def test_somebody_who_is_gone(room: Room) -> None:
    people.add_person(room.ctx, name="Late", roles=["signatory"])
    data = answers.make(room.ask("late"), "approve", at=room.ctx.now())
    history.undo(room.ctx)
    assert "no longer in the workshop" in room.refusal(data).message()
    history.redo(room.ctx)
    room.take(data)
    assert room.answer_of("late") == ("approve", "own_device", "")


def altered(data: bytes, **predicate: Any) -> bytes:
    """An unsigned answer file, changed on the way."""
    tree = json.loads(data)
    tree["statement"]["predicate"].update(predicate)
    return json.dumps(tree).encode()


def test_an_altered_answer_does_not_get_in(room: Room, own_key: SigningKey) -> None:
    opened = room.ask()
    plain = answers.make(opened, "approve", at=room.ctx.now())
    tree = json.loads(plain)
    tree["statement"]["subject"][0]["digest"]["sha256"] = "0" * 64
    assert room.refusal(json.dumps(tree).encode()).code == "answer.other_words"
    covers = {**opened.request.covers, "warm-lead": "0" * 64}
    assert room.refusal(altered(plain, covers=covers)).code == "answer.other_words"
    somebody = {**tree["statement"]["predicate"]["person"], "key": "lukasz-wojcik"}
    assert room.refusal(altered(plain, person=somebody)).code == "answer.other_person"
    assert room.refusal(altered(plain, manner="own_key")).code == "answer.manner"
    assert room.refusal(altered(plain, request="0" * 16)).code == "answer.altered"
    assert room.refusal(altered(plain, logged_by="Ines")).code == "answer.altered"

    signed = json.loads(answers.make(opened, "approve", at=clock_time(), key=own_key))
    said = json.loads(base64.b64decode(signed["envelope"]["payload"]))
    said["predicate"].update(answer="decline", reason="No.")
    signed["envelope"]["payload"] = base64.b64encode(json.dumps(said).encode()).decode()
    refused = room.refusal(json.dumps(signed).encode())
    assert refused.code == "envelope.signature"
    assert "was altered" in refused.message()


def other_page(writer: Any) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"q Q"))
    writer.mark_update(page.container_ref)


def other_title(writer: Any) -> None:
    writer.set_info(writer.add_object(generic.DictionaryObject({pdf_name("/Title"): pdf_string("x")})))
    writer.root["/Names"] = generic.DictionaryObject()
    writer.update_root()


def test_a_pdf_that_was_changed_before_it_was_signed_does_not_get_in(room: Room, own_key: SigningKey) -> None:
    opened = room.ask()
    pdf = opened.pdf_path.read_bytes()
    refused = room.refusal(sign_pdf(pdf, own_key, first=other_page))
    assert refused.code == "answer.altered"
    assert "more than a signature was added" in refused.message()
    assert room.refusal(sign_pdf(pdf, own_key, first=other_title)).code == "answer.no_request"
    with pikepdf.open(BytesIO(pdf)) as document:
        anew = BytesIO()
        document.save(anew)
    refused = room.refusal(sign_pdf(anew.getvalue(), own_key))
    assert "not those that were sent" in refused.message()


def test_a_pdf_that_was_changed_after_it_was_signed_does_not_get_in(room: Room, own_key: SigningKey) -> None:
    signed = sign_pdf(room.ask().pdf_path.read_bytes(), own_key)
    flipped = bytearray(signed)
    flipped[5_000] ^= 1
    assert room.refusal(bytes(flipped)).code in ("answer.signature", "pdf.damaged", "pdf.attachments")
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    other_page(writer)
    later = BytesIO()
    writer.write(later)
    assert room.refusal(later.getvalue()).code == "answer.signature"
    assert room.refusal(sign_pdf(signed, own_key, field="Again")).code == "answer.signatures"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (datetime(2020, 3, 1, tzinfo=UTC), "after the certificate of “Old key” had run out"),
        (datetime(2090, 3, 1, tzinfo=UTC), "before the certificate of “Old key” was valid"),
    ],
)
def test_an_answer_signed_with_a_key_out_of_date_does_not_get_in(
    room: Room, tmp_path: Path, made: datetime, said: str
) -> None:
    store = KeyStore(tmp_path / "old")
    store.create("personal", "Old key", PASSPHRASE, at=made)
    old = store.unlock("personal", PASSPHRASE, at=made)
    opened = room.ask()
    for data in (
        answers.make(opened, "approve", at=clock_time(), key=old),
        sign_pdf(opened.pdf_path.read_bytes(), old),
    ):
        refused = room.refusal(data)
        assert refused.code == "answer.certificate"
        assert said in refused.message()


def test_an_unsigned_pdf_is_no_answer(room: Room, tmp_path: Path) -> None:
    opened = room.ask()
    assert room.refusal(opened.pdf_path.read_bytes()).code == "answer.unsigned"
    other, _ = make_pdf(frozen_document(room.file, room.charter.id), built=BUILT)
    assert room.refusal(other).code == "answer.no_request"


@pytest.mark.parametrize("data", [b"", b"{}", b"\x00" * 50, b"%PDF-1.7\nnothing", b"[1]", b'{"format": 3}'])
def test_other_files_are_no_answers(room: Room, data: bytes) -> None:
    room.refusal(data)


def test_nobody_signs_what_was_altered_on_the_way(room: Room, tmp_path: Path) -> None:
    opened = room.ask()
    pdf = opened.pdf_path.read_bytes()
    opened.pdf_path.write_bytes(pdf + b"\n")
    with pytest.raises(InputError, match="altered on the way"):
        asking.open_request(opened.path)
    tree = json.loads(opened.path.read_bytes())
    tree["pdf"].update(sha256=hashlib.sha256(pdf + b"\n").hexdigest())
    tree["content_hash"] = "0" * 64
    opened.path.write_text(json.dumps(tree))
    with pytest.raises(InputError, match="others than the request names"):
        asking.open_request(opened.path)
    opened.pdf_path.unlink()
    with pytest.raises(InputError, match="put both files into one folder"):
        asking.open_request(opened.path)
    tree["pdf"]["name"] = "../../elsewhere.pdf"
    opened.path.write_text(json.dumps(tree))
    with pytest.raises(InputError, match="names no PDF"):
        asking.open_request(opened.path)
    opened.path.write_text("{}")
    with pytest.raises(InputError, match="no request for a sign-off"):
        asking.open_request(opened.path)


def test_what_an_answer_needs(room: Room) -> None:
    opened = room.ask()
    with pytest.raises(InvalidValue, match="write down the reservation"):
        answers.make(opened, "reserve", at=room.ctx.now())
    with pytest.raises(InvalidValue, match="no stage has the key"):
        answers.make(opened, "decline", at=room.ctx.now(), reason="No.", about=["nonsense"])


def test_only_signatories_of_a_frozen_charter_are_asked(room: Room) -> None:
    with pytest.raises(NotAllowed, match="role of signatory"):
        requests.signatory(room.file, room.person("ines-ferreira").id)
    document = frozen_document(room.file, room.charter.id)
    draft = document.model_copy(update={"content_hash": "0" * 64})
    who = requests.signatory(room.file, room.person().id)
    with pytest.raises(NotAllowed, match="propose a charter first"):
        asking.prepare(draft, who, request_id="0" * 16, asked_by="", asked_at="", built=BUILT)


def test_a_request_that_can_not_be_written_is_not_noted(room: Room) -> None:
    room.out.write_text("a file where the folder should be")
    with pytest.raises(DomainError, match="not a folder"):
        room.ask()
    assert request_rows(room.file) == []
