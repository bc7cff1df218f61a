"""Stable readable keys ("sales-accepted-lead") by which the definitions file refers to things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

KEY_PATTERN = r"^[a-z0-9][a-z0-9_-]*$"
"""Every key there is, also one that another program wrote."""
MAX_KEY_LENGTH = 48
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""All control characters but tab and what ends a line."""


def nfc(text: str) -> str:
    """The text in Unicode NFC, with line ends as \\n and no control characters: the form in which every string is kept.

    Control characters come along with pastes from terminals and old exports; no font can print them.
    """
    kept = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    return kept if kept.isascii() else unicodedata.normalize("NFC", kept)


def slug(ascii_text: str) -> str:
    """Lower-case words joined by hyphens, at most `MAX_KEY_LENGTH` long; empty when nothing is left.

    Takes ASCII; names in other scripts are transliterated before (`actions.naming`).
    """
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return words[:MAX_KEY_LENGTH].rstrip("-")


def unique_key(wanted: str, taken: Collection[str], fallback: str) -> str:
    """`wanted` (or `fallback` when empty), numbered from 2 on if it is taken."""
    base = wanted or fallback
    key, number = base, 2
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key
