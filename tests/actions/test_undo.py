"""Any sequence of acts can be undone to the start and redone to the end; the journal accounts for all of it."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.actions import (
    cases,
    charters,
    disagreements,
    drafts,
    glossary,
    history,
    people,
    pipelines,
    stages,
    teams,
)
from stageworkshop.actions.context import Context
from stageworkshop.charter import hashing, snapshot
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Team
from stageworkshop.store.audit import audit, tables_of
from stageworkshop.store.workshop_file import WorkshopFile
from tests.actions.random_acts import act

RECORDS = {"charter", "sign_off", "delegation"}


def state(file: WorkshopFile) -> tuple[str, dict[Any, Any]]:
    """The content hash, and every row of what undo may reach."""
    told: dict[Any, Any] = {}
    for slot, row in tables_of(file.session.connection()).items():
        if slot[0] not in RECORDS:
            told[slot] = row
    return hashing.content_hash(snapshot.take(file)), told


def at_hand(file: WorkshopFile, *, hour: int = 10, first_id: int = 1) -> Context:
    """The file in Robin's hand, with a clock that ticks and ids that can be told apart."""
    ids, ticks = itertools.count(first_id), itertools.count()
    return Context(
        file,
        "Robin",
        clock=lambda: f"2026-11-24T{hour}:{next(ticks) // 2 % 60:02}:00Z",
        new_id=lambda: f"id{next(ids):05}",
    )


def a_workshop(folder: Path) -> Context:
    """A small workshop to act upon."""
    ctx = at_hand(WorkshopFile.create(folder / "random.stageworkshop", title="Random"))
    for name in ("Marketing", "Sales"):
        team_id = teams.add_team(ctx, name=name).created("team")
        people.add_person(ctx, name=f"Head of {name}", team_id=team_id, roles=["signatory"])
    home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    for name in ("MQL", "SQL", "Won"):
        stage_id = stages.add_stage(ctx, pipeline_id=home, name=name).created("stage")
    drafts.set_value(ctx, stage_id=stage_id, team_id=team_id, field="definition", value="Signed.")
    raised = disagreements.raise_disagreement(
        ctx, stage_id=stage_id, aspect="definition", question="Signed by whom?", positions={team_id: "By the buyer"}
    ).created("disagreement")
    disagreements.add_option(ctx, disagreement_id=raised, text="By both")
    cases.add_case(ctx, title="Hospital in Porto")
    glossary.add_term(ctx, term="Lead")
    charters.propose(ctx, note="A first version")
    return ctx


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same workshop, closed; making it takes longer than what is then done in it, so it is made once."""
    ctx = a_workshop(tmp_path_factory.mktemp("ready"))
    ctx.file.close()
    return ctx.file.path


@contextmanager
def copy_of(ready: Path) -> Iterator[Context]:
    """A copy of it for one example, an hour later."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / ready.name
        shutil.copy(ready, path)
        file = WorkshopFile.open(path)
        try:
            yield at_hand(file, hour=11, first_id=1_001)
        finally:
            file.close()


@pytest.mark.timeout(900)  # 300 workshops on disk, on a machine that may be busy
@settings(max_examples=300, deadline=None)
@given(acts=st.lists(st.lists(st.integers(0, 9_999), min_size=6, max_size=12), max_size=14))
def test_all_undone_and_redone_is_equal(ready: Path, acts: list[list[int]]) -> None:
    with copy_of(ready) as ctx:
        file = ctx.file
        steps_before = len(file.stacks.undo)
        begun = state(file)
        for numbers in acts:
            act(ctx, numbers)
        ended = state(file)

        undone = 0
        while len(file.stacks.undo) > steps_before:
            history.undo(ctx)
            undone += 1
        # Records stay, and while there is a charter keys no longer follow names; nothing undone depends on that.
        assert state(file) == begun
        for _ in range(undone):
            history.redo(ctx)
        assert state(file) == ended
        assert audit(file) == []


def undone_and_redone(ctx: Context, since: int) -> tuple[int, int]:
    """How many steps undo takes back until it refuses, and how many redo then does again."""
    counts = []
    for act_once in (history.undo, history.redo):
        count = 0
        while True:
            try:
                act_once(ctx, since=since)
            except NotAllowed:
                break
            count += 1
        counts.append(count)
    return counts[0], counts[1]


@pytest.mark.timeout(900)
@settings(max_examples=25, deadline=None)
@given(
    before=st.lists(st.lists(st.integers(0, 9_999), min_size=6, max_size=12), max_size=8),
    after=st.lists(st.lists(st.integers(0, 9_999), min_size=6, max_size=12), max_size=8),
    taken_back=st.integers(0, 3),
)
def test_behind_the_curtain_undo_and_redo_reach_what_is_done_there_and_no_more(
    ready: Path, before: list[list[int]], after: list[list[int]], taken_back: int
) -> None:
    with copy_of(ready) as ctx:
        for numbers in before:
            act(ctx, numbers)
        for _ in range(taken_back):
            history.undo(ctx)
        reach, begun = len(ctx.file.stacks.undo), state(ctx.file)
        since = history.curtain_raised(ctx)
        assert history.next_undo(ctx, since=since) is None
        assert history.next_redo(ctx, since=since) is None
        for numbers in after:
            act(ctx, numbers)
        done, ended = len(ctx.file.stacks.undo) - reach, state(ctx.file)

        assert undone_and_redone(ctx, since) == (done, done)
        assert state(ctx.file) == ended
        while history.next_undo(ctx, since=since):
            history.undo(ctx, since=since)
        assert state(ctx.file) == begun
        assert len(ctx.file.stacks.undo) == reach, "what was done before is still there to be undone by others"


def test_only_what_is_done_behind_the_curtain_is_marked_and_no_word_is_told(tmp_path: Path) -> None:
    ctx = a_workshop(tmp_path)
    stage, team = ctx.file.all(Stage)[0].id, ctx.file.all(Team)[0].id
    drafts.set_value(ctx, stage_id=stage, team_id=team, field="definition", value="Hidden.")
    step = history.next_undo(ctx)
    assert step is not None
    assert (step.says, step.unseen) == ("Marketing worked on its draft of “MQL”: Plain definition", True)
    history.undo(ctx)
    again = history.next_redo(ctx)
    assert again is not None
    assert (again.seq, again.says, again.unseen) == (step.seq, step.says, True)
    drafts.set_value(ctx, stage_id=stage, team_id=team, field="definition", value="Hidden.")
    drafts.reveal(ctx, stage_ids=[stage])
    revealed = history.next_undo(ctx)
    assert revealed is not None
    assert not revealed.unseen
    ctx.file.close()


def test_typing_goes_on_in_another_step_when_the_curtain_rises(tmp_path: Path) -> None:
    ctx = a_workshop(tmp_path)
    stage, team = ctx.file.all(Stage)[0].id, ctx.file.all(Team)[0].id
    clock = itertools.count()
    typing = Context(ctx.file, "Robin", clock=lambda: f"2026-11-24T12:00:{next(clock):02}Z")
    drafts.set_value(typing, stage_id=stage, team_id=team, field="definition", value="Before")
    since = history.curtain_raised(typing)
    drafts.set_value(typing, stage_id=stage, team_id=team, field="definition", value="Before and after")
    history.undo(typing, since=since)
    assert ctx.file.all(Draft, stage_id=stage, team_id=team)[0].values["definition"] == "Before"
    ctx.file.close()


def test_undo_reaches_back_over_a_restart(tmp_path: Path) -> None:
    ctx = a_workshop(tmp_path)
    names = [team["name"] for slot, team in state(ctx.file)[1].items() if slot[0] == "team"]
    teams.add_team(ctx, name="Service")
    ctx.file.close()

    again = Context(WorkshopFile.open(tmp_path / "random.stageworkshop"), "Robin")
    step = history.next_undo(again)
    assert step is not None
    assert (step.says, step.unseen) == ("added the team “Service”", False)
    history.undo(again)
    assert [team["name"] for slot, team in state(again.file)[1].items() if slot[0] == "team"] == names
    assert history.next_redo(again) == step
    again.file.close()


def test_typing_in_one_field_is_one_step(tmp_path: Path) -> None:
    ctx = a_workshop(tmp_path)
    steps = len(ctx.file.stacks.undo)
    team_id = ctx.file.all(Team)[0].id
    clock = itertools.count()
    typing = Context(ctx.file, "Robin", clock=lambda: f"2026-11-24T12:00:{next(clock):02}Z")
    for name in ("M", "Ma", "Market"):
        teams.rename_team(typing, team_id=team_id, name=name)
    assert len(ctx.file.stacks.undo) == steps + 1
    history.undo(typing)
    assert ctx.file.get(Team, team_id).name == "Marketing"
    ctx.file.close()


def test_edits_that_cancel_each_other_out_do_not_block_undo(tmp_path: Path) -> None:
    ctx = a_workshop(tmp_path)
    team = ctx.file.all(Team)[0]
    steps = len(ctx.file.stacks.undo)
    clock = itertools.count()
    typing = Context(ctx.file, "Robin", clock=lambda: f"2026-11-24T12:00:{next(clock):02}Z")
    for name in ("Market", "Marketing"):
        teams.rename_team(typing, team_id=team.id, name=name)
    assert len(ctx.file.stacks.undo) == steps + 1
    history.undo(typing)
    assert (len(ctx.file.stacks.undo), team.name) == (steps, "Marketing")
    history.redo(typing)
    assert (len(ctx.file.stacks.undo), team.name) == (steps + 1, "Marketing")
    assert audit(ctx.file) == []
    ctx.file.close()
