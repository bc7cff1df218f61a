"""Right-to-left text: embedding levels for a paragraph, and the visual order of a line.

Lines are broken in logical order and each line is reordered afterwards (Unicode Standard Annex 9, rules L1 and L2);
the levels themselves come from python-bidi.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from bidi import algorithm

_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_STRONG = {"L": 0, "R": 1, "AL": 1}

Item = TypeVar("Item")


def has_rtl(text: str) -> bool:
    """Whether anything in `text` runs from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def base_level(text: str) -> int:
    """0 when the first letter runs left to right (or there is none), 1 when right to left."""
    for char in text:
        level = _STRONG.get(unicodedata.bidirectional(char))
        if level is not None:
            return level
    return 0


def without_isolates(text: str) -> str:
    """`text` without the four isolate characters, which python-bidi does not know and which have no picture."""
    return _ISOLATES.sub("", text)


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; even levels run left to right. No line breaks in `text`."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {char["index"]: char["level"] for char in storage["chars"]}
    found: list[int] = []
    for index in range(len(text)):
        # Joiners and the like are taken out by the algorithm; they stay with the letter before them.
        found.append(known.get(index, found[-1] if found else base))
    return found


def visual_order(items: Sequence[Item], item_levels: Sequence[int]) -> list[Item]:
    """The items of one line from left to right (rule L2)."""
    ordered = list(zip(items, item_levels, strict=True))
    if not ordered:
        return []
    highest = max(item_levels)
    lowest_odd = min((level for level in item_levels if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        index = 0
        while index < len(ordered):
            end = index
            while end < len(ordered) and ordered[end][1] >= level:
                end += 1
            if end > index:
                ordered[index:end] = ordered[index:end][::-1]
            index = max(end, index + 1)
    return [item for item, _ in ordered]
