"""Every way of tampering with a sealed charter that this project answers for.

Run by hand for the whole suite: `python -m tests.evidence.tamper 97` flips every 97th byte of the sample's charter,
which takes some minutes, and tells what verification missed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from stageworkshop.evidence.results import Verification
from stageworkshop.evidence.verify import verify_bytes

Verify = Callable[[bytes], Verification]
BITS = (0x01, 0x20, 0xFF)
"""What a byte is flipped with: its lowest bit, the one between small and capital letters, all of them."""


def flipped(data: bytes, stride: int, start: int = 0) -> Iterator[tuple[str, bytes]]:
    """Copies with one byte changed, at every `stride`th place."""
    for place in range(start, len(data), stride):
        changed = bytearray(data)
        changed[place] ^= BITS[place // stride % len(BITS)]
        yield f"byte {place}", bytes(changed)


def seal_range(data: bytes) -> range:
    """The places between the two ranges that the seal covers: where the seal itself lies, with its padding."""
    found = re.findall(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", data)
    first, second = (int(number) for number in found[-1])
    return range(first, second)


def appended(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Copies with something after the end, or with the end missing."""
    yield "a line end", data + b"\n"
    yield "a comment", data + b"%more\n"
    yield "a thousand zeros", data + bytes(1000)
    yield "itself again", data + data
    yield "another end", data + b"\nstartxref\n0\n%%EOF\n"
    yield "a byte less", data[:-1]
    yield "half of it", data[: len(data) // 2]
    yield "something before", b"%x\n" + data


def updated(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Copies with an incremental update: a title, a page's content, an attachment, an annotation."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    def writer() -> IncrementalPdfFileWriter:
        return IncrementalPdfFileWriter(BytesIO(data))

    def done(out: IncrementalPdfFileWriter) -> bytes:
        stream = BytesIO()
        out.write(stream)
        return stream.getvalue()

    out = writer()
    out.set_info(out.add_object(generic.DictionaryObject({pdf_name("/Title"): pdf_string("Another")})))
    yield "update of the title", done(out)
    out = writer()
    page = out.find_page_for_modification(0)[0].get_object()
    content = generic.StreamObject(stream_data=b"BT /F1 12 Tf 72 720 Td (We agree) Tj ET")
    page["/Contents"] = out.add_object(content)
    out.mark_update(page.container_ref)
    yield "update of a page", done(out)
    out = writer()
    out.root["/Names"] = generic.DictionaryObject()
    out.update_root()
    yield "update that hides the attachments", done(out)
    out = writer()
    page = out.find_page_for_modification(0)[0].get_object()
    box = generic.ArrayObject([generic.NumberObject(number) for number in (50, 50, 300, 90)])
    note = {"/Type": "/Annot", "/Subtype": "/FreeText"}
    annotation = generic.DictionaryObject({pdf_name(key): pdf_name(value) for key, value in note.items()})
    annotation[pdf_name("/Rect")], annotation[pdf_name("/Contents")] = box, pdf_string("Not agreed")
    page["/Annots"] = generic.ArrayObject([out.add_object(annotation)])
    out.mark_update(page.container_ref)
    yield "update with a note on a page", done(out)


def rewritten(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The PDF without its seal, its attachments changed: what somebody makes who has no key."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as document:
        for name in ("/AcroForm", "/Perms"):
            if name in document.Root:
                del document.Root[name]
        for page in document.pages:
            if "/Annots" in page:
                rest = [each for each in page.Annots if each.get("/FT") != "/Sig"]
                page.Annots = pikepdf.Array(rest)
        files = {name: document.attachments[name].get_file().read_bytes() for name in document.attachments}
        change(files)
        for name in list(document.attachments):
            if name not in files:
                del document.attachments[name]
        for name, content in files.items():
            document.attachments[name] = pikepdf.AttachedFileSpec(document, content, filename=name)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


@dataclass
class Outcome:
    """What verification made of a run of cases: how many there were, which it let pass, which it failed on itself."""

    count: int = 0
    missed: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)


def outcome(cases: Iterable[tuple[str, bytes]], verify: Verify) -> Outcome:
    """Verifies every case, none of which may hold."""
    found = Outcome()
    for name, data in cases:
        found.count += 1
        try:
            if verify(data).holds:
                found.missed.append(name)
        except Exception:
            found.crashed.append(name)
    return found


def main(stride: int) -> int:
    """The whole suite on the sample's charter; 1 when anything is missed."""
    import tempfile
    import time
    from datetime import UTC, datetime
    from pathlib import Path

    from stageworkshop.charter.frozen import frozen_document
    from stageworkshop.domain.charter import Charter
    from stageworkshop.evidence.export import Sealing, make_pdf
    from stageworkshop.evidence.keys import KeyStore
    from stageworkshop.sample import write_sample
    from stageworkshop.store.workshop_file import WorkshopFile

    with tempfile.TemporaryDirectory() as place:
        write_sample(Path(place) / "sample.stageworkshop")
        file = WorkshopFile.open(Path(place) / "sample.stageworkshop", read_only=True)
        document = frozen_document(file, file.all(Charter, number=2)[0].id)
        file.close()
        store = KeyStore(Path(place) / "keys")
        store.create("organisation", "Tampered with", "not a secret", at=datetime.now(UTC))
        key = store.unlock("organisation", "not a secret", at=datetime.now(UTC))
    data, sealed = make_pdf(document, sealing=Sealing(key))
    assert sealed is not None
    begun = time.monotonic()

    def alone(changed: bytes) -> Verification:
        return verify_bytes(changed, name="charter.pdf", fingerprint=sealed.fingerprint)

    def with_record(changed: bytes) -> Verification:
        return verify_bytes(changed, name="charter.pdf", recorded=sealed.file_hash, fingerprint=sealed.fingerprint)

    assert with_record(data).holds
    flips = outcome(flipped(data, stride), alone)
    inside = sum(int(name.split()[1]) in seal_range(data) for name in flips.missed)
    again = outcome(((name, _flip(data, name, stride)) for name in flips.missed), with_record)
    added = outcome([*appended(data), *updated(data)], alone)
    print(f"{len(data):,} bytes; every {stride}th flipped, one at a time: {flips.count:,} copies")
    print(f"  noticed by the seal: {flips.count - len(flips.missed):,}; not: {len(flips.missed)}, {inside} inside it")
    print(f"  of these noticed by the recorded hash of the file: {again.count - len(again.missed)}")
    print(f"added to or cut: {added.count} copies, noticed: {added.count - len(added.missed)} {added.missed or ''}")
    print(f"crashes: {len(flips.crashed + again.crashed + added.crashed)}; {time.monotonic() - begun:.0f} s")
    return 1 if again.missed or added.missed or flips.crashed or again.crashed or added.crashed else 0


def _flip(data: bytes, name: str, stride: int) -> bytes:
    place = int(name.split()[1])
    changed = bytearray(data)
    changed[place] ^= BITS[place // stride % len(BITS)]
    return bytes(changed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 97))
