"""What a text lacks before it is signed: definitions, an objection that is nowhere on record, open disagreements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import agreed, charters, disagreements, people, pipelines, stages, stances, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.standing.unfinished import Objected, Unfinished, defined_in_full, unfinished
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    minutes = iter(range(60))
    file = WorkshopFile.create(tmp_path / "w.stageworkshop", title="W")
    yield Context(file, "Ines", clock=lambda: f"2026-11-24T10:{next(minutes):02}:00Z")
    file.close()


@pytest.fixture
def won(ctx: Context) -> str:
    """The first of three stages; the kind Won needs a name and a definition, and no more."""
    home = pipelines.add_pipeline(ctx, name="Deals").created("pipeline")
    first, _, _ = (
        stages.add_stage(ctx, pipeline_id=home, name=name, values={"kind": kind}).created("stage")
        for name, kind in (("Won", "won"), ("Lost", "lost"), ("Offer", "open"))
    )
    return first


def define(ctx: Context, stage_id: str) -> None:
    agreed.set_agreed(ctx, stage_id=stage_id, field="definition", value="The order is signed")


def answer(ctx: Context, stage_id: str, said: dict[str, str]) -> None:
    for person, answered in said.items():
        why = {"reason": "Too early", "would_remove": "A date"} if answered == "object" else {}
        stances.answer(ctx, stage_id=stage_id, participant_id=person, answer=answered, **why)


@pytest.fixture
def pair(ctx: Context) -> tuple[str, str]:
    workshops.set_decision_rule(ctx, rule="consent")
    team_ids = [teams.add_team(ctx, name=name).created("team") for name in ("Marketing", "Sales")]
    ids = [
        people.add_person(ctx, name=name, team_id=team).created("participant")
        for name, team in zip(("Tom", "Ana"), team_ids, strict=True)
    ]
    return ids[0], ids[1]


def test_stages_without_a_definition_are_told_from_those_that_lack_something_else(ctx: Context, won: str) -> None:
    assert unfinished(ctx.file).undefined == ("Won", "Lost", "Offer")
    define(ctx, won)
    told = unfinished(ctx.file)
    assert (told.stages, told.undefined, told.partly) == (3, ("Lost", "Offer"), ())


def test_an_open_stage_with_a_definition_alone_is_only_partly_defined(ctx: Context, won: str) -> None:
    home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    lead = stages.add_stage(ctx, pipeline_id=home, name="Lead").created("stage")
    define(ctx, lead)
    assert unfinished(ctx.file).partly == ("Lead",)


def test_a_charter_is_judged_by_the_text_that_it_froze(ctx: Context, won: str) -> None:
    charter = charters.propose(ctx).created("charter")
    define(ctx, won)
    assert unfinished(ctx.file, charter).undefined == ("Won", "Lost", "Offer")
    assert unfinished(ctx.file).undefined == ("Lost", "Offer")
    assert defined_in_full(ctx.file, charter) == 0
    assert defined_in_full(ctx.file, charters.propose(ctx).created("charter")) == 1


def test_an_objection_is_told_once_all_have_answered_and_no_sooner(
    ctx: Context, won: str, pair: tuple[str, str]
) -> None:
    tom, ana = pair
    define(ctx, won)
    answer(ctx, won, {tom: "object"})
    assert unfinished(ctx.file).objected == ()
    answer(ctx, won, {ana: "agree"})
    assert unfinished(ctx.file).objected == (Objected(won, "Won", on_record=False),)
    answer(ctx, won, {tom: "agree"})
    assert unfinished(ctx.file).objected == ()


def test_an_objection_to_words_that_are_gone_is_none(ctx: Context, won: str, pair: tuple[str, str]) -> None:
    define(ctx, won)
    answer(ctx, won, dict(zip(pair, ("object", "agree"), strict=True)))
    agreed.set_agreed(ctx, stage_id=won, field="definition", value="The order is signed by both")
    assert unfinished(ctx.file).objected == ()


def test_an_objection_is_on_record_by_a_disagreement_or_by_dissent_after_it(
    ctx: Context, won: str, pair: tuple[str, str]
) -> None:
    define(ctx, won)
    found = disagreements.raise_disagreement(ctx, stage_id=won, aspect="definition", question="Signed by whom?")
    disagreement = found.created("disagreement")
    assert unfinished(ctx.file).undecided == (("Won", "Signed by whom?"),)
    disagreements.settle(ctx, disagreement_id=disagreement, outcome="By the buyer", method="consent")
    assert unfinished(ctx.file).undecided == ()
    answer(ctx, won, dict(zip(pair, ("object", "agree"), strict=True)))
    (objected,) = unfinished(ctx.file).objected
    assert not objected.on_record, "what was settled before does not speak of it"
    disagreements.add_dissent(ctx, disagreement_id=disagreement, participant_id=pair[0], words="Too early")
    (objected,) = unfinished(ctx.file).objected
    assert objected.on_record


def test_nothing_is_lacking_in_an_empty_workshop(ctx: Context) -> None:
    assert unfinished(ctx.file) == Unfinished()
