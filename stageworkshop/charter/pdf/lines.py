"""Paragraphs into lines: pieces that must not be broken, line breaking, and each line's glyphs from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from stageworkshop.charter.pdf import bidi
from stageworkshop.charter.pdf.fonts import clusters
from stageworkshop.charter.pdf.shaping import Glyphs, Shaper
from stageworkshop.charter.pdf.style import Face, TextStyle

_HARD = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\ufeff\u2060]")
_TOKEN = re.compile("[^ \u200b]*[ \u200b]+|[^ \u200b]+")
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[-–—/])(?=[^\W\d_]{2})")
_EAST_ASIAN = re.compile(
    "[\u3000-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset("、。，．・：；？！)]}」』】〉》〕）］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!%’”")
_NOT_LAST = frozenset("「『【〈《〔（［｛([{‘“")
_LONGEST = 400
"""No line holds more characters than this, so that no longer piece of a word has to be tried."""
_PREFERRED = "_./@\\-–—:"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph. Empty `face` and `colour` mean the paragraph's own; `link` names a bookmark."""

    text: str
    face: Face | None = None
    colour: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stays together, with the blanks after it. Widths in ems; a line may end after it when `breakable`."""

    text: str
    runs: tuple[Glyphs, ...]
    width: float
    blank: float
    breakable: bool
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """Glyphs as they stand in a line: their span's number in the paragraph, and the level for reordering."""

    glyphs: Glyphs
    span: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: units from left to right, and its width in ems without the blank at its end."""

    units: tuple[Unit, ...]
    width: float
    rtl: bool = False


def printable(text: str) -> str:
    """`text` as it is set: tabs as blanks, every kind of line end as one, invisible steering left out."""
    if text.isascii() and text.isprintable():
        return text
    text = _HARD.sub("\n", text).replace("\t", " ")
    return bidi.without_isolates(_UNSEEN.sub("", text))


class LineBreaker:
    """Breaks paragraphs for one document; pieces are kept, because words come again and again."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._pieces: dict[tuple[str, Face], tuple[Piece, ...]] = {}

    def lines(self, spans: Sequence[Span], style: TextStyle, width: float) -> list[Line]:
        """All lines of a paragraph for a column `width` points wide; an empty paragraph is one empty line."""
        room = width / style.size
        found: list[Line] = []
        for paragraph in _hard_lines(spans):
            text = "".join(part for part, _ in paragraph)
            if bidi.has_rtl(text):
                found += self._rtl_lines(paragraph, spans, style, room)
            else:
                found += self._ltr_lines(paragraph, spans, style, room)
        return found

    def width(self, text: str, style: TextStyle) -> float:
        """Width of one unbroken line of text, in points."""
        lines = self.lines([Span(text)], style, 1e9)
        return max((line.width for line in lines), default=0.0) * style.size

    def _ltr_lines(
        self, paragraph: list[tuple[str, int]], spans: Sequence[Span], style: TextStyle, room: float
    ) -> list[Line]:
        items: list[tuple[Piece, int]] = []
        for text, number in paragraph:
            face = spans[number].face or style.face
            for token in _TOKEN.findall(text):
                pieces = self._pieces.get((token, face)) or self._make_pieces(token, face)
                for piece in pieces:
                    items.append((piece, number))
        return [self._line(row, spans, style) for row in self._fill(items, spans, style, room)]

    def _line(self, row: list[tuple[Piece, int]], spans: Sequence[Span], style: TextStyle) -> Line:
        units: list[Unit] = []
        width = 0.0
        for piece, number in row:
            units.extend([Unit(run, number) for run in piece.runs])
            if piece.blank:
                # Also at the line's end, so that the words on both sides stay apart in extracted text.
                space = self._shaper.space(spans[number].face or style.face)
                units.extend([Unit(space, number)] * piece.blanks)
            width += piece.width + piece.blank
        return Line(tuple(units), width - (row[-1][0].blank if row else 0.0))

    def _fill(
        self, items: list[tuple[Piece, int]], spans: Sequence[Span], style: TextStyle, room: float
    ) -> list[list[tuple[Piece, int]]]:
        rows: list[list[tuple[Piece, int]]] = [[]]
        used = 0.0
        for group in _groups(items):
            width = sum(piece.width + piece.blank for piece, _ in group) - group[-1][0].blank
            if used and used + width > room:
                rows.append([])
                used = 0.0
            while width > room and (cut := self._cut(group, spans, style, room)):
                head, group = cut
                rows[-1].extend(head)
                rows.append([])
                width = sum(piece.width + piece.blank for piece, _ in group) - group[-1][0].blank
            rows[-1].extend(group)
            used += width + group[-1][0].blank
        return rows

    def _cut(
        self, group: list[tuple[Piece, int]], spans: Sequence[Span], style: TextStyle, room: float
    ) -> tuple[list[tuple[Piece, int]], list[tuple[Piece, int]]] | None:
        """A word longer than the line, cut where the line ends; None when there is nothing left to cut."""
        head: list[tuple[Piece, int]] = []
        used = 0.0
        for index, (piece, number) in enumerate(group):
            if used + piece.width <= room:
                head.append((piece, number))
                used += piece.width + piece.blank
                continue
            face = spans[number].face or style.face
            first, rest = self._split_word(piece.text, face, room - used)
            if first:
                head.append((self._piece(first, face, 0, True), number))
            if not rest or not head:
                return None
            tail = (self._piece(rest, face, piece.blanks, piece.breakable), number)
            return head, [tail, *group[index + 1 :]]
        return None

    def _split_word(self, word: str, face: Face, room: float) -> tuple[str, str]:
        parts = list(islice(clusters(word), _LONGEST))
        low, high = 0, len(parts)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self._piece("".join(parts[:middle]), face, 0, True).width <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        count = max(low, 1)
        for better in range(count, max(count * 3 // 5, 1), -1):
            if parts[better - 1][-1] in _PREFERRED:
                count = better
                break
        first = "".join(parts[:count])
        return first, word[len(first) :]

    def _make_pieces(self, token: str, face: Face) -> tuple[Piece, ...]:
        word = token.rstrip(" \u200b")
        parts = _unbroken(word) if word else [""]
        pieces = [self._piece(part, face, 0, True) for part in parts[:-1]]
        pieces.append(self._piece(parts[-1], face, token.count(" "), len(token) > len(word)))
        self._pieces[token, face] = tuple(pieces)
        return tuple(pieces)

    def _piece(self, text: str, face: Face, blanks: int, breakable: bool) -> Piece:
        # A piece that mixes directions is made by _rtl_piece; this one serves for the width of a part of a word.
        runs = self._shaper.shape(text, face, bidi.has_rtl(text)) if text else ()
        return self._joined(text, runs, face, blanks, breakable)

    def _joined(self, text: str, runs: Sequence[Glyphs], face: Face, blanks: int, breakable: bool) -> Piece:
        blank = blanks * self._shaper.space(face).width if blanks else 0.0
        return Piece(text, tuple(runs), sum(run.width for run in runs), blank, breakable, blanks)

    def _rtl_lines(
        self, paragraph: list[tuple[str, int]], spans: Sequence[Span], style: TextStyle, room: float
    ) -> list[Line]:
        paragraph = [(part.replace("\u200b", ""), number) for part, number in paragraph]
        text = "".join(part for part, _ in paragraph)
        base = bidi.base_level(text) if style.direction == "auto" else 0
        if style.direction == "auto":
            level_of = bidi.levels(text, base)
        else:
            # Each span by itself, so that a name does not pull the date after it to its other side.
            level_of = [level for part, _ in paragraph for level in bidi.levels(part, 0)]
        # Broken with the widths of shaped pieces; a piece that mixes directions is the sum of its runs.
        items: list[tuple[Piece, int]] = []
        offset = 0
        for part, number in paragraph:
            face = spans[number].face or style.face
            for token in _TOKEN.findall(part):
                items.append((self._rtl_piece(token, face, level_of[offset : offset + len(token)]), number))
                offset += len(token)
        rows = self._fill(items, spans, style, room)
        return self._reordered(rows, spans, style, level_of, base)

    def _rtl_piece(self, token: str, face: Face, level_of: list[int]) -> Piece:
        word = token.rstrip(" \u200b")
        runs: list[Glyphs] = []
        for part, level in _by_level(word, level_of):
            runs += self._shaper.shape(part, face, bool(level % 2))
        return self._joined(word, runs, face, token.count(" "), len(token) > len(word))

    def _reordered(
        self,
        rows: list[list[tuple[Piece, int]]],
        spans: Sequence[Span],
        style: TextStyle,
        level_of: list[int],
        base: int,
    ) -> list[Line]:
        lines: list[Line] = []
        offset = 0
        for row in rows:
            units: list[Unit] = []
            for piece, number in row:
                face = spans[number].face or style.face
                for part, level in _by_level(piece.text, level_of[offset : offset + len(piece.text)]):
                    units += [Unit(run, number, level) for run in self._shaper.shape(part, face, bool(level % 2))]
                offset += len(piece.text)
                space = self._shaper.space(face)
                for _ in range(piece.blanks):
                    units.append(Unit(space, number, level_of[offset]))
                    offset += 1
            width = sum(piece.width + piece.blank for piece, _ in row) - (row[-1][0].blank if row else 0.0)
            lines.append(Line(tuple(self._visual(units, base)), width, bool(base)))
        return lines

    def _visual(self, units: list[Unit], base: int) -> list[Unit]:
        # Rule L1: blanks at the end of a line run with the paragraph.
        end = len(units)
        while end and units[end - 1].glyphs.text == " ":
            end -= 1
        units = units[:end] + [Unit(unit.glyphs, unit.span, base) for unit in units[end:]]
        return bidi.visual_order(units, [unit.level for unit in units])


def _hard_lines(spans: Sequence[Span]) -> list[list[tuple[str, int]]]:
    """(text, number of span) for each line that the writer ended."""
    found: list[list[tuple[str, int]]] = [[]]
    for number, span in enumerate(spans):
        first, *others = printable(span.text).split("\n")
        found[-1].append((first, number))
        found.extend([(other, number)] for other in others)
    return found


def _groups(items: list[tuple[Piece, int]]) -> list[list[tuple[Piece, int]]]:
    groups: list[list[tuple[Piece, int]]] = []
    closed = True
    for item in items:
        if closed:
            groups.append([item])
        else:
            groups[-1].append(item)
        closed = item[0].breakable
    return groups


def _unbroken(word: str) -> list[str]:
    """A word without blanks, cut where a line may end: after hyphens and slashes, between East Asian characters."""
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


def _by_level(text: str, level_of: Sequence[int]) -> list[tuple[str, int]]:
    """Text cut where the embedding level changes (marks stay with their letter)."""
    found: list[tuple[str, int]] = []
    for char, level in zip(text, level_of, strict=False):
        if found and (found[-1][1] == level or unicodedata.combining(char)):
            found[-1] = (found[-1][0] + char, found[-1][1])
        else:
            found.append((char, level))
    return found
