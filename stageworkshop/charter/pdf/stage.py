"""A page per stage, to be pinned to a wall: every filled field of its definition, read off `domain.fields`."""

from __future__ import annotations

from typing import Any

from stageworkshop.charter import wording
from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.charter.parts import (
    CONTENTS,
    HANDOFFS,
    MAP,
    STAGES,
    disagreement_mark,
    pipeline_mark,
    stage_mark,
)
from stageworkshop.charter.pdf.blocks import Anchor, Block, Drawing, Gap
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas, rgb
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.panels import Panel, panel_rows, panels_of
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.stage_map import is_hand_off
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import fields
from stageworkshop.domain.definition import missing
from stageworkshop.domain.stage import PIPELINE_KINDS

_SCALES = (1.08, 1.04, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76)
"""How large a stage may be set: up close a page is read at the last, from across a room at the first."""
_TRACK = 3.5
_TRACK_GAP = 2.0
_MOST_STEPS = 60
"""A pipeline of more stages than this has no track: its steps would be dust."""


def sections(book: Book) -> list[Section]:
    """A page per stage, two where one can't hold it."""
    if not book.document.stages:
        return [Section(lambda: _nothing_yet(book))]
    return [
        _section(book, pipeline, stage, first=not index)
        for pipeline in book.document.pipelines
        for index, stage in enumerate(pipeline.stages)
    ]


def _nothing_yet(book: Book) -> list[Block]:
    lead = "Nothing is defined yet. Each stage that is written gets a page here, with every field that is filled."
    return book.part_title(STAGES, lead)


def _section(book: Book, pipeline: Pipeline, stage: Stage, *, first: bool) -> Section:
    return Section(lambda: _blocks(book, pipeline, stage, first=first), scales=_SCALES)


def _blocks(book: Book, pipeline: Pipeline, stage: Stage, *, first: bool) -> list[Block]:
    values = values_of(stage)
    blocks: list[Block] = [Anchor(pipeline_mark(pipeline.key), pipeline.name)] if first else []
    blocks += _head(book, pipeline, stage, values)
    panels = [*panels_of(book, values), *_foot(book, stage, values)]
    return [*blocks, *panel_rows(book, panels)]


def _head(book: Book, pipeline: Pipeline, stage: Stage, values: dict[str, Any]) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    number, _ = book.numbers[stage.key]
    name = book.stage_name(stage.key)
    links = book.text(_links(book, stage), texts.line_note.but(align="end", leading=texts.eyebrow.leading))
    where = book.text(place(book, pipeline, stage), texts.eyebrow)
    look = Look(gutter=spaces.gutter)
    blocks: list[Block] = [
        Anchor(stage_mark(stage.key), f"{number} {name}", 1),
        track(book, stage, values),
        Grid((-2.2, -1), [([where], [links])], look),
        book.text(name, texts.stage_title, role="H2"),
        Grid((-2.2, -1), [([_facts(book, values)], _hash(book, stage))], look),
    ]
    definition = values.get(fields.DEFINITION.key)
    if definition:
        lead = texts.lead_long if len(definition) > spaces.long_lead else texts.lead
        blocks.append(book.text(definition, lead.but(before=spaces.medium)))
    rows: list[tuple[Cell, Cell]] = []
    if fields.ALIASES.key in values:
        rows.append((_label(book, fields.ALIASES), [book.text(book.called(stage.aliases or []), texts.line)]))
    if fields.AUDIENCE.key in values:
        rows.append((_label(book, fields.AUDIENCE), [book.text(values[fields.AUDIENCE.key], texts.body)]))
    if rows:
        blocks.append(Gap(spaces.medium))
        blocks.append(Grid((spaces.label_column, -1), rows, Look(spaces.tiny, gutter=spaces.gutter), role="pairs"))
    # What follows may go to another page; the head stays in one piece.
    for block in blocks[:-1]:
        block.keep_with_next = True
    return blocks


def track(book: Book, stage: Stage, values: dict[str, Any]) -> Block:
    """The stage's place in its pipeline, as one step among others."""
    number, count = book.numbers[stage.key]
    owner = values.get(fields.OWNER.key)
    colour = book.team_colour(owner) if owner else book.style.colours.accent

    def paint(canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        step = (width + _TRACK_GAP) / count
        boxes = [
            f"{x + index * step:.2f} {top - _TRACK:.2f} {step - _TRACK_GAP:.2f} {_TRACK} re" for index in range(count)
        ]
        here = boxes.pop(number - 1)
        canvas.write([f"q {rgb(book.style.colours.line)} rg", *boxes, "f Q"] if boxes else [])
        canvas.write([f"q {rgb(colour)} rg {here} f Q"])

    return Drawing(_TRACK, paint, after=book.style.spaces.medium) if count <= _MOST_STEPS else Gap(0.0)


def place(book: Book, pipeline: Pipeline, stage: Stage) -> str:
    """“Practice leads (lead lifecycle) · stage 2 of 5”."""
    number, count = book.numbers[stage.key]
    kind = PIPELINE_KINDS[pipeline.kind]
    named = pipeline.kind == "other" or kind.lower() in pipeline.name.lower()
    name = pipeline.name if named else f"{pipeline.name} ({kind})"
    return f"{name} · stage {number} of {count}"


def _links(book: Book, stage: Stage) -> list[Span]:
    listed = is_hand_off(stage) or stage.sla is not None
    targets = [("Map", MAP), *([("Hand-offs", HANDOFFS)] if listed else []), ("Contents", CONTENTS)]
    spans: list[Span] = []
    for text, key in targets:
        spans += [Span(" · ")] if spans else []
        spans.append(book.part_link(text, key))
    return spans


def _facts(book: Book, values: dict[str, Any]) -> Block:
    """The line under the name: kind, owner, and whether partners see it."""
    texts = book.style.texts
    kind = fields.KIND.kind.lines(values.get(fields.KIND.key), book.names)
    owner = values.get(fields.OWNER.key)
    parts = [f"{'an' if kind[0][0] in 'aeiou' else 'a'} {kind[0]} stage"] if kind else []
    parts += [f"owned by {book.team_name(owner)}"] if owner else []
    parts += ["shared with partners"] if values.get(fields.VISIBLE.key) else []
    if parts:
        parts[0] = parts[0][:1].upper() + parts[0][1:]
    style = texts.line.but(colour=book.style.colours.muted)
    line = book.text(book.joined(parts), style)
    return book.dotted(line, book.team_colour(owner), style) if owner else line


def _hash(book: Book, stage: Stage) -> Cell:
    stage_hash = book.document.stage_hashes.get(stage.key)
    if not stage_hash:
        return []
    texts = book.style.texts
    spans = [Span("hash "), Span(wording.short_hash(stage_hash), face="mono")]
    return [book.text(spans, texts.line_note.but(align="end", leading=texts.line.leading))]


def _label(book: Book, field: fields.Field) -> Cell:
    return [book.text(field.label, book.style.texts.label)]


def _foot(book: Book, stage: Stage, values: dict[str, Any]) -> list[Panel]:
    """What was disputed, and what is still missing."""
    texts, colours = book.style.texts, book.style.colours
    panels: list[Panel] = []
    raised = [each for each in book.document.disagreements if each.stage == stage.key]
    if raised:
        panels.append(Panel("on record", "On record", lambda wide: _raised(book, stage)))
    # Not in an extract, whose gaps may be what is kept back.
    labels = [] if book.is_extract else [field.label for field in missing(values)]
    if labels:
        style = texts.line.but(colour=colours.warning)
        panels.append(Panel("missing", "Not written yet", lambda wide: [book.text(wording.listed(labels), style)]))
    return panels


def _raised(book: Book, stage: Stage) -> list[Block]:
    colours = book.style.colours
    entries: list[list[Span]] = []
    for each in book.document.disagreements:
        if each.stage == stage.key:
            link = Span(each.question, colour=colours.accent, link=disagreement_mark(each.key))
            entries.append([link, Span(f"  {each.state}", colour=colours.muted)])
    return book.bullets(entries, book.style.texts.line)
