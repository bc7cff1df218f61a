"""The draft sheet as a file of this program: filled in through the program's own actions, and coming back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stageworkshop.actions import draft_sheets, drafts, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.draft import Round
from stageworkshop.domain.errors import InputError, NotAllowed
from stageworkshop.domain.workshop import Participant
from stageworkshop.sheets import extract
from stageworkshop.sheets.content import gather
from stageworkshop.sheets.known import known
from stageworkshop.sheets.read import read
from stageworkshop.sheets.returned import Returned
from stageworkshop.store import undoing
from stageworkshop.store.audit import audit
from stageworkshop.store.queries.drafts import matrix
from stageworkshop.store.queries.extracts import extract_of
from stageworkshop.store.workshop_file import WorkshopFile
from tests.sheets.room import AT, Room
from tests.sheets.test_round_trip import full


@pytest.fixture
def sent(room: Room, tmp_path: Path) -> Path:
    """The sheet of Sales, who had begun on MQL; Won is revealed."""
    room.write("Sales", "MQL", "definition", "Begun.")
    room.write("Sales", "MQL", "probability", 20)
    room.write("Sales", "Won", "definition", "Paid.")
    drafts.reveal(room.ctx, stage_ids=[room.stages["Won"]])
    path = tmp_path / "sales.stageworkshop"
    path.write_bytes(extract.write(room.content("Sales", asked_by="Ines", until="2026-12-04")))
    return path


def opened(path: Path) -> Context:
    return Context(WorkshopFile.open(path), "Bo", clock=lambda: "2026-11-25T09:00:00Z")


def came_back(room: Room, path: Path) -> Returned:
    return read(path, known(room.file))


def test_it_opens_as_a_workshop_of_one_team(room: Room, sent: Path) -> None:
    ctx = opened(sent)
    seen = matrix(ctx.file)
    assert [team.name for team in seen.teams] == ["Sales"]
    assert [stage.name for stage in seen.stages] == ["MQL", "SQL", "Offer"], "what is revealed can't be drafted"
    marks = extract_of(ctx.file)
    assert marks is not None
    assert (marks.asked_by, marks.until, marks.made_at) == ("Ines", "2026-12-04", AT)
    assert ctx.file.all(Participant) == []
    assert audit(ctx.file) == []
    ctx.file.close()


def test_untouched_it_says_nothing(room: Room, sent: Path) -> None:
    assert not any(stage.says_anything for stage in came_back(room, sent).stages)


def test_every_field_comes_back(room: Room, sent: Path) -> None:
    ctx, values = opened(sent), full(room)
    for key, value in values.items():
        drafts.set_value(ctx, stage_id=room.stages["SQL"], team_id=room.teams["Sales"], field=key, value=value)
    drafts.set_state(ctx, stage_id=room.stages["SQL"], team_id=room.teams["Sales"], state="done")
    ctx.file.close()
    returned = came_back(room, sent)
    assert (returned.workshop_id, returned.team_id) == (room.file.workshop.id, room.teams["Sales"])
    by_name = {stage.name: stage for stage in returned.stages}
    assert by_name["SQL"].values == values
    assert by_name["SQL"].state == "done"
    assert not by_name["MQL"].says_anything


def test_what_is_taken_back_and_changed(room: Room, sent: Path) -> None:
    ctx = opened(sent)
    where = {"stage_id": room.stages["MQL"], "team_id": room.teams["Sales"]}
    drafts.set_value(ctx, **where, field="probability", value=None)
    drafts.set_value(ctx, **where, field="definition", value="Thought over.")
    ctx.file.close()
    assert came_back(room, sent).stages[0].values == {"definition": "Thought over.", "probability": None}


def test_only_drafts_can_be_written_in_it(room: Room, sent: Path) -> None:
    ctx = opened(sent)
    acts: tuple[Callable[[], object], ...] = (
        lambda: drafts.reveal(ctx, stage_ids=[room.stages["MQL"]]),
        lambda: drafts.reopen(ctx, stage_ids=[room.stages["Won"]]),
        lambda: stages.rename_stage(ctx, stage_id=room.stages["MQL"], name="Other"),
        lambda: teams.add_team(ctx, name="More"),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="this file is a draft sheet"):
            act()
    where = {"stage_id": room.stages["MQL"], "team_id": room.teams["Sales"]}
    drafts.set_value(ctx, **where, field="definition", value="Oops.")
    undoing.undo(ctx.file, actor="Bo", at=ctx.now())
    ctx.file.close()
    assert not came_back(room, sent).stages[0].says_anything


def test_no_sheet_is_made_from_a_sheet(room: Room, sent: Path) -> None:
    ctx = opened(sent)
    with pytest.raises(NotAllowed, match="itself a draft sheet"):
        gather(ctx.file, room.teams["Sales"], at=AT)
    with pytest.raises(NotAllowed, match="this file is a draft sheet"):
        draft_sheets.take(ctx, returned=room.read(room.workbook("Sales").fill("MQL", "definition", "Mine.").data()))
    ctx.file.close()


def test_rounds_are_those_of_the_workshop(room: Room, sent: Path) -> None:
    file = WorkshopFile.open(sent, read_only=True)
    here = {each.id: each.stage_id for each in room.file.all(Round)}
    assert {each.id: each.stage_id for each in file.all(Round)} == here
    file.close()


def test_a_whole_workshop_is_refused(room: Room) -> None:
    with pytest.raises(InputError, match="a whole workshop, not a draft sheet"):
        came_back(room, room.file.path)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("PRAGMA user_version = 99", "newer version of Stage Workshop"),
        ("DROP TABLE draft", "damaged"),
        ("UPDATE draft SET \"values\" = '{broken'", "damaged; ask the team"),
        ("UPDATE draft SET \"values\" = '[]'", "damaged; ask the team"),
        ("DELETE FROM round", "damaged; ask the team"),
        ("DELETE FROM team", "damaged; ask the team"),
        ("PRAGMA application_id = 7", "not a workshop file"),
    ],
)
def test_what_was_tampered_with_is_refused(room: Room, sent: Path, statement: str, says: str) -> None:
    with closing(sqlite3.connect(sent)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(InputError, match=says) as caught:
        came_back(room, sent)
    assert caught.value.where == "sales.stageworkshop"


def test_a_value_that_no_field_takes_is_told(room: Room, sent: Path) -> None:
    with closing(sqlite3.connect(sent)) as connection, connection:
        connection.execute('UPDATE draft SET "values" = \'{"probability": 900, "definition": "Mine."}\'')
    returned = came_back(room, sent)
    assert returned.stages[0].values == {"definition": "Mine."}
    assert [str(each) for each in returned.unread] == ["Stage “MQL”, Probability: 900 is not between 0 and 100."]


def test_reading_leaves_the_file_as_it_came(room: Room, sent: Path) -> None:
    before = sent.read_bytes()
    came_back(room, sent)
    assert sent.read_bytes() == before
