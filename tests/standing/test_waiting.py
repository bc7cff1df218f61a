"""Whom the room is waiting for: people who speak for a team, not those who only lead or watch."""

from __future__ import annotations

from pathlib import Path

from stageworkshop.actions import agreed, people, stances
from stageworkshop.standing.waiting import waiting_for
from tests.ui.draft_workshop import build


def test_only_people_of_teams_are_asked(tmp_path: Path) -> None:
    here = build(tmp_path)
    people.add_person(here.ctx, name="Ines Ferreira", roles=["facilitator"])
    people.add_person(here.ctx, name="Olga", team_id=here.teams["Sales"], roles=["observer"])
    assert waiting_for(here.file, "settle") == ()
    stances.answer(here.ctx, stage_id=here.stages["MQL"], participant_id=here.people["Anna"], answer="agree")
    assert waiting_for(here.file, "settle") == ("Bo", "Nguyễn Anh", "Uwe")
    here.file.close()


def test_nobody_waits_for_who_joined_after_the_answers_were_seen(tmp_path: Path) -> None:
    here = build(tmp_path)
    for person in here.people.values():
        stances.answer(here.ctx, stage_id=here.stages["MQL"], participant_id=person, answer="agree")
    people.add_person(here.ctx, name="Zoë", team_id=here.teams["Sales"])
    assert waiting_for(here.file, "compare") == ()
    agreed.set_agreed(here.ctx, stage_id=here.stages["MQL"], field="definition", value="Asked for a call.")
    stances.answer(here.ctx, stage_id=here.stages["MQL"], participant_id=here.people["Anna"], answer="agree")
    assert waiting_for(here.file, "compare") == ("Zoë",)
    here.file.close()
