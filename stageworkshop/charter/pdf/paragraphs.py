"""One paragraph broken into lines, from left to right or with right-to-left words in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stageworkshop.charter.pdf import bidi
from stageworkshop.charter.pdf.pieces import TOKEN, Line, Piece, Row, Span, Unit
from stageworkshop.charter.pdf.shaping import Glyphs
from stageworkshop.charter.pdf.style import Face, TextStyle

if TYPE_CHECKING:
    from stageworkshop.charter.pdf.lines import LineBreaker

_LONELY = 0.34
"""A last line shorter than this share of the column, with one word in it, gets another."""


class Paragraph:
    """Pieces that run from left to right, up to a line end of the writer's."""

    def __init__(self, breaker: LineBreaker, items: Row, spans: Sequence[Span], style: TextStyle) -> None:
        self._breaker, self._items, self._spans, self._style = breaker, items, spans, style
        fonts = {(piece.font if piece.code is not None else None, number) for piece, number in items}
        self._plain = len(fonts) == 1 and next(iter(fonts))[0] is not None
        self._filled: tuple[float, list[tuple[Row, float]]] = (-1.0, [])

    def lines(self, room: float) -> list[Line]:
        """The lines for a column `room` ems wide."""
        make = Line.plain if self._plain else Line
        return [make(row, width) for row, width in self._fill(room)]

    def count(self, room: float) -> int:
        """How many lines those are."""
        return len(self._fill(room))

    def _fill(self, room: float) -> list[tuple[Row, float]]:
        """Rows of pieces, each with its width."""
        if self._filled[0] != room:
            self._filled = (room, self._rows(room))
        return self._filled[1]

    def _rows(self, room: float) -> list[tuple[Row, float]]:
        rows: list[tuple[Row, float]] = []
        items, start, used, width = self._items, 0, 0.0, 0.0
        index, end = 0, len(items)
        while index < end:
            piece = items[index][0]
            if piece.breakable or index == end - 1:
                after, together, needed = index + 1, piece.full, piece.width
            else:
                after, together, needed = _group(items, index)
            if used + needed <= room:
                width = used + needed
                used += together
                index = after
                continue
            if used:
                rows.append((items[start:index], width))
                start, used, width = index, 0.0, 0.0
                continue
            cut = self._cut(items[index:after], room)
            if cut is None:
                width, used, index = needed, together, after
                continue
            head, tail = cut
            rows.append((head, sum(each.full for each, _ in head)))
            items = [*tail, *items[after:]]
            start, index, end = 0, 0, len(items)
        rows.append((items[start:], width))
        if len(rows) > 1 and rows[-1][1] < _LONELY * room:
            rows[-2:] = _shared(rows[-2][0], rows[-1][0], rows[-2:])
        return rows

    def _cut(self, group: Row, room: float) -> tuple[Row, Row] | None:
        """A word longer than the line, cut where the line ends; None when there is nothing left to cut."""
        head: Row = []
        used = 0.0
        for index, (piece, number) in enumerate(group):
            if used + piece.width <= room:
                head.append((piece, number))
                used += piece.full
                continue
            face = self._spans[number].face or self._style.face
            first, rest = self._breaker.split_word(piece.text, face, room - used)
            if first:
                head.append((self._breaker.piece(first, face, 0, True), number))
            if not rest or not head:
                return None
            tail = (self._breaker.piece(rest, face, piece.blanks, piece.breakable), number)
            return head, [tail, *group[index + 1 :]]
        return None


class RtlParagraph(Paragraph):
    """A paragraph in which something runs from right to left: broken in logical order, then each line reordered."""

    def __init__(
        self, breaker: LineBreaker, hard_line: list[tuple[str, int]], spans: Sequence[Span], style: TextStyle
    ) -> None:
        parts = [(part.replace("\u200b", ""), number) for part, number in hard_line]
        text = "".join(part for part, _ in parts)
        self._base = bidi.base_level(text) if style.direction == "auto" else 0
        if style.direction == "auto":
            self._levels = bidi.levels(text, self._base)
        else:
            # Each span by itself, so that a name does not pull the date after it to its other side.
            self._levels = [level for part, _ in parts for level in bidi.levels(part, 0)]
        # Broken with the widths of shaped pieces; a piece that mixes directions is the sum of its runs.
        items: Row = []
        offset = 0
        for part, number in parts:
            face = spans[number].face or style.face
            for token in TOKEN.findall(part):
                levels = self._levels[offset : offset + len(token)]
                items.append((_rtl_piece(breaker, token, face, levels), number))
                offset += len(token)
        super().__init__(breaker, items, spans, style)

    def lines(self, room: float) -> list[Line]:
        lines: list[Line] = []
        offset = 0
        for row, width in self._fill(room):
            units: list[Unit] = []
            for piece, number in row:
                face = self._spans[number].face or self._style.face
                for part, level in _by_level(piece.text, self._levels[offset : offset + len(piece.text)]):
                    units += [Unit(run, number, level) for run in self._breaker.shape(part, face, bool(level % 2))]
                offset += len(piece.text)
                for _ in range(piece.blanks):
                    units.append(Unit(piece.space, number, self._levels[offset]))
                    offset += 1
            lines.append(Line(row, width, units=tuple(self._visual(units)), rtl=bool(self._base)))
        return lines

    def _visual(self, units: list[Unit]) -> list[Unit]:
        # Rule L1: blanks at the end of a line run with the paragraph.
        end = len(units)
        while end and units[end - 1].glyphs.text == " ":
            end -= 1
        units = units[:end] + [Unit(unit.glyphs, unit.span, self._base) for unit in units[end:]]
        return bidi.visual_order(units, [unit.level for unit in units])


def _shared(upper: Row, lower: Row, as_it_was: list[tuple[Row, float]]) -> list[tuple[Row, float]]:
    """The last two lines with one word more in the last, where a single one would stand there alone."""
    if any(piece.breakable for piece, _ in lower[:-1]):
        return as_it_was
    cut = len(upper) - 1
    while cut > 0 and not upper[cut - 1][0].breakable:
        cut -= 1
    moved = [*upper[cut:], *lower]
    if cut == 0 or _width(upper[:cut]) < _width(moved):
        return as_it_was
    return [(upper[:cut], _width(upper[:cut])), (moved, _width(moved))]


def _width(row: Row) -> float:
    """Of a row, without the blank at its end."""
    last = row[-1][0]
    return sum(piece.full for piece, _ in row) - last.full + last.width


def _rtl_piece(breaker: LineBreaker, token: str, face: Face, levels: list[int]) -> Piece:
    word = token.rstrip(" \u200b")
    runs: list[Glyphs] = []
    for part, level in _by_level(word, levels):
        runs += breaker.shape(part, face, bool(level % 2))
    return breaker.joined(word, runs, face, token.count(" "), len(token) > len(word))


def _group(items: Row, index: int) -> tuple[int, float, float]:
    """For the pieces from `index` on that must stay together: where they end, and their width with and without the
    blank at the end."""
    total = 0.0
    for after in range(index, len(items)):
        piece = items[after][0]
        if piece.breakable:
            return after + 1, total + piece.full, total + piece.width
        total += piece.full
    last = items[-1][0]
    return len(items), total, total - (last.full - last.width)


def _by_level(text: str, level_of: Sequence[int]) -> list[tuple[str, int]]:
    """Text cut where the embedding level changes (marks stay with their letter)."""
    found: list[tuple[str, int]] = []
    for char, level in zip(text, level_of, strict=False):
        if found and (found[-1][1] == level or unicodedata.combining(char)):
            found[-1] = (found[-1][0] + char, found[-1][1])
        else:
            found.append((char, level))
    return found
