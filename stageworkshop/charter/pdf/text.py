"""A paragraph on the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from stageworkshop.charter.pdf import bidi
from stageworkshop.charter.pdf.blocks import Block
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.lines import LineBreaker
from stageworkshop.charter.pdf.paragraphs import Paragraph
from stageworkshop.charter.pdf.pieces import Line, Span
from stageworkshop.charter.pdf.structure import Element, actual
from stageworkshop.charter.pdf.style import TextStyle

_CAP_MIDDLE = 0.357
"""Half the height of capitals, in ems: text stands in the middle of its leading."""
_FEW = 2
"""Fewest lines of a paragraph to stand alone before or after a page's end."""


class Text(Block):
    """A paragraph of spans. `element` is what it is in the document's structure; with `parts`, each span is in one of
    those, which stand in it."""

    def __init__(
        self,
        breaker: LineBreaker,
        spans: str | Sequence[Span],
        style: TextStyle,
        *,
        keep_with_next: bool = False,
        element: Element | None = None,
        parts: Sequence[Element] = (),
    ) -> None:
        self._breaker = breaker
        self.spans: tuple[Span, ...] = (Span(spans),) if isinstance(spans, str) else tuple(spans) or (Span(""),)
        self.style = style
        self.before, self.after = style.before, style.after
        self.keep_with_next = keep_with_next
        self.element = element or Element("P")
        self._given = tuple(parts)
        self.rtl = style.direction == "auto" and _begins_rtl(self.spans)
        self._paragraphs: list[Paragraph] | None = None
        self._set: tuple[float, list[Line]] | None = None
        self._counted: tuple[float, int] = (-1.0, 0)
        self._parts: list[Element] | None = None

    def lines(self, width: float) -> list[Line]:
        """The lines for a column this wide."""
        if self._set is None or self._set[0] != width:
            room = width / self.style.size
            self._set = (width, [line for each in self._broken() for line in each.lines(room)])
        return self._set[1]

    def count(self, width: float) -> int:
        """How many lines those are."""
        if self._set is not None and self._set[0] == width:
            return len(self._set[1])
        if self._counted[0] != width:
            room = width / self.style.size
            self._counted = (width, sum(each.count(room) for each in self._broken()))
        return self._counted[1]

    def height(self, width: float) -> float:
        return self.count(width) * self.style.leading

    def least(self, width: float) -> float:
        count = self.count(width)
        return (count if count < 2 * _FEW else _FEW) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        lines = self.lines(width)
        count = int(room / self.style.leading + 1e-6)
        if count >= len(lines):
            return self, None
        if len(lines) - count < _FEW:
            count = len(lines) - _FEW
        if count < _FEW:
            return None, self
        return self._part(lines[:count], width, self.before, 0.0), self._part(lines[count:], width, 0.0, self.after)

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        style = self.style
        colours = [span.colour or style.colour for span in self.spans]
        baseline = top - style.leading / 2 - _CAP_MIDDLE * style.size
        if len(self.spans) > 1 or self.spans[0].link:
            parts = self._elements()
        else:
            parts = []
            if bidi.has_rtl(self.spans[0].text) and "/ActualText" not in self.element.extra:
                self.element.extra += actual(self.spans[0].text)
        if any(part is not self.element for part in parts):
            canvas.announce(parts)
            for line in self.lines(width):
                self._paint_parts(canvas, line, parts, colours, x + self._indent(line, width), baseline)
                baseline -= style.leading
            return
        code = ["q BT"]
        before = ("", "")
        for line in self.lines(width):
            left = x + self._indent(line, width)
            if line.font is not None:
                state = (canvas.font(line.font), colours[line.span])
                code.append(canvas.plain_line(line.code, state, before, style.size, left, baseline))
                before = state
            else:
                before = ("", "")
                units = [(unit, colours[unit.span]) for unit in line.units]
                code += canvas.line_operators(units, style.size, left, baseline)
            baseline -= style.leading
        code.append("ET Q")
        canvas.set(self.element, code)

    def _broken(self) -> list[Paragraph]:
        if self._paragraphs is None:
            self._paragraphs = self._breaker.paragraphs(self.spans, self.style)
        return self._paragraphs

    def _part(self, lines: list[Line], width: float, before: float, after: float) -> Text:
        part = Text(self._breaker, self.spans, self.style, element=self.element)
        part.before, part.after = before, after
        part._set = (width, lines)
        part._parts = self._elements()
        return part

    def _elements(self) -> list[Element]:
        """For each span the element that it belongs to: links have their own, and so have right-to-left words among
        others; they stand in the order in which they are read."""
        if self._parts is None:
            rtl = any(bidi.has_rtl(span.text) for span in self.spans)
            parts: list[Element] = []
            given = self._given or (self.element,) * len(self.spans)
            for span, belongs in zip(self.spans, given, strict=True):
                extra = actual(span.text) if bidi.has_rtl(span.text) else ""
                if span.link:
                    parts.append(Element("Link", belongs, extra))
                elif rtl and span.text:
                    parts.append(Element("Span", belongs, extra))
                else:
                    parts.append(belongs)
            self._parts = parts
        return self._parts

    def _indent(self, line: Line, width: float) -> float:
        free = width - line.width * self.style.size
        if self.style.align == "centre":
            return free / 2
        # The blank at the end of a right-to-left line stands at its left, outside the column.
        return free - self._overhang(line) if (self.style.align == "end") != line.rtl else 0.0

    def _overhang(self, line: Line) -> float:
        if not line.rtl:
            return 0.0
        return (sum(unit.glyphs.width for unit in line.units) - line.width) * self.style.size

    def _paint_parts(
        self,
        canvas: CharterCanvas,
        line: Line,
        parts: Sequence[Element],
        colours: Sequence[str],
        x: float,
        baseline: float,
    ) -> None:
        """One line, of which every stretch goes to its own element."""
        size, leading = self.style.size, self.style.leading
        for number, group in groupby(line.units, key=lambda unit: unit.span):
            units = list(group)
            width = sum(unit.glyphs.width for unit in units) * size
            span = self.spans[number]
            pairs = [(unit, colours[number]) for unit in units]
            canvas.set(parts[number], ["q BT", *canvas.line_operators(pairs, size, x, baseline), "ET Q"])
            if span.link:
                box = (x, baseline - leading * 0.25, x + width, baseline + leading * 0.75)
                canvas.link(span.link, box, parts[number], span.text)
            x += width


def _begins_rtl(spans: Sequence[Span]) -> bool:
    text = spans[0].text
    return bidi.has_rtl(text) and bool(bidi.base_level(text))
