"""A check as a Salesforce formula that is true when the check holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from stageworkshop.crm.rules import terms
from stageworkshop.crm.rules.operators import operators
from stageworkshop.crm.rules.terms import Field, Untranslatable
from stageworkshop.domain.criteria import Check

API_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,79}(\.[A-Za-z][A-Za-z0-9_]{0,79}){0,5}")
Translate = Callable[[Check, Mapping[str, str]], tuple[str, Field]]
_COMPARED = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<"}


def formula(check: Check, fields: Mapping[str, str]) -> tuple[str, Field]:
    """(formula, the field as it was understood). Raises Untranslatable."""
    field = terms.field_of(check, fields, API_NAME)
    return _OPERATORS[check.operator](field, check), field


def text(value: str) -> str:
    """A string in a formula."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _is(field: Field, value: str) -> str:
    if field.type == "picklist":
        return f"ISPICKVAL({field.name}, {text(value)})"
    if field.type == "multipicklist":
        return f"INCLUDES({field.name}, {text(value)})"
    terms.no_moment(field)
    return f"{field.name} = {_literal(field, value)}"


def _literal(field: Field, value: str) -> str:
    if field.type == "number":
        return terms.number(value)
    if field.type == "checkbox":
        return "TRUE" if terms.truth(value) else "FALSE"
    if field.type in ("date", "datetime"):
        found = terms.day(value)
        made = f"DATE({found.year}, {found.month}, {found.day})"
        return made if field.type == "date" else f"DATETIMEVALUE({made})"
    return text(value)


def _filled(field: Field) -> str:
    if field.type == "checkbox":
        raise Untranslatable("a checkbox is never empty")
    inner = f"TEXT({field.name})" if field.type == "picklist" else field.name
    return f"NOT(ISBLANK({inner}))"


def _equals(field: Field, check: Check) -> str:
    return _is(field, terms.one(check))


def _not_equals(field: Field, check: Check) -> str:
    return f"NOT({_equals(field, check)})"


def _one_of(field: Field, check: Check) -> str:
    terms.one(check)
    each = [_is(field, value) for value in check.value]
    return each[0] if len(each) == 1 else f"OR({', '.join(each)})"


def _none_of(field: Field, check: Check) -> str:
    return f"NOT({_one_of(field, check)})"


def _compared(field: Field, check: Check) -> str:
    terms.ordered(field)
    # An empty number counts as nought in a formula, so it is asked for.
    return f"AND({_filled(field)}, {field.name} {_COMPARED[check.operator]} {_literal(field, terms.one(check))})"


def _contains(field: Field, check: Check) -> str:
    value = text(terms.one(check))
    if field.type == "multipicklist":
        return f"INCLUDES({field.name}, {value})"
    terms.holds_text(field)
    return f"CONTAINS({f'TEXT({field.name})' if field.type == 'picklist' else field.name}, {value})"


def _is_empty(field: Field, check: Check) -> str:
    return f"NOT({_filled(field)})"


def _within(field: Field, check: Check) -> str:
    start, now = _ago(field, check)
    return f"AND({field.name} >= {start}, {field.name} <= {now})"


def _older_than(field: Field, check: Check) -> str:
    return f"AND({_filled(field)}, {field.name} < {_ago(field, check)[0]})"


def _ago(field: Field, check: Check) -> tuple[str, str]:
    """(the moment that long ago, now), in the field's own type."""
    span = terms.since(field, check)
    now = "TODAY()" if field.type == "date" else "NOW()"
    if span.unit == "months":
        return f"ADDMONTHS({now}, -{span.amount})", now
    if span.unit in ("days", "weeks"):
        return f"{now} - {span.amount * (7 if span.unit == 'weeks' else 1)}", now
    return f"{now} - {span.amount}/{24 if span.unit == 'hours' else 1440}", now


_OPERATORS = operators(
    equals=_equals,
    not_equals=_not_equals,
    one_of=_one_of,
    none_of=_none_of,
    compared=_compared,
    contains=_contains,
    is_set=lambda field, check: _filled(field),
    is_empty=_is_empty,
    within=_within,
    older_than=_older_than,
)
