"""Attacks by whoever knows the format well: each is noticed, and told in one plain sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from stageworkshop.charter.hashing import stamped
from stageworkshop.charter.model import Document
from stageworkshop.cli import main
from stageworkshop.evidence import envelopes, statements
from stageworkshop.evidence.attachments import attached
from stageworkshop.evidence.export import Sealing, make_pdf
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.results import UNSEALED, Verification
from stageworkshop.evidence.seal import seal
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.verify import verify_bytes
from tests.evidence import tamper
from tests.evidence.conftest import BUILT, ORGANISATION, PASSPHRASE, Sample

SIGN_OFF = "sign-off-lukasz-wojcik.dsse.json"


def failing(found: Verification) -> dict[str, str]:
    """The sentences of what fails, by check."""
    assert all(check.sentence and "\n" not in check.sentence for check in found.checks)
    return {check.key: check.sentence for check in found.checks if check.state == "fails"}


def updates(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Incremental updates after the seal that touch the form and the attachments."""

    def done(out: IncrementalPdfFileWriter) -> bytes:
        stream = BytesIO()
        out.write(stream)
        return stream.getvalue()

    def field(kind: str, value: generic.PdfObject) -> generic.DictionaryObject:
        made = generic.DictionaryObject({pdf_name("/FT"): pdf_name(kind), pdf_name("/T"): pdf_string("Answer")})
        made[pdf_name("/V")] = value
        return made

    out = IncrementalPdfFileWriter(BytesIO(data))
    form = out.root["/AcroForm"]
    form["/Fields"].append(out.add_object(field("/Tx", pdf_string("We do not agree"))))
    out.update_container(form)
    out.update_root()
    yield "a form value", done(out)

    out = IncrementalPdfFileWriter(BytesIO(data))
    form = out.root["/AcroForm"]
    form["/NeedAppearances"] = generic.BooleanObject(True)
    out.update_container(form)
    out.update_root()
    yield "another look for the form", done(out)

    out = IncrementalPdfFileWriter(BytesIO(data))
    out.root["/AF"] = generic.ArrayObject()
    out.update_root()
    yield "no related files", done(out)

    out = IncrementalPdfFileWriter(BytesIO(data))
    script = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
    out.root["/OpenAction"] = out.add_object(generic.DictionaryObject(script))
    out.update_root()
    yield "a script", done(out)


def test_an_update_of_the_form_or_the_files_is_noticed(sample: Sample) -> None:
    for name, changed in updates(sample.sealed.data):
        found = failing(verify_bytes(changed, name="c", fingerprint=sample.sealed.fingerprint))
        assert "something was added after sealing" in found["whole_file"], name


def test_a_seal_that_was_taken_off_is_missed(
    sample: Sample, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tamper.rewritten(sample.sealed.data, lambda files: None)
    found = failing(verify_bytes(bare, name="c", fingerprint=sample.sealed.fingerprint))
    assert found["seal"] == UNSEALED
    # Envelopes are signed by the seal's key, so without the seal nobody can say whose they are.
    assert "signed with another key than the seal" in found["envelopes"]
    path = tmp_path / "bare.pdf"
    path.write_bytes(bare)
    assert main(["verify", str(path)]) == 1
    assert UNSEALED in capsys.readouterr().out


def test_swapped_words_under_a_seal_of_the_same_name_end_in_exit_code_1(
    sample: Sample, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = KeyStore(tmp_path / "forger")
    store.create("organisation", ORGANISATION, PASSPHRASE, at=datetime.now(UTC))
    forger = store.unlock("organisation", PASSPHRASE, at=datetime.now(UTC))

    def swap(files: dict[str, bytes]) -> None:
        tree = json.loads(files["definitions.json"])
        tree["pipelines"][0]["stages"][0]["definition"] = "Whatever the depot says."
        files["definitions.json"] = json.dumps(tree).encode()

    path = tmp_path / "swapped.pdf"
    path.write_bytes(seal(tamper.rewritten(sample.sealed.data, swap), forger).data)
    assert main(["verify", str(path)]) == 1
    said = capsys.readouterr().out
    assert "is another one than the printed hash says" in said
    assert "signed with another key than the seal" in said


def other(document: Document, **workshop: str) -> Document:
    """A charter of another workshop, under the same people's names."""
    return stamped(document.model_copy(update={"workshop": document.workshop.model_copy(update=workshop)}))


def with_envelope(sample: Sample, key: SigningKey, envelope: bytes) -> Verification:
    """The sample's charter with this envelope in the place of one of its own, under the true seal."""

    def put(files: dict[str, bytes]) -> None:
        files[SIGN_OFF] = envelope

    return verify_bytes(seal(tamper.rewritten(sample.sealed.data, put), key).data, name="c")


def test_an_envelope_of_another_charter_does_not_cover_these_words(sample: Sample, key: SigningKey) -> None:
    stages = [
        pipeline.model_copy(
            update={"stages": [each.model_copy(update={"definition": "Other words."}) for each in pipeline.stages]}
        )
        for pipeline in sample.document.pipelines
    ]
    strange = stamped(sample.document.model_copy(update={"pipelines": stages}))
    records = [
        each.model_copy(update={"content_hash": strange.content_hash, "covers": strange.stage_hashes})
        for each in strange.sign_offs
    ]
    elsewhere, _ = make_pdf(strange.model_copy(update={"sign_offs": records}), built=BUILT, sealing=Sealing(key))
    assert verify_bytes(elsewhere, name="c").holds
    found = failing(with_envelope(sample, key, attached(elsewhere)[SIGN_OFF]))
    assert list(found) == ["sign_offs"]
    assert "look at that of Łukasz Wójcik" in found["sign_offs"]


def test_an_envelope_of_another_workshop_that_covers_nothing_does_not_pass(sample: Sample, key: SigningKey) -> None:
    statement = statements.loads(envelopes.unwrap(attached(sample.sealed.data)[SIGN_OFF]).payload)
    strange = other(sample.document, title="Another workshop")
    predicate = statement.predicate.model_copy(update={"covers": {}})
    empty = statements.statement_for(strange.content_hash or "", predicate)
    found = with_envelope(sample, key, envelopes.wrap(statements.dumps(empty), key))
    assert list(failing(found)) == ["sign_offs"]
    (told,) = (each.sentence for each in found.sign_offs if each.state == "fails")
    assert "was given to other words than these" in told


@pytest.mark.parametrize(("years", "said"), [(-6, "had run out"), (6, "before the certificate of")])
def test_a_sign_off_with_an_own_key_out_of_date_does_not_hold(
    sample: Sample, key: SigningKey, tmp_path: Path, years: int, said: str
) -> None:
    statement = statements.loads(envelopes.unwrap(attached(sample.sealed.data)[SIGN_OFF]).payload)
    made = datetime.fromisoformat(statement.predicate.at) + timedelta(days=365 * years)
    store = KeyStore(tmp_path / "own")
    store.create("personal", "Łukasz Wójcik", PASSPHRASE, at=made)
    own = store.unlock("personal", PASSPHRASE, at=made)
    predicate = statement.predicate.model_copy(update={"manner": "own_key", "logged_by": "", "proof": None})
    payload = statements.dumps(statement.model_copy(update={"predicate": predicate}))
    found = failing(with_envelope(sample, key, envelopes.wrap(payload, own)))
    assert list(found) == ["envelopes"]
    assert said in found["envelopes"]


def test_a_certificate_that_was_not_valid_yet_does_not_seal(unsealed: bytes, tmp_path: Path) -> None:
    store, later = KeyStore(tmp_path / "keys"), datetime.now(UTC) + timedelta(days=400)
    store.create("organisation", ORGANISATION, PASSPHRASE, at=later)
    early = store.unlock("organisation", PASSPHRASE, at=later)
    found = failing(verify_bytes(seal(unsealed, early).data, name="c"))
    assert list(found) == ["certificate"]
    assert "was not valid on" in found["certificate"]


@pytest.mark.parametrize(("ahead", "noticed"), [(timedelta(hours=14), False), (timedelta(days=3), True)])
def test_a_seal_from_the_future_is_noticed_but_not_a_clock_in_another_zone(
    sample: Sample, ahead: timedelta, noticed: bool
) -> None:
    sealed_at = datetime.fromisoformat(sample.sealed.sealed_at)
    found = failing(verify_bytes(sample.sealed.data, name="c", now=sealed_at - ahead))
    assert list(found) == (["time"] if noticed else [])
    if noticed:
        assert "which is still to come: a clock is wrong" in found["time"]
