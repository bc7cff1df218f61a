"""How to read the charter: what it is for, what its words mean, what a signature under it covers."""

from __future__ import annotations

from stageworkshop.charter.pdf.blocks import Block, Drawing
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.parts import FINGERPRINT, GLOSSARY, HANDOFFS, READING, SIGN_OFFS
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shapes import arrow_head, kind_mark, polyline

_PICTURE = 34.0


def sections(book: Book) -> list[Section]:
    """One section."""
    return [Section(lambda: _blocks(book))]


def _blocks(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    blocks = book.part_title(READING)
    blocks.append(
        book.text(
            "Teams that share a customer must share the words for where that customer stands. This charter writes "
            "down, once and for all teams, what each stage of each pipeline means.",
            texts.lead.but(after=spaces.large),
        )
    )
    rows = [([book.text(word, texts.strong)], [book.text(meaning, texts.body)]) for word, meaning in _words(book)]
    look = Look(pad=spaces.cell, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.gutter)
    blocks.append(Grid((spaces.label_column, -1), rows, look, role="pairs"))
    blocks.append(book.text("Marks on the map and in the tables", texts.heading, keep=True, role="H3"))
    blocks.append(Grid((_PICTURE, -1), _marks(book), Look(pad=spaces.tiny, gutter=spaces.medium)))
    return blocks


def _words(book: Book) -> list[tuple[str, str | list[Span]]]:
    link = book.part_link
    return [
        (
            "Definition",
            "What is true of a record in this stage, in words that a new colleague understands. It is the text that "
            "was agreed on.",
        ),
        (
            "Entry, exit",
            "What must be true before a record enters, and before it leaves for the next stage. “Check” is what the "
            "CRM can test by itself; “evidence” is where a person finds it.",
        ),
        (
            "Hand-off",
            [
                Span("One team passes a record to another: what comes with it, whether it needs warming or is "),
                Span("ready for a call, how soon it must be accepted, and where it goes when rejected. All are "),
                Span("in "),
                link("one table", HANDOFFS),
                Span("."),
            ],
        ),
        ("Service level", "A time limit, the event that starts its clock, and what happens when it is missed."),
        (
            "We call it…",
            [
                Span("Another name that a team uses for the same thing; the "),
                link("glossary", GLOSSARY),
                Span(" lists them all. The name in the heading is the one that counts."),
            ],
        ),
        (
            "Disagreement",
            "A difference that was raised, with what each team held and how it ended: settled, parked with a person "
            "and a date, or passed to the decider. Dissent stays on record in the dissenter’s own words.",
        ),
        (
            "Sign-off",
            [
                Span("A person’s answer to exactly these words, bound to their "),
                link("content hash", FINGERPRINT),
                Span(". When a stage changes afterwards, the sign-offs that covered it no longer hold, and "),
                link("the page of sign-offs", SIGN_OFFS),
                Span(" says so."),
            ],
        ),
    ]


def _marks(book: Book) -> list[tuple[Cell, Cell]]:
    colours = book.style.colours

    def kind(name: str) -> Cell:
        return [_picture(lambda canvas, x, y: canvas.write(kind_mark(name, x + _PICTURE / 2, y, 8, colours.accent)))]

    def arrow(colour: str, thickness: float, dash: str = "") -> Cell:
        def paint(canvas: CharterCanvas, x: float, y: float) -> None:
            canvas.write(polyline([(x + 4, y), (x + _PICTURE - 7, y)], colour, thickness, dash=dash))
            canvas.write(arrow_head((x, y), (x + _PICTURE - 3, y), 4.5, colour))

        return [_picture(paint)]

    def words(text: str) -> Cell:
        return [book.text(text, book.style.texts.body)]

    return [
        (
            arrow(colours.muted, 0.8),
            words("on to the next stage, without a written hand-off"),
        ),
        (
            arrow(colours.accent, 1.5),
            words("hand-off to another team; the number is that in the hand-off table"),
        ),
        (arrow(colours.warning, 0.8, "[3 2] 0 d"), words("the way back of a record that was rejected or has stalled")),
        (kind("won"), words("the record has ended here: won")),
        (kind("lost"), words("the record has ended here: lost")),
        (kind("recycled"), words("the record is recycled: it waits, and may come again")),
        (kind("disqualified"), words("the record is disqualified: it never was one")),
    ]


def _picture(paint: object) -> Block:
    def draw(canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        paint(canvas, x, top - 7.25)  # type: ignore[operator]

    return Drawing(14.5, draw)
