"""Making sense of answer cells: numbers, lengths of time, names and choices as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from stageworkshop.domain import fields
from stageworkshop.domain.criteria import LIST_VALUE, NO_VALUE, OPERATORS
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.values import Json, Kind
from stageworkshop.sheets.cell import Cell, Unread
from stageworkshop.sheets.known import Known, find
from stageworkshop.sheets.returned import Remark
from stageworkshop.starting import cells, value_words
from stageworkshop.starting.headings import plain

OTHER_WORDS: Final[Mapping[tuple[tuple[str, str], ...], Mapping[str, tuple[str, ...]]]] = {
    fields.KINDS: value_words.KINDS,
    fields.READINESS: value_words.READINESS,
    fields.FORECASTS: value_words.FORECASTS,
}
"""Words in other languages for sets of choices that have some."""
SIGNS: Final[Mapping[str, str]] = {
    "=": "equals",
    "==": "equals",
    "equals": "equals",
    "≠": "not_equals",
    "!=": "not_equals",
    "<>": "not_equals",
    "≥": "at_least",
    ">=": "at_least",
    "≤": "at_most",
    "<=": "at_most",
    ">": "more_than",
    "<": "less_than",
}
_COUNTED = re.compile(r"\s*(\d+)\s+[^\d\s]\D*")
"""“3 calls”."""


class Reading:
    """One sheet being read. What can't be read is told to `unread`, what was read with some doubt to `notes`."""

    DIVIDERS: Final = (";", ",", " / ")
    """Signs between the values of a check that takes several."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.unread: list[Remark] = []
        self.notes: list[Remark] = []

    def tell(self, cell: Cell, text: str) -> Cell:
        """Notes a cell that can't be read; gives an empty one in its place."""
        self.unread.append(Remark(cell.where, text))
        return Cell(cell.where)

    def checked(self, kind: Kind, entries: Sequence[Json], row: Sequence[Cell]) -> list[Json]:
        """Entries of a list as the kind keeps them; one that is too long is told and left out."""
        kept: list[Json] = []
        for entry in entries:
            try:
                kept += kind.clean([entry], "") or []
            except InvalidValue as error:
                self.tell(next(cell for cell in row if not cell.is_blank), error.text)
        return kept

    def choice(self, cell: Cell, options: tuple[tuple[str, str], ...]) -> str | None:
        """The key of one of the options. Raises Unread."""
        if cells.is_blank(cell.text):
            return None
        own = {key: (plain(words), plain(key)) for key, words in options}
        found = cells.choice(cell.text, own) or cells.choice(cell.text, OTHER_WORDS.get(options, {}))
        if found is None:
            known = ", ".join(f"“{words}”" for _, words in options)
            raise Unread(cell, f"this is none of the answers to choose from; they are {known}.")
        return found

    def reference(self, cell: Cell, what: str) -> str | None:
        """The id of a team or stage by its name. Raises Unread."""
        if cells.is_blank(cell.text):
            return None
        found, sure = find(cell.text, self._known.named.get(what, ()))
        if not found:
            raise Unread(cell, f"no {what} of the workshop is called that; choose one from the list.")
        if not sure:
            self.notes.append(Remark(cell.where, f"read as the {what} whose name is nearest; check it at the reveal."))
        return found

    def whole(self, cell: Cell) -> int | None:
        """A whole number, also with a word behind it. Raises Unread."""
        if cells.is_blank(cell.text):
            return None
        counted = _COUNTED.fullmatch(cell.text)
        number = cells.whole(counted[1] if counted else cell.text)
        if number is None:
            raise Unread(cell, "this is not a whole number.")
        return number

    def percent(self, cell: Cell) -> int | None:
        """Whole per cent from “25 %”, 25 or 0.25. Raises Unread."""
        if cells.is_blank(cell.text):
            return None
        text = cell.text
        number = cell.fraction
        if number is None:
            written = cells.decimal(text.strip())
            number = float(written) if written is not None else None
        if number is not None and not cell.percent and 0 < number < 1:
            text = format(Decimal(format(number, ".15g")) * 100, "f")
        found = cells.percent(text)
        if found is None:
            raise Unread(cell, "this is no whole number of per cent from 0 to 100.")
        return found

    def length(self, amount: Cell, unit: Cell) -> Json:
        """A length of time from an amount and its unit, or both in one cell. Raises Unread."""
        if cells.is_blank(amount.text) and cells.is_blank(unit.text):
            return None
        first = amount if not cells.is_blank(amount.text) else unit
        if amount.minutes is not None:
            first, said = amount, f"{amount.minutes} minutes"
            if amount.minutes % 60 == 0:
                said = f"{amount.minutes // 60} hours"
        else:
            said = first.text
        whole = cells.duration(said)
        unit_word = "" if first is unit or cells.is_blank(unit.text) else unit.text
        if whole is None and unit_word:
            whole = cells.duration(f"{said} {unit_word}")
        elif whole is not None and unit_word and cells.duration(f"{said} {unit_word}") is None:
            meant = cells.duration(f"1 {unit_word}")
            if meant is None or meant["unit"] != whole["unit"]:
                raise Unread(unit, "the unit here is not the one beside the number; leave one of them.")
        if whole is None:
            raise Unread(first, _why_no_length(amount, unit))
        return whole

    def check(self, field: Cell, operator: Cell, value: Cell) -> Json:
        """What a CRM could test, or None; what can't be read is told, and there is no check then."""
        if field.is_blank:
            for cell in (operator, value):
                if not cell.is_blank:
                    self.tell(field, "a check needs the CRM field here; the sentence was read without it.")
                    break
            return None
        key = self._operator(operator, value)
        if key is None:
            return None
        if key in NO_VALUE:
            return {"field": field.text, "operator": key}
        parts = self._several(value.text) if key in LIST_VALUE else [value.text]
        return {"field": field.text, "operator": key, "value": parts}

    def _operator(self, cell: Cell, value: Cell) -> str | None:
        if cell.is_blank:
            if value.is_blank:
                return "is_set"
            self.tell(cell, "choose here how the field is compared; the sentence was read without the check.")
            return None
        text = " ".join(cell.text.split())
        found = SIGNS.get(text) or cells.choice(
            text, {key: (plain(words), plain(key)) for key, words in OPERATORS.items()}
        )
        if found is None:
            self.tell(cell, "this is no comparison from the list; the sentence was read without the check.")
        return found

    def _several(self, text: str) -> list[str]:
        if "\n" in text:
            return [part for part in text.split("\n") if part.strip()]
        for sign in self.DIVIDERS:
            if sign in text:
                return [part.strip() for part in text.split(sign) if part.strip()]
        return [text]


def _why_no_length(amount: Cell, unit: Cell) -> str:
    if cells.is_blank(amount.text):
        return "there is a unit of time without a number beside it."
    if cells.is_blank(unit.text) and cells.decimal(amount.text.strip()) is not None:
        return "there is a number without a unit of time; choose one beside it."
    return "this is no length of time; write it like “2 days” or “4 business hours”."
