"""The table of contents: every part and every stage, with its page."""

from __future__ import annotations

from stageworkshop.charter.parts import CONTENTS, STAGES, TITLES, pipeline_mark, stage_mark
from stageworkshop.charter.pdf.blocks import Anchor, Block
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.structure import Element
from stageworkshop.charter.pdf.style import FLOWING, TextStyle


def sections(book: Book) -> list[Section]:
    """One section."""
    return [Section(lambda: _blocks(book), scales=FLOWING)]


def _blocks(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    document = book.document
    blocks: list[Block] = [Anchor(CONTENTS, "Contents"), book.text("Contents", texts.title, keep=True, role="H2")]
    listing = Element("TOC")
    for key, title in TITLES.items():
        if key == STAGES and document.stages:
            blocks += _stages(book, listing)
        elif key in book.parts:
            blocks.append(Entry(book, title, key, texts.contents_part.but(before=spaces.medium), listing))
    return blocks


def _stages(book: Book, listing: Element) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    blocks: list[Block] = []
    for pipeline in book.document.pipelines:
        if pipeline.stages:
            style = texts.contents_part.but(before=spaces.medium)
            blocks.append(Entry(book, pipeline.name, pipeline_mark(pipeline.key), style, listing))
        for number, stage in enumerate(pipeline.stages, 1):
            name = f"{number}  {book.stage_name(stage.key)}"
            blocks.append(Entry(book, name, stage_mark(stage.key), texts.contents_stage, listing, dot=stage.owner))
    return blocks


class Entry(Block):
    """One line of the contents: a linked title and, once it is known, the page."""

    def __init__(
        self, book: Book, title: str, key: str, style: TextStyle, listing: Element, *, dot: str | None = ""
    ) -> None:
        self._book, self._key, self._style, self._words = book, key, style, title
        self._element = Element("Link", Element("TOCI", listing))
        text = book.text(f"{title} ", style.but(before=0.0), element=self._element)
        self._indented = dot != ""
        self._title: Block = book.dotted(text, book.team_colour(dot), style) if dot != "" else text
        self.before = style.before

    def height(self, width: float) -> float:
        return self._title.height(self._text_width(width))

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        book, style, column = self._book, self._style, self._book.style.spaces.page_column
        self._title.paint(canvas, x, top, self._text_width(width))
        number = style.but(align="end", face="regular", colour=book.style.colours.muted)
        baseline = top - style.leading / 2 - 0.357 * style.size
        left = x + width - column

        def page() -> str:
            return "\n".join(book.line(canvas, str(canvas.page_of(self._key)), number, left, baseline, column))

        canvas.later(page, self._element)
        low = top - self._title.height(self._text_width(width))
        canvas.link(self._key, (x, low, x + width, top), self._element, self._words)

    def _text_width(self, width: float) -> float:
        return width - self._book.style.spaces.page_column
