"""What a file can be held against: a definitions file, a sealed charter, or the workshop it came from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from stageworkshop.charter import definitions
from stageworkshop.charter.hashing import content_hash
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
        inside = attached(data).get(DEFINITIONS)
        if inside is None:
            raise InputError("against.no_definitions", f"it carries no {DEFINITIONS} to compare with.", where=path.name)
        return Against(path.name, {hashlib.sha256(inside).hexdigest(): "the charter"})
    return Against(path.name, {content_hash(definitions.loads(data, path.name)): "the definitions"})


def _workshop(path: Path) -> Against:
    file = WorkshopFile.open(path, read_only=True)
    try:
        charters, seals = file.all(Charter), file.all(Seal)
    finally:
        file.close()
    numbers = {each.id: each.number for each in charters}
    contents = {each.content_hash: _words(each.edition, numbers.get(each.charter_id)) for each in seals}
    contents |= {each.content_hash: _words("internal", each.number) for each in charters}
    return Against(path.name, contents, frozenset(each.file_hash for each in seals), has_record=bool(seals))


def _words(edition: str, number: int | None) -> str:
    what = f"charter {number}" if number else "a draft"
    return f"the partners’ edition of {what}" if edition == "partner" else what
