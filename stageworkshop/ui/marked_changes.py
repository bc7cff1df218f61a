"""The way from one wording to another as marked words, for painting."""

from __future__ import annotations

from collections.abc import Sequence

from stageworkshop.domain.alignment import Mark, Run
from stageworkshop.domain.word_diff import Piece

LONG = 40
"""Characters from which on a text that went gets lines of its own."""

MARKS: dict[str, Mark] = {"same": "same", "added": "new", "removed": "gone"}


def runs(pieces: Sequence[Piece]) -> tuple[Run, ...]:
    """What came never touches what went: “24” and “8” would read as one number."""
    found: list[Run] = []
    for piece in pieces:
        if piece.part == "added" and found and found[-1].mark == "gone":
            found.append(Run("\n" if len(found[-1].text) > LONG else "\u2009", "same"))
        found.append(Run(piece.text, MARKS[piece.part]))
    return tuple(found)
