"""Where a workshop stands: figures and "ready when…" follow from the data alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import charters, disagreements, drafts, people, pipelines, signoffs, stages, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.standing.overview import Overview, overview
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    file = WorkshopFile.create(tmp_path / "w.stageworkshop", title="W")
    yield Context(file, "Ines")
    file.close()


def open_items(told: Overview, step: str) -> list[str]:
    return [item.text for item in told.steps[step].ready if not item.done]


def test_an_empty_workshop_is_ready_for_nothing(ctx: Context) -> None:
    told = overview(ctx.file)
    assert told.status == "draft, not in force"
    assert not any(step.done for step in told.steps.values())
    assert {step.figure for step in told.steps.values()} == {""}


def test_prepare_is_ready_when_the_room_is(ctx: Context) -> None:
    workshops.set_details(ctx, organisation="Acme", purpose="One meaning")
    for name in ("Marketing", "Sales"):
        team_id = teams.add_team(ctx, name=name).created("team")
        people.add_person(ctx, name=f"Head of {name}", team_id=team_id, roles=["signatory"])
    guest = people.add_person(ctx, name="Robin").created("participant")
    assert open_items(overview(ctx.file), "prepare") == [
        "everybody who speaks for a team belongs to one",
        "somebody facilitates",
    ]
    people.set_roles(ctx, person_id=guest, roles=["facilitator"])
    assert overview(ctx.file).steps["prepare"].done
    workshops.set_decision_rule(ctx, rule="decider")
    assert open_items(overview(ctx.file), "prepare") == ["the decider is named"]


def test_figures_follow_the_work(ctx: Context) -> None:
    marketing, sales = (teams.add_team(ctx, name=name).created("team") for name in ("Marketing", "Sales"))
    signer = people.add_person(ctx, name="Tom", team_id=sales, roles=["signatory"]).created("participant")
    home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    mql, sql = (stages.add_stage(ctx, pipeline_id=home, name=name).created("stage") for name in ("MQL", "SQL"))
    drafts.set_value(ctx, stage_id=mql, team_id=sales, field="definition", value="Ours")
    drafts.set_state(ctx, stage_id=mql, team_id=sales, state="done")
    drafts.set_state(ctx, stage_id=mql, team_id=marketing, state="no_opinion")
    drafts.reveal(ctx, stage_ids=[mql])
    disagreements.raise_disagreement(ctx, stage_id=sql, aspect="owner", question="Who?")
    told = overview(ctx.file)
    figures = {key: step.figure for key, step in told.steps.items()}
    assert (figures["stages"], figures["draft"], figures["compare"], figures["settle"]) == ("2", "2/4", "1/2", "1 open")
    assert told.open_disagreements == 1
    assert told.waiting_for == ()

    charter = charters.propose(ctx).created("charter")
    told = overview(ctx.file)
    assert (told.status, told.waiting_for) == ("charter 1 proposed, not in force", ("Tom",))
    signoffs.sign(ctx, charter_id=charter, participant_id=signer, answer="approve", typed="Tom")
    charters.put_in_force(ctx, charter_id=charter)
    told = overview(ctx.file)
    assert (told.status, told.waiting_for, told.steps["signoff"].figure) == ("charter 1 in force", (), "1/1")
    stages.rename_stage(ctx, stage_id=mql, name="Warm lead")
    told = overview(ctx.file)
    assert open_items(told, "signoff") == ["no answer is stale"]
    assert told.steps["signoff"].figure == "0/1"


def test_a_refusal_keeps_sign_off_open(ctx: Context) -> None:
    signer = people.add_person(ctx, name="Tom", roles=["signatory"]).created("participant")
    home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    stages.add_stage(ctx, pipeline_id=home, name="MQL")
    charter = charters.propose(ctx).created("charter")
    signoffs.sign(ctx, charter_id=charter, participant_id=signer, answer="decline", reason="Too early")
    assert open_items(overview(ctx.file), "signoff") == ["nobody declines"]
    signoffs.sign(ctx, charter_id=charter, participant_id=signer, answer="approve", typed="Tom")
    assert overview(ctx.file).steps["signoff"].done


def test_published_is_only_what_is_in_force_and_agreed(ctx: Context) -> None:
    workshops.set_details(ctx, review_date="2027-05-20")
    home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    stages.add_stage(ctx, pipeline_id=home, name="MQL")
    first = charters.propose(ctx).created("charter")
    assert open_items(overview(ctx.file), "publish") == ["a charter is in force", "it says what is agreed now"]
    charters.put_in_force(ctx, charter_id=first)
    assert overview(ctx.file).steps["publish"].done
    workshops.set_details(ctx, purpose="Another purpose")
    assert open_items(overview(ctx.file), "publish") == ["it says what is agreed now"]
    charters.put_in_force(ctx, charter_id=charters.propose(ctx).created("charter"))
    assert overview(ctx.file).steps["publish"].done
