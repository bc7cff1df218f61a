"""What changed between two wordings, word by word, in any script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Part = Literal["same", "removed", "added"]

# Scripts that write without blanks between words are compared character by character.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKEN = rf"[{_UNSPACED}]|\s+|[^\W{_UNSPACED}]+(?:['’\-][^\W{_UNSPACED}]+)*|\S"

FAR = 0.25
"""Share of words in common below which a wording counts as written anew; marking single words would tell nothing."""

BRIEF = 4
"""Words up to which a wording is marked word by word in any case."""


@dataclass(frozen=True)
class Piece:
    """A run of text that both wordings share, or that only the old or only the new one has."""

    part: Part
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """The new wording with what was removed shown in its place; [] when both are empty.

    All pieces but the removed ones joined give `new`, all but the added ones give `old`.
    """
    # Compiled at its first use, which takes 4 ms.
    before, after = re.findall(_TOKEN, old), re.findall(_TOKEN, new)
    pieces: list[Piece] = []
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    if _is_anew(before, after, changes):
        return [Piece("removed", old), Piece("added", new)]
    for op, a, b, c, d in changes:
        if op == "equal":
            _add(pieces, "same", before[a:b])
            continue
        _add(pieces, "removed", before[a:b])
        _add(pieces, "added", after[c:d])
    return _without_lone_blanks(pieces)


def _is_anew(before: list[str], after: list[str], changes: Sequence[tuple[str, int, int, int, int]]) -> bool:
    words, others = [sum(not each.isspace() for each in tokens) for tokens in (before, after)]
    shared = sum(not each.isspace() for op, a, b, _, _ in changes if op == "equal" for each in before[a:b])
    return min(words, others) > BRIEF and 2 * shared < FAR * (words + others)


def _add(pieces: list[Piece], part: Part, tokens: list[str]) -> None:
    if tokens:
        pieces.append(Piece(part, "".join(tokens)))


def _without_lone_blanks(pieces: list[Piece]) -> list[Piece]:
    """A blank that two changes happen to share would cut one change into snippets that nobody can read."""
    merged: list[Piece] = []
    run: list[Piece] = []
    for index, piece in enumerate(pieces):
        between = 0 < index < len(pieces) - 1
        if piece.part != "same" or (between and piece.text.isspace() and "\n" not in piece.text):
            run.append(piece)
            continue
        merged += _one_change(run)
        merged.append(piece)
        run = []
    return merged + _one_change(run)


def _one_change(run: list[Piece]) -> list[Piece]:
    removed = "".join(piece.text for piece in run if piece.part != "added")
    added = "".join(piece.text for piece in run if piece.part != "removed")
    if all(piece.part == "same" for piece in run):
        return run
    parts: tuple[tuple[Part, str], ...] = (("removed", removed), ("added", added))
    return [Piece(part, text) for part, text in parts if text]
