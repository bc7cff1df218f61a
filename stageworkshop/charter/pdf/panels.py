"""The fields of a stage in panels under their headings, two panels side by side where two belong together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stageworkshop.charter.pdf.blocks import Block, Gap, Rule
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.structure import Element
from stageworkshop.charter.pdf.values import field_blocks
from stageworkshop.domain import fields
from stageworkshop.domain.values import Choice, Flag, Length, Number, Reference, Text, TextList

_APART = frozenset({"criteria", "examples"})
"""Groups whose fields each have a panel of their own."""
_SIDE_BY_SIDE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((fields.ENTRY.key,), (fields.EXIT.key,)),
    (("handoff",), ("sla", "crm")),
    ((fields.EXAMPLES.key,), (fields.COUNTER.key,)),
)
"""Panels of the left and of the right column; where one of both is empty, the other has the whole width."""
_SHORT = (Choice, Flag, Length, Number, Reference)
"""Kinds of which two stand side by side."""

Filled = list[tuple[fields.Field, Any]]


@dataclass(frozen=True)
class Panel:
    """A heading and what stands under it. `make` is told whether the panel has the whole width."""

    key: str
    title: str
    make: Callable[[bool], list[Block]]


def panels_of(book: Book, values: Mapping[str, Any], without: Collection[str]) -> list[Panel]:
    """The filled fields of a stage but those in `without`, group by group."""
    panels: list[Panel] = []
    for group, title in fields.GROUPS.items():
        filled = [
            (field, values[field.key])
            for field in fields.in_group(group)
            if field.key in values and field.key not in without
        ]
        if group in _APART:
            panels += [_of_field(book, field, value) for field, value in filled]
        elif filled:
            panels.append(_of_group(book, group, title, filled))
    return panels


def panel_rows(book: Book, panels: Sequence[Panel]) -> list[Block]:
    """The panels one under the other, those that belong together side by side."""
    spaces = book.style.spaces
    look = Look(gutter=spaces.columns_gap, whole=spaces.whole_panel)
    by_key = {panel.key: panel for panel in panels}
    blocks: list[Block] = []
    done: set[str] = set()
    for panel in panels:
        if panel.key in done:
            continue
        pair = next((pair for pair in _SIDE_BY_SIDE if panel.key in pair[0]), ((), ()))
        left, right = ([by_key[key] for key in side if key in by_key] for side in pair)
        if left and right:
            row = [_column(book, left), _column(book, right)]
            blocks.append(Grid((-1, -1), [row], look, before=spaces.panel_gap))
            done.update(each.key for each in (*left, *right))
        else:
            blocks.append(Grid((-1,), [[_ruled(book, panel, wide=True)]], look, before=spaces.panel_gap))
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


def _of_field(book: Book, field: fields.Field, value: Any) -> Panel:
    return Panel(field.key, field.label, lambda wide: field_blocks(book, field, value, wide=wide))


def _of_group(book: Book, group: str, title: str, filled: Filled) -> Panel:
    return Panel(group, title, lambda wide: _pairs(book, filled, wide=wide))


def _pairs(book: Book, filled: Filled, *, wide: bool) -> list[Block]:
    """Labels with their values; in a wide panel two short ones share a row."""
    spaces = book.style.spaces
    look = Look(pad=spaces.tiny, gutter=spaces.medium)
    if not wide:
        return _narrow_pairs(book, filled, look)
    blocks: list[Block] = []
    waiting: Filled = []
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
