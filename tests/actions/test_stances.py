"""Answers to a wording: kept when they are changed, closed with a quorum, and never shown before their time."""

from __future__ import annotations

import pytest

from stageworkshop.actions import agreed, people, stances, workshops
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stance import Stance
from stageworkshop.store.queries.stances import panel, past_rounds
from tests.actions.conftest import Room


@pytest.fixture
def asked(room: Room) -> Room:
    people.add_person(room.ctx, name="Kai", team_id=room.sales)
    agreed.set_agreed(room.ctx, stage_id=room.mql, field="definition", value="Wants to talk.")
    return room


def answer(room: Room, person: str, said: str, reason: str = "") -> None:
    stances.answer(
        room.ctx, stage_id=room.mql, participant_id=person, answer=said, reason=reason, would_remove=reason and "x"
    )


def test_absent_people_count_as_abstaining_once_every_team_is_heard(asked: Room) -> None:
    answer(asked, asked.ines, "agree")
    assert [team.name for team in panel(asked.file, asked.mql).unheard] == ["Sales"]
    with pytest.raises(NotAllowed, match="nobody has answered yet from: Sales"):
        stances.count_absent(asked.ctx, stage_id=asked.mql)
    answer(asked, asked.tom, "live_with")
    stances.count_absent(asked.ctx, stage_id=asked.mql)
    told = panel(asked.file, asked.mql)
    assert (told.result.outcome, told.unheard) == ("carried", ())
    kai = next(each for each in told.people if each.name == "Kai")
    assert (kai.answer, kai.reason, kai.logged_by) == ("abstain", "Not in the room.", "Ines")


def test_nobody_is_counted_when_all_are_in(asked: Room) -> None:
    for each in panel(asked.file, asked.mql).people:
        answer(asked, each.id, "agree")
    with pytest.raises(NotAllowed, match="everybody has answered"):
        stances.count_absent(asked.ctx, stage_id=asked.mql)
    assert len(asked.file.all(Stance)) == 3


def test_a_changed_answer_and_an_earlier_round_can_be_looked_at(asked: Room) -> None:
    for each in panel(asked.file, asked.mql).people:
        answer(asked, each.id, "object" if each.id == asked.tom else "agree", "Too vague")
    answer(asked, asked.tom, "agree")
    assert panel(asked.file, asked.mql).result.carried
    (now,) = past_rounds(asked.file, asked.mql)
    assert [(each.name, each.answer, each.replaced) for each in now.answers] == [("Tom", "object", True)]
    agreed.set_agreed(asked.ctx, stage_id=asked.mql, field="definition", value="Asked for a call.")
    answer(asked, asked.ines, "agree")
    (first,) = past_rounds(asked.file, asked.mql)
    assert (first.number, first.count, len(first.answers)) == (1, 3, 4)


def test_what_is_blind_stays_blind_for_good(asked: Room) -> None:
    answer(asked, asked.ines, "object", "Too vague")
    answer(asked, asked.ines, "agree")
    assert past_rounds(asked.file, asked.mql) == [], "a changed answer tells nothing while others are awaited"
    agreed.set_agreed(asked.ctx, stage_id=asked.mql, field="definition", value="Asked for a call.")
    answer(asked, asked.tom, "agree")
    (first,) = past_rounds(asked.file, asked.mql)
    assert (first.number, first.count, first.answers) == (1, 1, ()), "a round that was never complete stays closed"


def test_anonymous_answers_have_no_name_and_no_time_later_either(asked: Room) -> None:
    workshops.set_anonymous_stances(asked.ctx, value=True)
    for each in panel(asked.file, asked.mql).people:
        answer(asked, each.id, "discuss", "Why so?")
    answer(asked, asked.tom, "agree")
    (now,) = past_rounds(asked.file, asked.mql)
    assert [(each.name, each.at, each.logged_by, each.answer) for each in now.answers] == [("", "", "", "discuss")]
