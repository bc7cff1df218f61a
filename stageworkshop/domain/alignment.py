"""Words of texts in any script, laid against one another: which words do two or more wordings share?

Letters with their marks form words; scripts written without spaces (Han, kana, Thai, …) go character by character.
Only words, numbers and symbols such as “≥” or “%” are compared; blanks, punctuation, case and width are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

Mark = Literal["same", "some", "only", "apart", "new", "gone"]
"""`same`: every other wording has it here too; `some`: only some have; `only`: no other one has; `apart`: part of a
longer wording that has next to nothing in common with any other, so that marking its words would tell nothing. Against
an earlier wording of the same team: `new` came, `gone` went."""

FAR = 0.15
"""Share of words in common below which two wordings are too far apart to be aligned."""

BRIEF = 6
"""Words up to which a wording is marked even when it is far from all others."""

LONG = 600
"""Words from which on very frequent ones no longer serve as anchors, so that long texts stay fast."""

_SINGLES: tuple[tuple[int, int], ...] = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),  # Han
)
_JOINERS = "'’\u200c\u200d·"
_PERCENT = "%‰٪"
_IN_ASCII = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|(?<=[0-9])[.,](?=[0-9])|(?<=[A-Za-z])'(?=[A-Za-z]))*|[+<=>|~$%]")
"""What `_spans` finds, for plain ASCII at ten times the speed."""


@dataclass(frozen=True)
class Token:
    """A word, number or symbol as written (`text` = source[start:end]) and as compared (`key`)."""

    text: str
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Run:
    """Neighbouring characters with one mark; the runs of a text joined give the text."""

    text: str
    mark: Mark


def is_single(char: str) -> bool:
    """Whether the character's script is written without spaces, so that each character is compared by itself."""
    code = ord(char)
    return code > 0xDFF and any(low <= code <= high for low, high in _SINGLES)


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    return list(_tokens(text))


@lru_cache(maxsize=4_096)
def _tokens(text: str) -> tuple[Token, ...]:
    """Kept: each wording is held against those of all other teams, and again when it is shown."""
    if text.isascii():
        found = ((each.group(), each.span()) for each in _IN_ASCII.finditer(text))
        return tuple(Token(word, word.lower(), *span) for word, span in found)
    return tuple(Token(text[start:end], _key(text[start:end]), start, end) for start, end in _spans(text))


def likeness(one: str, other: str) -> float:
    """Share of words in common in the same order, 0 to 1 (twice the shared words by all words of both)."""
    return likeness_of_keys([each.key for each in tokens(one)], [each.key for each in tokens(other)])


def likeness_of_keys(left: Sequence[str], right: Sequence[str], above: float = 0.0) -> float:
    """The same for words as compared (`Token.key`). 0 when it can't be more than `above`, which is found out faster."""
    if not left and not right:
        return 1.0
    both = len(left) + len(right)
    if 2 * (Counter(left) & Counter(right)).total() <= above * both:
        return 0.0
    shared, _ = _shared(left, right)
    return 2 * len(shared) / both


def runs(texts: Mapping[str, str], base: str = "") -> dict[str, tuple[Run, ...]]:
    """For each text by name, its runs relative to all other non-empty ones, or only to the one named `base`.

    Against a base every word is `same` or `only`; the base itself is marked as without one. Wordings that have next to
    nothing in common (`FAR`) are not held against each other: every word would be marked. A text that stands alone is
    all `same`; one that is far from all others all `only`, or `apart` when it is longer than `BRIEF`.
    """
    found = {name: tokens(text) for name, text in texts.items()}
    written = [name for name in texts if found[name]]
    shared = {name: [0] * len(found[name]) for name in written}
    others = dict.fromkeys(written, 0)
    for first, second in _pairs(written, base):
        here, there = _shared([each.key for each in found[first]], [each.key for each in found[second]])
        if 2 * len(here) < FAR * (len(found[first]) + len(found[second])):
            continue
        for name, indexes in ((first, here), (second, there)):
            others[name] += 1
            for index in indexes:
                shared[name][index] += 1
    return {
        name: _runs(text, found[name], _marks(shared[name], others[name], len(written)))
        if name in shared
        else ((Run(text, "same"),) if text else ())
        for name, text in texts.items()
    }


def _pairs(names: list[str], base: str) -> Iterator[tuple[str, str]]:
    if base in names:
        yield from ((base, name) for name in names if name != base)
        return
    for index, first in enumerate(names):
        yield from ((first, second) for second in names[index + 1 :])


def _marks(shared: list[int], others: int, written: int) -> list[Mark]:
    if others == 0:
        alone: Mark = "same" if written == 1 else "only" if len(shared) <= BRIEF else "apart"
        return [alone] * len(shared)
    return ["same" if count >= others else "some" if count else "only" for count in shared]


def _shared(left: Sequence[str], right: Sequence[str]) -> tuple[list[int], list[int]]:
    """Indexes of the words that two texts share in the same order."""
    if left == right:
        return list(range(len(left))), list(range(len(right)))
    matcher = SequenceMatcher(None, left, right, autojunk=len(right) > LONG)
    here: list[int] = []
    there: list[int] = []
    for block in matcher.get_matching_blocks():
        here.extend(range(block.a, block.a + block.size))
        there.extend(range(block.b, block.b + block.size))
    return here, there


def _runs(text: str, words: list[Token], marks: list[Mark]) -> tuple[Run, ...]:
    """What lies between two words belongs to both when they carry the same mark, else it is unmarked."""
    pieces: list[Run] = []
    at = 0
    before: Mark = "same"
    for word, mark in zip(words, marks, strict=True):
        if word.start > at:
            pieces.append(Run(text[at : word.start], mark if mark == before else "same"))
        pieces.append(Run(word.text, mark))
        at, before = word.end, mark
    if at < len(text):
        pieces.append(Run(text[at:], "same"))
    joined: list[Run] = []
    for piece in pieces:
        if joined and joined[-1].mark == piece.mark:
            joined[-1] = Run(joined[-1].text + piece.text, piece.mark)
        else:
            joined.append(piece)
    return tuple(joined)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at, size = 0, len(text)
    while at < size:
        kind = _kind(text[at])
        end = at + 1
        if kind == "letter" and is_single(text[at]):
            while end < size and _kind(text[end]) == "mark":
                end += 1
        elif kind in ("letter", "digit"):
            while end < size and _goes_on(text, end):
                end += 1
        elif kind != "symbol":
            at = end
            continue
        yield at, end
        at = end


def _goes_on(text: str, at: int) -> bool:
    kind, char = _kind(text[at]), text[at]
    if kind == "letter":
        return not is_single(char)
    if kind in ("digit", "mark"):
        return True
    if at + 1 == len(text):
        return False
    after, before = _kind(text[at + 1]), _kind(text[at - 1])
    if char in ".,٫٬":
        return before == after == "digit"
    return char in _JOINERS and before in ("letter", "mark") and after == "letter"


@lru_cache(maxsize=4_096)
def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "L":
        return "letter"
    if category[0] == "M":
        return "mark"
    if category[0] == "N":
        return "digit"
    return "symbol" if category in ("Sm", "Sc") or char in _PERCENT else "other"


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
