"""What pages are made of: blocks that know their height, can be cut at a page's end, and paint themselves."""

from __future__ import annotations

from collections.abc import Callable

from stageworkshop.charter.pdf.canvas import CharterCanvas, rgb
from stageworkshop.charter.pdf.structure import Element


class Block:
    """A piece of the page. Lengths in points; `top` is measured from the paper's lower edge."""

    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    rtl: bool = False
    """Whether it runs from right to left, so that what goes with it stands at its right."""

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


class Hung(Block):
    """A block moved in, with a mark (a dot, a number) beside its first line, at the left or where its lines begin at
    the right, at the right. What it is in the structure, such as an entry of a list, is `element`."""

    def __init__(
        self,
        block: Block,
        indent: float,
        mark: Callable[[CharterCanvas, float, float], None] | None,
        *,
        mark_width: float = 0.0,
        element: Element | None = None,
    ) -> None:
        self._block, self._indent, self._mark, self._element = block, indent, mark, element
        self._mark_width, self.rtl = mark_width, block.rtl
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
        rest = Hung(tail, self._indent, None, element=self._element) if tail else None
        first = Hung(head, self._indent, self._mark, mark_width=self._mark_width, element=self._element)
        return first, rest

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        with canvas.inside(self._element):
            if self._mark:
                self._mark(canvas, x + width - self._mark_width if self.rtl else x, top)
            self._block.paint(canvas, x if self.rtl else x + self._indent, top, width - self._indent)


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
    """A picture of fixed height, painted by a function of (canvas, x, top, width). With an `element` it is a figure
    that says something, otherwise its parts are what they are."""

    def __init__(
        self,
        height: float,
        paint: Callable[[CharterCanvas, float, float, float], None],
        *,
        before: float = 0.0,
        after: float = 0.0,
        element: Element | None = None,
    ) -> None:
        self._height, self._paint, self._element = height, paint, element
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return self._height

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        if self._element is None:
            self._paint(canvas, x, top, width)
            return
        with canvas.figure(self._element):
            self._paint(canvas, x, top, width)
