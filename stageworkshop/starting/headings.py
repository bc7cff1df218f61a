"""Recognising a column by its heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz

from stageworkshop.starting.heading_words import PEOPLE_WORDS, STAGE_WORDS

Words = Mapping[str, tuple[str, ...]]

SURE = 100
"""Score of a heading that is one of the known words."""


def plain(text: str) -> str:
    """A heading or word in small letters without accents, signs and CRM suffixes: “StageName__c” → “stage name”."""
    text = re.sub(r"__[a-z]{1,3}$", "", text.strip())
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    text = unicodedata.normalize("NFKD", text.casefold()).replace("ı", "i")
    text = "".join(char for char in text if not unicodedata.combining(char))
    kept = re.sub(r"[^\w%#]+|_+", " ", text)
    return " ".join(kept.split())


def scores(heading: str, words: Words) -> dict[str, int]:
    """How well a heading names each target, from 1 to 100; targets that it does not name are absent."""
    wanted = plain(heading)
    if not wanted:
        return {}
    found: dict[str, int] = {}
    for target, known in _plain_words(words is PEOPLE_WORDS).items():
        score = max(_score(wanted, word) for word in known)
        if score:
            found[target] = score
    return found


def is_heading(cell: str) -> bool:
    """Whether this is what a column is called, in a list of stages or of people. “Won” is more likely a stage."""
    wanted = plain(cell)
    return len(cell) <= 60 and any(
        _score(wanted, word) >= 90
        for people in (False, True)
        for target, known in _plain_words(people).items()
        if target not in ("won", "closed")
        for word in known
    )


def _score(wanted: str, word: str) -> int:
    if wanted == word:
        return SURE
    if len(word) < 4 or len(wanted) > 60:
        return 0
    ratio = fuzz.token_sort_ratio(wanted, word)
    if ratio >= 90 and len(word) >= 6:
        return round(ratio) - 2
    if f" {word} " in f" {wanted} ":
        # The more of the heading the word explains, the better: “max time in stage” is no “stage”.
        return 50 + round(38 * len(word) / len(wanted))
    return 0


@cache
def _plain_words(people: bool) -> dict[str, tuple[str, ...]]:
    words = PEOPLE_WORDS if people else STAGE_WORDS
    return {target: tuple(dict.fromkeys(plain(word) for word in known)) for target, known in words.items()}
