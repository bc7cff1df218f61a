"""What a person has to see before signing: nothing that was answered to before is left out, nothing else put in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import agreed, charters, deputies, disagreements, history, signoffs, stages
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.standing.signing import between, since_charter, to_read
from tests.ui.workshops import small


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    made = small(tmp_path / "small.stageworkshop")
    yield made
    made.file.close()


def person(ctx: Context) -> str:
    return next(each.id for each in ctx.file.all(Participant) if each.is_signatory)


def key(ctx: Context) -> str:
    return ctx.file.get(Participant, person(ctx)).key


def stage(ctx: Context, name: str) -> str:
    return next(each.id for each in ctx.file.all(Stage) if each.name == name)


def propose(ctx: Context) -> str:
    return charters.propose(ctx).created("charter")


def sign(ctx: Context, charter_id: str, covers: list[str] | None = None) -> str:
    return signoffs.sign(
        ctx, charter_id=charter_id, participant_id=person(ctx), answer="approve", typed="X", covers=covers
    ).created("sign_off")


def test_at_first_all_words_are_to_be_read(ctx: Context) -> None:
    told = to_read(ctx.file, propose(ctx), key(ctx))
    assert told.last is None
    assert told.is_whole
    assert {change.name for change in told.words.stages} == {each.name for each in ctx.file.all(Stage)}


def test_afterwards_only_what_changed_since_the_last_answer(ctx: Context) -> None:
    first = propose(ctx)
    sign(ctx, first)
    agreed.set_agreed(ctx, stage_id=stage(ctx, "Proposal"), field="definition", value="A price was named.")
    second = propose(ctx)
    told = to_read(ctx.file, second, key(ctx))
    assert not told.is_whole
    assert told.last is not None
    assert told.last.charter_number == 1
    (change,) = told.words.stages
    assert (change.name, change.labels) == ("Proposal", ("Plain definition",))


def test_what_the_last_answer_did_not_cover_counts_as_not_seen(ctx: Context) -> None:
    sign(ctx, propose(ctx), covers=["won", "lost"])
    stages.rename_stage(ctx, stage_id=stage(ctx, "Won"), name="Ordered")
    told = to_read(ctx.file, propose(ctx), key(ctx))
    kinds = {change.name: change.kind for change in told.words.stages}
    assert kinds["Ordered"] == "renamed"
    assert kinds["Inquiry"] == "added"
    assert "Lost" not in kinds


def test_words_seen_stay_seen_when_the_answer_is_taken_back(ctx: Context) -> None:
    signoffs.revoke(ctx, sign_off_id=sign(ctx, propose(ctx)))
    agreed.set_agreed(ctx, stage_id=stage(ctx, "Proposal"), field="definition", value="A price was named.")
    told = to_read(ctx.file, propose(ctx), key(ctx))
    assert [change.name for change in told.words.stages] == ["Proposal"]


def test_what_a_deputy_answered_to_only_the_deputy_has_seen(ctx: Context) -> None:
    first = propose(ctx)
    ruth = next(each for each in ctx.file.all(Participant) if each.name == "Ruth Okafor")
    deputies.delegate(ctx, charter_id=first, participant_id=person(ctx), deputy_id=ruth.id, reason="On leave")
    assert to_read(ctx.file, first, ruth.key).is_whole
    sign(ctx, first)
    agreed.set_agreed(ctx, stage_id=stage(ctx, "Proposal"), field="definition", value="A price was named.")
    second = propose(ctx)
    assert to_read(ctx.file, second, key(ctx)).last is None
    told = to_read(ctx.file, second, ruth.key)
    assert [change.name for change in told.words.stages] == ["Proposal"]


def test_a_change_names_the_disagreement_in_whose_thread_it_was_made(ctx: Context) -> None:
    charter = propose(ctx)
    proposal, lost = stage(ctx, "Proposal"), stage(ctx, "Lost")
    asked, undone = (raise_about(ctx, proposal, question) for question in ("A price?", "A date?"))
    agreed.set_agreed(ctx, stage_id=proposal, field="definition", value="A date was named.", because=undone)
    history.undo(ctx)
    agreed.set_agreed(ctx, stage_id=proposal, field="definition", value="A price was named.", because=asked)
    disagreements.settle(ctx, disagreement_id=asked, method="consensus", outcome="Yes, in writing.")
    disagreements.settle(ctx, disagreement_id=raise_about(ctx, lost, "For good?"), method="compromise", outcome="No.")
    agreed.set_agreed(ctx, stage_id=lost, field="definition", value="They said no.")
    agreed.set_agreed(ctx, stage_id=lost, field="audience", value="Everybody")
    changed = {change.name: change.fields for change in since_charter(ctx.file, charter).stages}
    (field,) = changed["Proposal"]
    assert [(cause.question, cause.method, cause.outcome) for cause in field.because] == [
        ("A price?", "consensus", "Yes, in writing.")
    ]
    causes = {field.label: [cause.question for cause in field.because] for field in changed["Lost"]}
    assert causes == {"Plain definition": ["For good?"], "Who it is for": []}
    second = propose(ctx)
    assert since_charter(ctx.file, second).is_same
    agreed.set_agreed(ctx, stage_id=proposal, field="definition", value="A price was sent.")
    assert since_charter(ctx.file, second).stages[0].fields[0].because == ()
    assert [change.name for change in between(ctx.file, charter, second).stages] == ["Proposal", "Lost"]
    assert between(ctx.file, charter, second).stages[0].fields[0].because[0].question == "A price?"


def raise_about(ctx: Context, stage_id: str, question: str) -> str:
    return disagreements.raise_disagreement(
        ctx, stage_id=stage_id, aspect="definition", question=question, positions={}
    ).created("disagreement")


def test_a_change_says_whether_reports_break_by_it(ctx: Context) -> None:
    charter = propose(ctx)
    leads = ctx.file.get(Stage, stage(ctx, "Inquiry")).pipeline_id
    stages.rename_stage(ctx, stage_id=stage(ctx, "Won"), name="Ordered")
    stages.remove_stage(ctx, stage_id=stage(ctx, "Lost"))
    agreed.set_agreed(ctx, stage_id=stage(ctx, "Inquiry"), field="entry_criteria", value=[{"text": "They asked"}])
    agreed.set_agreed(ctx, stage_id=stage(ctx, "Sales qualified lead"), field="audience", value="Sales")
    stages.move_stage(ctx, stage_id=stage(ctx, "Proposal"), position=0, pipeline_id=leads)
    stages.add_stage(ctx, pipeline_id=leads, name="Parked")
    told = since_charter(ctx.file, charter)
    assert {change.name: change.breaks for change in told.stages} == {
        "Proposal": ("pipeline",),
        "Inquiry": ("entry",),
        "Sales qualified lead": (),
        "Parked": (),
        "Ordered": ("renamed",),
        "Lost": ("removed",),
    }
    assert [change.name for change in told.breaking] == ["Proposal", "Inquiry", "Ordered", "Lost"]


def test_the_text_of_a_charter_is_compared_with_the_text_of_now(ctx: Context) -> None:
    charter = propose(ctx)
    assert since_charter(ctx.file, charter).is_same
    stages.remove_stage(ctx, stage_id=stage(ctx, "Lost"))
    (change,) = since_charter(ctx.file, charter).stages
    assert (change.kind, change.name) == ("removed", "Lost")
