"""What a person has to see before signing: nothing that was answered to before is left out, nothing else put in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import agreed, charters, signoffs, stages
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.standing.signing import since_charter, to_read
from tests.ui.workshops import small


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    made = small(tmp_path / "small.stageworkshop")
    yield made
    made.file.close()


def person(ctx: Context) -> str:
    return next(each.id for each in ctx.file.all(Participant) if each.is_signatory)


def stage(ctx: Context, name: str) -> str:
    return next(each.id for each in ctx.file.all(Stage) if each.name == name)


def propose(ctx: Context) -> str:
    return charters.propose(ctx).created("charter")


def sign(ctx: Context, charter_id: str, covers: list[str] | None = None) -> str:
    return signoffs.sign(
        ctx, charter_id=charter_id, participant_id=person(ctx), answer="approve", typed="X", covers=covers
    ).created("sign_off")


def test_at_first_all_words_are_to_be_read(ctx: Context) -> None:
    told = to_read(ctx.file, propose(ctx), person(ctx))
    assert told.last is None
    assert told.is_whole
    assert {change.name for change in told.words.stages} == {each.name for each in ctx.file.all(Stage)}


def test_afterwards_only_what_changed_since_the_last_answer(ctx: Context) -> None:
    first = propose(ctx)
    sign(ctx, first)
    agreed.set_agreed(ctx, stage_id=stage(ctx, "Proposal"), field="definition", value="A price was named.")
    second = propose(ctx)
    told = to_read(ctx.file, second, person(ctx))
    assert not told.is_whole
    assert told.last is not None
    assert told.last.charter_number == 1
    (change,) = told.words.stages
    assert (change.name, change.labels) == ("Proposal", ("Plain definition",))


def test_what_the_last_answer_did_not_cover_counts_as_not_seen(ctx: Context) -> None:
    sign(ctx, propose(ctx), covers=["won", "lost"])
    stages.rename_stage(ctx, stage_id=stage(ctx, "Won"), name="Ordered")
    told = to_read(ctx.file, propose(ctx), person(ctx))
    kinds = {change.name: change.kind for change in told.words.stages}
    assert kinds["Ordered"] == "renamed"
    assert kinds["Inquiry"] == "added"
    assert "Lost" not in kinds


def test_words_seen_stay_seen_when_the_answer_is_taken_back(ctx: Context) -> None:
    signoffs.revoke(ctx, sign_off_id=sign(ctx, propose(ctx)))
    agreed.set_agreed(ctx, stage_id=stage(ctx, "Proposal"), field="definition", value="A price was named.")
    told = to_read(ctx.file, propose(ctx), person(ctx))
    assert [change.name for change in told.words.stages] == ["Proposal"]


def test_the_text_of_a_charter_is_compared_with_the_text_of_now(ctx: Context) -> None:
    charter = propose(ctx)
    assert since_charter(ctx.file, charter).is_same
    stages.remove_stage(ctx, stage_id=stage(ctx, "Lost"))
    (change,) = since_charter(ctx.file, charter).stages
    assert (change.kind, change.name) == ("removed", "Lost")
