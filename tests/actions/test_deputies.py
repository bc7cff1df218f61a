"""Who signs for whom and in which order: on record, taken back by another record, and said in what is signed."""

from __future__ import annotations

import pytest

from stageworkshop.actions import charters, deputies, history, people, signoffs
from stageworkshop.domain.charter import Delegation, SignOff
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from tests.actions.conftest import Room


@pytest.fixture
def charter(room: Room) -> str:
    return charters.propose(room.ctx).created("charter")


def sign(room: Room, charter: str, who: str) -> SignOff:
    done = signoffs.sign(room.ctx, charter_id=charter, participant_id=who, answer="approve", typed="X")
    return room.file.get(SignOff, done.created("sign_off"))


def delegate(room: Room, charter: str, who: str, to: str) -> str:
    return deputies.delegate(
        room.ctx, charter_id=charter, participant_id=who, deputy_id=to, reason="Mail of 23 November"
    ).created("delegation")


def test_a_deputys_answer_is_for_the_signatory_and_names_the_deputy(room: Room, charter: str) -> None:
    ruth = people.add_person(room.ctx, name="Ruth", team_id=room.sales, job_title="Deputy CSO").created("participant")
    delegate(room, charter, room.tom, ruth)
    record = sign(room, charter, room.tom)
    assert (record.name, record.role, record.participant_key) == ("Tom", "CSO", "tom")
    assert (record.deputy_name, record.deputy_role, record.deputy_team) == ("Ruth", "Deputy CSO", "Sales")


def test_a_delegation_is_taken_back_by_another_record(room: Room, charter: str) -> None:
    given = delegate(room, charter, room.tom, room.olga)
    deputies.end_delegation(room.ctx, delegation_id=given, reason="Back from leave")
    assert sign(room, charter, room.tom).deputy_name == ""
    assert len(room.file.all(Delegation)) == 2
    with pytest.raises(NotAllowed, match="does not hold any more"):
        deputies.end_delegation(room.ctx, delegation_id=given)


def test_a_delegation_cannot_be_undone(room: Room, charter: str) -> None:
    delegate(room, charter, room.tom, room.olga)
    history.undo(room.ctx)
    assert [each.deputy_name for each in room.file.all(Delegation)] == ["Olga"]


def test_what_a_delegation_needs(room: Room, charter: str) -> None:
    with pytest.raises(InvalidValue, match="by what right"):
        deputies.delegate(room.ctx, charter_id=charter, participant_id=room.tom, deputy_id=room.olga, reason=" ")
    with pytest.raises(NotAllowed, match="choose somebody else"):
        delegate(room, charter, room.tom, room.tom)
    with pytest.raises(NotAllowed, match="role of signatory"):
        delegate(room, charter, room.olga, room.tom)
    delegate(room, charter, room.tom, room.olga)
    with pytest.raises(NotAllowed, match="left the own answer to somebody else"):
        delegate(room, charter, room.ines, room.tom)
    sign(room, charter, room.tom)
    with pytest.raises(NotAllowed, match="answered already"):
        delegate(room, charter, room.tom, room.ines)
    charters.withdraw(room.ctx, charter_id=charter)
    with pytest.raises(NotAllowed, match="no longer open"):
        delegate(room, charter, room.ines, room.olga)


def test_a_delegation_is_for_one_charter_only(room: Room, charter: str) -> None:
    delegate(room, charter, room.tom, room.olga)
    people.edit_person(room.ctx, person_id=room.tom, job_title="CEO")
    second = charters.propose(room.ctx).created("charter")
    assert sign(room, second, room.tom).deputy_name == ""


def test_whoever_has_to_sign_for_somebody_stays_in_the_list(room: Room, charter: str) -> None:
    delegate(room, charter, room.tom, room.olga)
    with pytest.raises(NotAllowed, match="an answer to give for somebody else"):
        people.remove_person(room.ctx, person_id=room.olga)


def test_in_a_fixed_order_nobody_answers_before_those_who_come_earlier(room: Room, charter: str) -> None:
    deputies.set_order(room.ctx, participant_ids=[room.tom, room.ines])
    with pytest.raises(NotAllowed, match="the turn of Tom"):
        sign(room, charter, room.ines)
    signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="decline", reason="Not these words")
    sign(room, charter, room.ines)
    sign(room, charter, room.ines)


def test_any_order_is_the_rule_and_an_order_can_be_undone(room: Room, charter: str) -> None:
    deputies.set_order(room.ctx, participant_ids=[room.tom, room.ines])
    history.undo(room.ctx)
    sign(room, charter, room.ines)


def test_who_is_no_signatory_any_more_holds_nobody_up(room: Room, charter: str) -> None:
    deputies.set_order(room.ctx, participant_ids=[room.tom, room.ines])
    people.set_roles(room.ctx, person_id=room.tom, roles=[])
    sign(room, charter, room.ines)
    with pytest.raises(NotAllowed, match="role of signatory"):
        deputies.set_order(room.ctx, participant_ids=[room.olga])


def test_a_refusal_says_which_stages_it_is_about(room: Room, charter: str) -> None:
    signoffs.sign(
        room.ctx, charter_id=charter, participant_id=room.tom, answer="decline", reason="Too early", about=["sql"]
    )
    assert [each.about for each in room.file.all(SignOff)] == [["sql"]]
    with pytest.raises(InvalidValue, match="none of"):
        signoffs.sign(
            room.ctx, charter_id=charter, participant_id=room.tom, answer="decline", reason="Too early", about=["nope"]
        )
