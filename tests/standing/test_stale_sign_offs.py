"""After any edit the stale sign-offs are exactly those that cover a stage whose words are other ones now."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.actions import agreed, charters, people, pipelines, signoffs, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.charter.plain import current_content, frozen_content, stages_of
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.domain.stage import Stage
from stageworkshop.standing.signing import since_charter
from stageworkshop.standing.signoffs import signatories
from stageworkshop.store.workshop_file import WorkshopFile
from tests.actions.random_acts import ACTS, act

EDITS = [
    place
    for place, (action, _) in enumerate(ACTS)
    if action.__module__.rpartition(".")[2] in ("stages", "agreed", "teams")
]
"""Acts that may change the words of a stage, or only seem to."""
MORE = st.lists(st.integers(0, 9_999), min_size=6, max_size=12)
ACT = st.one_of(st.tuples(st.sampled_from(EDITS), MORE).map(lambda act: [act[0], *act[1]]), MORE)
NAMES = ("MQL", "SQL", "Offer", "Won")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four stages in two pipelines, and a signatory for each way of covering some of them, or all."""
    path = tmp_path_factory.mktemp("signed") / "signed.stageworkshop"
    ctx = context(WorkshopFile.create(path, title="Signed"), "a")
    owner = teams.add_team(ctx, name="Sales").created("team")
    for place, name in enumerate(NAMES):
        if place % 2 == 0:
            home = pipelines.add_pipeline(ctx, name=f"Pipeline {place}").created("pipeline")
        stage_id = stages.add_stage(ctx, pipeline_id=home, name=name).created("stage")
        agreed.set_agreed(ctx, stage_id=stage_id, field="definition", value=f"What {name} means.")
        agreed.set_agreed(ctx, stage_id=stage_id, field="owner", value=owner)
    keys = [each.key for each in ctx.file.all(Stage)]
    covers = [list(some) for count in range(1, len(keys) + 1) for some in itertools.combinations(keys, count)]
    signing = [people.add_person(ctx, name=f"P{n}", roles=["signatory"]).created("participant") for n in range(15)]
    charter = charters.propose(ctx).created("charter")
    for who, keys_covered in zip(signing, covers, strict=True):
        signoffs.sign(ctx, charter_id=charter, participant_id=who, answer="approve", typed="X", covers=keys_covered)
    ctx.file.close()
    return path


def context(file: WorkshopFile, prefix: str) -> Context:
    """A clock and ids that are the same in every run."""
    ids, ticks = itertools.count(1), itertools.count()
    return Context(
        file,
        "Robin",
        clock=lambda: f"2026-11-24T10:{next(ticks) // 2 % 60:02}:00Z",
        new_id=lambda: f"{prefix}{next(ids):05}",
    )


def words(content: Any) -> dict[str, dict[str, Any]]:
    """Every stage's words, and where it stands, by key: compared as they are, without any hash."""
    return {stage["key"]: {"pipeline": pipeline["key"], **stage} for pipeline, stage in stages_of(content)}


@settings(max_examples=80, deadline=None)
@given(st.lists(ACT, min_size=1, max_size=6))
def test_stale_are_exactly_those_whose_covered_words_changed(signed: Path, acts: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        ctx = context(WorkshopFile.open(Path(shutil.copy(signed, folder))), "b")
        file = ctx.file
        charter = file.all(Charter)[0]
        for numbers in acts:
            act(ctx, numbers)
            if [each.id for each in file.all(Charter) if each.state in ("proposed", "in_force")] != [charter.id]:
                break
            then, now = words(frozen_content(charter)), words(current_content(file))
            changed = {key for key, told in then.items() if now.get(key) != told}
            records = {each.id: set(each.covers) for each in file.all(SignOff)}
            rows = [each for each in signatories(file) if each.sign_off_id]
            assert {each.sign_off_id for each in rows if each.stale} == {
                each.sign_off_id for each in rows if records[each.sign_off_id] & changed
            }
            # And why it is stale can be said: each of these stages is among those that are shown as changed.
            shown = {change.key for change in since_charter(file, charter.id).stages if change.kind != "added"}
            assert shown == changed
        file.close()
