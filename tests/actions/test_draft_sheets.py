"""Taking a draft sheet in: one step, only that team's drafts, only what is still open; and the plan of it before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import draft_sheets, drafts, stages, teams
from stageworkshop.domain.errors import InputError
from stageworkshop.sheets.plan import Plan, plan
from stageworkshop.sheets.returned import Returned
from stageworkshop.store import undoing
from tests.sheets.room import Room, build
from tests.sheets.test_round_trip import full


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = build(tmp_path)
    yield made
    made.file.close()


def told(planned: Plan) -> dict[str, list[tuple[str, str]]]:
    """Fields by stage, each with how it is set."""
    return {stage.name: [(field.key, field.how) for field in stage.fields] for stage in planned.stages}


def test_everything_in_one_step(room: Room) -> None:
    values = full(room)
    book = room.workbook("Sales").fill("SQL", "definition", "Ours.").say("SQL", "done").say("Won", "no opinion")
    for key, value in values.items():
        room.write("Marketing", "MQL", key, value)
    returned = room.read(book.data())
    planned = plan(room.file, returned)
    assert told(planned) == {"SQL": [("definition", "new")], "Won": []}
    assert [stage.state for stage in planned.stages] == ["done", "no_opinion"]
    changes = draft_sheets.take(room.ctx, returned=returned)
    assert changes.says == "took in the draft sheet of Sales: 1 field in 2 stages"
    assert room.draft("Sales", "SQL").values == {"definition": "Ours."}
    assert room.draft("Sales", "SQL").state == "done"
    assert room.draft("Sales", "Won").state == "no_opinion"
    assert room.draft("Marketing", "MQL").values == values
    undoing.undo(room.file, actor="Ines", at=room.ctx.now())
    assert room.draft("Sales", "SQL").values == {}
    assert room.draft("Sales", "Won").state == "open"
    undoing.redo(room.file, actor="Ines", at=room.ctx.now())
    assert room.draft("Sales", "SQL").values == {"definition": "Ours."}


def test_taken_in_twice_changes_nothing(room: Room) -> None:
    returned = room.read(room.workbook("Sales").fill("MQL", "definition", "Ours.").say("MQL", "done").data())
    assert draft_sheets.take(room.ctx, returned=returned)
    assert not plan(room.file, returned).does_anything
    assert not draft_sheets.take(room.ctx, returned=returned)


def test_the_plan_tells_what_is_replaced(room: Room) -> None:
    room.write("Sales", "MQL", "definition", "Before.")
    room.write("Sales", "MQL", "audience", "Before.")
    book = room.workbook("Sales")
    room.write("Sales", "MQL", "audience", "Written after the sheet was sent.")
    room.write("Sales", "MQL", "probability", 20)
    room.write("Sales", "MQL", "sla.attempts", 3)
    book.fill("MQL", "definition", "Changed.").fill("MQL", "audience", "Changed.").fill("MQL", "owner", "Sales")
    book.fill("MQL", "sla.attempts", 3)
    returned = room.read(book.data())
    assert told(plan(room.file, returned)) == {
        "MQL": [("definition", "other"), ("audience", "newer"), ("owner", "new")]
    }
    draft_sheets.take(room.ctx, returned=returned)
    assert room.draft("Sales", "MQL").values == {
        "definition": "Changed.",
        "audience": "Changed.",
        "owner": room.teams["Sales"],
        "probability": 20,
        "sla.attempts": 3,
    }


def test_what_nobody_touched_stays_as_it_is_by_now(room: Room) -> None:
    room.write("Sales", "MQL", "definition", "Before.")
    book = room.workbook("Sales").fill("SQL", "definition", "New.")
    room.write("Sales", "MQL", "definition", "Better by now.")
    draft_sheets.take(room.ctx, returned=room.read(book.data()))
    assert room.draft("Sales", "MQL").values == {"definition": "Better by now."}


def test_a_revealed_stage_and_an_older_round_are_refused(room: Room) -> None:
    book = room.workbook("Sales")
    for stage in ("MQL", "SQL", "Offer"):
        book.fill(stage, "definition", "Ours.")
        room.write("Sales", stage, "definition", "On the laptop.")
    drafts.reveal(room.ctx, stage_ids=[room.stages["MQL"], room.stages["SQL"]])
    drafts.reopen(room.ctx, stage_ids=[room.stages["SQL"]])
    returned = room.read(book.data())
    planned = plan(room.file, returned)
    assert {stage.name: stage.refused for stage in planned.stages} == {
        "MQL": "the drafts are revealed; begin another round to change them.",
        "SQL": "the sheet is of round 1; round 2 has begun since, with another sheet.",
        "Offer": "",
    }
    assert planned.left_out
    draft_sheets.take(room.ctx, returned=returned)
    assert [room.draft("Sales", stage).values["definition"] for stage in ("MQL", "SQL", "Offer")] == [
        "On the laptop.",
        "On the laptop.",
        "Ours.",
    ]


def test_a_revealed_stage_of_which_the_sheet_says_nothing_is_no_matter(room: Room) -> None:
    book = room.workbook("Sales").fill("SQL", "definition", "Ours.")
    room.write("Sales", "MQL", "definition", "On the laptop.")
    drafts.reveal(room.ctx, stage_ids=[room.stages["MQL"]])
    planned = plan(room.file, room.read(book.data()))
    assert told(planned) == {"SQL": [("definition", "new")]}
    assert not planned.left_out


def test_what_is_gone_by_now(room: Room) -> None:
    book = room.workbook("Sales").fill("Offer", "definition", "Ours.").fill("MQL", "owner", "Marketing")
    book.fill("MQL", "handoff.recycle_to", "Offer").fill("MQL", "handoff.from", "Sales")
    stages.remove_stage(room.ctx, stage_id=room.stages["Offer"])
    teams.remove_team(room.ctx, team_id=room.teams["Marketing"])
    planned = plan(room.file, room.read(book.data()))
    assert told(planned) == {"MQL": [("handoff.from", "new")], "Offer": []}
    assert planned.stages[1].refused == "the stage is no longer in the workshop."
    assert {(each.where, each.text) for each in planned.unread} == {
        (book.where("MQL", "owner"), "the team chosen here is no longer in the workshop."),
        (book.where("MQL", "handoff.recycle_to"), "the stage chosen here is no longer in the workshop."),
    }


def test_done_with_nothing_written_is_not_handed_in(room: Room) -> None:
    book = room.workbook("Sales").say("MQL", "done")
    returned = room.read(book.data())
    planned = plan(room.file, returned)
    assert not planned.does_anything
    assert planned.unread[0].where == book.where("MQL", "state")
    assert not draft_sheets.take(room.ctx, returned=returned)


def test_no_opinion_before_and_words_now(room: Room) -> None:
    drafts.set_state(room.ctx, stage_id=room.stages["MQL"], team_id=room.teams["Sales"], state="no_opinion")
    book = room.workbook("Sales").fill("MQL", "definition", "After all.")
    draft_sheets.take(room.ctx, returned=room.read(book.data()))
    assert room.draft("Sales", "MQL").state == "open"


def test_another_workshop_and_a_team_that_is_gone(room: Room, tmp_path: Path) -> None:
    book = room.workbook("Customer Service").fill("MQL", "definition", "Ours.")
    (tmp_path / "other").mkdir()
    other = build(tmp_path / "other")
    with pytest.raises(InputError, match="belongs to another workshop, “Leads: who does what”"):
        draft_sheets.take(other.ctx, returned=room.read(book.data()))
    other.file.close()
    teams.remove_team(room.ctx, team_id=room.teams["Customer Service"])
    with pytest.raises(InputError, match="no longer a team of this workshop"):
        draft_sheets.take(room.ctx, returned=room.read(book.data()))


def test_neither_plan_nor_history_tells_a_word(room: Room) -> None:
    book = (
        room.workbook("Sales").fill("MQL", "definition", "Secret words.").fill("MQL", "sla.limit", ("secretly", None))
    )
    returned: Returned = room.read(book.data())
    planned = plan(room.file, returned)
    draft_sheets.take(room.ctx, returned=returned)
    shown = [str(remark) for remark in (*planned.unread, *planned.notes)]
    shown += [field.label for stage in planned.stages for field in stage.fields]
    shown += [entry.says for entry in room.file.history()]
    assert "secret" not in json.dumps(shown).casefold()
