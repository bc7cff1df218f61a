"""The forms of values that are one answer: a text, a choice, a number, a length of time, a team or stage."""

from __future__ import annotations

from collections.abc import Sequence

from stageworkshop.domain import values as kinds
from stageworkshop.domain.criteria import UNITS
from stageworkshop.domain.values import Json, Names
from stageworkshop.sheets.cell import Cell, Unread
from stageworkshop.sheets.form import Form, Part, Row, Written
from stageworkshop.sheets.reading import Reading
from stageworkshop.starting import cells


class _One(Form):
    """A single cell."""

    def read(self, kind: kinds.Kind, rows: Sequence[Row], reading: Reading) -> Json:
        for cell in (cell for row in rows for cell in row):
            if cell.fault:
                raise Unread(cell, cell.fault)
            if not cell.is_blank:
                return self._value(kind, cell, reading)
        return None

    def _value(self, kind: kinds.Kind, cell: Cell, reading: Reading) -> Json:
        raise NotImplementedError


class TextForm(_One):
    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("Your words"),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(value,)] if value else []

    def _value(self, kind: kinds.Kind, cell: Cell, reading: Reading) -> Json:
        return cell.text


class _ListedForm(_One):
    """A single cell that offers a list."""

    def hint(self, kind: kinds.Kind) -> str:
        return "choose from the list"


class ChoiceForm(_ListedForm):
    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        assert isinstance(kind, kinds.Choice)
        return (Part("Choose", choices=tuple(words for _, words in kind.options)),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(line,) for line in kind.lines(value, names)]

    def _value(self, kind: kinds.Kind, cell: Cell, reading: Reading) -> Json:
        assert isinstance(kind, kinds.Choice)
        return reading.choice(cell, kind.options)


class FlagForm(_ListedForm):
    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("Choose", choices=("yes", "no")),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [("yes",)] if value else []

    def _value(self, kind: kinds.Kind, cell: Cell, reading: Reading) -> Json:
        if cells.is_blank(cell.text):
            return None
        answer = cells.flag(cell.text)
        if answer is None:
            raise Unread(cell, "this is neither yes nor no.")
        return answer


class NumberForm(_One):
    def hint(self, kind: kinds.Kind) -> str:
        assert isinstance(kind, kinds.Number)
        return f"{kind.low} to {kind.high}{kind.unit}"

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        assert isinstance(kind, kinds.Number)
        return (Part("A number", low=kind.low, high=kind.high),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [] if value is None else [(value,)]

    def _value(self, kind: kinds.Kind, cell: Cell, reading: Reading) -> Json:
        assert isinstance(kind, kinds.Number)
        return reading.percent(cell) if "%" in kind.unit else reading.whole(cell)


class LengthForm(Form):
    def hint(self, kind: kinds.Kind) -> str:
        return "a number and a unit"

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("How many", low=1), Part("of what", choices=tuple(plural for _, plural in UNITS.values())))

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(value["amount"], UNITS[value["unit"]][1])] if value else []

    def read(self, kind: kinds.Kind, rows: Sequence[Row], reading: Reading) -> Json:
        for amount, unit in rows:
            for cell in (amount, unit):
                if cell.fault:
                    raise Unread(cell, cell.fault)
            if not amount.is_blank or not unit.is_blank:
                return reading.length(amount, unit)
        return None


class ReferenceForm(_ListedForm):
    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        assert isinstance(kind, kinds.Reference)
        return (Part("Choose", refers=kind.what),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        assert isinstance(kind, kinds.Reference)
        known = names.get((kind.what, value)) if value else None
        return [(known,)] if known else []

    def _value(self, kind: kinds.Kind, cell: Cell, reading: Reading) -> Json:
        assert isinstance(kind, kinds.Reference)
        return reading.reference(cell, kind.what)
