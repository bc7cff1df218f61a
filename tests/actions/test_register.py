"""The register of disagreements, stances, cases, and what people on record protect."""

from __future__ import annotations

import pytest

from stageworkshop.actions import agreed, cases, disagreements, history, people, stances, teams, workshops
from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.disagreement import Disagreement, Dissent, Position
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant, Team
from tests.actions.conftest import Room


@pytest.fixture
def raised(room: Room) -> str:
    positions = {room.marketing: "A score of 50", room.sales: "A score of 70"}
    return disagreements.raise_disagreement(
        room.ctx, stage_id=room.mql, aspect="entry_criteria", question="Which score?", positions=positions
    ).created("disagreement")


def test_raised_with_the_positions_of_the_teams(room: Room, raised: str) -> None:
    found = room.file.get(Disagreement, raised)
    assert (found.key, found.state, found.raised_by) == ("d1", "open", "Ines")
    assert {each.team_id: each.text for each in room.file.all(Position)} == {
        room.marketing: "A score of 50",
        room.sales: "A score of 70",
    }


def test_settled_with_outcome_and_method(room: Room, raised: str) -> None:
    with pytest.raises(InvalidValue, match="write down what was decided"):
        disagreements.settle(room.ctx, disagreement_id=raised, method="consensus", outcome=" ")
    disagreements.settle(room.ctx, disagreement_id=raised, method="compromise", outcome="60, looked at in spring")
    found = room.file.get(Disagreement, raised)
    assert (found.state, found.method, found.outcome) == ("settled", "compromise", "60, looked at in spring")
    history.undo(room.ctx)
    assert room.file.get(Disagreement, raised).state == "open"


def test_the_decider_must_be_known(room: Room, raised: str) -> None:
    with pytest.raises(InvalidValue, match="name who decided"):
        disagreements.settle(room.ctx, disagreement_id=raised, method="decider", outcome="60")
    with pytest.raises(NotAllowed, match="no decider is named"):
        disagreements.escalate(room.ctx, disagreement_id=raised)
    workshops.set_decision_rule(room.ctx, rule="decider", decider_id=room.tom)
    disagreements.escalate(room.ctx, disagreement_id=raised)
    assert room.file.get(Disagreement, raised).owner_id == room.tom
    disagreements.settle(room.ctx, disagreement_id=raised, method="decider", outcome="60")
    assert room.file.get(Disagreement, raised).decided_by == "Tom"


def test_parking_needs_somebody_and_a_day(room: Room, raised: str) -> None:
    for owner, due, where in (("", "2027-01-31", "Who"), (room.tom, "", "Until"), (room.tom, "31.1.2027", "Until")):
        with pytest.raises(InvalidValue, match=where):
            disagreements.park(room.ctx, disagreement_id=raised, owner_id=owner, due=due)
    disagreements.park(room.ctx, disagreement_id=raised, owner_id=room.tom, due="2027-01-31")
    found = room.file.get(Disagreement, raised)
    assert (found.state, found.owner_id, found.due) == ("parked", room.tom, "2027-01-31")
    disagreements.take_up_again(room.ctx, disagreement_id=raised)
    found = room.file.get(Disagreement, raised)
    assert (found.state, found.owner_id, found.due) == ("open", "", "")


def test_dissent_is_kept_when_the_matter_is_settled(room: Room, raised: str) -> None:
    disagreements.settle(room.ctx, disagreement_id=raised, method="majority", outcome="50")
    disagreements.add_dissent(room.ctx, disagreement_id=raised, participant_id=room.tom, words="We will drown.")
    (dissent,) = room.file.all(Dissent)
    assert (dissent.words, dissent.participant_id) == ("We will drown.", room.tom)


def test_an_objection_needs_a_reason_and_a_way_out(room: Room) -> None:
    with pytest.raises(InvalidValue, match="What would remove it"):
        stances.answer(room.ctx, stage_id=room.mql, participant_id=room.tom, answer="object", reason="Too low")
    with pytest.raises(NotAllowed, match="observers do not answer"):
        stances.answer(room.ctx, stage_id=room.mql, participant_id=room.olga, answer="agree")


def test_a_changed_answer_keeps_the_old_one_and_new_words_begin_a_new_round(room: Room) -> None:
    def answers() -> list[tuple[int, str, bool]]:
        told = sorted(room.file.all(Stance), key=lambda each: each.at)
        return [(each.number, each.answer, each.current) for each in told]

    stances.answer(room.ctx, stage_id=room.mql, participant_id=room.tom, answer="discuss")
    stances.answer(room.ctx, stage_id=room.mql, participant_id=room.tom, answer="agree")
    assert answers() == [(1, "discuss", False), (1, "agree", True)]
    agreed.set_agreed(room.ctx, stage_id=room.mql, field="definition", value="Other words.")
    stances.answer(room.ctx, stage_id=room.mql, participant_id=room.tom, answer="live_with")
    assert answers() == [(1, "discuss", False), (1, "agree", True), (2, "live_with", True)]


def test_the_rule_is_fixed_before_any_vote(room: Room) -> None:
    stances.answer(room.ctx, stage_id=room.mql, participant_id=room.tom, answer="agree")
    with pytest.raises(NotAllowed, match="stays as it was announced"):
        workshops.set_decision_rule(room.ctx, rule="majority")
    with pytest.raises(NotAllowed, match="what they were told holds"):
        workshops.set_anonymous_stances(room.ctx, value=True)


def test_people_and_teams_on_record_are_not_removed(room: Room, raised: str) -> None:
    stances.answer(room.ctx, stage_id=room.mql, participant_id=room.tom, answer="agree")
    with pytest.raises(NotAllowed, match="Tom has a stance on record"):
        people.remove_person(room.ctx, person_id=room.tom)
    with pytest.raises(NotAllowed, match="Sales has written"):
        teams.remove_team(room.ctx, team_id=room.sales)
    people.remove_person(room.ctx, person_id=room.olga)
    assert [each.name for each in room.file.all(Participant)] == ["Ines", "Tom"]


def test_a_case_is_sorted_once_a_person(room: Room) -> None:
    case = cases.add_case(room.ctx, title="Clinic in Porto").created("case")
    for stage_id in (room.mql, room.sql):
        cases.sort_case(room.ctx, case_id=case, participant_id=room.tom, stage_id=stage_id)
    assert [each.stage_id for each in room.file.all(Sorting)] == [room.sql]
    cases.sort_case(room.ctx, case_id=case, participant_id=room.tom, stage_id="")
    assert room.file.all(Sorting) == []


def test_pasted_people_bring_their_teams_and_are_not_added_twice(room: Room) -> None:
    from stageworkshop.starting.people import PersonRow

    rows = [
        PersonRow(name="Nguyễn Thị Hoa", team="Service", job_title="Head", email="hoa@example.com", roles=()),
        PersonRow(name="山田太郎", team="sales", job_title="", email="", roles=("signatory",)),
        PersonRow(name="Tom", team="Sales", job_title="", email="", roles=()),
    ]
    people.add_people(room.ctx, rows=rows)
    assert [each.name for each in room.file.all(Participant)] == ["Ines", "Tom", "Olga", "Nguyễn Thị Hoa", "山田太郎"]
    assert [each.name for each in room.file.all(Team)] == ["Marketing", "Sales", "Service"]
    history.undo(room.ctx)
    assert len(room.file.all(Participant)) == 3


def test_an_outcome_is_kept_while_it_is_worded_and_when_it_is_escalated(room: Room, raised: str) -> None:
    disagreements.set_outcome(room.ctx, disagreement_id=raised, outcome="Perhaps 60")
    workshops.set_decision_rule(room.ctx, rule="decider", decider_id=room.tom)
    disagreements.escalate(room.ctx, disagreement_id=raised)
    assert room.file.get(Disagreement, raised).outcome == "Perhaps 60"
    disagreements.settle(room.ctx, disagreement_id=raised, method="decider", outcome="60")
    with pytest.raises(InvalidValue, match="write down what was decided"):
        disagreements.set_outcome(room.ctx, disagreement_id=raised, outcome=" ")
    disagreements.set_outcome(room.ctx, disagreement_id=raised, outcome="60 from May on")
    found = room.file.get(Disagreement, raised)
    assert (found.state, found.method, found.outcome) == ("settled", "decider", "60 from May on")


def test_pasted_cases_are_one_step(room: Room) -> None:
    cases.add_cases(room.ctx, rows=[("Hotel", "Asked for a price"), ("", "no title"), ("Town hall", "")])
    assert [(each.title, each.facts) for each in room.file.all(Case)] == [
        ("Hotel", "Asked for a price"),
        ("Town hall", ""),
    ]
    history.undo(room.ctx)
    assert room.file.all(Case) == []
