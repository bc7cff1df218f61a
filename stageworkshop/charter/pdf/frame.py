"""The page frame: flows blocks over pages and furnishes each with running head and foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stageworkshop.charter.pdf import words
from stageworkshop.charter.pdf.blocks import Block, Gap
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.shapes import polyline
from stageworkshop.charter.pdf.structure import Element

_SLACK = 1e-6


@dataclass(frozen=True)
class Section:
    """Blocks to flow. It starts a new page, `landscape` turns the paper, `bare` leaves head and foot away.

    `build` is called when its turn comes, so that a long charter never stands in memory as a whole. A section with a
    `divider` shares the page with the one before it when it is short and there is room for all of it.
    """

    build: Callable[[], Sequence[Block]]
    divider: Callable[[], Sequence[Block]] | None = None
    landscape: bool = False
    bare: bool = False


class PageFrame:
    """Owns the pages of one document."""

    def __init__(self, canvas: CharterCanvas, book: Book) -> None:
        self._canvas, self._book = canvas, book
        self._open = False
        self._landscape = False
        self._bare = False
        self._top = self._y = self._gap = 0.0

    @property
    def width(self) -> float:
        """Width of the text on the page in hand."""
        spaces = self._book.style.spaces
        return self._page[0] - spaces.left - spaces.right

    def flow(self, section: Section) -> None:
        """Puts a section on the pages."""
        blocks = list(section.build())
        element = Element("Sect")
        shared = self._shared(section, blocks)
        if shared is None:
            self._close_page()
            self._landscape, self._bare = section.landscape, section.bare
            self._open_page()
        else:
            blocks = shared
        with self._canvas.inside(element):
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
        return self._y - self._book.style.spaces.bottom

    def _shared(self, section: Section, blocks: Sequence[Block]) -> list[Block] | None:
        """The blocks after a divider if they may follow on the page in hand, else None."""
        if section.divider is None or not self._open or section.landscape != self._landscape:
            return None
        height = self._height(blocks)
        divider = section.divider()
        fits = height <= min(self._room - self._height(divider), self._book.style.height / 2)
        return [*divider, *blocks] if fits else None

    def _height(self, blocks: Sequence[Block]) -> float:
        """Height of blocks, with room to spare."""
        return sum(block.before + block.height(self.width) + block.after for block in blocks)

    def _needed(self, blocks: Sequence[Block], index: int) -> float:
        """Height that `blocks[index]` and what must stay with it take at least on one page."""
        needed, gap = 0.0, self._gap
        for block in blocks[index:]:
            needed += max(gap, block.before)
            if not block.keep_with_next:
                return needed + min(block.least(self.width), self._book.style.height / 2)
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
        block.paint(self._canvas, self._book.style.spaces.left, self._y, self.width)
        height = block.height(self.width)
        self._y -= height
        self._gap = block.after if height else max(self._gap, block.after)

    def _next_page(self) -> None:
        self._close_page()
        self._open_page()

    def _open_page(self) -> None:
        self._canvas.setPageSize(self._page)
        self._top = self._y = self._page[1] - self._book.style.spaces.top
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
        half = self.width * 0.6
        rule = [
            polyline([(left, y), (right, y)], book.style.colours.line, spaces.hair)
            for y in (head - spaces.medium, foot + spaces.large)
        ]
        with canvas.decoration("/Type/Pagination/Subtype/Header"):
            canvas.write(book.line(canvas, book.title, style, left, head, half))
            state = style.but(align="end", colour=book.style.colours.accent)
            canvas.write(book.line(canvas, book.status, state, left + half, head, self.width - half))
            canvas.write(rule[0])
        number, end = canvas.getPageNumber(), style.but(align="end")
        with canvas.decoration("/Type/Pagination/Subtype/Footer"):
            canvas.write(rule[1])
            canvas.write(book.line(canvas, self._foot_text(), style, left, foot, half))
            # The number of pages is known only when all are made.
            canvas.later(
                lambda: "\n".join(
                    book.line(canvas, f"Page {number} of {canvas.pages}", end, left + half, foot, right - left - half)
                )
            )

    def _foot_text(self) -> str:
        document = self._book.document
        parts = [words.version(document)]
        if self._book.is_extract:
            parts.append("partners’ edition, an extract")
        if document.content_hash:
            parts.append(f"content {words.short_hash(document.content_hash)}")
        return " · ".join(parts)
