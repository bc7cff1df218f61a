"""Whatever is done to a sealed charter, verification notices, and never fails itself.

A part of the suite in `tamper.py`, which runs whole by hand: `python -m tests.evidence.tamper 97`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner

from stageworkshop.charter.hashing import canonical
from stageworkshop.charter.model import Document
from stageworkshop.evidence import envelopes, statements
from stageworkshop.evidence.attachments import attached
from stageworkshop.evidence.export import Sealing, make_pdf
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.results import Verification
from stageworkshop.evidence.seal import seal, signer_of
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.verify import verify_bytes
from tests.evidence import tamper
from tests.evidence.conftest import BUILT, ORGANISATION, PASSPHRASE, Sample

STRIDE = 97 * 97
"""Some twenty places of the file."""
SIGN_OFF = "sign-off-lukasz-wojcik.dsse.json"


@pytest.fixture
def alone(sample: Sample) -> tamper.Verify:
    """Verification by someone who has the file and the published fingerprint."""
    return lambda data: verify_bytes(data, name="charter.pdf", fingerprint=sample.sealed.fingerprint)


@pytest.fixture
def with_record(sample: Sample) -> tamper.Verify:
    """Verification by someone who also has the recorded hash of the whole file."""

    def verify(data: bytes) -> Verification:
        return verify_bytes(
            data, name="charter.pdf", recorded=sample.sealed.file_hash, fingerprint=sample.sealed.fingerprint
        )

    return verify


@pytest.fixture
def look_alike(tmp_path: Path) -> SigningKey:
    """A key that calls itself as the organisation's does."""
    store = KeyStore(tmp_path / "forger")
    store.create("organisation", ORGANISATION, PASSPHRASE, at=datetime.now(UTC))
    return store.unlock("organisation", PASSPHRASE, at=datetime.now(UTC))


def failing(found: Verification) -> set[str]:
    return {check.key for check in found.checks if check.state == "fails"}


def test_the_untouched_file_holds(sample: Sample, with_record: tamper.Verify) -> None:
    assert with_record(sample.sealed.data).holds


def test_a_flipped_byte_outside_the_seal_is_noticed_by_the_seal(sample: Sample, alone: tamper.Verify) -> None:
    data = sample.sealed.data
    inside = tamper.seal_range(data)
    cases = [(name, changed) for name, changed in tamper.flipped(data, STRIDE) if int(name.split()[1]) not in inside]
    assert len(cases) > 15
    found = tamper.outcome(cases, alone)
    assert (found.missed, found.crashed) == ([], [])


def test_a_flipped_byte_inside_the_seal_is_noticed_with_the_record(sample: Sample, with_record: tamper.Verify) -> None:
    data = sample.sealed.data
    inside = tamper.seal_range(data)
    cases = [
        (name, changed)
        for name, changed in tamper.flipped(data, 97 * 3, inside.start)
        if int(name.split()[1]) in inside
    ]
    assert len(cases) > 12
    found = tamper.outcome(cases, with_record)
    assert (found.missed, found.crashed) == ([], [])


def test_nothing_can_hide_in_the_seal_s_padding(sample: Sample, alone: tamper.Verify) -> None:
    data = sample.sealed.data
    end = tamper.seal_range(data).stop
    assert data[end - 101 : end - 1] == b"0" * 100
    for hidden in (b"1", b"a", b"F"):
        assert failing(alone(data[: end - 51] + hidden + data[end - 50 :])) == {"unchanged"}


def test_what_is_added_or_cut_off_is_noticed(sample: Sample, alone: tamper.Verify) -> None:
    found = tamper.outcome(tamper.appended(sample.sealed.data), alone)
    assert (found.count, found.missed, found.crashed) == (8, [], [])


def test_an_incremental_update_is_noticed(sample: Sample, alone: tamper.Verify) -> None:
    found = tamper.outcome(tamper.updated(sample.sealed.data), alone)
    assert (found.count, found.missed, found.crashed) == (4, [], [])


def test_a_line_end_after_the_seal_is_told_for_what_it_is(sample: Sample, alone: tamper.Verify) -> None:
    assert failing(alone(sample.sealed.data + b"\n")) >= {"whole_file"}


Change = Callable[[dict[str, bytes]], None]


def without_definitions(files: dict[str, bytes]) -> None:
    del files["definitions.json"]


def other_definitions(files: dict[str, bytes]) -> None:
    tree = json.loads(files["definitions.json"])
    tree["workshop"]["purpose"] = "Another purpose."
    files["definitions.json"] = json.dumps(tree).encode()


@pytest.mark.parametrize("change", [without_definitions, other_definitions])
def test_a_swapped_attachment_is_noticed_also_under_a_new_seal(
    sample: Sample, look_alike: SigningKey, change: Change
) -> None:
    swapped = tamper.rewritten(sample.sealed.data, change)
    assert failing(verify_bytes(swapped, name="c")) >= {"seal", "definitions"}
    forged = seal(swapped, look_alike).data
    assert "definitions" in failing(verify_bytes(forged, name="c"))


def test_other_words_under_the_same_look_and_a_look_alike_seal(
    sample: Sample, document: Document, look_alike: SigningKey, alone: tamper.Verify
) -> None:
    workshop = document.workshop.model_copy(update={"purpose": "Another purpose."})
    other = document.model_copy(update={"workshop": workshop})
    other = other.model_copy(update={"content_hash": hashlib.sha256(canonical(other)).hexdigest()})
    pdf, _ = make_pdf(other, built=BUILT, sealing=Sealing(look_alike))
    assert failing(alone(pdf)) == {"fingerprint"}


def test_a_new_seal_by_a_look_alike_is_noticed(
    sample: Sample, look_alike: SigningKey, alone: tamper.Verify, with_record: tamper.Verify
) -> None:
    forged = seal(tamper.rewritten(sample.sealed.data, lambda files: None), look_alike).data
    # The envelopes are still signed by the true key, and the fingerprint is not the published one.
    assert failing(alone(forged)) == {"fingerprint", "envelopes"}
    assert failing(with_record(forged)) == {"recorded", "fingerprint", "envelopes"}


def edited(envelope: bytes, key: SigningKey | None) -> bytes:
    """A sign-off turned into a refusal, signed anew or not at all."""
    statement = statements.loads(envelopes.unwrap(envelope).payload)
    predicate = statement.predicate.model_copy(update={"answer": "decline", "reason": "No."})
    payload = statements.dumps(statement.model_copy(update={"predicate": predicate}))
    if key is not None:
        return envelopes.wrap(payload, key)
    forged = json.loads(envelope)
    forged["payload"] = base64.b64encode(payload).decode()
    return json.dumps(forged).encode()


@pytest.mark.parametrize("signed_anew", [False, True])
def test_an_edited_envelope_is_noticed_also_under_the_true_seal(
    sample: Sample, key: SigningKey, look_alike: SigningKey, signed_anew: bool
) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[SIGN_OFF] = edited(files[SIGN_OFF], look_alike if signed_anew else None)

    # Even if somebody got the true seal onto it, the envelope alone gives it away.
    forged = seal(tamper.rewritten(sample.sealed.data, change), key).data
    found = verify_bytes(forged, name="c", fingerprint=sample.sealed.fingerprint)
    assert failing(found) == {"envelopes"}
    assert SIGN_OFF in next(check.sentence for check in found.checks if check.key == "envelopes")


def signed_once_more(pdf: bytes, key: SigningKey, field: str) -> bytes:
    """The PDF with one more signature of the ordinary kind."""
    signer = PdfSigner(PdfSignatureMetadata(field_name=field), signer=signer_of(key))
    signed: bytes = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue()
    return signed


def test_a_second_signature_is_noticed(unsealed: bytes, key: SigningKey) -> None:
    twice = signed_once_more(signed_once_more(unsealed, key, "First"), key, "Second")
    found = verify_bytes(twice, name="c")
    assert failing(found) >= {"seal", "whole_file"}
    assert "carries 2 signatures" in next(check.sentence for check in found.checks if check.key == "seal")


def test_a_signature_that_allows_changes_is_no_seal(unsealed: bytes, key: SigningKey) -> None:
    found = verify_bytes(signed_once_more(unsealed, key, "Mine"), name="c")
    assert failing(found) == {"seal"}
    assert "would allow changes" in next(check.sentence for check in found.checks if check.key == "seal")


def test_files_that_unfold_into_gigabytes_are_not_unfolded(sample: Sample) -> None:
    bomb = bytes(80 * 1024 * 1024)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["definitions.json"] = pikepdf.AttachedFileSpec(pdf, bomb, filename="definitions.json")
        out = BytesIO()
        pdf.save(out, compress_streams=True, recompress_flate=True)
    assert len(out.getvalue()) < 1024 * 1024
    found = verify_bytes(out.getvalue(), name="c")
    assert failing(found) == {"seal", "definitions"}
    assert "larger than any definitions file" in next(c.sentence for c in found.checks if c.key == "definitions")


def test_the_envelopes_are_the_sample_s(sample: Sample) -> None:
    assert SIGN_OFF in attached(sample.sealed.data)
