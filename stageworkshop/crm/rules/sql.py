"""A check as a predicate of standard SQL, as PostgreSQL, Snowflake and SQLite read it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stageworkshop.crm.rules import terms
from stageworkshop.crm.rules.operators import operators
from stageworkshop.crm.rules.terms import Field, Untranslatable
from stageworkshop.domain.criteria import Check

COLUMN = re.compile(r"[^\x00-\x1f]{1,120}")
"""Any name: it is written as a quoted identifier."""
_COMPARED = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<"}


def predicate(check: Check, fields: Mapping[str, str]) -> tuple[str, Field]:
    """(predicate that is true when the check holds, the field as it was understood). Raises Untranslatable."""
    field = terms.field_of(check, fields, COLUMN)
    if field.type == "multipicklist":
        raise Untranslatable("SQL has no list of chosen values; how yours are kept is not known")
    return _OPERATORS[check.operator](field, check), field


def _name(field: Field) -> str:
    quoted = field.name.replace('"', '""')
    return f'"{quoted}"'


def text(value: str) -> str:
    """A string literal."""
    return "'" + value.replace("'", "''") + "'"


def _literal(field: Field, value: str) -> str:
    if field.type == "number":
        return terms.number(value)
    if field.type == "checkbox":
        return "TRUE" if terms.truth(value) else "FALSE"
    if field.type in ("date", "datetime"):
        return f"DATE {text(terms.day(value).isoformat())}"
    return text(value)


def _equals(field: Field, check: Check) -> str:
    terms.no_moment(field)
    return f"{_name(field)} = {_literal(field, terms.one(check))}"


def _not_equals(field: Field, check: Check) -> str:
    # Without the second half an empty field would be neither equal nor unequal.
    return f"({_name(field)} <> {_literal(field, terms.one(check))} OR {_name(field)} IS NULL)"


def _listed(field: Field, check: Check) -> str:
    terms.one(check)
    return ", ".join(_literal(field, value) for value in check.value)


def _one_of(field: Field, check: Check) -> str:
    return f"{_name(field)} IN ({_listed(field, check)})"


def _none_of(field: Field, check: Check) -> str:
    return f"({_name(field)} NOT IN ({_listed(field, check)}) OR {_name(field)} IS NULL)"


def _compared(field: Field, check: Check) -> str:
    terms.ordered(field)
    return f"{_name(field)} {_COMPARED[check.operator]} {_literal(field, terms.one(check))}"


def _contains(field: Field, check: Check) -> str:
    terms.holds_text(field)
    value = terms.one(check).replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"{_name(field)} LIKE {text(f'%{value}%')} ESCAPE '!'"


def _is_set(field: Field, check: Check) -> str:
    if field.type in ("text", "picklist"):
        return f"({_name(field)} IS NOT NULL AND {_name(field)} <> '')"
    return f"{_name(field)} IS NOT NULL"


def _is_empty(field: Field, check: Check) -> str:
    return f"NOT {_is_set(field, check)}"


def _within(field: Field, check: Check) -> str:
    start, now = _ago(field, check)
    return f"{_name(field)} BETWEEN {start} AND {now}"


def _older_than(field: Field, check: Check) -> str:
    return f"{_name(field)} < {_ago(field, check)[0]}"


def _ago(field: Field, check: Check) -> tuple[str, str]:
    span = terms.since(field, check)
    now = "CURRENT_DATE" if field.type == "date" else "CURRENT_TIMESTAMP"
    amount, unit = (span.amount * 7, "DAY") if span.unit == "weeks" else (span.amount, span.unit[:-1].upper())
    return f"{now} - INTERVAL '{amount}' {unit}", now


_OPERATORS = operators(
    equals=_equals,
    not_equals=_not_equals,
    one_of=_one_of,
    none_of=_none_of,
    compared=_compared,
    contains=_contains,
    is_set=_is_set,
    is_empty=_is_empty,
    within=_within,
    older_than=_older_than,
)
