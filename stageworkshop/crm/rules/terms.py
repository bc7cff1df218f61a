"""A check's field and values, typed: what every translation starts from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from stageworkshop.domain.criteria import UNITS, Check, Duration

FieldType = Literal["text", "number", "date", "datetime", "checkbox", "picklist", "multipicklist"]
_TYPES: tuple[str, ...] = get_args(FieldType)
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,10})?")
_DURATION = re.compile(r"(\d{1,6})\s*(.+)")
_YES = frozenset({"true", "yes", "1"})
_NO = frozenset({"false", "no", "0"})
_ORDERED = frozenset({"at_least", "at_most", "more_than", "less_than"})


class Untranslatable(Exception):
    """This check can't be said exactly there. The message is a reason, as the end of a sentence."""


class UnknownField(Untranslatable):
    """The check's field has no name in the CRM that anybody knows of."""


@dataclass(frozen=True)
class Field:
    """A CRM field by its API name and type. `guessed`: the type was told from the check alone."""

    name: str
    type: FieldType
    guessed: bool


def field_of(check: Check, said: Mapping[str, str], pattern: re.Pattern[str]) -> Field:
    """The check's field: by the mapping ("Budget" → "Budget__c:number"), else as it is written.

    Raises UnknownField when that is no name that the CRM could have (`pattern`), Untranslatable when the type is
    unknown.
    """
    name, _, kind = (said.get(check.field) or check.field).partition(":")
    if not pattern.fullmatch(name):
        raise UnknownField(f"“{name}” is no field name of the CRM; give it in the mapping under “fields”")
    if kind and kind not in _TYPES:
        raise Untranslatable(f"“{kind}” is no type of field; write one of {', '.join(_TYPES)}")
    if kind:
        return Field(name, kind, False)  # type: ignore[arg-type]  # just checked
    return Field(name, _guessed(check), True)


def number(value: str) -> str:
    """A number as every language writes it. Raises Untranslatable for anything but digits with a decimal point."""
    if not _NUMBER.fullmatch(value):
        raise Untranslatable(f"“{value}” is no plain number, such as 50 or 0.5")
    return value.removeprefix("+")


def day(value: str) -> date:
    """A date written as 2026-11-24. Raises Untranslatable."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Untranslatable(f"“{value}” is no date, such as 2026-11-24") from None


def truth(value: str) -> bool:
    """Yes or no. Raises Untranslatable."""
    if value.casefold() in _YES | _NO:
        return value.casefold() in _YES
    raise Untranslatable(f"“{value}” is neither yes nor no")


def length(value: str) -> Duration:
    """A length of time such as "30 days". Raises Untranslatable, also for working time, which no CRM's rules know."""
    match = _DURATION.fullmatch(value.strip())
    names = {word: unit for unit, words in UNITS.items() for word in words}
    unit = names.get(match[2].strip().casefold(), "") if match else ""
    if not match or not unit or not int(match[1]):
        raise Untranslatable(f"“{value}” is no length of time, such as 30 days")
    if unit.startswith("business"):
        raise Untranslatable("rules can’t count in working time")
    return Duration(int(match[1]), unit)


def ordered(field: Field) -> None:
    """Raises Untranslatable when the field's values have no order."""
    if field.type not in ("number", "date", "datetime"):
        raise Untranslatable(f"a field of type {field.type} has no order")


def holds_text(field: Field) -> None:
    """Raises Untranslatable when a text can't be looked for in the field."""
    if field.type not in ("text", "picklist"):
        raise Untranslatable(f"a field of type {field.type} holds no text")


def no_moment(field: Field) -> None:
    """Raises Untranslatable for what is never exactly a value."""
    if field.type == "datetime":
        raise Untranslatable("a moment in time is never exactly a value; compare it with “at least” or “at most”")


def since(field: Field, check: Check) -> Duration:
    """How long ago the check asks for. Raises Untranslatable when the field can't tell."""
    if field.type not in ("date", "datetime"):
        raise Untranslatable(f"a field of type {field.type} is no point in time")
    span = length(one(check))
    if field.type == "date" and span.unit in ("minutes", "hours"):
        raise Untranslatable(f"a date has no time of day, so {span.words()} can’t be counted")
    return span


def one(check: Check) -> str:
    """The check's one value. Raises Untranslatable when there is none."""
    if not check.value:
        raise Untranslatable("the check says no value")
    return check.value[0]


def _guessed(check: Check) -> FieldType:
    values = check.value
    if check.operator in ("within", "older_than"):
        return "date"
    if check.operator in _ORDERED and values:
        return "number" if _NUMBER.fullmatch(values[0]) else "date"
    if check.operator in ("equals", "not_equals") and values:
        if values[0].casefold() in (_YES | _NO) - {"0", "1"}:
            return "checkbox"
        if _NUMBER.fullmatch(values[0]):
            return "number"
    return "text"
