"""The decider is named in one place and ticked in another, and the two always agree; one undo takes back both."""

import pytest

from stageworkshop.actions import history, people, stances, workshops
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.workshop import Participant
from tests.actions.conftest import Room


def ticked(room: Room) -> set[str]:
    return {each.id for each in room.file.all(Participant) if "decider" in each.roles}


def test_who_is_ticked_first_is_named(room: Room) -> None:
    people.set_roles(room.ctx, person_id=room.ines, roles=["decider", "facilitator"])
    assert room.file.workshop.decider_id == room.ines
    people.set_roles(room.ctx, person_id=room.tom, roles=["decider"])
    assert room.file.workshop.decider_id == room.ines, "who was named first stays"
    history.undo(room.ctx)
    history.undo(room.ctx)
    assert room.file.workshop.decider_id == ""
    assert not ticked(room)
    history.redo(room.ctx)
    people.set_roles(room.ctx, person_id=room.ines, roles=["facilitator"])
    assert room.file.workshop.decider_id == ""


def test_who_is_named_is_ticked_in_place_of_who_was(room: Room) -> None:
    people.set_roles(room.ctx, person_id=room.ines, roles=["decider"])
    workshops.set_decision_rule(room.ctx, rule="decider", decider_id=room.tom)
    assert ticked(room) == {room.tom}
    assert room.file.get(Participant, room.tom).roles == ["decider", "signatory"]
    history.undo(room.ctx)
    assert ticked(room) == {room.ines}
    assert room.file.workshop.decider_id == room.ines


def test_once_people_have_answered_the_decider_stays(room: Room) -> None:
    people.set_roles(room.ctx, person_id=room.ines, roles=["decider", "signatory"])
    stances.answer(room.ctx, stage_id=room.mql, participant_id=room.tom, answer="agree")
    with pytest.raises(NotAllowed, match="stays as announced"):
        people.set_roles(room.ctx, person_id=room.ines, roles=["signatory"])
    assert ticked(room) == {room.ines}
