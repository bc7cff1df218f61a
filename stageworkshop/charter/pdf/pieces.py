"""What lines are made of: spans of a paragraph, pieces that stay together, and the lines themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stageworkshop.charter.pdf import bidi
from stageworkshop.charter.pdf.fonts import FontFace, clusters
from stageworkshop.charter.pdf.shaping import Glyphs
from stageworkshop.charter.pdf.style import Face

_HARD = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\ufeff\u2060]")
TOKEN = re.compile("[^ \u200b]*[ \u200b]+|[^ \u200b]+")
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[–—/])(?=[^\W\d_]{2})")
"""Where a word may be cut. Not after hyphens: readers of the page take one at a line's end for the mark of a cut word,
and make “handover” of “hand-over”."""
_EAST_ASIAN = re.compile(
    "[\u3000-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset("、。，．・：；？！)]}」』】〉》〕）］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!%’”")
_NOT_LAST = frozenset("「『【〈《〔（［｛([{‘“")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph. Empty `face` and `colour` mean the paragraph's own; `link` names a bookmark."""

    text: str
    face: Face | None = None
    colour: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stays together, with the blanks after it. Widths in ems: `width` without the blanks, `full` with them.
    A line may end after it when `breakable`.

    `code` is the content of a TJ array for piece and blanks where that is all there is to say, in the one font `font`;
    None where it needs more: several fonts, a rise, a text of its own for readers.
    """

    text: str
    runs: tuple[Glyphs, ...]
    width: float
    full: float
    breakable: bool
    blanks: int
    space: Glyphs
    code: str | None
    font: FontFace | None


@dataclass(frozen=True, slots=True)
class Unit:
    """Glyphs as they stand in a line: their span's number in the paragraph, and the level for reordering."""

    glyphs: Glyphs
    span: int
    level: int = 0


Row = list[tuple[Piece, int]]
"""Pieces with the number of their span."""


class Line:
    """One line: what stands in it from left to right, and its width in ems without the blank at its end.

    Where one TJ array says all of it, it is `code` in `font`, and the units are made only for who asks.
    """

    __slots__ = ("_row", "_units", "code", "font", "rtl", "span", "width")

    def __init__(self, row: Row, width: float, *, units: tuple[Unit, ...] | None = None, rtl: bool = False) -> None:
        self._row, self.width, self._units, self.rtl = row, width, units, rtl
        self.code, self.span = "", 0
        self.font: FontFace | None = None

    @classmethod
    def plain(cls, row: Row, width: float) -> Line:
        """A line of pieces in one font and one span."""
        line = cls(row, width)
        if row:
            line.code = "".join([piece.code or "" for piece, _ in row]).replace("><", "")
            line.font, line.span = row[0][0].font, row[0][1]
        return line

    @property
    def units(self) -> tuple[Unit, ...]:
        """From left to right."""
        if self._units is None:
            found: list[Unit] = []
            for piece, number in self._row:
                found.extend([Unit(run, number) for run in piece.runs])
                # Also at the line's end, so that the words on both sides stay apart in extracted text.
                found.extend([Unit(piece.space, number)] * piece.blanks)
            self._units = tuple(found)
        return self._units


def printable(text: str) -> str:
    """`text` as it is set: tabs as blanks, every kind of line end as one, invisible steering left out."""
    if text.isascii() and text.isprintable():
        return text
    text = _HARD.sub("\n", text).replace("\t", " ")
    return bidi.without_isolates(_UNSEEN.sub("", text))


def hard_lines(spans: Sequence[Span]) -> list[list[tuple[str, int]]]:
    """(text, number of span) for each line that the writer ended."""
    found: list[list[tuple[str, int]]] = [[]]
    for number, span in enumerate(spans):
        first, *others = printable(span.text).split("\n")
        found[-1].append((first, number))
        found.extend([(other, number)] for other in others)
    return found


def unbroken(word: str) -> list[str]:
    """A word without blanks, cut where a line may end: after dashes and slashes, between East Asian characters."""
    if not _EAST_ASIAN.search(word):
        return _INSIDE.split(word) if len(word) > 5 else [word]
    parts: list[str] = []
    for cluster in clusters(word):
        joined = bool(parts) and (
            cluster[0] in _NOT_FIRST
            or parts[-1][-1] in _NOT_LAST
            or not (_EAST_ASIAN.match(cluster) or _EAST_ASIAN.match(parts[-1][-1]))
        )
        if joined:
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return parts


def tj_of(runs: Sequence[Glyphs], space: Glyphs, blanks: int) -> tuple[str | None, FontFace | None]:
    """One TJ array for runs and blanks, and its font, if that says it all."""
    every = [*runs, *([space] * blanks)]
    font = every[0].face if every else space.face
    if any(len(run.parts) > 1 or run.actual or run.embolden or run.face is not font for run in every):
        return None, None
    if any(rise for run in every for rise, _ in run.parts):
        return None, None
    return "".join(code for run in every for _, code in run.parts), font
