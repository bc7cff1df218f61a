"""A filled-in workbook as answers: finds each field's cells again, wherever they went, and reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.fields import BY_KEY, Field
from stageworkshop.domain.values import Json
from stageworkshop.sheets import marks as hidden
from stageworkshop.sheets.base import STATE, digest
from stageworkshop.sheets.cell import Cell, Unread
from stageworkshop.sheets.form import Row, blank
from stageworkshop.sheets.forms import form_of
from stageworkshop.sheets.known import Known
from stageworkshop.sheets.layout import STATE_KIND
from stageworkshop.sheets.marks import FieldMark, Marks, StageMark
from stageworkshop.sheets.reading import Reading
from stageworkshop.sheets.returned import Remark, Returned, ReturnedStage
from stageworkshop.sheets.xlsx_cells import LISTS
from stageworkshop.sheets.xlsx_front import GLOSSARY, READ_ME
from stageworkshop.sheets.xlsx_open import Book, Bounds, Grid, bounds_of, open_book
from stageworkshop.starting.headings import plain

OTHER_STATES: Mapping[str, tuple[str, ...]] = {
    "open": ("writing", "still writing", "open", "not yet", "no", "nein", "not done"),
    "done": ("done", "finished", "ready", "handed in", "complete", "yes", "yes done", "ok", "fertig", "ja", "fini"),
    "no_opinion": ("no opinion", "we have no opinion", "keine meinung", "pass", "n a", "none", "sans avis"),
}
"""What people write instead of choosing how far they are."""


def read(data: bytes, source: str, known: Known) -> Returned:
    """The answers in a workbook's bytes. Raises InputError."""
    book = open_book(data, source)
    sheet = book.grid(hidden.SHEET)
    if sheet is None:
        raise hidden.no_sheet_of_ours(source)
    marks = hidden.read(([cell.value for cell in row] for row in sheet.rows()), source)
    return _Reader(book, marks, known.with_labels(marks.names)).read(source)


@dataclass
class _Stage:
    mark: StageMark
    values: dict[str, Json] = field(default_factory=dict)
    state: str = ""
    base: dict[str, str] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)


class _Reader:
    def __init__(self, book: Book, marks: Marks, known: Known) -> None:
        self._book = book
        self._marks = marks
        self._reading = Reading(known)
        self._used = {title.casefold() for title in (READ_ME, GLOSSARY, hidden.SHEET, LISTS)}

    def read(self, source: str) -> Returned:
        stages = {mark.number: _Stage(mark) for mark in self._marks.stages}
        for mark in self._marks.fields:
            if mark.stage in stages and (mark.key == STATE or mark.key in BY_KEY):
                self._field(mark, stages[mark.stage])
        self._tell_others(stages)
        marks = self._marks
        return Returned(
            source=source,
            workshop_id=marks.workshop_id,
            title=marks.workshop,
            team_id=marks.team_id,
            team=marks.team,
            made_at=marks.made_at,
            stages=tuple(
                ReturnedStage(
                    each.mark.id,
                    each.mark.name,
                    each.mark.round_id,
                    each.mark.round,
                    each.values,
                    each.state,
                    each.base,
                    each.where,
                )
                for each in stages.values()
            ),
            unread=tuple(self._reading.unread),
            notes=tuple(self._reading.notes),
        )

    def _field(self, mark: FieldMark, stage: _Stage) -> None:
        stage.base[mark.key] = mark.digest
        rows = self._rows(mark)
        if not rows or blank(rows):
            return
        first = next(cell for row in rows for cell in row if not cell.is_blank)
        try:
            if mark.key == STATE:
                state = self._state(first)
                stage.state = state if state != mark.digest else ""
                stage.where[STATE] = first.where
                return
            value = self._value(BY_KEY[mark.key], rows, first)
        except Unread as error:
            self._reading.tell(error.cell, error.text)
            return
        if value is not None and digest(value) != mark.digest:
            stage.values[mark.key] = value
            stage.where[mark.key] = first.where

    def _value(self, field: Field, rows: list[Row], first: Cell) -> Json:
        value = form_of(field.kind).read(field.kind, rows, self._reading)
        try:
            return field.kind.clean(value, "")
        except InvalidValue as error:
            raise Unread(first, error.text) from error

    def _state(self, cell: Cell) -> str:
        if cell.fault:
            raise Unread(cell, cell.fault)
        word = plain(cell.text)
        for state, words in OTHER_STATES.items():
            if word in words:
                return state
        return self._reading.choice(cell, STATE_KIND.options) or ""

    def _rows(self, mark: FieldMark) -> list[Row]:
        """The answer cells of a field; [] when they are not to be found."""
        grid, bounds = self._find(mark)
        if grid is None or bounds is None:
            return []
        self._used.add(grid.title.casefold())
        left, top, right, _ = bounds
        kind = STATE_KIND if mark.key == STATE else BY_KEY[mark.key].kind
        if right - left + 1 != len(form_of(kind).parts(kind)):
            where = f"Sheet ‘{grid.title}’, row {top}"
            self._tell(where, f"columns were added to or taken from “{mark.plain_label}”, so it was not read.")
            return []
        return list(grid.within(bounds))

    def _find(self, mark: FieldMark) -> tuple[Grid | None, Bounds | None]:
        """By its name, which moves with the cells; else by the label beside it, in the worksheet where it was."""
        place = self._book.names.get(mark.name)
        if place is not None and (grid := self._book.grid(place[0])) is not None:
            return grid, place[1]
        grid, bounds = self._book.grid(mark.title), bounds_of(mark.ref)
        if grid is None or bounds is None:
            return None, None
        left, top, right, bottom = bounds
        for row, label in grid.labels():
            # Its help is under it; a heading may have the same words.
            if label.startswith(f"{mark.label}\n"):
                moved = row + mark.lead - top
                return grid, (left, top + moved, right, bottom + moved)
        self._tell(f"Sheet ‘{grid.title}’", f"the row “{mark.plain_label}” is gone, so it was not read.")
        return grid, None

    def _tell(self, where: str, text: str) -> None:
        self._reading.unread.append(Remark(where, text))

    def _tell_others(self, stages: Mapping[int, _Stage]) -> None:
        titles = {mark.title.casefold() for mark in self._marks.stages}
        for stage in stages.values():
            if not any(self._is_there(mark) for mark in self._marks.fields if mark.stage == stage.mark.number):
                self._reading.notes.append(
                    Remark(f"Stage “{stage.mark.name}”", "its sheet is gone; its draft stays as it is.")
                )
        for grid in self._book.grids:
            if not grid.hidden and grid.title.casefold() not in self._used | titles and grid.cells:
                self._reading.notes.append(
                    Remark(f"Sheet ‘{grid.title}’", "this one was not in the file that was sent out; it is not read.")
                )

    def _is_there(self, mark: FieldMark) -> bool:
        place = self._book.names.get(mark.name)
        return bool(place and self._book.grid(place[0])) or self._book.grid(mark.title) is not None
