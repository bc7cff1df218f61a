"""Breaking paragraphs into lines: words become pieces, shaped once per document, and pieces fill lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from stageworkshop.charter.pdf import bidi
from stageworkshop.charter.pdf.fonts import clusters
from stageworkshop.charter.pdf.paragraphs import Paragraph, RtlParagraph
from stageworkshop.charter.pdf.pieces import TOKEN, Line, Piece, Row, Span, hard_lines, tj_of, unbroken
from stageworkshop.charter.pdf.shaping import Glyphs, Shaper
from stageworkshop.charter.pdf.style import Face, TextStyle

_LONGEST = 400
"""No line holds more characters than this, so that no longer piece of a word has to be tried."""
_PREFERRED = "_./@\\-–—:"


class LineBreaker:
    """Breaks paragraphs for one document; pieces are kept, because words come again and again."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._pieces: dict[Face, dict[str, tuple[Piece, ...]]] = {}

    def lines(self, spans: Sequence[Span], style: TextStyle, width: float) -> list[Line]:
        """All lines of a paragraph for a column `width` points wide; an empty paragraph is one empty line."""
        room = width / style.size
        found: list[Line] = []
        for paragraph in self.paragraphs(spans, style):
            found += paragraph.lines(room)
        return found

    def paragraphs(self, spans: Sequence[Span], style: TextStyle) -> list[Paragraph]:
        """What the writer ended by a line end each, ready to be broken for any width."""
        return [self._paragraph(hard_line, spans, style) for hard_line in hard_lines(spans)]

    def _paragraph(self, hard_line: list[tuple[str, int]], spans: Sequence[Span], style: TextStyle) -> Paragraph:
        if any(bidi.has_rtl(part) for part, _ in hard_line):
            return RtlParagraph(self, hard_line, spans, style)
        items: Row = []
        for text, number in hard_line:
            face = spans[number].face or style.face
            known = self._pieces.setdefault(face, {})
            for token in TOKEN.findall(text):
                for piece in known.get(token) or self._make_pieces(token, face):
                    items.append((piece, number))
        return Paragraph(self, items, spans, style)

    def width(self, text: str, style: TextStyle) -> float:
        """Width of one unbroken line of text, in points."""
        lines = self.lines([Span(text)], style, 1e9)
        return max((line.width for line in lines), default=0.0) * style.size

    def split_word(self, word: str, face: Face, room: float) -> tuple[str, str]:
        """(what of a word fits into `room` ems, the rest), cut at a better place where there is one near."""
        parts = list(islice(clusters(word), _LONGEST))
        low, high = 0, len(parts)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.piece("".join(parts[:middle]), face, 0, True).width <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        count = max(low, 1)
        for better in range(count, max(count * 3 // 5, 1), -1):
            if parts[better - 1][-1] in _PREFERRED:
                count = better
                break
        first = "".join(parts[:count])
        return first, word[len(first) :]

    def shape(self, text: str, face: Face, rtl: bool) -> tuple[Glyphs, ...]:
        """As `Shaper.shape`."""
        return self._shaper.shape(text, face, rtl)

    def piece(self, text: str, face: Face, blanks: int, breakable: bool) -> Piece:
        """A piece that runs in one direction; where directions mix, this one serves for the width of a part."""
        runs = self._shaper.shape(text, face, bidi.has_rtl(text)) if text else ()
        return self.joined(text, runs, face, blanks, breakable)

    def joined(self, text: str, runs: Sequence[Glyphs], face: Face, blanks: int, breakable: bool) -> Piece:
        """A piece of these runs."""
        space = self._shaper.space(face)
        width = sum(run.width for run in runs)
        full = width + blanks * space.width if blanks else width
        code, font = tj_of(runs, space, blanks)
        return Piece(text, tuple(runs), width, full, breakable, blanks, space, code, font)

    def _make_pieces(self, token: str, face: Face) -> tuple[Piece, ...]:
        word = token.rstrip(" \u200b")
        parts = unbroken(word) if word else [""]
        pieces = [self.piece(part, face, 0, True) for part in parts[:-1]]
        pieces.append(self.piece(parts[-1], face, token.count(" "), len(token) > len(word)))
        self._pieces[face][token] = tuple(pieces)
        return tuple(pieces)
