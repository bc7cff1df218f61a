"""One section per stage: every filled field of its definition, read off `domain.fields`."""

from __future__ import annotations

from typing import Any

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.charter.pdf import words
from stageworkshop.charter.pdf.blocks import Anchor, Block, Gap, Rule
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look, Together
from stageworkshop.charter.pdf.parts import (
    CONTENTS,
    HANDOFFS,
    MAP,
    STAGES,
    disagreement_mark,
    pipeline_mark,
    stage_mark,
)
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.values import field_blocks
from stageworkshop.charter.stage_map import is_hand_off
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import fields
from stageworkshop.domain.definition import missing
from stageworkshop.domain.stage import PIPELINE_KINDS
from stageworkshop.domain.values import Choice, Flag, Length, Number, Reference, Text

_IN_HEAD = frozenset(field.key for field in (fields.NAME, fields.KIND, fields.DEFINITION, fields.OWNER, fields.VISIBLE))
"""Fields that the head of the section shows in its own way."""
_SHORT = (Choice, Flag, Length, Number, Reference)
"""Kinds of which two stand side by side."""

_Filled = list[tuple[fields.Field, Any]]


def sections(book: Book) -> list[Section]:
    """A section per stage; short ones share a page."""
    if not book.document.stages:
        return [Section(lambda: _nothing_yet(book))]
    return [
        _section(book, pipeline, stage, first=not index)
        for pipeline in book.document.pipelines
        for index, stage in enumerate(pipeline.stages)
    ]


def _nothing_yet(book: Book) -> list[Block]:
    lead = "Nothing is defined yet. Each stage that is written gets a section here, with every field that is filled."
    return book.part_title(STAGES, lead)


def _section(book: Book, pipeline: Pipeline, stage: Stage, *, first: bool) -> Section:
    def divider() -> list[Block]:
        spaces = book.style.spaces
        return [Gap(spaces.large), Rule(book.style.colours.accent, spaces.rule / 2, after=spaces.large)]

    return Section(lambda: _blocks(book, pipeline, stage, first=first), divider=None if first else divider)


def _blocks(book: Book, pipeline: Pipeline, stage: Stage, *, first: bool) -> list[Block]:
    values = values_of(stage)
    blocks = _pipeline_head(book, pipeline) if first else []
    blocks += _head(book, pipeline, stage, values)
    untitled: _Filled = []
    for group, title in fields.GROUPS.items():
        filled = [
            (field, values[field.key])
            for field in fields.in_group(group)
            if field.key in values and field.key not in _IN_HEAD
        ]
        if len(filled) == 1:
            untitled += filled
            continue
        if filled:
            blocks += [*_group(book, "", untitled), *_group(book, title, filled)]
            untitled = []
    return [*blocks, *_group(book, "", untitled), *_foot(book, stage, values)]


def _pipeline_head(book: Book, pipeline: Pipeline) -> list[Block]:
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    blocks: list[Block] = [Anchor(pipeline_mark(pipeline.key), pipeline.name)]
    if pipeline.description:
        note = texts.body.but(colour=colours.muted, after=spaces.huge)
        blocks.append(book.text(pipeline.name, texts.map_title.but(after=spaces.tiny), keep=True, role="H2"))
        blocks.append(book.text(pipeline.description, note))
    return blocks


def _head(book: Book, pipeline: Pipeline, stage: Stage, values: dict[str, Any]) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    number, _ = book.numbers[stage.key]
    name = book.stage_name(stage.key)
    links = book.text(_links(book, stage), texts.line_note.but(align="end", leading=texts.eyebrow.leading))
    place = book.text(_place(book, pipeline, stage), texts.eyebrow)
    eyebrow = Grid((-2.2, -1), [([place], [links])], Look(gutter=spaces.gutter))
    eyebrow.keep_with_next = True
    blocks: list[Block] = [
        Anchor(stage_mark(stage.key), f"{number} {name}", 1),
        eyebrow,
        book.text(name, texts.stage_title, keep=True, role="H3"),
        Grid((-2.2, -1), [([_facts(book, values)], _hash(book, stage))], Look(gutter=spaces.gutter)),
    ]
    definition = values.get(fields.DEFINITION.key)
    if definition:
        lead = texts.lead_long if len(definition) > spaces.long_lead else texts.lead
        blocks.append(book.text(definition, lead.but(before=spaces.medium, after=spaces.medium)))
    return blocks


def _place(book: Book, pipeline: Pipeline, stage: Stage) -> str:
    number, count = book.numbers[stage.key]
    kind = PIPELINE_KINDS[pipeline.kind]
    named = pipeline.kind == "other" or kind.lower() in pipeline.name.lower()
    name = pipeline.name if named else f"{pipeline.name} ({kind})"
    return f"{name} · stage {number} of {count}"


def _links(book: Book, stage: Stage) -> list[Span]:
    targets = [("Map", MAP), *([("Hand-offs", HANDOFFS)] if is_hand_off(stage) else []), ("Contents", CONTENTS)]
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
    spans = [Span("hash "), Span(words.short_hash(stage_hash), face="mono")]
    return [book.text(spans, texts.line_note.but(align="end", leading=texts.line.leading))]


def _group(book: Book, title: str, filled: _Filled) -> list[Block]:
    """Fields under a rule, with a heading where there is more than one of them."""
    if not filled:
        return []
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    rule = Rule(colours.line, spaces.hair, before=spaces.medium, after=spaces.small)
    rule.keep_with_next = True
    blocks: list[Block] = [rule]
    if title:
        blocks.append(book.text(title, texts.group, keep=True, role="H4"))
    waiting: _Filled = []
    for field, value in filled:
        if _is_short(book, field, value):
            waiting.append((field, value))
            continue
        blocks += _pairs(book, waiting)
        waiting = []
        row = (_label(book, field), field_blocks(book, field, value))
        blocks.append(Grid((spaces.label_column, -1), [row], _look(book), role="pairs"))
    return [Together([*blocks, *_pairs(book, waiting)], spaces.together)]


def _pairs(book: Book, filled: _Filled) -> list[Block]:
    """Short fields, two in a row."""
    spaces = book.style.spaces
    cells: list[Cell] = []
    for field, value in filled:
        cells += [_label(book, field), field_blocks(book, field, value)]
    rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    rows = [[*row, [], []] if len(row) == 2 else row for row in rows]
    widths = (spaces.label_column, -1, spaces.second_label, -1)
    return [Grid(widths, rows, _look(book), role="pairs")] if rows else []


def _is_short(book: Book, field: fields.Field, value: Any) -> bool:
    if isinstance(field.kind, Text):
        return field.kind.one_line and len(value) <= book.style.spaces.short_text
    return isinstance(field.kind, _SHORT)


def _look(book: Book) -> Look:
    return Look(pad=book.style.spaces.tiny, gutter=book.style.spaces.gutter)


def _label(book: Book, field: fields.Field) -> Cell:
    return [book.text(field.label, book.style.texts.label)]


def _foot(book: Book, stage: Stage, values: dict[str, Any]) -> list[Block]:
    """What was disputed, and what is still missing."""
    spaces, colours, texts = book.style.spaces, book.style.colours, book.style.texts
    rows: list[tuple[Cell, Cell]] = []
    raised = [each for each in book.document.disagreements if each.stage == stage.key]
    if raised:
        entries: list[Block] = []
        for each in raised:
            link = Span(each.question, colour=colours.accent, link=disagreement_mark(each.key))
            entries.append(book.text([link, Span(f"  {each.state}", colour=colours.muted)], texts.line))
        rows.append(([book.text("On record", texts.label)], entries))
    # Not in an extract, whose gaps may be what is kept back.
    labels = [] if book.is_extract else [field.label for field in missing(values)]
    if labels:
        style = texts.line.but(colour=colours.warning)
        rows.append(([book.text("Not written yet", texts.label)], [book.text(words.listed(labels), style)]))
    if not rows:
        return []
    rule = Rule(colours.line, spaces.hair, before=spaces.medium, after=spaces.small)
    rule.keep_with_next = True
    return [Together([rule, Grid((spaces.label_column, -1), rows, _look(book), role="pairs")], spaces.together)]
