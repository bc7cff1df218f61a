"""`stageworkshop sheets`: what is printed, what lands on disk, and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from stageworkshop.actions import drafts
from stageworkshop.actions.context import Context
from stageworkshop.cli import main
from stageworkshop.domain.draft import Draft
from stageworkshop.store.workshop_file import WorkshopFile
from tests.sheets.room import Room, SheetBook, build


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """The workshop, closed, so that the command may write to it."""
    made = build(tmp_path)
    made.file.close()
    return made


def run(*arguments: object) -> int:
    try:
        return main(["sheets", *(str(each) for each in arguments)])
    except SystemExit as stopped:
        return int(stopped.code or 0)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def drafted(room: Room, team: str, stage: str) -> dict[str, object]:
    file = WorkshopFile.open(room.file.path, read_only=True)
    found = file.all(Draft, team_id=room.teams[team], stage_id=room.stages[stage])
    file.close()
    return {"state": found[-1].state, **found[-1].values} if found else {}


def test_a_sheet_for_each_team_or_for_those_named(room: Room, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(room.file.path, "--out", out) == 0
    assert names(out) == [
        f"Leads – who does what-draft-sheet-{team}.xlsx" for team in ("customer-service", "marketing", "sales")
    ]
    few = tmp_path / "few"
    assert run(room.file.path, "--out", few, "--team", "sales", "--format", "extract", "--until", "2026-12-04") == 0
    assert names(few) == ["Leads – who does what-draft-sheet-sales.stageworkshop"]


def test_out_and_in_again(room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(room.file.path, "--out", tmp_path, "--team", "sales") == 0
    (sheet,) = tmp_path.glob("*.xlsx")
    book = SheetBook(sheet.read_bytes()).fill("MQL", "definition", "Who asked for a price.").say("MQL", "done")
    sheet.write_bytes(book.data())
    capsys.readouterr()
    assert run(room.file.path, "--import", sheet, "--dry-run") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{sheet.name}: draft sheet of Sales, 1 field would be set",
        "  MQL: Plain definition (new)",
        "  MQL: state: done",
    ]
    assert drafted(room, "Sales", "MQL") == {}
    assert run(room.file.path, "--import", sheet, "--by", "Ines") == 0
    assert "1 field set" in capsys.readouterr().out
    assert drafted(room, "Sales", "MQL") == {"state": "done", "definition": "Who asked for a price."}
    assert run(room.file.path, "--import", sheet) == 0
    assert capsys.readouterr().out == f"{sheet.name}: draft sheet of Sales, nothing new in it\n"


def test_an_extract_comes_in_too(room: Room, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(room.file.path, "--out", out, "--team", "sales", "--format", "extract") == 0
    (sheet,) = out.iterdir()
    there = Room(Context(WorkshopFile.open(sheet), "Bo"), room.teams, room.stages)
    there.write("Sales", "SQL", "probability", 40)
    there.file.close()
    assert run(room.file.path, "--import", sheet) == 0
    assert drafted(room, "Sales", "SQL") == {"state": "open", "probability": 40}


def test_the_rest_is_taken_in_and_what_is_left_out_is_named(
    room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(room.file.path, "--out", tmp_path, "--team", "sales") == 0
    (sheet,) = tmp_path.glob("*.xlsx")
    book = SheetBook(sheet.read_bytes()).fill("MQL", "definition", "Ours.").fill("MQL", "sla.limit", ("soon", None))
    book.fill("SQL", "definition", "Too late.")
    sheet.write_bytes(book.data())
    here = Room(Context(WorkshopFile.open(room.file.path), "Ines"), room.teams, room.stages)
    here.write("Sales", "SQL", "definition", "On the laptop.")
    drafts.reveal(here.ctx, stage_ids=[room.stages["SQL"]])
    here.file.close()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    capsys.readouterr()
    assert run(room.file.path, "--import", broken, sheet) == 1
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        "stageworkshop: broken.xlsx: this workbook can’t be read; open it in a spreadsheet program, save it as .xlsx "
        "and try again.",
        f"stageworkshop: {sheet.name}: {book.where('MQL', 'sla.limit')}: this is no length of time; write it like "
        "“2 days” or “4 business hours”.",
        f"stageworkshop: {sheet.name}: “SQL” was not taken in: the drafts are revealed; begin another round to change "
        "them.",
    ]
    assert "Ours." not in told.out + told.err
    assert drafted(room, "Sales", "MQL") == {"state": "open", "definition": "Ours."}
    assert drafted(room, "Sales", "SQL")["definition"] == "On the laptop."


def test_a_sheet_of_another_team(room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(room.file.path, "--out", tmp_path, "--team", "sales") == 0
    (sheet,) = tmp_path.glob("*.xlsx")
    assert run(room.file.path, "--import", sheet, "--team", "marketing") == 1
    assert "this is the draft sheet of Sales." in capsys.readouterr().err


def test_files_that_are_there_are_left_alone(room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run(room.file.path, "--out", out) == 0
    (out / "Leads – who does what-draft-sheet-marketing.xlsx").unlink()
    before = {path: path.read_bytes() for path in out.iterdir()}
    assert run(room.file.path, "--out", out) == 1
    assert "this file is there already" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in out.iterdir()} == before
    assert run(room.file.path, "--out", out, "--force") == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (
            ["--out", "out", "--team", "nobody"],
            1,
            "no team has this key; there are: marketing, sales, customer-service",
        ),
        (["--out", "out", "--until", "Friday"], 1, "this is no date; write it like 2026-12-04"),
        ([], 2, "one of the arguments --out --import is required"),
        (["--out", "out", "--import", "a.xlsx"], 2, "not allowed with argument"),
        (["--out", "out", "--format", "pdf"], 2, "invalid choice"),
        (["--import", "missing.xlsx"], 1, "there is no such file"),
    ],
)
def test_what_is_wrong(
    room: Room, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, says: str
) -> None:
    assert run(room.file.path, *arguments) == code
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("form", ["xlsx", "extract"])
def test_a_name_that_is_no_text_is_refused_in_a_sentence(
    room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """A terminal may send any bytes."""
    out = tmp_path / "out"
    assert run(room.file.path, "--out", out, "--format", form, "--by", "In\udceas") == 1
    assert capsys.readouterr().err == "stageworkshop: --by: this holds half a character; type or paste it again.\n"
    assert not out.exists()
