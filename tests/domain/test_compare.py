"""Drafts of one stage compared: verdicts, and the figures as their formula says."""

from __future__ import annotations

from typing import Any

import pytest

from stageworkshop.domain.compare import StageComparison, compare_stage

NAMES = {("team", "s"): "Sales", ("team", "m"): "Marketing", ("team", "v"): "Service"}


def compared(**drafts: dict[str, Any]) -> StageComparison:
    return compare_stage(drafts, NAMES)


def field(found: StageComparison, key: str) -> Any:
    return next(each for each in found.fields if each.field.key == key)


def criteria(*texts: str) -> list[dict[str, str]]:
    return [{"text": text} for text in texts]


def test_fewer_than_two_texts_have_no_figure() -> None:
    found = compared(s={"definition": "A buyer with a budget"}, m={})
    only = field(found, "definition")
    assert only.figure is None
    assert only.rows[0].verdict == "only"
    assert only.rows[0].lacking == ("m",)
    assert found.figure is None
    assert found.pairs == {}


def test_the_same_everywhere_is_a_hundred() -> None:
    draft = {"definition": "A buyer", "owner": "s", "entry_criteria": criteria("Budget confirmed", "Call made")}
    found = compared(s=draft, m=draft, v=draft)
    assert found.figure == 100
    assert set(found.pairs.values()) == set(found.teams.values()) == {100}
    assert all(row.agrees for each in found.fields for row in each.rows)


def test_another_owner_contradicts_and_is_named() -> None:
    row = field(compared(s={"owner": "s"}, m={"owner": "m"}), "owner").rows[0]
    assert row.verdict == "contradicts"
    assert row.notes == ("Sales ≠ Marketing",)


def test_equal_lengths_of_time_in_other_units_agree() -> None:
    day, hours = {"amount": 1, "unit": "days"}, {"amount": 24, "unit": "hours"}
    assert field(compared(s={"sla.limit": day}, m={"sla.limit": hours}), "sla.limit").figure == 100
    working = {"amount": 1, "unit": "business_days"}
    assert field(compared(s={"sla.limit": day}, m={"sla.limit": working}), "sla.limit").figure == 0


def test_a_list_counts_same_one_other_words_four_fifths_and_the_rest_nothing() -> None:
    found = compared(
        s={"entry_criteria": criteria("Budget is confirmed", "Order signed", "Score at least 50", "Decider is named")},
        m={"entry_criteria": criteria("Score at least 70", "Budget is confirmed", "The customer has signed the order")},
    )
    entry = field(found, "entry_criteria")
    assert [row.verdict for row in entry.rows] == ["same", "contradicts", "other_words", "only"]
    assert entry.figure == int(100 * (1 + 0.8 + 0 + 0) / 4)


def test_texts_count_words_in_common_and_a_contradicting_number_nothing() -> None:
    found = compared(s={"audience": "small firms in Norway"}, m={"audience": "small firms in Sweden"})
    assert field(found, "audience").figure == 75
    assert field(found, "audience").rows[0].verdict == "other_words"
    found = compared(s={"audience": "firms above 50 people"}, m={"audience": "firms above 200 people"})
    assert field(found, "audience").figure == 0
    assert field(found, "audience").rows[0].notes == ("50 ≠ 200",)


def test_a_stage_lies_between_its_teams_and_weighs_what_matters() -> None:
    found = compared(
        s={"definition": "A buyer with a budget", "owner": "s", "probability": 20},
        m={"definition": "A buyer with a budget", "owner": "m", "probability": 20},
        v={"definition": "Quite another thing", "owner": "m"},
    )
    assert found.figure is not None
    assert min(found.teams.values()) <= found.figure <= max(found.teams.values())
    # definition 100 (weight 2), owner 0 (2), probability 100 (1)
    assert found.pairs["s", "m"] == 60


@pytest.mark.parametrize("key", ["entry_criteria", "exit_criteria", "disqualify_reasons", "examples"])
def test_every_list_is_matched_by_what_it_says(key: str) -> None:
    one, other = ["No budget", "Wrong country"], ["Wrong country", "No budget"]
    wrap = list if key == "disqualify_reasons" else lambda texts: criteria(*texts)
    found = compared(s={key: wrap(one)}, m={key: wrap(other)})
    assert field(found, key).figure == 100
