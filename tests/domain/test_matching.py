"""Criteria brought together by what they say: labelled pairs in several domains and scripts."""

from __future__ import annotations

import pytest

from stageworkshop.domain.criteria import Check, Criterion
from stageworkshop.domain.matching import ALIKE, actors, judge, likeness, matches, point

TEAMS = actors(("Sales", "Marketing", "Händler Nord"))

ABOUT_THE_SAME = [
    ("The company is in our target market.", "the company is in our target market", "same"),
    ("The buyer has confirmed a budget.", "Budget is confirmed by the customer", "other_words"),
    ("The contact agreed to be called.", "The contact has agreed to be called", "other_words"),
    ("Quote sent", "A proposal was sent to the customer", "other_words"),
    ("The customer has signed the order", "Order signed", "other_words"),
    ("Answer within 24 hours", "Answered within one day", "other_words"),
    ("Бюджет подтверждён клиентом", "Клиент подтвердил бюджет", "other_words"),
    ("予算が承認された", "予算が承認済み", "other_words"),
    ("Lead score is at least 50", "Score of 70 or more", "contradicts"),
    ("Company has more than 200 employees", "More than 500 employees", "contradicts"),
    ("First call within 4 hours", "Called within 4 business hours", "contradicts"),
    ("Contract value at least 10,000 €", "Contract value at least 10.000 USD", "contradicts"),
    ("Umsatz mindestens 50.000 €", "Umsatz über 50000 EUR", "contradicts"),
    ("Sales has accepted the lead", "Marketing has accepted the lead", "contradicts"),
    ("There is an open complaint", "There is no open complaint", "contradicts"),
    ("Two meetings were held", "At least one meeting was held", "contradicts"),
    ("线索评分至少 50", "线索评分至少 70", "contradicts"),
    ("五天以内", "3天以内", "contradicts"),
    ("درجة العميل ٥٠ على الأقل", "درجة العميل ٧٠ على الأقل", "contradicts"),
]
ABOUT_OTHER_THINGS = [
    ("Budget is confirmed", "A meeting took place"),
    ("Contact asked for a price", "Contact downloaded a white paper"),
    ("The decider is named", "The delivery date is named in the order"),
    ("Score at least 50", "Budget at least 50"),
    ("予算が承認された", "納期が決まった"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), ABOUT_THE_SAME)
def test_what_says_the_same_or_contradicts(one: str, other: str, verdict: str) -> None:
    left, right = point(Criterion(one), TEAMS), point(Criterion(other), TEAMS)
    assert likeness(left, right) >= ALIKE
    assert judge(left, right)[0] == verdict
    assert likeness(left, right) == likeness(right, left)


@pytest.mark.parametrize(("one", "other"), ABOUT_OTHER_THINGS)
def test_what_speaks_of_other_things_stays_apart(one: str, other: str) -> None:
    assert likeness(point(Criterion(one), TEAMS), point(Criterion(other), TEAMS)) < ALIKE


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        ("Score at least 50", "Score at least 70", "50 ≠ 70"),
        ("Score at least 50", "Score more than 50", "≥ 50 ≠ > 50"),
        ("Call within 4 hours", "Call within 2 days", "4 hours ≠ 2 days"),
        ("Sales calls back", "Händler Nord calls back", "Sales ≠ Händler Nord"),
    ],
)
def test_the_note_names_what_contradicts(one: str, other: str, note: str) -> None:
    said = judge(point(Criterion(one), TEAMS), point(Criterion(other), TEAMS))[1]
    assert set(said.split(" ≠ ")) == set(note.split(" ≠ "))


def test_checks_contradict_by_operator_and_value() -> None:
    fifty = Criterion("Scored.", Check("Lead score", "at_least", ("50",)))
    seventy = Criterion("Hot enough.", Check("lead_score", "at_least", ("70",)))
    above = Criterion("Scored.", Check("Lead score", "more_than", ("50",)))
    assert judge(point(fifty), point(seventy)) == ("contradicts", "50 ≠ 70")
    assert judge(point(fifty), point(above)) == ("contradicts", "is at least 50 ≠ is more than 50")
    assert judge(point(fifty), point(Criterion("Scored.", fifty.check))) == ("same", "")


def test_rows_go_by_meaning_and_not_by_position() -> None:
    columns = {
        "m": ["Lead score is at least 50.", "The company is in our target market.", "Agreed to be called."],
        "s": ["The company is in our target market.", "Score of 70 or more.", "A budget is named."],
        "d": ["The contact has agreed to be called."],
    }
    found = matches({name: [point(Criterion(text), TEAMS) for text in said] for name, said in columns.items()})
    rows = [(dict(match.items), match.verdict, match.notes) for match in found]
    assert rows == [
        ({"m": 0, "s": 1}, "contradicts", ("50 ≠ 70",)),
        ({"m": 1, "s": 0}, "same", ()),
        ({"m": 2, "d": 0}, "other_words", ()),
        ({"s": 2}, "only", ()),
    ]


def test_an_item_belongs_to_one_row_and_a_row_holds_one_of_each_team() -> None:
    twice = [point(Criterion("Budget confirmed")), point(Criterion("Budget confirmed by the customer"))]
    found = matches({"a": twice, "b": [point(Criterion("The budget is confirmed"))]})
    assert sorted(len(match.items) for match in found) == [1, 2]
    assert sum(len(match.items) for match in found) == 3
