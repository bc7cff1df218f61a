"""The fields of a stage in panels under their headings, two panels side by side where two belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stageworkshop.charter import stage_panels
from stageworkshop.charter.pdf.blocks import Block, Gap, Hung, Rule
from stageworkshop.charter.pdf.book import Book, dot
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.structure import Element
from stageworkshop.charter.pdf.values import field_blocks, in_a_line, spaced, value_spans
from stageworkshop.domain import fields
from stageworkshop.domain.values import Choice, Flag, Length, Number, Reference, Text

_SHORT = (Choice, Flag, Length, Number, Reference)
"""Kinds of which two stand side by side."""

_AFTER_LABEL, _ROOM_FOR_DOT = "  ", "     "

Filled = Sequence[tuple[fields.Field, Any]]


@dataclass(frozen=True)
class Panel:
    """A heading and what stands under it. `make` is told whether the panel has the whole width."""

    key: str
    title: str
    make: Callable[[bool], list[Block]]


def panels_of(book: Book, values: Mapping[str, Any]) -> list[Panel]:
    """The filled fields of a stage but those in its head."""
    return [_printed(book, panel) for panel in stage_panels.panels_of(values)]


def panel_rows(book: Book, panels: Sequence[Panel]) -> list[Block]:
    """The panels one under the other, those that belong together side by side."""
    spaces = book.style.spaces
    look = Look(gutter=spaces.columns_gap, whole=spaces.whole_panel, begin=spaces.panel_begin)
    blocks: list[Block] = []
    for left, right in stage_panels.in_rows(panels):
        if right:
            row = [_column(book, left), _column(book, right)]
            blocks.append(Grid((-1, -1), [row], look, before=spaces.panel_gap))
        else:
            blocks.append(Grid((-1,), [[_ruled(book, left[0], wide=True)]], look, before=spaces.panel_gap))
    return blocks


def _column(book: Book, panels: Sequence[Panel]) -> list[Block]:
    blocks: list[Block] = []
    for panel in panels:
        if blocks:
            blocks.append(Gap(book.style.spaces.panel_gap))
        blocks += _ruled(book, panel, wide=False)
    return blocks


def _ruled(book: Book, panel: Panel, *, wide: bool) -> list[Block]:
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    rule = Rule(colours.line, spaces.hair * 2, after=spaces.small)
    rule.keep_with_next = True
    title = book.text(panel.title, texts.panel_title, keep=True, role="H3")
    return [rule, title, *panel.make(wide)]


def _printed(book: Book, panel: stage_panels.Panel) -> Panel:
    if panel.filled[0][0].group in stage_panels.APART:
        ((field, value),) = panel.filled
        return Panel(panel.key, panel.title, lambda wide: field_blocks(book, field, value))
    return Panel(panel.key, panel.title, lambda wide: _pairs(book, panel.filled, wide=wide))


def _pairs(book: Book, filled: Filled, *, wide: bool) -> list[Block]:
    """Labels with their values; in a wide panel two short ones share a row."""
    spaces = book.style.spaces
    look = Look(pad=spaces.tiny, gutter=spaces.medium)
    if not wide:
        return _narrow_pairs(book, filled)
    blocks: list[Block] = []
    waiting: list[tuple[fields.Field, Any]] = []
    for field, value in filled:
        if _is_short(book, field, value):
            waiting.append((field, value))
            continue
        blocks += _short_pairs(book, waiting, look)
        waiting = []
        row = (_label(book, field), field_blocks(book, field, value))
        blocks.append(Grid((spaces.label_column, -1), [row], look, role="pairs"))
    return blocks + _short_pairs(book, waiting, look)


def _narrow_pairs(book: Book, filled: Filled) -> list[Block]:
    """Labels with their values in the same line, or over them where the value is a list: a column of its own for the
    labels would make readers of the page take labels and values for two columns."""
    style = book.style.texts.entry_label
    listing = Element("L")
    groups: list[list[Block]] = []
    for field, value in filled:
        entry = Element("LI", listing)
        body = Element("LBody", entry)
        under = _under(book, field, value, body)
        if under:
            groups.append([book.text(field.label, style, keep=True, element=Element("Lbl", entry))])
            groups.append(under)
        else:
            groups.append([_run_in(book, field, value, entry, body)])
    return spaced(book, groups)


def _under(book: Book, field: fields.Field, value: Any, body: Element) -> list[Block]:
    """A value that stands under its label: a list, or a text that runs from right to left."""
    if not in_a_line(field):
        return field_blocks(book, field, value, body)
    if isinstance(field.kind, Text):
        text = book.text(value_spans(book, field, value), book.style.texts.entry, element=Element("P", body))
        return [text] if text.rtl else []
    return []


def _run_in(book: Book, field: fields.Field, value: Any, entry: Element, body: Element) -> Block:
    """“Time limit  10 business days”, a team's name after its dot."""
    texts, spaces = book.style.texts, book.style.spaces
    label, style = texts.entry_label, texts.entry.but(direction="ltr")
    is_team = isinstance(field.kind, Reference) and field.kind.what == "team"
    head = Span(field.label + (_ROOM_FOR_DOT if is_team else _AFTER_LABEL), label.face, label.colour)
    spans = [head, *value_spans(book, field, value)]
    text = book.text(spans, style, element=entry, parts=[Element("Lbl", entry), *(body for _ in spans[1:])])
    if not is_team:
        return text
    left = book.breaker.width(field.label, label) + spaces.dot / 2
    paint = dot(book.team_colour(value), spaces.dot, style)
    return Hung(text, 0.0, lambda canvas, x, top: paint(canvas, x + left, top))


def _short_pairs(book: Book, filled: Filled, look: Look) -> list[Block]:
    spaces = book.style.spaces
    cells: list[Cell] = []
    for field, value in filled:
        cells += [_label(book, field), field_blocks(book, field, value)]
    rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    rows = [[*row, [], []] if len(row) == 2 else row for row in rows]
    widths = (spaces.label_column, -1, spaces.label_column, -1)
    return [Grid(widths, rows, look, role="pairs")] if rows else []


def _is_short(book: Book, field: fields.Field, value: Any) -> bool:
    if isinstance(field.kind, Text):
        return field.kind.one_line and len(value) <= book.style.spaces.short_text
    return isinstance(field.kind, _SHORT)


def _label(book: Book, field: fields.Field) -> Cell:
    return [book.text(field.label, book.style.texts.label)]
