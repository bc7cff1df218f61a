"""The sealed charter as a recipient sees it with tools of their own: poppler's, qpdf, openssl, sha256sum."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from stageworkshop.charter.editions import partner_edition
from stageworkshop.charter.hashing import canonical
from stageworkshop.charter.model import Document
from stageworkshop.evidence.attachments import attached
from stageworkshop.evidence.export import Sealing, make_pdf
from stageworkshop.evidence.seal import seal
from stageworkshop.evidence.signing_keys import SigningKey
from tests.charter.pdf.reading import panel_titles, titles_on, torn_lists
from tests.evidence.conftest import BUILT, Sample

Tool = Callable[..., str]


def squeezed(text: str) -> str:
    """Text without blanks, for comparing what line breaks have gone through."""
    return "".join(text.split())


def test_pdfsig_says_valid_and_the_total_document_signed(sample: Sample, tool: Tool) -> None:
    said = tool("pdfsig", sample.path)
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert said.count("Signature #") == 1


def test_the_definitions_come_out_with_the_printed_hash(sample: Sample, tool: Tool, tmp_path: Path) -> None:
    out = tmp_path / "definitions.json"
    names = tool("pdfdetach", "-list", sample.path)
    number = re.search(r"(\d+): definitions\.json", names)
    assert number
    tool("pdfdetach", "-save", number[1], "-o", out, sample.path)
    digest = tool("sha256sum", out).split()[0]
    text = tool("pdftotext", "-l", "1", sample.path, "-")
    assert f"Content hash {digest}" in " ".join(text.split())
    assert out.read_bytes() == canonical(sample.document)
    assert names.count(".dsse.json") == len(sample.document.sign_offs) == 3


def test_the_recorded_hash_is_that_of_the_whole_file(sample: Sample, tool: Tool) -> None:
    assert tool("sha256sum", sample.path).split()[0] == sample.sealed.file_hash


def test_every_font_is_embedded_with_its_unicode_map(sample: Sample, tool: Tool) -> None:
    rows = tool("pdffonts", sample.path).splitlines()[2:]
    assert len(rows) >= 4
    assert all(re.search(r"yes yes yes\s+\d+\s+0$", row) for row in rows)


def test_qpdf_finds_nothing_wrong(sample: Sample, tool: Tool) -> None:
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", sample.path)


def test_title_and_language_survive_the_seal(sample: Sample, tool: Tool) -> None:
    said = tool("pdfinfo", sample.path)
    assert sample.document.workshop.title in said
    assert "Metadata Stream: yes" in said
    with pikepdf.open(sample.path) as pdf:
        assert str(pdf.Root.Lang) == sample.document.workshop.language
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            assert metadata["dc:title"] == sample.document.workshop.title
            assert metadata["dc:identifier"] == f"urn:sha256:{sample.document.content_hash}"


def test_every_sentence_of_every_definition_is_in_the_text_in_order(sample: Sample, tool: Tool) -> None:
    text = squeezed(tool("pdftotext", sample.path, "-"))
    stages = [stage for _, stage in sample.document.stages]
    assert len(stages) == 13
    for stage in stages:
        sentences = re.split(r"(?<=[.!?])\s+", stage.definition or "")
        assert sentences
        # A sentence may also be quoted elsewhere; the whole definition stands together once.
        start = text.find(squeezed(" ".join(sentences)))
        assert start >= 0, stage.key
        places = [text.index(squeezed(sentence), start) for sentence in sentences]
        assert places == sorted(places)


def test_every_list_of_a_stage_is_in_one_piece_and_the_panels_are_in_order(sample: Sample, tool: Tool) -> None:
    """As a recipient reads it, with nothing said about columns: `pdftotext` goes by the look of a page."""
    pages = tool("pdftotext", sample.path, "-").split("\f")
    torn, count = torn_lists(sample.document, pages)
    assert torn == []
    assert count == 89
    for _, stage in sample.document.stages:
        (own,) = (page for page in pages if squeezed(stage.definition or "") in squeezed(page) and "hash " in page)
        titles = panel_titles(stage)
        assert len(titles) >= 3
        assert titles_on(own, titles) == titles


def test_attachments_belong_to_the_document(sample: Sample) -> None:
    with pikepdf.open(sample.path) as pdf:
        related = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
    assert related.pop("definitions.json") == "/Data"
    assert len(related) == 3
    assert set(related.values()) == {"/Supplement"}


def test_the_seal_forbids_every_change_and_shows_nothing_on_the_pages(sample: Sample) -> None:
    with pikepdf.open(sample.path) as pdf:
        certification = pdf.Root.Perms.DocMDP
        (reference,) = certification.Reference
        assert int(reference.TransformParams.P) == 1
        assert "/V" in pdf.Root.AcroForm.Fields[0]
        assert [float(number) for number in pdf.Root.AcroForm.Fields[0].Rect] == [0, 0, 0, 0]
        assert "local clock" in str(certification.Reason) or "own clock" in str(certification.Reason)


def test_openssl_checks_an_envelope(sample: Sample, tool: Tool, tmp_path: Path) -> None:
    envelopes = {name: data for name, data in attached(sample.path.read_bytes()).items() if name.endswith(".dsse.json")}
    for data in envelopes.values():
        envelope = json.loads(data)
        (signature,) = envelope["signatures"]
        certificate, public = tmp_path / "seal.pem", tmp_path / "public.pem"
        certificate.write_text(signature["cert"])
        public.write_text(tool("openssl", "x509", "-noout", "-pubkey", "-in", certificate))
        payload = tool("base64", "-d", stdin=envelope["payload"].encode()).encode()
        kind = envelope["payloadType"]
        signed = tmp_path / "signed"
        signed.write_bytes(f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload)
        raw = tmp_path / "signature"
        (tmp_path / "signature.b64").write_text(signature["sig"])
        tool("openssl", "base64", "-d", "-A", "-in", tmp_path / "signature.b64", "-out", raw)
        said = tool("openssl", "dgst", "-sha256", "-verify", public, "-signature", raw, signed)
        assert said.strip() == "Verified OK"
        statement = json.loads(payload)
        assert statement["_type"] == "https://in-toto.io/Statement/v1"
        assert statement["subject"][0]["digest"]["sha256"] == sample.document.content_hash
    assert len(envelopes) == 3


def test_the_same_words_and_date_give_the_same_bytes_before_the_seal(document: Document, unsealed: bytes) -> None:
    again, _ = make_pdf(document, built=BUILT)
    assert again == unsealed
    assert hashlib.sha256(attached(unsealed)["definitions.json"]).hexdigest() == document.content_hash


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_partners_edition_is_sealed_with_its_own_words(
    document: Document, key: SigningKey, tool: Tool, tmp_path: Path, paper: str
) -> None:
    extract = partner_edition(document)
    pdf, _ = make_pdf(extract, paper=paper, built=BUILT, sealing=Sealing(key))
    path = tmp_path / "partners.pdf"
    path.write_bytes(pdf)
    files = attached(pdf)
    assert hashlib.sha256(files["definitions.json"]).hexdigest() == extract.content_hash != document.content_hash
    assert "Total document signed" in tool("pdfsig", path)
    assert torn_lists(extract, tool("pdftotext", path, "-").split("\f"))[0] == []
    for name in files.keys() - {"definitions.json"}:
        # Reasons are not for partners: not even inside a signed statement.
        payload = tool("base64", "-d", stdin=json.loads(files[name])["payload"].encode())
        assert json.loads(payload)["predicate"]["reason"] == ""


def test_sealing_takes_less_than_three_tenths_of_a_second(unsealed: bytes, key: SigningKey) -> None:
    taken = []
    for _ in range(3):
        begun = time.process_time()
        seal(unsealed, key)
        taken.append(time.process_time() - begun)
    assert min(taken) < 0.3


def test_the_seal_tells_its_time(sample: Sample) -> None:
    sealed = datetime.fromisoformat(sample.sealed.sealed_at)
    assert abs((datetime.now(UTC) - sealed).total_seconds()) < 600
    assert sample.sealed.time_stamp == ""
