"""What a file can be held against: a definitions file, a sealed charter, or the workshop it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from stageworkshop.charter import definitions, snapshot
from stageworkshop.charter.editions import partner_edition
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.charter.hashing import content_hash, stamped
from stageworkshop.charter.model import Document
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.evidence import Seal
from stageworkshop.evidence.attachments import DEFINITIONS, attached
from stageworkshop.evidence.check_content import Against
from stageworkshop.store.opening import HEADER
from stageworkshop.store.workshop_file import WorkshopFile

MAX_BYTES = 512 * 1024 * 1024


def against(path: Path) -> Against:
    """Reads what to compare with, whichever of the three it is. Raises InputError, FileProblem."""
    data = definitions.read_bytes(path, MAX_BYTES)
    if data.startswith(HEADER):
        return _workshop(path)
    if data[:5] == b"%PDF-":
        inside = _attached(data, path.name).get(DEFINITIONS)
        if inside is None:
            raise InputError("against.no_definitions", f"it carries no {DEFINITIONS} to compare with.", where=path.name)
        return Against(path.name, {hashlib.sha256(inside).hexdigest(): "the charter"})
    return Against(path.name, {content_hash(definitions.loads(data, path.name)): "the definitions"})


def _attached(pdf: bytes, name: str) -> dict[str, bytes]:
    try:
        return attached(pdf)
    except InputError as error:
        raise InputError(error.code, error.text, where=name) from error


def against_workshop(file: WorkshopFile) -> Against:
    """What an open workshop knows: its charters, what was sealed, and the text as it is now; each as a whole and as
    what partners get of it."""
    charters, seals = file.all(Charter), file.all(Seal)
    numbers = {each.id: each.number for each in charters}
    contents: dict[str, str] = {}
    now = stamped(snapshot.take(file))
    for document, words in ((now, "the text as it is now"), *_frozen(file, charters)):
        part = partner_edition(document).content_hash
        contents.setdefault(part or "", f"the partners’ edition of {words}")
        contents[document.content_hash or ""] = words
    for each in seals:
        contents.setdefault(each.content_hash, _words(each.edition, numbers.get(each.charter_id)))
    return Against(file.path.name, contents, frozenset(each.file_hash for each in seals), has_record=bool(seals))


def _frozen(file: WorkshopFile, charters: Iterable[Charter]) -> Iterator[tuple[Document, str]]:
    """Each charter; the later ones last, so that words which two of them have are told by the later number."""
    for charter in sorted(charters, key=lambda each: each.number):
        yield frozen_document(file, charter.id), _words("internal", charter.number)


def _workshop(path: Path) -> Against:
    file = WorkshopFile.open(path, read_only=True)
    try:
        return against_workshop(file)
    finally:
        file.close()


def _words(edition: str, number: int | None) -> str:
    what = f"charter {number}" if number else "a draft"
    return f"the partners’ edition of {what}" if edition == "partner" else what
