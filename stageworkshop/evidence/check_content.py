"""Checks of the words: are the definitions inside those whose hash is printed, and those that one compares with?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from stageworkshop.charter import definitions
from stageworkshop.charter.hashing import canonical
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import DomainError
from stageworkshop.evidence.attachments import DEFINITIONS
from stageworkshop.evidence.printed import PrintedHashes
from stageworkshop.evidence.results import Check

SHORT = 12


@dataclass(frozen=True)
class Against:
    """What a file is compared with: known content hashes with their names, and hashes of whole files on record."""

    name: str
    contents: Mapping[str, str]
    files: frozenset[str] = frozenset()
    has_record: bool = False


def check_attached(files: Mapping[str, bytes], printed: PrintedHashes) -> tuple[Document | None, Check]:
    """Whether `definitions.json` inside a PDF is exactly what the printed hash says; the document in it."""
    data = files.get(DEFINITIONS)
    if data is None:
        return None, _failed(f"It carries no {DEFINITIONS}, so the printed words can’t be compared with anything.")
    if not printed.content:
        return None, _failed("No content hash is printed in it, so it is no charter of this program.")
    if len(printed.content) > 1:
        return None, _failed("More than one content hash is printed in it, so it is not clear which one counts.")
    attached_hash, (printed_hash,) = hashlib.sha256(data).hexdigest(), printed.content
    if attached_hash != printed_hash:
        words = f"The {DEFINITIONS} inside is another one than the printed hash says"
        return None, _failed(f"{words} ({attached_hash[:SHORT]}… instead of {printed_hash[:SHORT]}…).")
    try:
        document = definitions.loads(data)
    except DomainError as error:
        return None, _failed(f"The {DEFINITIONS} inside can’t be read: {error.text}")
    if canonical(document) != data:
        return None, _failed(f"The {DEFINITIONS} inside is not in its canonical form.")
    words = f"The {DEFINITIONS} inside is exactly what the printed content hash says ({printed_hash[:SHORT]}…)."
    return document, Check("definitions", "holds", words)


def check_against(content_hash: str, against: Against) -> Check:
    """Whether the words are those that one compares with."""
    found = against.contents.get(content_hash)
    if found:
        return Check("against", "holds", f"The words are those of {found} in {against.name}.")
    if not content_hash:
        return Check("against", "fails", f"There are no words in it to compare with {against.name}.")
    return Check("against", "fails", f"The words are others than those in {against.name}.")


def check_recorded(file_hash: str, recorded: str | None, source: str) -> Check:
    """Whether the whole file is the one whose hash was recorded; `recorded` is None when there is no record."""
    if recorded is None:
        words = "No recorded hash of the whole file is at hand to hold it against."
        return Check("recorded", "open", words)
    if file_hash == recorded:
        return Check("recorded", "holds", f"The file is byte for byte the one recorded in {source}.")
    return Check("recorded", "fails", f"The file is not byte for byte the one recorded in {source}: it was altered.")


def check_on_record(file_hash: str, against: Against) -> Check:
    """Whether a workshop remembers having sealed exactly this file."""
    if file_hash in against.files:
        return Check("on_record", "holds", f"{against.name} remembers that exactly this file was sealed.")
    return Check(
        "on_record", "fails", f"{against.name} knows of no such sealed file: it was altered, or sealed elsewhere."
    )


def _failed(sentence: str) -> Check:
    return Check("definitions", "fails", sentence)
