"""What is filled in comes back as it was: for every kind of field, through a real workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from stageworkshop.domain.criteria import LIST_VALUE
from stageworkshop.domain.fields import DRAFTED, FIELDS
from stageworkshop.domain.values import Kind
from stageworkshop.sheets import xlsx_read, xlsx_write
from stageworkshop.sheets.content import SheetContent
from stageworkshop.sheets.forms import FORMS, form_of
from stageworkshop.sheets.known import Known
from stageworkshop.sheets.layout import fitted
from stageworkshop.sheets.returned import Returned
from tests.charter.any_document import stage_values
from tests.domain.full_stage import FULL
from tests.sheets.room import Room, SheetBook

TEAMS, STAGES = [f"team{n}" for n in range(3)], [f"stage{n}" for n in range(3)]


def full(room: Room) -> dict[str, Any]:
    """A value for every field that teams draft."""
    refers = {"marketing": room.teams["Marketing"], "sales": room.teams["Sales"], "nurture": room.stages["Won"]}
    values = {field.key: FULL[field.key] for field in DRAFTED}
    return {key: refers.get(value, value) if isinstance(value, str) else value for key, value in values.items()}


def with_values(content: SheetContent, values: dict[str, Any]) -> SheetContent:
    """The sheet of a team that has written this on the first stage."""
    first, *others = content.stages
    return replace(content, stages=(replace(first, values=values), *others))


def filled_in(content: SheetContent, values: dict[str, Any]) -> SheetBook:
    """The team's empty sheet, filled in by hand with these values on the first stage."""
    book = SheetBook(xlsx_write.write(content))
    for field in DRAFTED:
        if field.key in values:
            rows = form_of(field.kind).filled(field.kind, values[field.key], content.names)
            book.fill(content.stages[0].name, field.key, *rows)
    return book


def nobody_knows() -> Known:
    return Known({"team": (), "stage": ()})


def test_every_kind_of_field_has_a_form() -> None:
    kinds = {type(field.kind) for field in FIELDS}
    assert kinds <= set(FORMS)
    assert set(FORMS) == set(Kind.__subclasses__())


def test_every_field_comes_back(room: Room) -> None:
    values = full(room)
    read = room.read(filled_in(room.content("Sales"), values).data())
    assert read.stages[0].values == values
    assert set(values) == {field.key for field in DRAFTED}
    assert read.unread == read.notes == ()
    assert not any(stage.says_anything for stage in read.stages[1:])


def test_what_nobody_touched_says_nothing(room: Room) -> None:
    for key, value in full(room).items():
        room.write("Sales", "MQL", key, value)
    data = room.workbook("Sales").data()
    read = room.read(data)
    assert not any(stage.says_anything for stage in read.stages)
    assert read.unread == ()


@settings(max_examples=12, deadline=None, phases=[Phase.generate])
@given(stage_values(TEAMS, STAGES).filter(lambda values: _one_line_lists(values)), st.booleans())
def test_any_values_come_back(any_room: SheetContent, values: dict[str, Any], drafted_before: bool) -> None:
    """Whether they were in the sheet from the beginning (then nothing was touched) or were filled in."""
    drafted = {field.key for field in DRAFTED}
    values = {key: fitted(value) for key, value in values.items() if key in drafted}
    values = {key: value for key, value in values.items() if value not in ([], None)}
    content = with_values(any_room, values) if drafted_before else any_room
    data = xlsx_write.write(content) if drafted_before else filled_in(content, values).data()
    read: Returned = xlsx_read.read(data, "", nobody_knows())
    assert read.unread == ()
    assert read.stages[0].values == ({} if drafted_before else values)


def _one_line_lists(values: dict[str, Any]) -> bool:
    """In a cell with several values, each is a line."""
    checks = [item.get("check") or {} for key in ("entry_criteria", "exit_criteria") for item in values.get(key, [])]
    lists = [check["value"] for check in checks if check.get("operator") in LIST_VALUE]
    return not any("\n" in each for value in lists for each in value)
