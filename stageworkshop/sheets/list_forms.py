"""The forms of values that are lists: an entry a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stageworkshop.domain import values as kinds
from stageworkshop.domain.criteria import OPERATORS
from stageworkshop.domain.values import Json, Names
from stageworkshop.sheets.form import Form, Part, Row, Written
from stageworkshop.sheets.reading import Reading
from stageworkshop.starting import cells


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


class TextListForm(_ListForm):
    least, spare = 5, 3

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("One in each row"),)

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(item,) for item in value or []]

    def _entries(self, row: Row, reading: Reading) -> list[Json]:
        text = row[0].text
        # An entry is one line; who wrote several into one cell meant several.
        return list(cells.items(text)) if "\n" in text.strip() else [text]


class CriteriaForm(_ListForm):
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


class ExampleForm(_ListForm):
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


class AliasForm(_ListForm):
    least, spare = 3, 2

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        return (Part("The name"), Part("Who says so", refers="team"))

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        return [(item["name"], names.get(("team", item["team"]), "")) for item in value or []]

    def _entries(self, row: Row, reading: Reading) -> list[Json]:
        name, team = row
        return [{"name": name.text, "team": "" if team.is_blank else reading.reference(team, "team")}]


def _joined(value: Json) -> str:
    """The value of a check in one cell, one a line when there are several."""
    if not isinstance(value, list):
        return str(value or "")
    text = "\n".join(value)
    # A line end keeps a single value whole that holds the signs at which several would be told apart.
    return f"{text}\n" if len(value) == 1 and _divides(text) else text


def _divides(text: str) -> bool:
    return any(sign in text for sign in Reading.DIVIDERS)
