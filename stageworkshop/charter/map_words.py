"""The map in words, and how much room words on it take, without knowing the font that will show them.

Widths are in letters of ordinary width, heights in units of the map. What is measured here is what the largest letters
on paper, on the screen and in the browser need, so that names stand whole in all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stageworkshop.charter.stage_map import Card, Row

_LETTERS, _TAG_LETTERS = 13.0, 13.0
"""Of a card's name or a lane's, and of a tag's, side by side."""
_STEP, _TAG_STEP = 12.5, 10.5
"""From line to line."""
_NUMBER, _MARGIN = 13.0, 6.0
"""Of a card, what its number takes; of a lane, above and below its name."""


def card_room(name: str) -> float:
    """Height of a card that shows all of a stage's name."""
    return _NUMBER + _STEP * len(_lines(name, _LETTERS))


def lane_room(name: str, tags: Sequence[str]) -> float:
    """Height of a lane that shows all of its name, and all of what is said in it on the way to another row."""
    told = max((len(_lines(tag, _TAG_LETTERS)) for tag in tags), default=0)
    return 2 * _MARGIN + max(_STEP * len(_lines(name, _LETTERS)), _TAG_STEP * told)


def _lines(text: str, letters: float) -> list[str]:
    return wrapped(text, letters, len(text) + 1)


def wrapped(text: str, letters: float, lines: int) -> list[str]:
    """`text` in at most so many lines of about `letters` letters each, with “…” where it had to be cut."""
    found, line = [""], 0
    for word in text.split():
        for piece in _pieces(word, letters):
            joined = f"{found[line]} {piece}".strip() if piece is word or not found[line] else found[line] + piece
            if found[line] and width(joined) > letters:
                found.append(piece)
                line += 1
            else:
                found[line] = joined
    if len(found) <= lines:
        return found
    last = found[lines - 1]
    while last and width(last) > letters - 1:
        last = last[:-1]
    return [*found[: lines - 1], f"{last.rstrip()}…"]


def _pieces(word: str, letters: float) -> list[str]:
    if width(word) <= letters:
        return [word]
    found = [""]
    for part in re.split(r"(?<=[-–—/])", word):
        if found[-1] and width(found[-1] + part) > letters:
            found.append("")
        for char in part:
            if width(found[-1] + char) > letters:
                found.append("")
            found[-1] += char
    return found


def width(text: str) -> float:
    """About how many letters of ordinary width a text takes."""
    return sum(map(_letter, text))


def _letter(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.8
    # Capitals, Greek and Cyrillic letters are wider than the small ones of Latin.
    return 1.15 if char.isupper() or "\u0370" <= char <= "\u052f" else 1.0


def in_words(row: Row, name: Callable[[str], str]) -> str:
    """What a row of the map shows, for those who can't see it: stages in order, hand-offs and ways back.

    `name` gives a stage's name by its key.
    """
    lanes = {lane.team: lane.name for lane in row.lanes}
    stages = [f"{card.number} {card.name} ({_of_card(card, lanes)})" for card in row.cards]
    handed = [f"hand-off {path.number} into {name(path.target)}" for path in row.paths if path.number]
    back = [f"back from {name(path.source)} to {name(path.target)}" for path in row.paths if path.kind == "recycle"]
    onward = [f"goes on {tag.text}" for tag in row.tags if tag.kind == "flow"]
    parts = (f"Stages: {', '.join(stages)}", *map("; ".join, (handed, back, onward)))
    return ". ".join(part for part in parts if part) + "."


def _of_card(card: Card, lanes: dict[str, str]) -> str:
    owner = lanes.get(card.team, "")
    return owner if card.kind == "open" else f"{owner}, {card.kind}"
