"""Answers to a wording: kept when they are changed, closed with a quorum, and never shown before their time."""

from __future__ import annotations

import pytest

from stageworkshop.actions import agreed, history, people, stances, workshops
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant
from stageworkshop.starting.people import PersonRow as Row
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


def test_who_joins_later_hides_nothing_that_was_seen(asked: Room) -> None:
    for each in panel(asked.file, asked.mql).people:
        answer(asked, each.id, "agree")
    people.add_person(asked.ctx, name="Zoë", team_id=asked.sales)
    told = panel(asked.file, asked.mql)
    assert (told.result.outcome, told.waiting, len(told.asked)) == ("carried", (), 3)
    zoe = told.people[-1]
    assert (zoe.name, zoe.answered, zoe.late) == ("Zoë", False, True)
    with pytest.raises(NotAllowed, match="everybody has answered"):
        stances.count_absent(asked.ctx, stage_id=asked.mql)
    answer(asked, zoe.id, "object", "Too vague")
    told = panel(asked.file, asked.mql)
    assert (told.result.outcome, told.people[-1].late) == ("objection", False), "an answer added later counts"
    people.add_person(asked.ctx, name="Per", team_id=asked.sales)
    assert panel(asked.file, asked.mql).result.outcome == "objection"
    agreed.set_agreed(asked.ctx, stage_id=asked.mql, field="definition", value="Asked for a call.")
    assert [each.name for each in panel(asked.file, asked.mql).waiting][-2:] == ["Zoë", "Per"], (
        "the next round is theirs"
    )
    (first,) = past_rounds(asked.file, asked.mql)
    assert len(first.answers) == 4, "what was seen of an earlier round can still be read"


@pytest.mark.parametrize("way", ["list", "team", "observer"])
def test_a_round_in_sight_stays_so_however_the_room_grows(asked: Room, way: str) -> None:
    people.add_person(asked.ctx, name="Zoë", roles=["observer"] if way == "observer" else [])
    zoe = next(each for each in asked.file.all(Participant) if each.name == "Zoë")
    if way == "observer":
        people.edit_person(asked.ctx, person_id=zoe.id, team_id=asked.sales)
    for each in panel(asked.file, asked.mql).people:
        answer(asked, each.id, "agree")
    if way == "list":
        rows = [Row("Per", "Sales"), Row("Eva", "Partners")]
        people.add_people(asked.ctx, rows=rows)
    elif way == "team":
        people.edit_person(asked.ctx, person_id=zoe.id, team_id=asked.sales)
    else:
        people.set_roles(asked.ctx, person_id=zoe.id, roles=[])
    told = panel(asked.file, asked.mql)
    assert told.result.carried
    assert len(told.people) > len(told.asked) == 3


def test_who_joins_before_all_are_in_is_waited_for(asked: Room) -> None:
    answer(asked, asked.ines, "agree")
    people.add_person(asked.ctx, name="Zoë", team_id=asked.sales)
    for each in panel(asked.file, asked.mql).waiting[:-1]:
        answer(asked, each.id, "agree")
    told = panel(asked.file, asked.mql)
    assert (told.shown, [each.name for each in told.waiting]) == (False, ["Zoë"])


def test_joining_can_be_undone_and_done_again(asked: Room) -> None:
    for each in panel(asked.file, asked.mql).people:
        answer(asked, each.id, "agree")
    people.add_person(asked.ctx, name="Zoë", team_id=asked.sales)
    history.undo(asked.ctx)
    assert not any(each.shown for each in asked.file.all(Stance))
    assert (panel(asked.file, asked.mql).shown, len(panel(asked.file, asked.mql).people)) == (True, 3)
    history.redo(asked.ctx)
    assert all(each.shown for each in asked.file.all(Stance))
    assert (panel(asked.file, asked.mql).shown, len(panel(asked.file, asked.mql).people)) == (True, 4)
    history.undo(asked.ctx)
    history.undo(asked.ctx)
    assert not panel(asked.file, asked.mql).shown, "the last answer was taken back too"
