"""The rows of the board, read from a real workshop file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import agreed, pipelines, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.store.queries.board import board
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    with_file = WorkshopFile.create(tmp_path / "w.stageworkshop", title="Autumn")
    yield Context(with_file, "Ines Ferreira")
    with_file.close()


def test_columns_and_cards_are_in_order_with_what_the_board_shows(ctx: Context) -> None:
    marketing = teams.add_team(ctx, name="Marketing").created("team")
    sales = teams.add_team(ctx, name="Sales").created("team")
    leads = pipelines.add_pipeline(ctx, name="Leads", kind="lead").created("pipeline")
    deals = pipelines.add_pipeline(ctx, name="Deals").created("pipeline")
    mql = stages.add_stage(ctx, pipeline_id=leads, name="MQL", values={"owner": marketing}).created("stage")
    stages.add_stage(ctx, pipeline_id=leads, name="SQL", values={"owner": sales})
    stages.add_stage(ctx, pipeline_id=deals, name="Lost", values={"kind": "lost"})
    stages.set_aliases(ctx, stage_id=mql, aliases=[{"team": sales, "name": "Warm lead"}])

    first, second = board(ctx.file)
    assert [(each.name, each.kind, len(each.cards)) for each in (first, second)] == [
        ("Leads", "lead", 2),
        ("Deals", "opportunity", 1),
    ]
    card = first.cards[0]
    assert card.name == "MQL"
    assert card.owner is not None
    assert card.owner.name == "Marketing"
    assert [(team.name if team else "", name) for team, name in card.aliases] == [("Sales", "Warm lead")]
    # Nobody wrote a hand-off: the next stage has another owner.
    assert (card.gives, card.takes) == (card.owner, first.cards[1].owner)
    assert first.cards[1].takes is None
    assert second.cards[0].kind == "lost"


def test_a_written_hand_off_goes_before_the_one_read_from_owners(ctx: Context) -> None:
    marketing, sales, service = (teams.add_team(ctx, name=name).created("team") for name in ("M", "Sales", "Service"))
    leads = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    mql = stages.add_stage(ctx, pipeline_id=leads, name="MQL", values={"owner": marketing}).created("stage")
    stages.add_stage(ctx, pipeline_id=leads, name="SQL", values={"owner": sales})
    agreed.set_agreed(ctx, stage_id=mql, field="handoff.to", value=service)
    takes = board(ctx.file)[0].cards[0].takes
    assert takes is not None
    assert takes.name == "Service"


def test_questions_about_names_stand_on_both_cards(ctx: Context) -> None:
    leads = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    stages.add_stage(ctx, pipeline_id=leads, name="Proposal")
    stages.add_stage(ctx, pipeline_id=leads, name="Proposals")
    cards = board(ctx.file)[0].cards
    assert [len(card.questions) for card in cards] == [1, 1]
    assert cards[0].questions == cards[1].questions
