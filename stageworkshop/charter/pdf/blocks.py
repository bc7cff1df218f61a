"""What pages are made of: blocks that know their height, can be cut at a page's end, and paint themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stageworkshop.charter.pdf.canvas import CharterCanvas, rgb
from stageworkshop.charter.pdf.lines import LineBreaker
from stageworkshop.charter.pdf.pieces import Line, Span
from stageworkshop.charter.pdf.style import TextStyle

_CAP_MIDDLE = 0.357
"""Half the height of capitals, in ems: text stands in the middle of its leading."""
_FEW = 2
"""Fewest lines of a paragraph to stand alone before or after a page's end."""


class Block:
    """A piece of the page. Lengths in points; `top` is measured from the paper's lower edge."""

    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """How high it is when set this wide."""
        raise NotImplementedError

    def least(self, width: float) -> float:
        """Height of the smallest part that may stand at the end of a page."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """(what fits into `room`, the rest); (None, itself) when nothing can stand there."""
        return None, self

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        """Draws itself with its upper left corner at (x, top)."""
        raise NotImplementedError


class Text(Block):
    """A paragraph of spans."""

    def __init__(
        self,
        breaker: LineBreaker,
        spans: str | Sequence[Span],
        style: TextStyle,
        *,
        keep_with_next: bool = False,
    ) -> None:
        self._breaker = breaker
        self.spans: tuple[Span, ...] = (Span(spans),) if isinstance(spans, str) else tuple(spans)
        self.style = style
        self.before, self.after = style.before, style.after
        self.keep_with_next = keep_with_next
        self._set: tuple[float, list[Line]] | None = None

    def lines(self, width: float) -> list[Line]:
        """The lines for a column this wide."""
        if self._set is None or self._set[0] != width:
            self._set = (width, self._breaker.lines(self.spans, self.style, width))
        return self._set[1]

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        count = len(self.lines(width))
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

    def _part(self, lines: list[Line], width: float, before: float, after: float) -> Text:
        part = Text(self._breaker, self.spans, self.style)
        part.before, part.after = before, after
        part._set = (width, lines)
        return part

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        style = self.style
        colours = [span.colour or style.colour for span in self.spans]
        code = ["q BT"]
        baseline = top - style.leading / 2 - _CAP_MIDDLE * style.size
        linked = any(span.link for span in self.spans)
        before = ("", "")
        for line in self.lines(width):
            left = x + self._indent(line, width)
            if line.font is not None and not linked:
                state = (canvas.font(line.font), colours[line.span])
                code += canvas.plain_line(line.code, state, before, style.size, left, baseline)
                before = state
                baseline -= style.leading
                continue
            before = ("", "")
            units = [(unit, colours[unit.span]) for unit in line.units]
            code += canvas.line_operators(units, style.size, left, baseline)
            if linked:
                self._link(canvas, line, left, baseline)
            baseline -= style.leading
        code.append("ET Q")
        canvas.write(code)

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

    def _link(self, canvas: CharterCanvas, line: Line, left: float, baseline: float) -> None:
        size, leading = self.style.size, self.style.leading
        start, target = left, ""
        at = left
        for unit in [*line.units, None]:
            here = self.spans[unit.span].link if unit else ""
            if here != target:
                if target:
                    canvas.link(target, (start, baseline - leading * 0.25, at, baseline + leading * 0.75))
                start, target = at, here
            at += unit.glyphs.width * size if unit else 0.0


class Hung(Block):
    """A block moved in from the left, with a mark (a dot, a number) beside its first line."""

    def __init__(self, block: Block, indent: float, mark: Callable[[CharterCanvas, float, float], None] | None) -> None:
        self._block, self._indent, self._mark = block, indent, mark
        self.before, self.after = block.before, block.after
        self.keep_with_next = block.keep_with_next

    def height(self, width: float) -> float:
        return self._block.height(width - self._indent)

    def least(self, width: float) -> float:
        return self._block.least(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        head, tail = self._block.split(width - self._indent, room)
        if head is None:
            return None, self
        return Hung(head, self._indent, self._mark), (Hung(tail, self._indent, None) if tail else None)

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        if self._mark:
            self._mark(canvas, x, top)
        self._block.paint(canvas, x + self._indent, top, width - self._indent)


class Anchor(Block):
    """A place to come to: bookmark `key`, and with a title an entry in the outline and in the running head."""

    keep_with_next = True

    def __init__(self, key: str, title: str = "", level: int = 0) -> None:
        self.key, self._title, self._level = key, title, level

    def height(self, width: float) -> float:
        return 0.0

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        canvas.bookmark(self.key, top)
        if self._title:
            canvas.section = self._title
            canvas.addOutlineEntry(self._title, self.key, self._level, closed=self._level > 0)


class Gap(Block):
    """Empty height; nothing at the top of a page, unless it is `firm`."""

    def __init__(self, height: float, *, firm: bool = False) -> None:
        self._height, self.firm = height, firm

    def height(self, width: float) -> float:
        return self._height

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        return None


class Rule(Block):
    """A line across, as wide as the column or `length`."""

    def __init__(
        self, colour: str, thickness: float, *, before: float = 0.0, after: float = 0.0, length: float | None = None
    ) -> None:
        self._colour, self._thickness, self._length = colour, thickness, length
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return self._thickness

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        box = f"{x:.2f} {top - self._thickness:.2f} {self._length or width:.2f} {self._thickness:.2f}"
        canvas.write([f"q {rgb(self._colour)} rg {box} re f Q"])


class Drawing(Block):
    """A picture of fixed height, painted by a function of (canvas, x, top, width)."""

    def __init__(
        self,
        height: float,
        paint: Callable[[CharterCanvas, float, float, float], None],
        *,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        self._height, self._paint = height, paint
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return self._height

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        self._paint(canvas, x, top, width)
