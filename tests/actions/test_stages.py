"""The board: order, keys, merging, splitting, removing."""

from __future__ import annotations

import pytest

from stageworkshop.actions import agreed, cases, charters, disagreements, drafts, history, pipelines, stages
from stageworkshop.domain.case import Case
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stage import Stage
from tests.actions.conftest import Room


def names(room: Room, pipeline_id: str) -> list[str]:
    found = room.file.all(Stage, pipeline_id=pipeline_id)
    assert [stage.position for stage in found] == list(range(len(found)))
    return [stage.name for stage in found]


def test_stages_stand_in_the_order_given(room: Room) -> None:
    stages.add_stage(room.ctx, pipeline_id=room.leads, name="Inquiry", position=0)
    stages.move_stage(room.ctx, stage_id=room.won, position=1)
    assert names(room, room.leads) == ["Inquiry", "Won", "MQL", "SQL"]


def test_a_stage_moves_to_another_pipeline(room: Room) -> None:
    deals = pipelines.add_pipeline(room.ctx, name="Deals").created("pipeline")
    stages.move_stage(room.ctx, stage_id=room.sql, position=0, pipeline_id=deals)
    assert (names(room, room.leads), names(room, deals)) == (["MQL", "Won"], ["SQL"])
    history.undo(room.ctx)
    assert (names(room, room.leads), names(room, deals)) == (["MQL", "SQL", "Won"], [])


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sales accepted", "sales-accepted"),
        ("Łukasz’ Phase", "lukasz-phase"),
        ("見込み客", "jianyumike"),
        ("—", "stage"),
    ],
)
def test_keys_are_readable_ascii_in_every_script(room: Room, name: str, key: str) -> None:
    stage_id = stages.add_stage(room.ctx, pipeline_id=room.leads, name=name).created("stage")
    assert room.file.get(Stage, stage_id).key == key


def test_keys_follow_the_name_until_a_charter_is_proposed(room: Room) -> None:
    stages.rename_stage(room.ctx, stage_id=room.mql, name="Warm lead")
    assert room.file.get(Stage, room.mql).key == "warm-lead"
    charters.propose(room.ctx)
    stages.rename_stage(room.ctx, stage_id=room.mql, name="Hot lead")
    assert (room.file.get(Stage, room.mql).name, room.file.get(Stage, room.mql).key) == ("Hot lead", "warm-lead")


def test_merging_keeps_the_other_name_its_lists_and_its_disagreements(room: Room) -> None:
    agreed.set_agreed(room.ctx, stage_id=room.mql, field="entry_criteria", value=["Asked for a price"])
    agreed.set_agreed(room.ctx, stage_id=room.sql, field="entry_criteria", value=["Has a budget"])
    agreed.set_agreed(room.ctx, stage_id=room.sql, field="definition", value="Wants to buy.")
    agreed.set_agreed(room.ctx, stage_id=room.won, field="handoff.recycle_to", value=room.sql)
    raised = disagreements.raise_disagreement(
        room.ctx, stage_id=room.sql, aspect="entry_criteria", question="Which budget?"
    ).created("disagreement")
    case = cases.add_case(room.ctx, title="Clinic", expected_stage_id=room.sql).created("case")
    stages.merge_stages(room.ctx, into_id=room.mql, from_id=room.sql)

    assert names(room, room.leads) == ["MQL", "Won"]
    kept = room.file.get(Stage, room.mql).values
    assert kept["aliases"] == [{"team": "", "name": "SQL"}]
    assert [each["text"] for each in kept["entry_criteria"]] == ["Asked for a price", "Has a budget"]
    assert kept["definition"] == "Wants to buy."
    assert room.file.get(Stage, room.won).values["handoff.recycle_to"] == room.mql
    assert room.file.get(Disagreement, raised).stage_id == room.mql
    assert room.file.get(Case, case).expected_stage_id == room.mql


def test_splitting_copies_the_text_and_undo_is_one_step(room: Room) -> None:
    agreed.set_agreed(room.ctx, stage_id=room.sql, field="definition", value="Wants to buy.")
    stages.split_stage(room.ctx, stage_id=room.sql, names=["SAL", "SQL", "Deal"])
    assert names(room, room.leads) == ["MQL", "SAL", "SQL", "Deal", "Won"]
    assert all(stage.values["definition"] == "Wants to buy." for stage in room.file.all(Stage)[1:4])
    history.undo(room.ctx)
    assert names(room, room.leads) == ["MQL", "SQL", "Won"]


def test_splitting_needs_two_different_names(room: Room) -> None:
    with pytest.raises(InvalidValue, match="two different names"):
        stages.split_stage(room.ctx, stage_id=room.sql, names=["SQL", "sql"])
    assert names(room, room.leads) == ["MQL", "SQL", "Won"]


def test_removing_takes_drafts_and_pointers_along_and_undo_brings_them_back(room: Room) -> None:
    drafts.set_value(room.ctx, stage_id=room.sql, team_id=room.sales, field="definition", value="Ours")
    agreed.set_agreed(room.ctx, stage_id=room.won, field="handoff.recycle_to", value=room.sql)
    stages.remove_stage(room.ctx, stage_id=room.sql)
    assert "handoff.recycle_to" not in room.file.get(Stage, room.won).values
    history.undo(room.ctx)
    assert room.file.get(Stage, room.won).values["handoff.recycle_to"] == room.sql


def test_a_stage_under_discussion_is_not_removed(room: Room) -> None:
    disagreements.raise_disagreement(room.ctx, stage_id=room.sql, aspect="name", question="Which name?")
    with pytest.raises(NotAllowed, match="merge the stage"):
        stages.remove_stage(room.ctx, stage_id=room.sql)
    assert "SQL" in names(room, room.leads)


def test_a_pipeline_with_stages_is_not_removed(room: Room) -> None:
    with pytest.raises(NotAllowed, match="stages first"):
        pipelines.remove_pipeline(room.ctx, pipeline_id=room.leads)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "\ud800"])
def test_names_that_are_refused(room: Room, name: str) -> None:
    with pytest.raises(InvalidValue):
        stages.add_stage(room.ctx, pipeline_id=room.leads, name=name)
    assert names(room, room.leads) == ["MQL", "SQL", "Won"]
