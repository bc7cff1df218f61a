"""Before printing: is there a font for every character? What would be missing is named, never dropped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from stageworkshop.charter.model import Document
from stageworkshop.charter.pdf.fonts import FontSet
from stageworkshop.charter.pdf.pieces import printable
from stageworkshop.domain.errors import DomainError
from stageworkshop.domain.fields import BY_KEY

_PARTS = {
    "workshop": "the workshop",
    "charter": "the charter",
    "teams": "team",
    "people": "person",
    "pipelines": "pipeline",
    "stages": "stage",
    "glossary": "glossary",
    "disagreements": "disagreement",
    "sign_offs": "sign-off of",
}
_NAMES = ("name", "term", "title", "question", "key")


def check_coverage(document: Document, fonts: FontSet) -> None:
    """Raises DomainError "export.no_glyph" for the first character that no font prints, with its place."""
    whole = document.model_dump_json(by_alias=True, exclude_none=True)
    if "\\u" not in whole and all(map(fonts.has, set(whole))):
        return
    # Something is missing, or stands for itself (a tab, a line end): where, and what exactly?
    data = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    known: dict[str, bool] = {}
    for place, text in _texts(data, ()):
        for char in set(printable(text)):
            if char not in known:
                known[char] = char == "\n" or fonts.has(char)
            if not known[char]:
                raise _refusal(char, place, text)


def _refusal(char: str, place: tuple[str, ...], text: str) -> DomainError:
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "a control character" if ord(char) < 160 else "a character without a name")
    where = ", ".join(place) or "the document"
    shown = f"“{char}” ({code} {name})" if char.isprintable() else f"{code} ({name})"
    return DomainError(
        "export.no_glyph",
        f"no font that comes with the program prints {shown}; please write it another way.",
        where=where,
        char=char,
        codepoint=code,
        name=name,
        found_in=text,
    )


def _texts(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(member, (*place, *_step(key, member)))
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member, (*place[:-1], _entry(place[-1], member)) if place else place)


def _step(key: str, member: Any) -> tuple[str, ...]:
    if key in _PARTS:
        return (_PARTS[key],)
    if key in BY_KEY:
        return (BY_KEY[key].label,)
    nested = next((field for field in BY_KEY.values() if field.key.endswith(f".{key}")), None)
    if nested:
        return (nested.label,)
    return (key.replace("_", " "),) if not isinstance(member, dict | list) else ()


def _entry(part: str, member: Any) -> str:
    if not isinstance(member, dict):
        return part
    name = next((str(member[key]) for key in _NAMES if member.get(key)), "")
    return f"{part} “{name}”" if name and part in _PARTS.values() else part
