"""The seam between two stages: gaps and overlaps, in words and in numbers."""

from __future__ import annotations

import pytest

from stageworkshop.domain.criteria import Check, Criterion
from stageworkshop.domain.seams import SeamRow, seam


def only(leaving: Criterion | str, entering: Criterion | str) -> SeamRow:
    rows = seam({"a": [_criterion(leaving)]}, {"a": [_criterion(entering)]})
    assert len(rows) == 1
    return rows[0]


def _criterion(said: Criterion | str) -> Criterion:
    return Criterion(said) if isinstance(said, str) else said


@pytest.mark.parametrize(
    ("leaving", "entering", "verdict", "between"),
    [
        ("Score at least 50", "Score at least 70", "gap", ("50", "70")),
        ("Score at least 70", "Score of 50 or more", "overlap", ("50", "70")),
        ("Called within 3 days", "Called within 2 days", "gap", ("2 days", "3 days")),
        ("Called within 24 hours", "Called within 2 days", "overlap", ("24 hours", "2 days")),
        ("Budget is confirmed", "The customer has confirmed the budget", "meets", ()),
        ("评分至少 50", "评分至少 70", "gap", ("50", "70")),
    ],
)
def test_numbers_leave_a_gap_or_an_overlap(leaving: str, entering: str, verdict: str, between: tuple[str, ...]) -> None:
    row = only(leaving, entering)
    assert (row.verdict, row.between) == (verdict, between)


def test_limits_are_read_from_checks_too() -> None:
    row = only(
        Criterion("Hot.", Check("Score", "at_least", ("50",))), Criterion("Hot!", Check("score", "at_least", ("70",)))
    )
    assert (row.verdict, row.between) == ("gap", ("50", "70"))


def test_what_only_one_side_asks_for() -> None:
    rows = seam({"m": [Criterion("Sales has accepted it")]}, {"m": [Criterion("A budget is named")]})
    assert [(row.verdict, dict(row.leaving), dict(row.entering)) for row in rows] == [
        ("gap", {}, {"m": "A budget is named"}),
        ("overlap", {"m": "Sales has accepted it"}, {}),
    ]


def test_voices_that_say_the_same_stand_in_one_row() -> None:
    rows = seam(
        {"m": [Criterion("Budget confirmed")], "s": [Criterion("The budget is confirmed")]},
        {"m": [Criterion("Budget confirmed")]},
    )
    assert len(rows) == 1
    assert set(rows[0].leaving) == {"m", "s"}


def test_contradiction_without_numbers() -> None:
    row = only("There is no open complaint", "There is an open complaint")
    assert (row.verdict, row.note) == ("contradicts", "yes ≠ no")


def test_silence_on_one_side_is_no_gap() -> None:
    assert seam({}, {"m": [Criterion("A budget is named")]}) == []
