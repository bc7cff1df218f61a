"""Answers as people write them: understood where they can be, named by their cell where not, never repeated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from stageworkshop.actions import stages, teams
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import Json
from stageworkshop.sheets.base import STATE
from stageworkshop.sheets.cell import Cell, Unread
from stageworkshop.sheets.forms import form_of
from stageworkshop.sheets.known import known
from stageworkshop.sheets.reading import Reading
from stageworkshop.sheets.returned import Remark
from tests.sheets.room import Room, SheetBook, build

UNDERSTOOD: list[tuple[str, Any, Json]] = [
    ("probability", 25, 25),
    ("probability", 0.25, 25),
    ("probability", 0.07, 7),
    ("probability", 1, 1),
    ("probability", "25 %", 25),
    ("probability", "25%", 25),
    ("probability", "0,25", 25),
    ("probability", 100.0, 100),
    ("sla.attempts", "5", 5),
    ("sla.attempts", 3.0, 3),
    ("sla.attempts", "3 calls", 3),
    ("sla.limit", (2, "days"), {"amount": 2, "unit": "days"}),
    ("sla.limit", ("2", "Day"), {"amount": 2, "unit": "days"}),
    ("sla.limit", ("2 days", None), {"amount": 2, "unit": "days"}),
    ("sla.limit", ("48 h", None), {"amount": 48, "unit": "hours"}),
    ("sla.limit", ("1 Woche", None), {"amount": 1, "unit": "weeks"}),
    ("sla.limit", ("2 days", "days"), {"amount": 2, "unit": "days"}),
    ("sla.limit", (None, "4 business hours"), {"amount": 4, "unit": "business_hours"}),
    ("sla.limit", (1.5, "hours"), {"amount": 90, "unit": "minutes"}),
    ("sla.limit", (timedelta(hours=48), None), {"amount": 48, "unit": "hours"}),
    ("sla.limit", (time(0, 30), None), {"amount": 30, "unit": "minutes"}),
    ("owner", "sales", "team:Sales"),
    ("owner", "  MARKETING ", "team:Marketing"),
    ("owner", "the Sales team", "team:Sales"),
    ("kind", "Recycled", "recycled"),
    ("kind", "gewonnen", "won"),
    ("forecast_category", "Best-Case", "best_case"),
    ("handoff.readiness", "ready for a call", "ready_for_call"),
    ("handoff.recycle_to", "mql", "stage:MQL"),
    ("definition", 50, "50"),
    ("definition", 0.5, "0.5"),
    ("definition", True, "yes"),
    ("definition", datetime(2026, 11, 24), "2026-11-24"),
    ("definition", datetime(2026, 11, 24, 9, 30), "2026-11-24 09:30"),
    ("definition", "  Two\r\nlines ", "Two\nlines"),
    ("disqualify_reasons", "- student\n- competitor", ["student", "competitor"]),
    ("examples", ("A clinic in Porto", "It asked."), [{"text": "A clinic in Porto", "why": "It asked."}]),
    (
        "entry_criteria",
        ("Score is high.", "Lead score", "≥", 50, None),
        [{"text": "Score is high.", "check": {"field": "Lead score", "operator": "at_least", "value": "50"}}],
    ),
    (
        "entry_criteria",
        ("In our market.", "Country", "is one of", "PT, ES / FR", None),
        [
            {
                "text": "In our market.",
                "check": {"field": "Country", "operator": "one_of", "value": ["PT", "ES / FR"]},
            }
        ],
    ),
    (
        "entry_criteria",
        ("It has a number.", "Phone", None, None, "CRM"),
        [{"text": "It has a number.", "check": {"field": "Phone", "operator": "is_set"}, "evidence": "CRM"}],
    ),
    ("entry_criteria", (None, "Phone", "is filled in", None, None),
     [{"text": "Phone is filled in.", "check": {"field": "Phone", "operator": "is_set"}}]),
]  # fmt: skip
NOT_UNDERSTOOD: list[tuple[str, Any, int, str]] = [
    ("probability", "maybe half", 0, "no whole number of per cent"),
    ("probability", 0.255, 0, "no whole number of per cent"),
    ("probability", 250, 0, "no whole number of per cent"),
    ("sla.attempts", "a few", 0, "not a whole number"),
    ("sla.attempts", 2.5, 0, "not a whole number"),
    ("sla.attempts", 500, 0, "is not between 1 and 99"),
    ("sla.limit", (2, None), 0, "a number without a unit"),
    ("sla.limit", (None, "days"), 1, "a unit of time without a number"),
    ("sla.limit", ("soon", None), 0, "no length of time"),
    ("sla.limit", ("2 days", "hours"), 1, "is not the one beside the number"),
    ("owner", "Finance", 0, "no team of the workshop is called that"),
    ("handoff.recycle_to", "Lost", 0, "no stage of the workshop is called that"),
    ("kind", "sort of open", 0, "none of the answers to choose from"),
    ("definition", "x" * 2_001, 0, "2,001 characters are too long"),
    ("examples", (None, "Because."), 1, "a reason without a case"),
]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, bytes]]:
    """A workshop that no test of this module changes, and the sheet of its Sales."""
    made = build(tmp_path_factory.mktemp("lenient"))
    yield made, made.workbook("Sales").data()
    made.file.close()


@pytest.fixture
def shared(empty: tuple[Room, bytes]) -> Room:
    return empty[0]


@pytest.fixture
def book(empty: tuple[Room, bytes]) -> SheetBook:
    return SheetBook(empty[1])


def read_cells(room: Room, key: str, written: Any) -> tuple[Json, list[Remark]]:
    """What a field's row of cells says, and what could not be read of it."""
    kind, reading = BY_KEY[key].kind, Reading(known(room.file))
    form = form_of(kind)
    row = written if isinstance(written, tuple) else (written,)
    row += (None,) * (len(form.parts(kind)) - len(row))
    try:
        value = form.read(kind, [[Cell(f"cell {n}", each) for n, each in enumerate(row)]], reading)
        return kind.clean(value, ""), reading.unread
    except Unread as error:
        return None, [Remark(error.cell.where, error.text)]
    except InvalidValue as error:
        return None, [Remark("cell 0", error.text)]


def meant(room: Room, value: Json) -> Json:
    what, _, name = value.partition(":") if isinstance(value, str) else ("", "", "")
    return {"team": room.teams, "stage": room.stages}[what][name] if what in ("team", "stage") and name else value


@pytest.mark.parametrize(("key", "written", "value"), UNDERSTOOD)
def test_understood(shared: Room, key: str, written: Any, value: Json) -> None:
    assert read_cells(shared, key, written) == (meant(shared, value), [])


def test_understood_in_a_workbook(shared: Room, book: SheetBook) -> None:
    """The kinds of cells that spreadsheet programs have, each read from a file."""
    wanted = {}
    for key, written, value in UNDERSTOOD:
        if key not in wanted:
            book.fill("SQL", key, written)
            wanted[key] = meant(shared, value)
    book.fill("MQL", "definition", datetime(2026, 11, 24)).fill("MQL", "longest_time", (timedelta(hours=48), None))
    book.fill("MQL", "sla.limit", (time(0, 30), None)).fill("MQL", "audience", True)
    read = shared.read(book.data())
    assert read.stages[1].values == wanted
    assert read.stages[0].values == {
        "definition": "2026-11-24",
        "audience": "yes",
        "longest_time": {"amount": 48, "unit": "hours"},
        "sla.limit": {"amount": 30, "unit": "minutes"},
    }
    assert read.unread == read.notes == ()


@pytest.mark.parametrize(("key", "written", "column", "why"), NOT_UNDERSTOOD)
def test_named_by_its_cell_and_never_repeated(shared: Room, key: str, written: Any, column: int, why: str) -> None:
    value, (remark,) = read_cells(shared, key, written)
    assert value is None
    assert remark.where == f"cell {column}"
    assert why in remark.text
    for answer in written if isinstance(written, tuple) else (written,):
        assert answer in (None, 2, 500, 2.5, "days", "hours") or str(answer) not in str(remark)


def test_blanks_change_nothing(room: Room) -> None:
    blanks = ["", "   ", "-", "n/a"]
    for stage in room.stages:
        room.write("Sales", stage, "probability", 20)
        room.write("Sales", stage, "owner", room.teams["Sales"])
    book = room.workbook("Sales")
    for stage, cell in zip(room.stages, blanks, strict=True):
        book.fill(stage, "owner", cell)
        book.cell(stage, "probability").value = cell or None
    read = room.read(book.data())
    assert not any(stage.says_anything for stage in read.stages)
    assert read.unread == ()


def test_per_cent_shown_as_such(shared: Room, book: SheetBook) -> None:
    cell = book.cell("MQL", "probability")
    cell.value, cell.number_format = 1, "0%"
    book.fill("SQL", "entry_criteria", ("Discount is small.", "Discount", "is at most", 0.15, None))
    book.cell("SQL", "entry_criteria", 0, 3).number_format = "0.0 %"
    read = shared.read(book.data())
    assert read.stages[0].values == {"probability": 100}
    assert read.stages[1].values["entry_criteria"][0]["check"]["value"] == "15 %"


def test_named_by_its_cell_in_a_workbook(shared: Room, book: SheetBook) -> None:
    for stage, (key, written, _, _) in zip(("MQL", "SQL", "Offer"), NOT_UNDERSTOOD[::5], strict=True):
        book.fill(stage, key, written)
    read = shared.read(book.data())
    assert not any(stage.says_anything for stage in read.stages)
    assert [remark.where for remark in read.unread] == [
        book.where(stage, key, column=column)
        for stage, (key, _, column, _) in zip(("MQL", "SQL", "Offer"), NOT_UNDERSTOOD[::5], strict=True)
    ]
    assert read.unread[0].where == "Sheet ‘MQL’, cell B74"


def test_a_slip_of_the_keyboard_is_taken_and_told(shared: Room, book: SheetBook) -> None:
    book.fill("MQL", "owner", "Slaes").fill("SQL", "owner", "Service").fill("Offer", "owner", "S")
    read = shared.read(book.data())
    assert read.stages[0].values == {"owner": shared.teams["Sales"]}
    assert read.stages[1].values == {"owner": shared.teams["Customer Service"]}
    assert [note.where for note in read.notes] == [book.where("MQL", "owner"), book.where("SQL", "owner")]
    assert all("check it" in note.text and "Sales" not in note.text for note in read.notes)
    assert [each.where for each in read.unread] == [book.where("Offer", "owner")]


def test_a_bad_check_leaves_the_sentence(shared: Room, book: SheetBook) -> None:
    book.fill(
        "MQL",
        "entry_criteria",
        ("First.", "Score", "roughly", 50, "here"),
        ("Second.", None, None, "50", None),
        ("Third.", "Score", None, "50", None),
        ("x" * 1_001, None, None, None, None),
        ("Fifth.", None, None, None, None),
    )
    read = shared.read(book.data())
    assert read.stages[0].values["entry_criteria"] == [
        {"text": "First.", "evidence": "here"},
        {"text": "Second."},
        {"text": "Third."},
        {"text": "Fifth."},
    ]
    assert [each.where for each in read.unread] == [
        book.where("MQL", "entry_criteria", 0, 2),
        book.where("MQL", "entry_criteria", 1, 1),
        book.where("MQL", "entry_criteria", 2, 2),
        book.where("MQL", "entry_criteria", 3, 0),
    ]


SAID = {
    **{"done": "done", "Handed in": "done", "fertig": "done"},
    **{"no opinion": "no_opinion", "We have no opinion": "no_opinion", "writing": "", "not yet": "", "": ""},
}


def test_how_far_the_team_is(shared: Room, empty: tuple[Room, bytes]) -> None:
    for four in (list(SAID.items())[:4], list(SAID.items())[4:]):
        book = SheetBook(empty[1])
        for stage, (said, _) in zip(shared.stages, four, strict=True):
            book.say(stage, said)
        assert [stage.state for stage in shared.read(book.data()).stages] == [state for _, state in four]


def test_an_unknown_state_is_named(shared: Room, book: SheetBook) -> None:
    book.say("MQL", "halfway through")
    (remark,) = shared.read(book.data()).unread
    assert remark.where == book.where("MQL", STATE)


def test_names_of_the_sheet_count_also_after_renaming(room: Room) -> None:
    sales, marketing, book = room.teams["Sales"], room.teams["Marketing"], room.workbook("Sales")
    teams.rename_team(room.ctx, team_id=sales, name="Field sales")
    teams.rename_team(room.ctx, team_id=marketing, name="Sales")
    stages.rename_stage(room.ctx, stage_id=room.stages["Won"], name="Customer")
    book.fill("MQL", "owner", "Sales").fill("SQL", "owner", "Field sales").fill("SQL", "handoff.recycle_to", "Won")
    read = room.read(book.data())
    assert read.stages[0].values == {"owner": sales}
    assert read.stages[1].values == {"owner": sales, "handoff.recycle_to": room.stages["Won"]}
