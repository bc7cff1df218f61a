"""How each kind of value lies in the cells of a sheet: one form a kind, one way there and back.

A form is a block of rows. Each row has the form's parts, from left to right; a list has a row an entry and some more
to write in. `filled` and `read` are each other's inverse for every value that the kind takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stageworkshop.domain import values as kinds
from stageworkshop.domain.criteria import OPERATORS, UNITS
from stageworkshop.domain.values import Json, Names
from stageworkshop.sheets.cell import Cell, Unread
from stageworkshop.sheets.reading import Reading
from stageworkshop.starting import cells

Row = Sequence[Cell]
Written = str | int
"""What is put into a cell; "" leaves it empty."""


@dataclass(frozen=True)
class Part:
    """One cell of each row. `choices` are offered in a drop-down, or with `refers` the teams or stages; `low` and
    `high` bound a number."""

    heading: str
    choices: tuple[str, ...] = ()
    refers: str = ""
    low: int | None = None
    high: int | None = None


class Form:
    """Rows of cells for one kind of value. `spare` rows follow the entries of a list, which has at least `least`."""

    is_list = False
    spare = 0
    least = 1

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        """The cells of a row."""
        raise NotImplementedError

    def hint(self, kind: kinds.Kind) -> str:
        """What is said beside a single answer; "" when nothing has to be."""
        return ""

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        """The rows that say `value`; [] for none."""
        raise NotImplementedError

    def read(self, kind: kinds.Kind, rows: Sequence[Row], reading: Reading) -> Json:
        """The value that the rows say, not checked against the kind's limits; None when they are empty.

        Raises Unread for what makes the whole unreadable; of a list only the cell at fault is left out and told.
        """
        raise NotImplementedError

    def height(self, kind: kinds.Kind, value: Json, names: Names) -> int:
        """Rows that the form takes with this value in it."""
        return max(self.least, len(self.filled(kind, value, names)) + self.spare)


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


class _TextForm(_One):
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


class _ChoiceForm(_ListedForm):
    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        assert isinstance(kind, kinds.Choice)
        return (Part("Choose", choices=tuple(words for _, words in kind.options)),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(line,) for line in kind.lines(value, names)]

    def _value(self, kind: kinds.Kind, cell: Cell, reading: Reading) -> Json:
        assert isinstance(kind, kinds.Choice)
        return reading.choice(cell, kind.options)


class _FlagForm(_ListedForm):
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


class _NumberForm(_One):
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


class _LengthForm(Form):
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


class _ReferenceForm(_ListedForm):
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


class _ListForm(Form):
    """An entry a row."""

    is_list = True

    def read(self, kind: kinds.Kind, rows: Sequence[Row], reading: Reading) -> Json:
        entries: list[Json] = []
        for row in rows:
            sound = tuple(cell if not cell.fault else reading.tell(cell, cell.fault) for cell in row)
            if not all(cell.is_blank for cell in sound):
                entries += reading.checked(kind, self._entries(sound, reading), sound)
        return entries or None

    def _entries(self, row: Row, reading: Reading) -> list[Json]:
        raise NotImplementedError


class _TextListForm(_ListForm):
    least, spare = 5, 3

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("One in each row"),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(item,) for item in value or []]

    def _entries(self, row: Row, reading: Reading) -> list[Json]:
        text = row[0].text
        # An entry is one line; who wrote several into one cell meant several.
        return list(cells.items(text)) if "\n" in text.strip() else [text]


class _CriteriaForm(_ListForm):
    least, spare = 8, 4

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (
            Part("What must be true, in a sentence"),
            Part("CRM field"),
            Part("is …", choices=tuple(OPERATORS.values())),
            Part("Value"),
            Part("Where to see it"),
        )

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        rows: list[tuple[Written, ...]] = []
        for item in value or []:
            check: Mapping[str, Json] = item.get("check") or {}
            tested = (check["field"], OPERATORS[check["operator"]], _joined(check.get("value"))) if check else ("",) * 3
            rows.append((item["text"], *tested, item.get("evidence", "")))
        return rows

    def _entries(self, row: Row, reading: Reading) -> list[Json]:
        sentence, field, operator, value, evidence = row
        entry: dict[str, Json] = {"text": sentence.text, "evidence": evidence.text}
        if check := reading.check(field, operator, value):
            entry["check"] = check
        return [entry]


class _ExampleForm(_ListForm):
    least, spare = 4, 2

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("The case, in a sentence"), Part("Why"))

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(item["text"], item.get("why", "")) for item in value or []]

    def _entries(self, row: Row, reading: Reading) -> list[Json]:
        case, why = row
        if case.is_blank:
            reading.tell(why, "this gives a reason without a case; write the case beside it.")
            return []
        return [{"text": case.text, "why": why.text}]


class _AliasForm(_ListForm):
    least, spare = 3, 2

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("The name"), Part("Who says so", refers="team"))

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(item["name"], names.get(("team", item["team"]), "")) for item in value or []]

    def _entries(self, row: Row, reading: Reading) -> list[Json]:
        name, team = row
        return [{"name": name.text, "team": "" if team.is_blank else reading.reference(team, "team")}]


FORMS: Mapping[type[kinds.Kind], Form] = {
    kinds.Text: _TextForm(),
    kinds.Choice: _ChoiceForm(),
    kinds.Flag: _FlagForm(),
    kinds.Number: _NumberForm(),
    kinds.Length: _LengthForm(),
    kinds.Reference: _ReferenceForm(),
    kinds.TextList: _TextListForm(),
    kinds.CriteriaList: _CriteriaForm(),
    kinds.ExampleList: _ExampleForm(),
    kinds.AliasList: _AliasForm(),
}
"""Form of each kind; a new kind of value needs one here."""


def form_of(kind: kinds.Kind) -> Form:
    """The form for a field of this kind."""
    return FORMS[type(kind)]


def _joined(value: Json) -> str:
    """The value of a check in one cell, one a line when there are several."""
    if not isinstance(value, list):
        return str(value or "")
    text = "\n".join(value)
    # A line end keeps a single value whole that holds the signs at which several would be told apart.
    return f"{text}\n" if len(value) == 1 and _divides(text) else text


def _divides(text: str) -> bool:
    return any(sign in text for sign in Reading.DIVIDERS)


def blank(rows: Iterable[Row]) -> bool:
    """Whether nothing was written in any cell."""
    return all(cell.is_blank for row in rows for cell in row)
