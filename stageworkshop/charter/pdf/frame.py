"""The page frame: flows blocks over pages and furnishes each with running head and foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from stageworkshop.charter import wording
from stageworkshop.charter.pdf.blocks import Block, Gap
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.grid import stack_height
from stageworkshop.charter.pdf.shapes import polyline
from stageworkshop.charter.pdf.structure import Element
from stageworkshop.charter.pdf.style import TextStyle

_SLACK = 1e-6
_MANY = 6
"""On so many pages, one more or less is not worth the measuring."""
_LOST = 0.06
"""Of each page but the last, what may stay empty because things have to stay together."""


@dataclass(frozen=True)
class Section:
    """Blocks to flow. It starts a new page, `landscape` turns the paper, `bare` leaves head and foot away.

    `build` is called when its turn comes, so that a long charter never stands in memory as a whole. With `scales`,
    largest first, it takes as few pages as it can in any of them, and is then set in the largest that does. One that
    `follows` stays on the page in hand when all of it fits there.
    """

    build: Callable[[], Sequence[Block]]
    landscape: bool = False
    bare: bool = False
    follows: bool = False
    scales: tuple[float, ...] = (1.0,)


class PageFrame:
    """Owns the pages of one document. Lengths inside are those before scaling."""

    def __init__(self, canvas: CharterCanvas, book: Book) -> None:
        self._canvas, self._book = canvas, book
        self._open = False
        self._landscape = False
        self._bare = False
        self._scale = 1.0
        self._top = self._y = self._gap = 0.0
        self._furniture: dict[float, list[str]] = {}

    @property
    def width(self) -> float:
        """Width of the text on the page in hand."""
        spaces = self._book.style.spaces
        return (self._page[0] - spaces.left - spaces.right) / self._scale

    def flow(self, section: Section) -> None:
        """Puts a section on the pages."""
        blocks = list(section.build())
        if section.follows and self._fits_below(section, blocks):
            self._y -= self._book.style.spaces.between_parts
        else:
            self._close_page()
            self._landscape, self._bare = section.landscape, section.bare
            self._scale = self._fitting(blocks, section.scales)
            self._open_page()
        with self._canvas.inside(Element("Sect")):
            for index, block in enumerate(blocks):
                if self._y < self._top and self._needed(blocks, index) > self._room + _SLACK:
                    self._next_page()
                self._place(block)

    def finish(self) -> None:
        """Closes the last page and the document."""
        self._close_page()
        self._canvas.save()

    @property
    def _page(self) -> tuple[float, float]:
        width, height = self._book.style.paper
        return (height, width) if self._landscape else (width, height)

    @property
    def _room(self) -> float:
        return self._y - self._book.style.spaces.bottom / self._scale

    def _fits_below(self, section: Section, blocks: Sequence[Block]) -> bool:
        if not self._open or self._landscape != section.landscape:
            return False
        room = self._room - self._gap - self._book.style.spaces.between_parts
        return stack_height(blocks, self.width) <= room

    def _fitting(self, blocks: Sequence[Block], scales: Sequence[float]) -> float:
        """Of the scales that take the fewest pages the largest."""
        if len(scales) == 1:
            return scales[0]
        width, room = _text_area(self._book, landscape=self._landscape)

        @cache
        def height(scale: float) -> float:
            return stack_height(blocks, width / scale) * scale

        if height(scales[0]) > _MANY * room:
            return min(scales[0], 1.0)
        pages = 1
        while height(scales[-1]) > _held(pages, room):
            pages += 1
        low, high = 0, len(scales) - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if height(scales[middle]) <= _held(pages, room) else (middle + 1, high)
        # On more pages than one nothing is gained by large letters.
        return scales[low] if pages == 1 else min(scales[low], 1.0)

    def _needed(self, blocks: Sequence[Block], index: int) -> float:
        """Height that `blocks[index]` and what must stay with it take at least on one page."""
        needed, gap = 0.0, self._gap
        for block in blocks[index:]:
            needed += max(gap, block.before)
            if not block.keep_with_next:
                return needed + min(block.least(self.width), self._book.style.height / 2 / self._scale)
            needed += block.height(self.width)
            gap = block.after
        return needed

    def _place(self, block: Block) -> None:
        rest: Block | None = block
        while rest is not None:
            at_top = self._y >= self._top
            if at_top and isinstance(rest, Gap) and not rest.firm:
                return
            space = 0.0 if at_top else max(self._gap, rest.before)
            room = self._room - space
            height = rest.height(self.width)
            head, tail = (rest, None) if height <= room + _SLACK else rest.split(self.width, room)
            if head is None and at_top:
                # It can't be cut and there is no larger page: better over the foot than lost.
                head, tail = rest, None
            if head is None:
                self._next_page()
                continue
            self._paint(head, space)
            rest = tail
            if rest is not None:
                self._next_page()

    def _paint(self, block: Block, space: float) -> None:
        self._y -= space
        with self._canvas.scaled(self._scale):
            block.paint(self._canvas, self._book.style.spaces.left / self._scale, self._y, self.width)
        height = block.height(self.width)
        self._y -= height
        self._gap = block.after if height else max(self._gap, block.after)

    def _next_page(self) -> None:
        self._close_page()
        self._open_page()

    def _open_page(self) -> None:
        self._canvas.setPageSize(self._page)
        self._top = self._y = (self._page[1] - self._book.style.spaces.top) / self._scale
        self._gap = 0.0
        self._open = True

    def _close_page(self) -> None:
        if not self._open:
            return
        if not self._bare:
            self._furnish()
        self._canvas.showPage()
        self._open, self._bare = False, False

    def _furnish(self) -> None:
        canvas, book = self._canvas, self._book
        spaces, style = book.style.spaces, book.style.texts.running
        left, right = spaces.left, self._page[0] - spaces.right
        head, foot = self._page[1] - spaces.head, spaces.head
        middle = left + (right - left) * 0.6
        if right not in self._furniture:
            rules = [(left, head - spaces.medium), (left, foot + spaces.large)]
            self._furniture[right] = [
                *book.line(canvas, book.title, style, left, head, middle - left),
                *book.line(canvas, book.status, self._state_style(), middle, head, right - middle),
                *book.line(canvas, self._foot_text(), style, left, foot, middle - left),
                *(code for x, y in rules for code in polyline([(x, y), (right, y)], book.style.colours.line, 0.5)),
            ]
        number, end = canvas.getPageNumber(), style.but(align="end")
        with canvas.decoration("/Type/Pagination"):
            canvas.write(self._furniture[right])
            # The number of pages is known only when all are made.
            canvas.later(
                lambda: "\n".join(
                    book.line(canvas, f"Page {number} of {canvas.pages}", end, middle, foot, right - middle)
                )
            )

    def _state_style(self) -> TextStyle:
        style = self._book.style
        return style.texts.running.but(align="end", colour=style.colours.accent)

    def _foot_text(self) -> str:
        document = self._book.document
        parts = [wording.version(document)]
        if self._book.is_extract:
            parts.append("partners’ edition, an extract")
        if document.content_hash:
            parts.append(f"content {wording.short_hash(document.content_hash)}")
        return " · ".join(parts)


def fits(book: Book, blocks: Sequence[Block], scale: float, *, landscape: bool) -> bool:
    """Whether blocks stand on one page when set at this scale."""
    width, room = _text_area(book, landscape=landscape)
    return stack_height(blocks, width / scale) * scale <= room


def _text_area(book: Book, *, landscape: bool) -> tuple[float, float]:
    """Width and height of the text on a page."""
    spaces, (short, long) = book.style.spaces, book.style.paper
    width, height = (long, short) if landscape else (short, long)
    return width - spaces.left - spaces.right, height - spaces.top - spaces.bottom


def _held(pages: int, room: float) -> float:
    """What so many pages surely hold."""
    return room * (pages - (pages - 1) * _LOST)
