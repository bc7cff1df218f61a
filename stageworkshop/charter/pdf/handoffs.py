"""All hand-offs in one table, numbered as on the map, and all service levels in another."""

from __future__ import annotations

from stageworkshop.charter import guidance
from stageworkshop.charter.model import HandOff, Pipeline, Stage
from stageworkshop.charter.parts import HANDOFFS, hand_off_mark
from stageworkshop.charter.pdf.blocks import Anchor, Block
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.style import FLOWING
from stageworkshop.charter.stage_map import hand_off_numbers
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import fields


def sections(book: Book) -> list[Section]:
    """One section, laid across so that the columns have room."""
    return [Section(lambda: _blocks(book), landscape=True, scales=FLOWING)] if HANDOFFS in book.parts else []


def _blocks(book: Book) -> list[Block]:
    return [*book.part_title(HANDOFFS, guidance.HAND_OFFS), *_hand_offs(book), *_levels(book)]


def _hand_offs(book: Book) -> list[Block]:
    numbers = hand_off_numbers(book.document)
    rows = [
        _row(book, numbers[stage.key], pipeline, stage, stage.handoff)
        for pipeline, stage in book.document.stages
        if stage.key in numbers and stage.handoff
    ]
    if not rows:
        return []
    widths = (book.style.spaces.number_column * 1.8, -2.2, -2, -3.2, -1.5, -3.4)
    return [_table(book, widths, guidance.HAND_OFF_HEADS, rows, row_head=1)]


def _levels(book: Book) -> list[Block]:
    rows = [_level(book, pipeline, stage) for pipeline, stage in book.document.stages if stage.sla]
    if not rows:
        return []
    title = book.text("Service levels", book.style.texts.heading, keep=True, role="H3")
    return [title, _table(book, (-2.2, -1.6, -1.5, -2.8, -0.9, -4), guidance.LEVEL_HEADS, rows, row_head=0)]


def _table(
    book: Book, widths: tuple[float, ...], titles: tuple[str, ...], rows: list[tuple[Cell, ...]], *, row_head: int
) -> Grid:
    texts, spaces = book.style.texts, book.style.spaces
    head = [[book.text(title, texts.cell_head)] for title in titles]
    look = Look(pad=spaces.cell, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.medium)
    return Grid(widths, rows, look, head=head, role="table", row_head=row_head)


def _row(book: Book, number: int, pipeline: Pipeline, stage: Stage, handoff: HandOff) -> tuple[Cell, ...]:
    texts, colours = book.style.texts, book.style.colours
    readiness = _worded(book, stage, fields.HANDOFF_READINESS)
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
        teams.append(book.text(readiness, texts.cell.but(face="italic", colour=colours.muted)))
    return (
        [book.text(str(number), texts.cell_strong.but(colour=colours.accent))],
        [Anchor(hand_off_mark(number)), *_stage(book, pipeline, stage)],
        teams,
        passed,
        _text(book, _worded(book, stage, fields.HANDOFF_ACCEPT)),
        back,
    )


def _level(book: Book, pipeline: Pipeline, stage: Stage) -> tuple[Cell, ...]:
    owner = [book.team(stage.owner, book.style.texts.cell)] if stage.owner else []
    told = (fields.SLA_LIMIT, fields.SLA_CLOCK, fields.SLA_ATTEMPTS, fields.SLA_CONSEQUENCE)
    return (_stage(book, pipeline, stage), owner, *(_text(book, _worded(book, stage, field)) for field in told))


def _stage(book: Book, pipeline: Pipeline, stage: Stage) -> list[Block]:
    texts = book.style.texts
    return [
        book.text([book.stage_link(stage.key)], texts.cell_strong),
        book.text(pipeline.name, texts.cell.but(colour=book.style.colours.muted)),
    ]


def _worded(book: Book, stage: Stage, field: fields.Field) -> str:
    return "\n".join(field.kind.lines(values_of(stage).get(field.key), book.names))


def _text(book: Book, words: str) -> Cell:
    return [book.text(words, book.style.texts.cell)] if words else []
