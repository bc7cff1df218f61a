"""Checks as formulas, filters and predicates: exact, or refused with the reason."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from stageworkshop.crm.rules import hubspot, salesforce, sql
from stageworkshop.crm.rules.terms import Untranslatable
from stageworkshop.domain.criteria import OPERATORS, Check

FIELDS = {"Budget": "budget:number", "Source": "source:picklist", "Asked on": "asked_on:date", "Demo": "demo:checkbox"}
FIELDS |= {"Name": "name:text", "Tags": "tags:multipicklist", "Seen at": "seen_at:datetime"}


def check(field: str, operator: str, *value: str) -> Check:
    return Check(field, operator, value)


@pytest.mark.parametrize(
    ("rule", "formula"),
    [
        (check("Budget", "at_least", "50"), "AND(NOT(ISBLANK(budget)), budget >= 50)"),
        (check("Source", "one_of", "Web", "Fair"), 'OR(ISPICKVAL(source, "Web"), ISPICKVAL(source, "Fair"))'),
        (check("Source", "is_set"), "NOT(ISBLANK(TEXT(source)))"),
        (check("Asked on", "within", "30 days"), "AND(asked_on >= TODAY() - 30, asked_on <= TODAY())"),
        (check("Asked on", "older_than", "2 months"), "AND(NOT(ISBLANK(asked_on)), asked_on < ADDMONTHS(TODAY(), -2))"),
        (check("Seen at", "within", "4 hours"), "AND(seen_at >= NOW() - 4/24, seen_at <= NOW())"),
        (check("Asked on", "equals", "2026-11-24"), "asked_on = DATE(2026, 11, 24)"),
        (check("Demo", "equals", "yes"), "demo = TRUE"),
        (check("Tags", "contains", "VIP"), 'INCLUDES(tags, "VIP")'),
        (check("Name", "equals", 'A "b" \\ c'), 'name = "A \\"b\\" \\\\ c"'),
    ],
)
def test_salesforce(rule: Check, formula: str) -> None:
    assert salesforce.formula(rule, FIELDS)[0] == formula


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        (check("Budget", "at_least", "50"), {"propertyName": "budget", "operator": "GTE", "value": "50"}),
        (check("Source", "none_of", "Web"), {"propertyName": "source", "operator": "NOT_IN", "values": ["Web"]}),
        (
            check("Asked on", "less_than", "1970-01-02"),
            {"propertyName": "asked_on", "operator": "LT", "value": "86400000"},
        ),
        (check("Name", "is_empty"), {"propertyName": "name", "operator": "NOT_HAS_PROPERTY"}),
    ],
)
def test_hubspot(rule: Check, made: dict[str, Any]) -> None:
    assert hubspot.filter_for(rule, FIELDS)[0] == made


@pytest.mark.parametrize(
    ("translate", "rule", "reason"),
    [
        (salesforce.formula, check("Confirmed with depot on", "is_set"), "no field name of the CRM"),
        (salesforce.formula, check("Budget", "at_least", "50k"), "no plain number"),
        (salesforce.formula, check("Asked on", "within", "3 business days"), "working time"),
        (salesforce.formula, check("Asked on", "within", "3 hours"), "no time of day"),
        (salesforce.formula, check("Demo", "is_set"), "a checkbox is never empty"),
        (salesforce.formula, check("Name", "more_than", "b"), "has no order"),
        (salesforce.formula, check("Name", "equals"), "says no value"),
        (hubspot.filter_for, check("Asked on", "within", "30 days"), "fixed dates only"),
        (hubspot.filter_for, check("Name", "contains", "x"), "whole words"),
        (sql.predicate, check("Tags", "contains", "x"), "no list of chosen values"),
        (sql.predicate, check("Asked on", "at_least", "24.11.2026"), "no date"),
    ],
)
def test_what_can_not_be_said_exactly_is_refused(translate: Callable[..., Any], rule: Check, reason: str) -> None:
    with pytest.raises(Untranslatable, match=reason):
        translate(rule, FIELDS)


def test_the_type_told_from_the_check_alone_is_marked_as_a_guess() -> None:
    assert salesforce.formula(check("Budget__c", "at_least", "5"), {})[1].guessed
    assert not salesforce.formula(check("Budget", "at_least", "5"), FIELDS)[1].guessed


ROWS = (
    {"budget": None, "source": None, "name": None, "demo": None},
    {"budget": 50, "source": "Web", "name": "it's 100 %", "demo": 1},
    {"budget": 49.5, "source": "", "name": "A_b", "demo": 0},
)
TRUTH: list[tuple[Check, tuple[bool, bool, bool]]] = [
    (check("Budget", "at_least", "50"), (False, True, False)),
    (check("Budget", "less_than", "50"), (False, False, True)),
    (check("Budget", "not_equals", "50"), (True, False, True)),
    (check("Source", "one_of", "Web", "Fair"), (False, True, False)),
    (check("Source", "none_of", "Web"), (True, False, True)),
    (check("Source", "is_set"), (False, True, False)),
    (check("Source", "is_empty"), (True, False, True)),
    (check("Name", "contains", "00 %"), (False, True, False)),
    (check("Name", "contains", "%"), (False, True, False)),
    (check("Name", "contains", "_"), (False, False, True)),
    (check("Name", "equals", "it's 100 %"), (False, True, False)),
    (check("Demo", "equals", "yes"), (False, True, False)),
]


@pytest.mark.parametrize(("rule", "expected"), TRUTH)
def test_predicates_hold_for_the_records_that_meet_the_check(rule: Check, expected: tuple[bool, ...]) -> None:
    with closing(sqlite3.connect(":memory:")) as database, database:
        database.execute("create table records (budget, source, name, demo)")
        for row in ROWS:
            database.execute("insert into records values (?, ?, ?, ?)", tuple(row.values()))
        held = database.execute(f"select {sql.predicate(rule, FIELDS)[0]} from records").fetchall()
    database.close()
    # Neither true nor false (NULL) does not let a record through.
    assert tuple(value == 1 for (value,) in held) == expected


def test_every_operator_is_translated_or_refused_everywhere() -> None:
    values = {
        "within": "3 days",
        "older_than": "3 days",
        "at_least": "5",
        "at_most": "5",
        "more_than": "5",
        "less_than": "5",
    }
    for operator, field in itertools.product(OPERATORS, FIELDS):
        for translate in (salesforce.formula, hubspot.filter_for, sql.predicate):
            outcome = _outcome(translate, check(field, operator, values.get(operator, "x")))
            assert json.dumps(outcome) not in ('""', "{}", "null")


def _outcome(translate: Callable[..., Any], rule: Check) -> Any:
    """What came of it: a rule, or the reason for none. Any other error is one of the program."""
    try:
        return translate(rule, FIELDS)[0]
    except Untranslatable as reason:
        return str(reason)
