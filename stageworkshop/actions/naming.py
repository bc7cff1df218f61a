"""Checks and keys that several actions share."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.keys import nfc, slug, unique_key
from stageworkshop.domain.values import clean_text

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories of characters that show nothing. A letter that this Python does not know yet (Cn) is seen all the same."""


def key_for(name: str, taken: Iterable[str], fallback: str) -> str:
    """A free, readable ASCII key for a name in any script."""
    from anyascii import anyascii  # large tables: loaded when the first name is given

    return unique_key(slug(anyascii(name)), set(taken), fallback)


def needed(value: str, where: str, limit: int = 120) -> str:
    """One line of text with something in it that can be seen. Raises InvalidValue."""
    text = clean_text(value, where, limit, one_line=True)
    if all(category(char) in UNSEEN for char in text):
        raise InvalidValue("text.empty", "this can’t be left empty.", where=where)
    return text


def folded(name: str) -> str:
    """A name as names are held against one another: whatever case, blanks and Unicode form it was written in."""
    return nfc(" ".join(name.split()).casefold())


def one_of(value: str, known: Iterable[str], where: str) -> str:
    """`value` if it is among `known`. Raises InvalidValue."""
    known = list(known)
    if value not in known:
        raise InvalidValue("choice.unknown", f"“{value}” is none of: {', '.join(known)}.", where=where, value=value)
    return value


def iso_day(value: str, where: str) -> str:
    """An ISO date or "". Raises InvalidValue."""
    from datetime import date

    text = clean_text(value, where, 10, one_line=True)
    if text:
        try:
            text = date.fromisoformat(text).isoformat()
        except ValueError as error:
            raise InvalidValue(
                "day.form", "write the day as year-month-day, such as 2027-03-31.", where=where
            ) from error
    return text
