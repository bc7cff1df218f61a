"""The fields of a stage in panels under their headings, two panels side by side where two belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stageworkshop.charter import stage_panels
from stageworkshop.charter.pdf.blocks import Block, Gap, Rule
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.structure import Element
from stageworkshop.charter.pdf.values import field_blocks
from stageworkshop.domain import fields
from stageworkshop.domain.values import Choice, Flag, Length, Number, Reference, Text, TextList

_SHORT = (Choice, Flag, Length, Number, Reference)
"""Kinds of which two stand side by side."""

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
    title = book.text(panel.title, texts.group.but(after=spaces.tiny), keep=True, role="H3")
    return [rule, title, *panel.make(wide)]


def _printed(book: Book, panel: stage_panels.Panel) -> Panel:
    if panel.filled[0][0].group in stage_panels.APART:
        ((field, value),) = panel.filled
        return Panel(panel.key, panel.title, lambda wide: field_blocks(book, field, value, wide=wide))
    return Panel(panel.key, panel.title, lambda wide: _pairs(book, panel.filled, wide=wide))


def _pairs(book: Book, filled: Filled, *, wide: bool) -> list[Block]:
    """Labels with their values; in a wide panel two short ones share a row."""
    spaces = book.style.spaces
    look = Look(pad=spaces.tiny, gutter=spaces.medium)
    if not wide:
        return _narrow_pairs(book, filled, look)
    blocks: list[Block] = []
    waiting: list[tuple[fields.Field, Any]] = []
    for field, value in filled:
        if _is_short(book, field, value):
            waiting.append((field, value))
            continue
        blocks += _short_pairs(book, waiting, look)
        waiting = []
        row = (_label(book, field), field_blocks(book, field, value, wide=True))
        blocks.append(Grid((spaces.label_column, -1), [row], look, role="pairs"))
    return blocks + _short_pairs(book, waiting, look)


def _narrow_pairs(book: Book, filled: Filled, look: Look) -> list[Block]:
    """Labels with their values beside them, or under them where the value is a list that needs the width."""
    spaces, texts = book.style.spaces, book.style.texts
    blocks: list[Block] = []
    for field, value in filled:
        if isinstance(field.kind, TextList):
            entry = Element("LI", Element("L"))
            body = Element("LBody", entry)
            if blocks:
                blocks.append(Gap(spaces.tiny))
            blocks.append(book.text(field.label, texts.label, keep=True, element=Element("Lbl", entry)))
            blocks += field_blocks(book, field, value, wide=False, within=body)
            blocks.append(Gap(spaces.tiny))
        else:
            row = (_label(book, field), field_blocks(book, field, value, wide=False))
            blocks.append(Grid((spaces.narrow_label, -1), [row], look, role="pairs"))
    return blocks


def _short_pairs(book: Book, filled: Filled, look: Look) -> list[Block]:
    spaces = book.style.spaces
    cells: list[Cell] = []
    for field, value in filled:
        cells += [_label(book, field), field_blocks(book, field, value, wide=True)]
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
