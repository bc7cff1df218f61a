"""Criteria, their checks, lengths of time and examples: the structured values inside a stage's fields.

Each is a small frozen dataclass with `read` (from JSON-ready data, raising InvalidValue), `data` (back) and
`words` (as a sentence for people).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.keys import nfc

OPERATORS: dict[str, str] = {
    "equals": "is",
    "not_equals": "is not",
    "one_of": "is one of",
    "none_of": "is none of",
    "at_least": "is at least",
    "at_most": "is at most",
    "more_than": "is more than",
    "less_than": "is less than",
    "contains": "contains",
    "is_set": "is filled in",
    "is_empty": "is empty",
    "within": "is within the last",
    "older_than": "is longer ago than",
}
"""Comparison operators by key, in words. `within` and `older_than` take a length of time ("30 days")."""

NO_VALUE = frozenset({"is_set", "is_empty"})
LIST_VALUE = frozenset({"one_of", "none_of"})

UNITS: dict[str, tuple[str, str]] = {
    "minutes": ("minute", "minutes"),
    "hours": ("hour", "hours"),
    "business_hours": ("business hour", "business hours"),
    "days": ("day", "days"),
    "business_days": ("business day", "business days"),
    "weeks": ("week", "weeks"),
    "months": ("month", "months"),
}
"""Units of time by key: singular, plural. A business hour or day is one of the owner's working time."""


def _text(data: Mapping[str, Any], key: str, where: str, limit: int) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidValue("text.type", f"“{key}” must be text.", where=where)
    text = nfc(value).strip()
    if len(text) > limit:
        raise InvalidValue("text.long", f"“{key}” is too long; keep it under {limit:,} characters.", where=where)
    return text


@dataclass(frozen=True)
class Duration:
    """A length of time: a whole amount of one unit of `UNITS`."""

    amount: int
    unit: str

    @classmethod
    def read(cls, data: Any, where: str) -> Duration:
        """From {"amount": 4, "unit": "business_hours"}. Raises InvalidValue."""
        if not isinstance(data, Mapping):
            raise InvalidValue("duration.type", "a length of time needs an amount and a unit.", where=where)
        amount, unit = data.get("amount"), data.get("unit")
        if isinstance(amount, bool) or not isinstance(amount, int) or not 0 < amount <= 100_000:
            raise InvalidValue("duration.amount", "the amount must be a whole number from 1 to 100,000.", where=where)
        if not isinstance(unit, str) or unit not in UNITS:
            raise InvalidValue("duration.unit", f"“{unit}” is none of: {', '.join(UNITS)}.", where=where)
        return cls(amount, unit)

    def data(self) -> dict[str, Any]:
        return {"amount": self.amount, "unit": self.unit}

    def words(self) -> str:
        singular, plural = UNITS[self.unit]
        return f"{self.amount} {singular if self.amount == 1 else plural}"


@dataclass(frozen=True)
class Check:
    """What a CRM could test: `field` `operator` `value`. `value` is one text, or several for one_of / none_of."""

    field: str
    operator: str
    value: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Any, where: str) -> Check | None:
        """None when nothing was filled in. Raises InvalidValue."""
        if data is None or data == {}:
            return None
        if not isinstance(data, Mapping):
            raise InvalidValue("check.type", "a check needs a field, an operator and a value.", where=where)
        field = _text(data, "field", where, 200)
        operator = data.get("operator") or "is_set"
        if not isinstance(operator, str) or operator not in OPERATORS:
            raise InvalidValue("check.operator", f"“{operator}” is none of: {', '.join(OPERATORS)}.", where=where)
        raw = data.get("value")
        listed = raw if isinstance(raw, list | tuple) else [] if raw in (None, "") else [raw]
        if any(not isinstance(item, str) for item in listed):
            raise InvalidValue("check.value", "write the value of a check as text (“50”, not 50).", where=where)
        value = tuple(item for item in (nfc(item).strip() for item in listed) if item)
        if operator in NO_VALUE:
            value = ()
        elif operator not in LIST_VALUE and len(value) > 1:
            raise InvalidValue("check.value", f"“{OPERATORS[operator]}” takes one value.", where=where)
        if not field:
            return None
        return cls(field, operator, value)

    def data(self) -> dict[str, Any]:
        if self.operator in NO_VALUE:
            return {"field": self.field, "operator": self.operator}
        if self.operator in LIST_VALUE:
            return {"field": self.field, "operator": self.operator, "value": list(self.value)}
        return {"field": self.field, "operator": self.operator, "value": self.value[0] if self.value else ""}

    def words(self) -> str:
        if self.operator in NO_VALUE:
            return f"{self.field} {OPERATORS[self.operator]}"
        return f"{self.field} {OPERATORS[self.operator]} {' / '.join(self.value) or '…'}"


@dataclass(frozen=True)
class Criterion:
    """One thing that must be true: a sentence, optionally what to check, and where the evidence is found."""

    text: str
    check: Check | None = None
    evidence: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.text and self.check is None and not self.evidence

    @classmethod
    def read(cls, data: Any, where: str) -> Criterion:
        """From a sentence or {"text", "check", "evidence"}. Raises InvalidValue."""
        if isinstance(data, str):
            data = {"text": data}
        if not isinstance(data, Mapping):
            raise InvalidValue("criterion.type", "a criterion needs a sentence.", where=where)
        check = Check.read(data.get("check"), where)
        text = _text(data, "text", where, 1_000)
        return cls(text or (f"{check.words()}." if check else ""), check, _text(data, "evidence", where, 500))

    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = {"text": self.text}
        if self.check:
            data["check"] = self.check.data()
        if self.evidence:
            data["evidence"] = self.evidence
        return data

    def words(self) -> str:
        tail = f" [{self.check.words()}]" if self.check else ""
        return f"{self.text}{tail}" + (f" (evidence: {self.evidence})" if self.evidence else "")


@dataclass(frozen=True)
class Example:
    """A case in a sentence, and why it is (or is not) one."""

    text: str
    why: str = ""

    @classmethod
    def read(cls, data: Any, where: str) -> Example:
        """From a sentence or {"text", "why"}. Raises InvalidValue."""
        if isinstance(data, str):
            data = {"text": data}
        if not isinstance(data, Mapping):
            raise InvalidValue("example.type", "an example needs a sentence.", where=where)
        return cls(_text(data, "text", where, 1_000), _text(data, "why", where, 1_000))

    def data(self) -> dict[str, Any]:
        return {"text": self.text, "why": self.why} if self.why else {"text": self.text}

    def words(self) -> str:
        return f"{self.text} ({self.why})" if self.why else self.text
