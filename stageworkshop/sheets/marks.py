"""What a workbook needs to find its way home: kept in a very hidden sheet, beside defined names for the answer cells.

The rows are tagged by their first cell, so that a later version may add some. Nothing in them is trusted on the way
back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stageworkshop.domain.errors import InputError
from stageworkshop.sheets.known import WHAT

FORMAT = "stageworkshop-draft-sheet"
VERSION = 1
SHEET = "stageworkshop"
"""Title of the very hidden sheet."""
MOST_ROWS = 50_000
NEEDED = " *"
"""Behind the label of what a finished draft needs."""

Cells = Sequence[object]


@dataclass(frozen=True)
class FieldMark:
    """Where a field's answer cells are: `name` is the defined name that moves with them, `title` and `ref` where they
    were at first. `label` stands in the first column, `lead` rows above the first answer."""

    stage: int
    key: str
    name: str
    title: str
    ref: str
    label: str
    lead: int
    digest: str

    @property
    def plain_label(self) -> str:
        return self.label.removesuffix(NEEDED)


@dataclass(frozen=True)
class StageMark:
    """A stage by number in this workbook; `title` is its sheet's at first."""

    number: int
    id: str
    round_id: str
    round: int
    title: str
    name: str


@dataclass(frozen=True)
class Marks:
    """The whole hidden part. `names` are (label, id) by what, as they stand in the drop-downs."""

    workshop_id: str
    workshop: str
    team_id: str
    team: str
    made_at: str
    names: Mapping[str, tuple[tuple[str, str], ...]]
    stages: tuple[StageMark, ...]
    fields: tuple[FieldMark, ...]


def rows_of(marks: Marks) -> list[tuple[str | int, ...]]:
    """The rows of the hidden sheet."""
    return [
        (FORMAT, VERSION),
        ("workshop", marks.workshop_id, marks.workshop),
        ("team", marks.team_id, marks.team),
        ("made", marks.made_at),
        *(("name", what, each, label) for what in WHAT for label, each in marks.names[what]),
        *(("stage", m.number, m.id, m.round_id, m.round, m.title, m.name) for m in marks.stages),
        *(("field", m.stage, m.key, m.name, m.title, m.ref, m.label, m.lead, m.digest) for m in marks.fields),
    ]


def read(rows: Iterable[Cells], source: str) -> Marks:
    """The hidden part from the rows of its sheet. Raises InputError: none of ours, newer, damaged."""
    tagged: dict[str, list[Cells]] = {}
    for number, row in enumerate(rows):
        if row and number < MOST_ROWS:
            tagged.setdefault(_text(row, 0), []).append(row)
    heads = tagged.get(FORMAT, [])
    if not heads:
        raise no_sheet_of_ours(source)
    if _number(heads[0], 1) > VERSION:
        raise InputError(
            "sheet.newer",
            "this draft sheet comes from a newer version of Stage Workshop; update the program to read it.",
            where=source,
        )
    try:
        return _marks(tagged)
    except (IndexError, ValueError, KeyError) as error:
        raise InputError(
            "sheet.damaged",
            "the hidden part that says where the answers belong is damaged; copy the answers into the sheet that was "
            "sent out, and send that one.",
            where=source,
        ) from error


def no_sheet_of_ours(source: str) -> InputError:
    """The error for a workbook that never was a draft sheet, or lost what made it one."""
    return InputError(
        "sheet.no_marks",
        "this workbook is no draft sheet, or lost the part that says where its answers belong; fill in the file that "
        "was sent out.",
        where=source,
    )


def _marks(tagged: Mapping[str, list[Cells]]) -> Marks:
    workshop, team, made = tagged["workshop"][0], tagged["team"][0], tagged["made"][0]
    names: dict[str, list[tuple[str, str]]] = {what: [] for what in WHAT}
    for row in tagged.get("name", []):
        names[_text(row, 1)].append((_text(row, 3), _text(row, 2)))
    return Marks(
        workshop_id=_text(workshop, 1),
        workshop=_text(workshop, 2),
        team_id=_text(team, 1),
        team=_text(team, 2),
        made_at=_text(made, 1),
        names={what: tuple(each) for what, each in names.items()},
        stages=tuple(
            StageMark(_number(r, 1), _text(r, 2), _text(r, 3), _number(r, 4), _text(r, 5), _text(r, 6))
            for r in tagged.get("stage", [])
        ),
        fields=tuple(
            FieldMark(
                stage=_number(r, 1),
                key=_text(r, 2),
                name=_text(r, 3),
                title=_text(r, 4),
                ref=_text(r, 5),
                label=_text(r, 6),
                lead=_number(r, 7),
                digest=_text(r, 8) if len(r) > 8 else "",
            )
            for r in tagged.get("field", [])
        ),
    )


def _text(row: Cells, place: int) -> str:
    value = row[place]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _number(row: Cells, place: int) -> int:
    return int(float(_text(row, place)))
