"""All hand-offs in one table, numbered as on the map."""

from __future__ import annotations

from stageworkshop.charter.model import HandOff, Pipeline, Stage
from stageworkshop.charter.pdf.blocks import Anchor, Block
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.parts import HANDOFFS, hand_off_mark
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.stage_map import hand_off_numbers
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import fields

_HEAD = ("", "Into the stage", "From, to", "What is passed", "Accepted within", "Rejected for, goes back to")


def sections(book: Book) -> list[Section]:
    """One section, laid across so that the columns have room."""
    return [Section(lambda: _blocks(book), landscape=True)] if HANDOFFS in book.parts else []


def _blocks(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    numbers = hand_off_numbers(book.document)
    rows = [
        _row(book, numbers[stage.key], pipeline, stage, stage.handoff)
        for pipeline, stage in book.document.stages
        if stage.key in numbers and stage.handoff
    ]
    head = [[book.text(title, texts.cell_head)] if title else [] for title in _HEAD]
    look = Look(pad=spaces.cell, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.medium)
    grid = Grid((spaces.number_column, -2.2, -2.2, -3, -1.6, -3), rows, look, head=head, role="table", row_head=1)
    lead = "Who passes a record to whom, what comes with it, and what happens when it is not accepted."
    return [*book.part_title(HANDOFFS, lead), grid]


def _row(book: Book, number: int, pipeline: Pipeline, stage: Stage, handoff: HandOff) -> tuple[Cell, ...]:
    texts, colours = book.style.texts, book.style.colours
    values = values_of(stage)

    def worded(field: fields.Field) -> list[str]:
        return field.kind.lines(values.get(field.key), book.names)

    readiness = worded(fields.HANDOFF_READINESS)
    passed = book.bullets(handoff.passes or [], texts.cell)
    back = book.bullets(handoff.rejection_reasons or [], texts.cell)
    if handoff.recycle_to:
        back.append(
            book.text([Span("Back to ", colour=colours.muted), book.stage_link(handoff.recycle_to)], texts.cell)
        )
    teams: list[Block] = []
    if handoff.from_:
        teams.append(book.team(handoff.from_, texts.cell))
    if handoff.to:
        teams.append(book.team(handoff.to, texts.cell_strong))
    if readiness:
        teams.append(book.text(readiness[0], texts.cell.but(face="italic", colour=colours.muted)))
    stage_cell: list[Block] = [
        Anchor(hand_off_mark(number)),
        book.text([book.stage_link(stage.key)], texts.cell_strong),
        book.text(pipeline.name, texts.cell.but(colour=colours.muted)),
    ]
    accept = worded(fields.HANDOFF_ACCEPT)
    return (
        [book.text(str(number), texts.cell_strong.but(colour=colours.accent))],
        stage_cell,
        teams,
        passed,
        [book.text(accept[0], texts.cell)] if accept else [],
        back,
    )
