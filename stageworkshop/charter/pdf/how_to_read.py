"""How to read the charter: what it is for, what its words mean, what a signature under it covers."""

from __future__ import annotations

from stageworkshop.charter import guidance
from stageworkshop.charter.parts import READING
from stageworkshop.charter.pdf.blocks import Block, Drawing
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shapes import arrow_head, kind_mark, polyline
from stageworkshop.charter.pdf.style import FLOWING

_PICTURE = 34.0


def sections(book: Book) -> list[Section]:
    """One section."""
    return [Section(lambda: _blocks(book), scales=FLOWING)]


def _blocks(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    blocks = book.part_title(READING)
    blocks.append(book.text(guidance.WHY, texts.lead.but(after=spaces.large)))
    rows = [
        ([book.text(word, texts.strong)], [book.text(_linked(book, meaning), texts.body)])
        for word, meaning in guidance.READING.items()
    ]
    look = Look(pad=spaces.cell, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.gutter)
    blocks.append(Grid((spaces.label_column, -1), rows, look, role="pairs"))
    blocks.append(book.text("Marks on the map and in the tables", texts.heading, keep=True, role="H3"))
    blocks.append(Grid((_PICTURE, -1), _marks(book), Look(pad=spaces.tiny, gutter=spaces.medium)))
    return blocks


def _linked(book: Book, sentence: guidance.Sentence) -> list[Span]:
    return [Span(part) if isinstance(part, str) else book.part_link(*part) for part in sentence]


def _marks(book: Book) -> list[tuple[Cell, Cell]]:
    colours = book.style.colours

    def kind(name: str) -> Cell:
        return [_picture(lambda canvas, x, y: canvas.write(kind_mark(name, x + _PICTURE / 2, y, 8, colours.accent)))]

    def arrow(colour: str, thickness: float, dash: str = "") -> Cell:
        def paint(canvas: CharterCanvas, x: float, y: float) -> None:
            canvas.write(polyline([(x + 4, y), (x + _PICTURE - 7, y)], colour, thickness, dash=dash))
            canvas.write(arrow_head((x, y), (x + _PICTURE - 3, y), 4.5, colour))

        return [_picture(paint)]

    pictures = {
        "flow": arrow(colours.muted, 0.8),
        "hand_off": arrow(colours.accent, 1.5),
        "recycle": arrow(colours.warning, 0.8, "[3 2] 0 d"),
    }
    style = book.style.texts.body
    return [(pictures.get(key) or kind(key), [book.text(text, style)]) for key, text in guidance.MARKS.items()]


def _picture(paint: object) -> Block:
    def draw(canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        paint(canvas, x, top - 7.25)  # type: ignore[operator]

    return Drawing(14.5, draw)
