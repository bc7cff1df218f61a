"""The stage map's geometry."""

from itertools import combinations, pairwise

import pytest

from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_map import CARD_HEIGHT, Card, Row, columns_for, hand_off_numbers, layout
from tests.charter import documents


def _apart(one: Card, other: Card) -> bool:
    return one.x + one.width <= other.x or other.x + other.width <= one.x


@pytest.mark.parametrize("count", [1, 2, 5, 7, 8, 13, 29, 41, 60, 61, 200])
def test_every_stage_has_one_card_in_order_and_none_overlap(count: int) -> None:
    document = documents.large(count)
    (band,) = layout(document).bands
    cards = [card for row in band.rows for card in row.cards]
    assert [card.stage for card in cards] == [stage.key for _, stage in document.stages]
    assert [card.number for card in cards] == list(range(1, count + 1))
    for row in band.rows:
        assert row.width == band.width
        assert all(_apart(one, other) for one, other in combinations(row.cards, 2))
        for card in row.cards:
            assert card.x >= 0
            assert card.x + card.width <= row.width
            assert card.y + card.height <= row.height


@pytest.mark.parametrize("count", range(1, 80))
def test_rows_are_filled_evenly(count: int) -> None:
    columns = columns_for(count)
    assert 1 <= columns <= 10
    rest = count % columns or columns
    rows = -(-count // columns)
    assert columns - rest < rows


def test_cards_stand_in_the_lane_of_their_owner() -> None:
    document = documents.rich()
    owner = {stage.key: stage.owner or "" for _, stage in document.stages}
    for band in layout(document).bands:
        for row in band.rows:
            lanes = {lane.team: lane for lane in row.lanes}
            for card in row.cards:
                lane = lanes[owner[card.stage]]
                assert lane.y <= card.y
                assert card.y + card.height <= lane.y + lane.height


def test_lanes_follow_the_order_of_teams_and_the_unowned_comes_last() -> None:
    row = layout(documents.rich()).bands[0].rows[0]
    assert [lane.team for lane in row.lanes] == ["marketing", "sales", "distributor", ""]
    assert row.lanes[-1].name == "No owner"


def test_hand_offs_are_numbered_as_in_the_table_and_drawn_into_their_stage() -> None:
    document = documents.rich()
    numbers = hand_off_numbers(document)
    assert numbers == {"sql": 1, "partner-lead": 2, "commissioning": 3, "again": 4}
    drawn = {path.target: path.number for row in _rows() for path in row.paths if path.kind == "hand_off"}
    assert drawn == numbers


def test_ways_back_lead_to_their_stage_or_are_tagged() -> None:
    back = {(path.source, path.target) for row in _rows() for path in row.paths if path.kind == "recycle"}
    assert back == {
        ("sql", "mql"),
        ("partner-lead", "sql"),
        ("commissioning", "partner-lead"),
        ("again", "in-service"),
    }
    tags = [tag for row in _rows() for tag in row.tags if tag.kind == "recycle"]
    assert [(tag.stage, tag.text) for tag in tags] == [("partner-lead", "to Lead with the distributor")]


def test_paths_begin_and_end_at_cards_and_cross_none() -> None:
    for document in (documents.rich(), documents.large(60)):
        for row in (row for band in layout(document).bands for row in band.rows):
            for path in row.paths:
                for start, end in zip(path.points, path.points[1:], strict=False):
                    assert start[0] == end[0] or start[1] == end[1]
                    assert not any(_crosses(start, end, card) for card in row.cards)


def _crosses(start: tuple[float, float], end: tuple[float, float], card: Card) -> bool:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return left < card.x + card.width and right > card.x and top < card.y + card.height and bottom > card.y


def test_nothing_leads_on_from_won_to_lost() -> None:
    paths = layout(documents.rich()).bands[0].rows[0].paths
    assert not [path for path in paths if path.target == "lost"]
    assert [path.source for path in paths if path.target == "won"] == ["partner-lead"]


def test_a_row_that_goes_on_says_to_which_stage() -> None:
    rows = layout(documents.large(20)).bands[0].rows
    assert len(rows) == 3
    for row, following in pairwise(rows):
        assert [tag.stage for tag in row.tags if tag.kind == "flow"] == [following.cards[0].stage]


def test_pipelines_without_stages_are_left_out() -> None:
    pipelines = [{"key": "p", "name": "P", "kind": "lead", "stages": []}]
    assert layout(documents.rich(pipelines=pipelines, disagreements=[], sign_offs=[])).bands == ()


def _rows() -> list[Row]:
    return [row for band in layout(documents.rich()).bands for row in band.rows]


LONG = "Enquiry that came in by form or telephone and was answered by the depot on the same day"


def _long() -> Document:
    document = documents.rich()
    pipelines = [
        run.model_copy(update={"stages": [stage.model_copy(update={"name": LONG}) for stage in run.stages]})
        for run in document.pipelines
    ]
    return document.model_copy(update={"pipelines": pipelines})


def test_a_card_is_high_enough_for_a_long_name_and_its_lane_for_the_card() -> None:
    short, long = (layout(document).bands[0].rows[0] for document in (documents.rich(), _long()))
    assert min(card.height for card in short.cards) == CARD_HEIGHT
    assert all(card.height >= 6 * 12 for card in long.cards)
    lanes = {lane.team: lane for lane in long.lanes}
    for card in long.cards:
        lane = lanes[card.team]
        assert lane.y < card.y
        assert card.y + card.height < lane.y + lane.height
    for upper, lower in pairwise(long.lanes):
        assert upper.y + upper.height == lower.y


def test_stages_of_one_lane_are_level_whatever_the_length_of_their_names() -> None:
    document = documents.rich()
    first, *others = document.pipelines[0].stages
    stages = [
        first.model_copy(update={"name": LONG}),
        *(stage.model_copy(update={"owner": first.owner}) for stage in others),
    ]
    run = document.pipelines[0].model_copy(update={"stages": stages})
    (band,) = layout(document.model_copy(update={"pipelines": [run]})).bands
    flows = [path for path in band.rows[0].paths if path.kind != "recycle" and path.source]
    assert flows
    assert all(len(path.points) == 2 for path in flows)


def test_a_lane_is_high_enough_for_the_name_of_its_team() -> None:
    document = documents.rich()
    teams = [team.model_copy(update={"name": LONG}) for team in document.teams]
    row = layout(document.model_copy(update={"teams": teams})).bands[0].rows[0]
    assert all(lane.height >= 6 * 12 for lane in row.lanes if lane.team)


def test_a_lane_is_high_enough_for_what_is_said_on_the_way_to_the_next_row() -> None:
    document = documents.large(8)
    run = document.pipelines[0]
    stages = [stage.model_copy(update={"name": LONG}) if n == 4 else stage for n, stage in enumerate(run.stages)]
    rows = layout(document.model_copy(update={"pipelines": [run.model_copy(update={"stages": stages})]})).bands[0].rows
    (tag,) = (tag for tag in rows[0].tags if tag.kind == "flow")
    assert LONG in tag.text
    (lane,) = (lane for lane in rows[0].lanes if lane.team == rows[0].cards[-1].team)
    assert lane.height >= 6 * 10
