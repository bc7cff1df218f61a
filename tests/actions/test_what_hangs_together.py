"""What points at something that is removed, merged or taken back: nothing is left that points at nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from stageworkshop.actions import (
    agreed,
    charters,
    disagreements,
    drafts,
    glossary,
    history,
    people,
    signoffs,
    stages,
    stances,
    starting,
    teams,
    workshops,
)
from stageworkshop.actions.context import Context
from stageworkshop.actions.deputies import delegate, set_order
from stageworkshop.charter import snapshot
from stageworkshop.domain.charter import Charter, standing
from stageworkshop.domain.charter import SignOff as Given
from stageworkshop.domain.disagreement import Option
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant, Team, Term
from stageworkshop.starting.people import PersonRow
from stageworkshop.store.audit import audit
from stageworkshop.store.workshop_file import WorkshopFile
from tests.actions.conftest import Room


def test_a_word_of_the_glossary_forgets_a_team_that_is_removed(room: Room) -> None:
    dealers = teams.add_team(room.ctx, name="Dealers").created("team")
    names = [
        {"team": dealers, "name": "enquiry"},
        {"team": "", "name": "enquiry"},
        {"team": room.sales, "name": "lead"},
    ]
    glossary.add_term(room.ctx, term="Lead", aliases=names)
    teams.remove_team(room.ctx, team_id=dealers)
    assert room.file.all(Term)[0].aliases == [{"team": "", "name": "enquiry"}, {"team": room.sales, "name": "lead"}]
    history.undo(room.ctx)
    assert room.file.all(Term)[0].aliases == names


def test_merged_stages_do_not_send_records_to_themselves(room: Room) -> None:
    recycle = "handoff.recycle_to"
    agreed.set_agreed(room.ctx, stage_id=room.mql, field=recycle, value=room.sql)
    agreed.set_agreed(room.ctx, stage_id=room.won, field=recycle, value=room.sql)
    drafts.set_value(room.ctx, stage_id=room.mql, team_id=room.sales, field=recycle, value=room.sql)
    stages.merge_stages(room.ctx, into_id=room.mql, from_id=room.sql)
    assert recycle not in room.file.get(Stage, room.mql).values
    assert recycle not in room.file.all(Draft, stage_id=room.mql)[0].values
    assert room.file.get(Stage, room.won).values[recycle] == room.mql


def test_a_stage_takes_over_where_the_other_sent_records_but_not_to_itself(room: Room) -> None:
    recycle = "handoff.recycle_to"
    agreed.set_agreed(room.ctx, stage_id=room.sql, field=recycle, value=room.mql)
    stages.merge_stages(room.ctx, into_id=room.mql, from_id=room.sql)
    assert recycle not in room.file.get(Stage, room.mql).values
    history.undo(room.ctx)
    agreed.set_agreed(room.ctx, stage_id=room.sql, field=recycle, value=room.won)
    stages.merge_stages(room.ctx, into_id=room.mql, from_id=room.sql)
    assert room.file.get(Stage, room.mql).values[recycle] == room.won


def test_who_is_removed_no_longer_stands_in_the_order_of_signing(room: Room) -> None:
    set_order(room.ctx, participant_ids=[room.tom, room.ines])
    people.remove_person(room.ctx, person_id=room.tom)
    assert room.file.workshop.signing_order == [room.ines]
    history.undo(room.ctx)
    assert room.file.workshop.signing_order == [room.tom, room.ines]


def test_the_decider_is_not_removed_once_people_have_answered(room: Room) -> None:
    workshops.set_decision_rule(room.ctx, rule="decider", decider_id=room.tom)
    stances.answer(room.ctx, stage_id=room.mql, participant_id=room.ines, answer="agree")
    with pytest.raises(NotAllowed, match="the decider stays as announced"):
        people.remove_person(room.ctx, person_id=room.tom)
    assert room.file.workshop.decider_id == room.tom


def test_nobody_is_added_as_observer_and_signatory(room: Room) -> None:
    with pytest.raises(NotAllowed, match="an observer does not sign"):
        people.add_person(room.ctx, name="Nuria", roles=("observer", "signatory"))


def test_names_in_another_unicode_form_are_the_same_names(room: Room) -> None:
    composed, apart = "Vertrieb Süd", unicodedata.normalize("NFD", "VERTRIEB  Süd")
    team = teams.add_team(room.ctx, name=composed).created("team")
    people.add_person(room.ctx, name="José")
    people.add_people(room.ctx, rows=[PersonRow(unicodedata.normalize("NFD", "José")), PersonRow("Zoë", apart)])
    assert [each.name for each in room.file.all(Team)] == ["Marketing", "Sales", composed]
    assert [(each.name, each.team_id) for each in room.file.all(Participant)[3:]] == [("José", ""), ("Zoë", team)]


def test_an_option_added_after_one_was_removed_comes_last(room: Room) -> None:
    raised = disagreements.raise_disagreement(
        room.ctx, stage_id=room.mql, aspect="definition", question="Who calls?"
    ).created("disagreement")
    first, *_ = [
        disagreements.add_option(room.ctx, disagreement_id=raised, text=text).created("option") for text in "ABC"
    ]
    disagreements.remove_option(room.ctx, option_id=first)
    disagreements.add_option(room.ctx, disagreement_id=raised, text="D")
    there = room.file.all(Option, disagreement_id=raised)
    assert [each.text for each in there] == ["B", "C", "D"]
    assert len({each.position for each in there}) == 3


def test_a_name_is_taken_back_after_the_charter_but_not_the_key_that_was_signed_under(room: Room) -> None:
    stages.rename_stage(room.ctx, stage_id=room.mql, name="Marketing lead")
    people.edit_person(room.ctx, person_id=room.tom, name="Thomas")
    charters.propose(room.ctx)
    charter = room.file.all(Charter)[0]
    signoffs.sign(room.ctx, charter_id=charter.id, participant_id=room.tom, answer="approve", typed="Thomas")
    for _ in range(2):
        history.undo(room.ctx)
    tom, mql = room.file.get(Participant, room.tom), room.file.get(Stage, room.mql)
    assert (tom.name, tom.key) == ("Tom", "thomas")
    assert (mql.name, mql.key) == ("MQL", "marketing-lead")
    assert (charter.id, tom.key) in standing(room.file.all(Given)), "the answer still counts as this person's"
    for _ in range(2):
        history.redo(room.ctx)
    assert room.file.get(Participant, room.tom).name == "Thomas"
    assert audit(room.file) == []


def test_what_comes_back_after_the_charter_never_takes_the_key_of_another(room: Room) -> None:
    deal = stages.add_stage(room.ctx, pipeline_id=room.leads, name="Deal").created("stage")
    stages.remove_stage(room.ctx, stage_id=room.won)
    stages.rename_stage(room.ctx, stage_id=deal, name="Won")
    charters.propose(room.ctx)
    for _ in range(2):
        history.undo(room.ctx)
    assert {(each.name, each.key) for each in room.file.all(Stage)} == {
        ("MQL", "mql"), ("SQL", "sql"), ("Deal", "won"), ("Won", "won-2")
    }  # fmt: skip
    for _ in range(2):
        history.redo(room.ctx)
    assert [(each.name, each.key) for each in room.file.all(Stage)][2:] == [("Won", "won")]
    assert audit(room.file) == []


def test_namesakes_in_the_room_keep_keys_of_their_own_beside_those_of_a_document(room: Room, tmp_path: Path) -> None:
    document = snapshot.take(room.file)
    file = WorkshopFile.create(tmp_path / "new.stageworkshop", title="New")
    ctx = Context(file, "Ines")
    for name in ("Marketing!", "Marketing?"):
        team = teams.add_team(ctx, name=name).created("team")
        people.add_person(ctx, name="Ines", team_id=team)
    starting.start_from_document(ctx, document=document)
    for keys in ([each.key for each in file.all(Team)], [each.key for each in file.all(Participant)]):
        assert len(set(keys)) == len(keys)
    file.close()


def test_a_deputy_and_what_a_reservation_is_about_come_along_with_an_earlier_charter(
    room: Room, tmp_path: Path
) -> None:
    charters.propose(room.ctx)
    charter = room.file.all(Charter)[0].id
    people.set_roles(room.ctx, person_id=room.olga, roles=["signatory"])
    delegate(room.ctx, charter_id=charter, participant_id=room.tom, deputy_id=room.olga, reason="Power of attorney")
    people.set_roles(room.ctx, person_id=room.olga, roles=["observer"])
    signoffs.sign(
        room.ctx,
        charter_id=charter,
        participant_id=room.tom,
        answer="reserve",
        reason="Not yet measured",
        typed="Olga",
        about=["mql"],
    )
    document = snapshot.take(room.file)
    assert document.sign_offs[0].deputy is not None
    file = WorkshopFile.create(tmp_path / "new.stageworkshop", title="New")
    starting.start_from_document(Context(file, "Ines"), document=document)
    assert snapshot.take(file).sign_offs == document.sign_offs
    file.close()


def test_a_workshop_with_charters_takes_over_no_other(room: Room) -> None:
    charters.propose(room.ctx)
    document = snapshot.take(room.file)
    for stage_id in (room.mql, room.sql, room.won):
        stages.remove_stage(room.ctx, stage_id=stage_id)
    with pytest.raises(NotAllowed, match="has charters already"):
        starting.start_from_document(room.ctx, document=document)
    assert room.file.all(Stage) == []
    assert [each.number for each in room.file.all(Charter)] == [1]


def test_a_new_answer_replaces_one_that_came_without_a_time(room: Room, tmp_path: Path) -> None:
    charters.propose(room.ctx)
    charter = room.file.all(Charter)[0].id
    signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="approve", typed="Tom")
    document = snapshot.take(room.file)
    timeless = [each.model_copy(update={"at": ""}) for each in document.sign_offs]
    file = WorkshopFile.create(tmp_path / "new.stageworkshop", title="New")
    ctx = Context(file, "Ines")
    starting.start_from_document(ctx, document=document.model_copy(update={"sign_offs": timeless}))
    (tom,) = [each for each in file.all(Participant) if each.name == "Tom"]
    charter = file.all(Charter)[0].id
    signoffs.sign(ctx, charter_id=charter, participant_id=tom.id, answer="decline", reason="Changed my mind")
    assert standing(file.all(Given))[charter, tom.key].answer == "decline"
    file.close()


@pytest.mark.parametrize("name", ["", "   ", "\u200b", " \u200f\u00a0"])
def test_nothing_is_given_a_name_that_cannot_be_seen(room: Room, name: str) -> None:
    acts: list[Callable[[], object]] = [
        lambda: teams.add_team(room.ctx, name=name),
        lambda: stages.rename_stage(room.ctx, stage_id=room.mql, name=name),
        lambda: agreed.set_agreed(room.ctx, stage_id=room.mql, field="name", value=name),
        lambda: agreed.set_agreed(room.ctx, stage_id=room.mql, field="name", value=None),
    ]
    for act in acts:
        with pytest.raises(InvalidValue, match="can’t be left empty"):
            act()
    assert room.file.get(Stage, room.mql).name == "MQL"


def test_a_list_of_people_knows_who_is_there_and_who_stood_in_it_before(room: Room) -> None:
    people.edit_person(room.ctx, person_id=room.ines, email="ines@example.org")
    rows = [
        PersonRow("INES", email="Ines@example.org"),
        PersonRow("Ines", email="other@example.org"),
        PersonRow("Ines"),
        PersonRow("Tom", email="tom@example.org"),
        PersonRow("Ana", email="a@example.org"),
        PersonRow("Ana", email="b@example.org"),
        PersonRow("ana", email="A@example.org"),
    ]
    people.add_people(room.ctx, rows=rows)
    there = [(each.name, each.email) for each in room.file.all(Participant)[3:]]
    assert there == [("Ines", "other@example.org"), ("Ana", "a@example.org"), ("Ana", "b@example.org")]


def test_inside_an_action_attributes_are_picked_with_what_was_just_changed(room: Room) -> None:
    with room.ctx.unit("test", "test") as unit:
        unit.get(Participant, room.tom).name = "Thomas"
        unit.remove(unit.get(Participant, room.olga))
        assert unit.pick(Participant, "name", "position") == [("Ines", 0), ("Thomas", 1)]
        assert unit.pick(Stage, "key") == [("mql",), ("sql",), ("won",)]


def test_a_file_in_which_an_earlier_version_gave_a_key_twice_can_still_be_opened(room: Room) -> None:
    """Namesakes in the room got one key once, when a document was taken over: a fault of ours, and no damage."""
    with room.ctx.unit("test", "test") as unit:
        unit.get(Participant, room.olga).key = unit.get(Participant, room.tom).key
    path = room.file.path
    room.file.close()
    file = WorkshopFile.open(path)
    assert [each.key for each in file.all(Participant)] == ["ines", "tom", "tom"]
    people.edit_person(Context(file, "Ines"), person_id=room.olga, name="Olga Berg")
    assert [each.key for each in file.all(Participant)] == ["ines", "tom", "olga-berg"]
    file.close()
