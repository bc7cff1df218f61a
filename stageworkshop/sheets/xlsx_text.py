"""Text in workbooks: what XML can't hold is left out, what looks like a code of Excel's own is told apart."""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be a formula to some program, were it not marked as text."""
MAX_TITLE = 31
"""Characters of a worksheet's title that Excel takes."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ENCODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def fit(text: str) -> str:
    """The text without what no workbook can hold."""
    return _UNFIT.sub("", text)


def encode(text: str) -> str:
    """The text as a workbook keeps it: “_x000D_” would be read as a line end, so its first sign becomes a code."""
    return _CODE.sub("_x005F_", fit(text))


def decode(text: str) -> str:
    """What `encode` was given; codes that Excel wrote itself become the signs that they stand for."""
    return _ENCODED.sub(lambda match: chr(int(match[1], 16)), text)


def title_of(name: str, taken: set[str], fallback: str = "Stage") -> str:
    """A worksheet's title for a name, unlike all in `taken` (in small letters), where it is added."""
    base = " ".join(_NO_TITLE.sub(" ", fit(name)).split()).strip("'") or fallback
    title, number = _cut(base, ""), 2
    while title.casefold() in taken or title.casefold() == "history":
        title, number = _cut(base, f" {number}"), number + 1
    taken.add(title.casefold())
    return title


def _cut(base: str, end: str) -> str:
    # Excel counts in UTF-16.
    room = MAX_TITLE - len(end)
    kept = base.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept.strip(" '") + end
