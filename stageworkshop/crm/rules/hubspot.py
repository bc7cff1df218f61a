"""A check as one filter of HubSpot's CRM search: `propertyName`, `operator`, `value` or `values`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from stageworkshop.crm.rules import terms
from stageworkshop.crm.rules.operators import operators
from stageworkshop.crm.rules.terms import Field, Untranslatable
from stageworkshop.domain.criteria import Check

PROPERTY = re.compile(r"[a-z][a-z0-9_]{0,99}")
_COMPARED = {"at_least": "GTE", "at_most": "LTE", "more_than": "GT", "less_than": "LT"}
Filter = dict[str, Any]


def filter_for(check: Check, fields: Mapping[str, str]) -> tuple[Filter, Field]:
    """(filter that lets through what meets the check, the field as it was understood). Raises Untranslatable."""
    field = terms.field_of(check, fields, PROPERTY)
    return {"propertyName": field.name, **_OPERATORS[check.operator](field, check)}, field


def _literal(field: Field, value: str) -> str:
    if field.type == "number":
        return terms.number(value)
    if field.type == "checkbox":
        return "true" if terms.truth(value) else "false"
    if field.type in ("date", "datetime"):
        # Milliseconds since 1970 at midnight UTC, as HubSpot keeps dates.
        return str(int(datetime.combine(terms.day(value), time(), UTC).timestamp()) * 1000)
    if field.type == "multipicklist":
        raise Untranslatable("the search can’t ask for one of several chosen values alone")
    return value


def _equals(field: Field, check: Check) -> Filter:
    terms.no_moment(field)
    return {"operator": "EQ", "value": _literal(field, terms.one(check))}


def _not_equals(field: Field, check: Check) -> Filter:
    return {**_equals(field, check), "operator": "NEQ"}


def _one_of(field: Field, check: Check) -> Filter:
    terms.one(check)
    values = [_literal(field, value) for value in check.value]
    # The search compares lists of text in lower case only.
    return {"operator": "IN", "values": [value.lower() for value in values] if field.type == "text" else values}


def _none_of(field: Field, check: Check) -> Filter:
    return {**_one_of(field, check), "operator": "NOT_IN"}


def _compared(field: Field, check: Check) -> Filter:
    terms.ordered(field)
    return {"operator": _COMPARED[check.operator], "value": _literal(field, terms.one(check))}


def _contains(field: Field, check: Check) -> Filter:
    raise Untranslatable("HubSpot’s search finds whole words, not parts of a text")


def _relative(field: Field, check: Check) -> Filter:
    raise Untranslatable("HubSpot’s search knows fixed dates only; build a list with a relative date by hand")


_OPERATORS = operators(
    equals=_equals,
    not_equals=_not_equals,
    one_of=_one_of,
    none_of=_none_of,
    compared=_compared,
    contains=_contains,
    is_set=lambda field, check: {"operator": "HAS_PROPERTY"},
    is_empty=lambda field, check: {"operator": "NOT_HAS_PROPERTY"},
    within=_relative,
    older_than=_relative,
)
