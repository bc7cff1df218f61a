"""What is told without the model is what the document tells: the hash of each stage's text, and the whole content."""

from __future__ import annotations

import itertools
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.actions import pipelines, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.charter import hashing, snapshot
from stageworkshop.charter.plain import current_content
from stageworkshop.charter.stage_data import current_hashes
from stageworkshop.domain.definition import map_references
from stageworkshop.store.workshop_file import WorkshopFile
from tests.actions.random_acts import act
from tests.domain.full_stage import FULL


def test_a_stage_with_every_field_also_when_its_team_is_gone(tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "full.stageworkshop", title="Full")
    ctx = Context(file, "Ines")
    sales = teams.add_team(ctx, name="Sales").created("team")
    home = pipelines.add_pipeline(ctx, name="Leads", kind="lead").created("pipeline")
    other = stages.add_stage(ctx, pipeline_id=home, name="Nurture").created("stage")
    values = map_references(FULL, lambda what, key: other if what == "stage" else sales)
    stages.add_stage(ctx, pipeline_id=home, name="Full", values=values)
    before = current_hashes(file)
    assert before == hashing.stage_hashes(snapshot.take(file))
    teams.remove_team(ctx, team_id=sales)
    after = current_hashes(file)
    assert current_content(file) == hashing.content(snapshot.take(file))
    assert after == hashing.stage_hashes(snapshot.take(file))
    assert [key for key in before if before[key] != after[key]] == ["full"]
    file.close()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9_999), min_size=6, max_size=12), min_size=10, max_size=40))
def test_any_workshop(acts: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        file = WorkshopFile.create(Path(folder) / "any.stageworkshop", title="Any")
        ticks = itertools.count()
        ctx = Context(file, "Ines", clock=lambda: f"2026-11-24T10:{next(ticks) // 2 % 60:02}:00Z")
        for name in ("Marketing", "Sales"):
            teams.add_team(ctx, name=name)
        home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
        for name in ("MQL", "SQL", "Won"):
            stages.add_stage(ctx, pipeline_id=home, name=name)
        for numbers in acts:
            act(ctx, numbers)
        document = snapshot.take(file)
        assert current_hashes(file) == hashing.stage_hashes(document)
        assert current_content(file) == hashing.content(document)
        file.close()
