"""Rows of a table as stages. A cell that can't be read is noted and kept, word for word, in the plain definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stageworkshop.domain import fields
from stageworkshop.domain.errors import InputError, InvalidValue
from stageworkshop.domain.keys import nfc
from stageworkshop.domain.values import CriteriaList, ExampleList, Reference, Text, TextList
from stageworkshop.starting import cells
from stageworkshop.starting.columns import IGNORE, KEEP
from stageworkshop.starting.headings import plain
from stageworkshop.starting.notes import Note
from stageworkshop.starting.tabular import Table, read_table
from stageworkshop.starting.value_words import FORECASTS, KINDS, READINESS

MAX_NAME = 120
MOST_STAGES = 1_000
"""A longer table holds no stages but the records that are in them."""


@dataclass(frozen=True)
class StageRow:
    """A stage as read from a list.

    `values` are fields as `domain.definition` keeps them, without references: `teams` holds teams' names and `stages`
    stages' names by field key, for the action to look up. `pipeline` is a pipeline's name, "" for the one in hand.
    """

    name: str
    pipeline: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    number: int = 0


def stage_table(source: Path | bytes | str) -> Table:
    """A list of stages as `read_table` reads it. Raises InputError also when it is longer than any could be."""
    table = read_table(source)
    if len(table.rows) > MOST_STAGES:
        raise too_many(len(table.rows), "rows", str(source) if isinstance(source, Path) else "")
    return table


def too_many(count: int, of_what: str, where: str) -> InputError:
    """Why a table of records is no list of stages."""
    return InputError(
        "list.too_many",
        f"there are {count:,} {of_what}, and a list of stages has {MOST_STAGES:,} at the most; "
        "give the list of the stages, not of the records that are in them.",
        where=where,
    )


def stage_rows(table: Table, mapping: Mapping[int, str]) -> tuple[list[StageRow], list[Note]]:
    """The stages of a table whose columns are what `mapping` says (column → target, see `columns.guess`).

    In the order of the rows, or of the `order` column if there is one and all its cells are numbers. The notes name
    every row that was skipped and every cell that could not be read.
    """
    reader = _Reader(table, mapping)
    rows: list[StageRow] = []
    for index in range(len(table.rows)):
        row = reader.row(index)
        if row is not None:
            rows.append(row)
    rows = _ordered(rows, reader.orders)
    _note_twins(rows, reader.notes)
    _note_guessed_kinds(reader)
    return rows, [*reader.notes, *_left_out(table, mapping)]


class _Reader:
    def __init__(self, table: Table, mapping: Mapping[int, str]) -> None:
        self.table = table
        self.notes: list[Note] = []
        column = next((column for column, target in mapping.items() if target == "name"), None)
        self._names = {name.casefold() for name in table.column(column)} if column is not None else set()
        self.orders: dict[int, int] = {}
        self.guessed: list[tuple[str, str]] = []
        self._columns = {target: column for column, target in mapping.items() if target not in (IGNORE, KEEP)}
        self._kept_columns = [column for column, target in sorted(mapping.items()) if target == KEEP]
        column = self._columns.get("probability")
        self._fractions = column is not None and cells.are_fractions(table.column(column))

    def row(self, index: int) -> StageRow | None:
        """The stage in one row; None when the row has no name."""
        number = self.table.numbers[index] if index < len(self.table.numbers) else index + 1
        name = " ".join(self._cell(index, "name").split())
        if not name:
            text = " | ".join(cell for cell in self.table.rows[index] if cell)
            self.notes.append(Note("has no name and was left out.", number, "", text))
            return None
        values: dict[str, Any] = {}
        teams: dict[str, str] = {}
        stages: dict[str, str] = {}
        kept: list[str] = []
        if len(name) > MAX_NAME:
            kept.append(name)
            self.notes.append(Note(f"is too long for a name; it was cut to {MAX_NAME} characters.", number, "", name))
            name = name[: MAX_NAME - 1].rstrip() + "…"
        for field_ in fields.FIELDS:
            cell = self._cell(index, field_.key)
            if field_.key in ("name", "kind") or cells.is_blank(cell):
                continue
            if isinstance(field_.kind, Reference):
                if not self._refer(field_, " ".join(cell.split()), teams, stages):
                    kept.append(self._unread(field_.key, cell, number))
                continue
            value = self._value(field_, cell)
            if value is None:
                kept.append(self._unread(field_.key, cell, number))
            elif value is not False:
                values[field_.key] = value
        self._kind(index, number, name, values, kept)
        self._order(index, number)
        kept.extend(self._unassigned(index, name))
        _keep(values, kept, number, self.notes)
        return StageRow(name, self._pipeline(index, number), values, teams, stages, number)

    def _cell(self, index: int, target: str) -> str:
        column = self._columns.get(target)
        return self.table.rows[index][column] if column is not None else ""

    def _refer(self, field_: fields.Field, name: str, teams: dict[str, str], stages: dict[str, str]) -> bool:
        """Notes a team or stage by name; False when it can be none."""
        if isinstance(field_.kind, Reference) and field_.kind.what == "team":
            known, target = len(name) <= MAX_NAME, teams
        else:
            known, target = name.casefold() in self._names, stages
        if known:
            target[field_.key] = name
        return known

    def _pipeline(self, index: int, number: int) -> str:
        name = " ".join(self._cell(index, "pipeline").split())
        if len(name) > MAX_NAME:
            self.notes.append(Note(f"was cut to {MAX_NAME} characters.", number, "Pipeline", name))
        return name[:MAX_NAME].rstrip()

    def _value(self, field_: fields.Field, cell: str) -> Any:
        """The cell as the field keeps it; None when it can't be read, False when it says no."""
        parsed = self._parsed(field_, cell)
        if parsed is False:
            return False
        try:
            return field_.kind.clean(parsed, field_.label)
        except InvalidValue:
            return None

    def _parsed(self, field_: fields.Field, cell: str) -> Any:
        key = field_.key
        if key == "probability":
            return cells.percent(cell, fractions=self._fractions)
        if key == "sla.attempts":
            return cells.whole(cell)
        if key == "forecast_category":
            return cells.choice(cell, FORECASTS)
        if key == "handoff.readiness":
            return cells.choice(cell, READINESS)
        if key == "visible_to_partners":
            return cells.flag(cell)
        if key == "aliases":
            return [{"team": "", "name": item} for item in cells.items(cell, commas=True)]
        if isinstance(field_.kind, CriteriaList | ExampleList):
            return [{"text": item} for item in cells.items(cell)]
        if isinstance(field_.kind, TextList):
            return cells.items(cell, commas=key == "required_fields")
        if isinstance(field_.kind, Text):
            return cell
        return cells.duration(cell, cells.unit_in(self.table.columns[self._columns[key]]))

    def _kind(self, index: int, number: int, name: str, values: dict[str, Any], kept: list[str]) -> None:
        cell = self._cell(index, "kind")
        kind = None
        if not cells.is_blank(cell):
            kind = cells.choice(cell, KINDS)
            if kind is None:
                kept.append(self._unread("kind", cell, number))
        if kind is None and cells.flag(self._cell(index, "won")):
            kind = "won"
        if kind is None and cells.flag(self._cell(index, "closed")):
            kind = kind_of_name(name) or "lost"
        # “Closed” alone says that it has ended, and the name says how.
        if kind is None and cells.flag(self._cell(index, "closed")) is not False:
            kind = kind_of_name(name)
            if kind:
                self.guessed.append((name, kind))
        if kind:
            values["kind"] = kind

    def _order(self, index: int, number: int) -> None:
        order = cells.whole(self._cell(index, "order"))
        if order is not None:
            self.orders[number] = order

    def _unassigned(self, index: int, name: str) -> list[str]:
        """Cells of columns that stand for no field and are to be kept; headed by their column if it has a name."""
        texts = []
        for column in self._kept_columns:
            cell = self.table.rows[index][column]
            if not cells.is_blank(cell) and cell.casefold() != name.casefold():
                texts.append(f"{self.table.columns[column]}: {cell}" if self.table.has_header else cell)
        return texts

    def _unread(self, target: str, cell: str, number: int) -> str:
        heading = self.table.columns[self._columns[target]]
        label = fields.BY_KEY[target].label.lower()
        self.notes.append(Note(f"can’t be read as “{label}”; it was kept in the definition.", number, heading, cell))
        return f"{heading}: {cell}"


def kind_of_name(name: str) -> str:
    """Won, lost, … when a stage's name says so: “Closed Won”, “Gewonnen (unterschrieben)”; "" otherwise."""
    words = plain(name)
    for kind in ("won", "lost", "disqualified", "recycled"):
        known = [word for word in KINDS[kind] if word not in ("customer", "win")]
        if any(
            words == word or (len(word) > 3 and words.startswith(f"{word} ")) or words.endswith(f" {word}")
            for word in known
        ):
            return kind
    return ""


def _keep(values: dict[str, Any], kept: list[str], number: int, notes: list[Note]) -> None:
    """Adds what could not be read to the definition, as far as it takes it."""
    limit = fields.DEFINITION.kind.limit if isinstance(fields.DEFINITION.kind, Text) else 0
    for text in kept:
        longer = nfc("\n".join(part for part in (values.get("definition", ""), text) if part)).strip()
        if len(longer) <= limit:
            values["definition"] = longer
        else:
            head = values.get("definition", "") or text[: limit - 1] + "…"
            values["definition"] = head
            notes.append(
                Note("is longer than a definition may be; this much is not in the workshop.", number, "", text)
            )


def _ordered(rows: list[StageRow], orders: Mapping[int, int]) -> list[StageRow]:
    if not orders or any(row.number not in orders for row in rows):
        return rows
    return sorted(rows, key=lambda row: orders[row.number])


def _note_twins(rows: list[StageRow], notes: list[Note]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        slot = (row.pipeline.casefold(), row.name.casefold())
        if slot in seen:
            notes.append(Note(f"has the same name as row {seen[slot]}; both were kept.", row.number, "", row.name))
        seen.setdefault(slot, row.number)


def _note_guessed_kinds(reader: _Reader) -> None:
    if reader.guessed:
        words = ", ".join(f"“{name}” as {kind}" for name, kind in reader.guessed[:6])
        more = f" and {len(reader.guessed) - 6} more" if len(reader.guessed) > 6 else ""
        reader.notes.append(Note(f"Taken from the names: {words}{more}."))


def _left_out(table: Table, mapping: Mapping[int, str]) -> list[Note]:
    gone = [
        f"“{heading}”"
        for column, heading in enumerate(table.columns)
        if mapping.get(column, IGNORE) == IGNORE and any(table.column(column))
    ]
    kept = [
        f"“{table.columns[column]}”"
        for column, target in sorted(mapping.items())
        if target == KEEP and any(table.column(column))
    ]
    notes = [Note(f"Kept as lines of the definition: {', '.join(kept)}.")] if kept else []
    return [*notes, Note(f"Columns left out: {', '.join(gone)}.")] if gone else notes
