"""The history of agreed text, read from the journal, also when the journal is long."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import agreed, disagreements, drafts, history, pipelines, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Pipeline
from stageworkshop.store.queries.revisions import before, revisions
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    file = WorkshopFile.create(tmp_path / "w.stageworkshop", title="Autumn")
    ticks = itertools.count()
    # A minute a call: nothing is merged by chance.
    yield Context(file, "Ines", clock=lambda: f"2026-11-{next(ticks) // 1440 + 1:02}T{next(ticks) % 24:02}:00:00Z")
    file.close()


@pytest.fixture
def stage(ctx: Context) -> str:
    pipeline = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    return stages.add_stage(ctx, pipeline_id=pipeline, name="MQL").created("stage")


def test_who_what_and_because_of_which_disagreement(ctx: Context, stage: str) -> None:
    other = stages.add_stage(ctx, pipeline_id=ctx.file.all(Pipeline)[0].id, name="SQL").created("stage")
    agreed.set_agreed(ctx, stage_id=stage, field="definition", value="Old words.")
    raised = disagreements.raise_disagreement(
        ctx, stage_id=stage, aspect="definition", question=f'"id":"{other}","kind":"stage"'
    ).created("disagreement")
    agreed.set_agreed(ctx, stage_id=stage, field="audience", value="Hotels")
    agreed.set_agreed(ctx, stage_id=stage, field="definition", value="New words.", because=raised)
    found = revisions(ctx.file, stage, "definition")
    assert [(each.old, each.new, each.because, each.actor) for each in found] == [
        ("Old words.", "New words.", "d1", "Ines"),
        (None, "Old words.", "", "Ines"),
    ]
    assert {each.field for each in revisions(ctx.file, stage)} >= {"definition", "audience", "name"}
    assert [each.field for each in revisions(ctx.file, other)] == ["kind", "name"], "quoting an id is not changing it"
    assert before(found, raised, "definition") == (True, "Old words.")
    assert before(found, "nobody", "definition") == (False, None)


def test_typing_in_one_field_is_told_as_one_change(ctx: Context, stage: str) -> None:
    for words in ("A", "A lead", "A lead who asked."):
        agreed.set_agreed(ctx, stage_id=stage, field="definition", value=words)
    (found,) = revisions(ctx.file, stage, "definition")
    assert (found.old, found.new) == (None, "A lead who asked.")


def test_what_was_taken_back_is_told_too(ctx: Context, stage: str) -> None:
    agreed.set_agreed(ctx, stage_id=stage, field="definition", value="Words.")
    history.undo(ctx)
    assert [(each.old, each.new) for each in revisions(ctx.file, stage, "definition")] == [
        ("Words.", None),
        (None, "Words."),
    ]


def test_drafts_are_no_part_of_it(ctx: Context, stage: str) -> None:
    team = teams.add_team(ctx, name="Sales").created("team")
    drafts.set_value(ctx, stage_id=stage, team_id=team, field="definition", value="A secret.")
    assert revisions(ctx.file, stage, "definition") == []


def test_a_long_journal_does_not_slow_it(ctx: Context, stage: str) -> None:
    team = teams.add_team(ctx, name="Sales").created("team")
    for number in range(400):
        drafts.set_value(ctx, stage_id=stage, team_id=team, field="definition", value=f"Words {number}.")
    agreed.set_agreed(ctx, stage_id=stage, field="definition", value="Words.")
    taken = []
    for _ in range(5):
        # Time of this process alone: what else the machine has to do is no fault of ours.
        start = time.process_time()
        assert len(revisions(ctx.file, stage, "definition")) == 1
        taken.append(time.process_time() - start)
    assert min(taken) < 0.05
