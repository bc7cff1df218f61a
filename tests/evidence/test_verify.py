"""What verification says of charters and definitions files, whole and otherwise."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.actions import agreed, charters, seals
from stageworkshop.actions.context import Context
from stageworkshop.charter import definitions
from stageworkshop.charter.editions import partner_edition
from stageworkshop.charter.export import Part, document_for
from stageworkshop.charter.hashing import canonical
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.evidence import Seal
from stageworkshop.domain.stage import Stage
from stageworkshop.evidence.comparing import against
from stageworkshop.evidence.export import Sealing, export_document, make_pdf, record_of
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.results import Verification
from stageworkshop.evidence.seal import seal
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.verify import verify, verify_bytes
from stageworkshop.store.audit import audit
from stageworkshop.store.queries.proofs import seal_rows
from stageworkshop.store.workshop_file import WorkshopFile
from tests.evidence.conftest import BUILT, ORGANISATION, PASSPHRASE, Sample

ONLY_PDF: tuple[Part, ...] = ("pdf",)


def states(found: Verification) -> dict[str, str]:
    return {check.key: check.state for check in found.checks}


def said(found: Verification, key: str) -> str:
    return next(check.sentence for check in found.checks if check.key == key)


def test_everything_holds_on_the_sealed_sample(sample: Sample) -> None:
    found = verify_bytes(
        sample.sealed.data, name="c.pdf", recorded=sample.sealed.file_hash, fingerprint=sample.sealed.fingerprint
    )
    assert set(states(found).values()) == {"holds"}
    assert found.summary == "Everything holds."
    assert list(states(found)) == [
        "recorded", "seal", "whole_file", "unchanged", "certificate", "fingerprint", "time", "definitions",
        "envelopes", "sign_offs",
    ]  # fmt: skip
    assert found.content_hash == sample.document.content_hash
    assert [(each.name, each.answer) for each in found.sign_offs] == [
        ("Gülşen Yıldırım", "reserve"),
        ("Łukasz Wójcik", "approve"),
        ("Sigrid Bråthen", "approve"),
    ]
    assert found.seal
    assert found.seal.holder == f"{ORGANISATION}, charter seal"


def test_the_fingerprint_may_be_the_seal_s_or_its_authority_s(sample: Sample, keys: KeyStore) -> None:
    facts = keys.facts("organisation")
    assert facts
    assert facts.authority
    for fingerprint in (facts.certificate.fingerprint, facts.authority.fingerprint):
        assert states(verify_bytes(sample.sealed.data, name="c", fingerprint=fingerprint))["fingerprint"] == "holds"
    other = verify_bytes(sample.sealed.data, name="c", fingerprint="0" * 64)
    assert states(other)["fingerprint"] == "fails"
    assert not other.holds


def test_without_a_fingerprint_it_is_left_to_the_reader(sample: Sample) -> None:
    found = verify_bytes(sample.sealed.data, name="c")
    assert states(found)["fingerprint"] == "open"
    assert found.holds
    assert found.summary.endswith("see what is left for you to compare.")


def test_a_key_of_this_computer_is_known(sample: Sample, keys: KeyStore) -> None:
    found = verify_bytes(sample.sealed.data, name="c", own=keys.own_certificates())
    assert said(found, "fingerprint") == "The seal was made with a key of this computer."


def test_a_look_alike_is_told_from_the_key_of_this_computer(unsealed: bytes, keys: KeyStore, tmp_path: Path) -> None:
    forger = KeyStore(tmp_path / "forger")
    forger.create("organisation", ORGANISATION, PASSPHRASE, at=datetime.now(UTC))
    key = forger.unlock("organisation", PASSPHRASE, at=datetime.now(UTC))
    forged = seal(unsealed, key).data
    found = verify_bytes(forged, name="c", own=keys.own_certificates())
    assert {key for key, state in states(found).items() if state == "fails"} == {"fingerprint"}
    assert "as the key here does, but is another" in said(found, "fingerprint")


def test_an_unsealed_charter_says_so(unsealed: bytes) -> None:
    found = verify_bytes(unsealed, name="c")
    assert states(found) == {"recorded": "open", "seal": "fails", "definitions": "holds"}
    assert said(found, "seal") == "This PDF carries no seal: nothing in it is protected against changes."
    assert found.summary.startswith("It is not sealed: what it says fits together")
    assert not found.holds


def test_the_partners_edition_holds_and_names_the_whole(document: Document, key: SigningKey) -> None:
    pdf, sealed = make_pdf(partner_edition(document), built=BUILT, sealing=Sealing(key))
    assert sealed
    found = verify_bytes(pdf, name="c", recorded=sealed.file_hash, fingerprint=sealed.fingerprint)
    assert found.holds, found.checks
    assert len(found.sign_offs) == 3
    whole = (document.content_hash or "")[:12]
    assert all(f"the whole charter that this extract was taken from ({whole}…)" in s.sentence for s in found.sign_offs)


def test_words_changed_after_the_answers_make_exactly_these_stale(own_workshop: WorkshopFile, key: SigningKey) -> None:
    document = document_for(own_workshop, "internal")
    pdf, _ = make_pdf(document, built=BUILT, sealing=Sealing(key))
    found = verify_bytes(pdf, name="c")
    assert {key for key, state in states(found).items() if state == "fails"} == {"sign_offs"}
    expected = {each.person: tuple(each.stale_stages) for each in document.sign_offs}
    assert {each.person: each.stale for each in found.sign_offs} == expected
    assert [each.name for each in found.sign_offs if each.state == "fails"] == ["Sigrid Bråthen"]
    assert "“Order confirmed”" in next(each.sentence for each in found.sign_offs if each.state == "fails")


def test_a_sealed_export_lies_beside_its_record_and_in_the_workshop(
    own_workshop: WorkshopFile, document: Document, key: SigningKey, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = export_document(document, out, sealing=Sealing(key))
    assert done.sealed
    pdf = next(path for path in done.paths if path.suffix == ".pdf")
    assert [path.suffix for path in done.paths] == [".json", ".pdf", ".sha256"]
    assert record_of(pdf).read_text() == f"{done.sealed.file_hash}  {pdf.name}\n"
    seals.note(Context(own_workshop, "Ines"), document=document, sealed=done.sealed, file_name=pdf.name)
    assert audit(own_workshop) == []
    (row,) = seal_rows(own_workshop)
    assert (row.charter_number, row.file_hash, row.sealed_by) == (2, done.sealed.file_hash, "Ines")
    found = verify(pdf, against=against(own_workshop.path))
    assert states(found)["recorded"] == states(found)["on_record"] == states(found)["against"] == "holds"
    assert "charter 2 in own.stageworkshop" in said(found, "against")

    changed = pdf.read_bytes() + b"\n"
    pdf.write_bytes(changed)
    found = verify(pdf, against=against(own_workshop.path))
    assert (states(found)["recorded"], states(found)["on_record"]) == ("fails", "fails")
    record_of(pdf).unlink()
    assert states(verify(pdf))["recorded"] == "open"
    record_of(pdf).write_text("nonsense")
    assert states(verify(pdf))["recorded"] == "fails"


def test_a_record_never_outlives_its_sealed_file(document: Document, key: SigningKey, tmp_path: Path) -> None:
    done = export_document(document, tmp_path, parts=ONLY_PDF, sealing=Sealing(key))
    export_document(document, tmp_path, parts=ONLY_PDF, force=True)
    assert [path.name for path in tmp_path.iterdir()] == [done.paths[0].name]


def test_a_file_is_held_against_definitions_of_every_kind(
    sample: Sample, own_workshop: WorkshopFile, tmp_path: Path
) -> None:
    same, other = tmp_path / "same.json", tmp_path / "other.json"
    definitions.write(sample.document, same)
    other.write_bytes(canonical(document_for(own_workshop, "internal")))
    sealed = tmp_path / "sealed.pdf"
    sealed.write_bytes(sample.sealed.data)
    for path, state in ((same, "holds"), (other, "fails"), (sealed, "holds"), (own_workshop.path, "holds")):
        found = verify(sealed, against=against(path))
        assert states(found)["against"] == state, path.name
        assert found.holds == (state == "holds"), path.name
    assert verify(same, against=against(sealed)).holds


def test_definitions_files_with_and_without_a_hash(document: Document, tmp_path: Path) -> None:
    full = verify_bytes(definitions.dumps(document), name="d.json")
    assert states(full) == {"definitions": "holds", "sign_offs": "holds", "seal": "open"}
    bare = verify_bytes(canonical(document), name="d.json")
    assert states(bare)["definitions"] == "open"
    assert full.content_hash == bare.content_hash == document.content_hash
    tree = json.loads(definitions.dumps(document))
    tree["pipelines"][0]["stages"][0]["definition"] = "Whatever."
    changed = verify_bytes(json.dumps(tree).encode(), name="d.json")
    assert states(changed) == {"definitions": "fails", "stage_hashes": "fails", "sign_offs": "fails", "seal": "open"}


def test_a_certificate_that_had_run_out_does_not_seal(unsealed: bytes, tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "keys")
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    store.create("organisation", ORGANISATION, PASSPHRASE, at=long_ago)
    old = store.unlock("organisation", PASSPHRASE, at=long_ago)
    found = verify_bytes(seal(unsealed, old).data, name="c")
    assert {key for key, state in states(found).items() if state == "fails"} == {"certificate"}
    assert "was not valid on" in said(found, "certificate")


def test_a_charter_of_another_workshop_is_not_known_here(sample: Sample, own_workshop: WorkshopFile) -> None:
    ctx = Context(own_workshop, "Ines")
    first = own_workshop.all(Stage)[0]
    agreed.set_agreed(ctx, stage_id=first.id, field="definition", value="Other words.")
    charters.propose(ctx)
    found = verify_bytes(sample.sealed.data, name="c", against=against(own_workshop.path))
    assert states(found)["against"] == "holds"
    assert own_workshop.all(Seal) == []
    assert "on_record" not in states(found)


def test_the_outcome_is_json(sample: Sample) -> None:
    data = json.loads(json.dumps(verify_bytes(sample.sealed.data, name="c").data()))
    assert data["holds"] is True
    assert data["checks"][0].keys() == {"key", "state", "sentence"}
    assert data["sign_offs"][0]["name"] == "Gülşen Yıldırım"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=300).map(lambda rest: b"%PDF-1.7\n" + rest))
def test_any_bytes_get_an_answer_and_none_holds(data: bytes) -> None:
    found = verify_bytes(data, name="x")
    assert not found.holds
    assert found.checks


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"%PDF-",
        b"%PDF-1.7\ntrailer<</Root 1 0 R/Prev 0>>\nstartxref\n9\n%%EOF",
        b"[" * 100_000,
        b'{"format": "stageworkshop-definitions", "format_version": 99}',
    ],
)
def test_what_is_no_charter_fails_in_one_sentence(data: bytes) -> None:
    found = verify_bytes(data, name="x")
    assert not found.holds
    assert all("\n" not in check.sentence for check in found.checks)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        verify(tmp_path / "gone.pdf")


def test_a_pdf_that_asks_for_a_password_is_nothing_to_hold_against(sample: Sample, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(BytesIO(sample.sealed.data)) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(InputError) as caught:
        against(locked)
    assert caught.value.message() == "locked.pdf: it opens with a password only; a charter has none."
    assert not verify(locked).holds
