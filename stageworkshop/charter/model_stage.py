"""A stage in the definitions file: every field of `domain.fields`, and the values that such a field may hold."""

from __future__ import annotations

from typing import Any, Literal

from stageworkshop.charter.model_base import Field, FieldName, Key, Line, Part
from stageworkshop.domain import fields
from stageworkshop.domain.values import (
    MAX_ITEMS,
    AliasList,
    CriteriaList,
    ExampleList,
    Number,
    Text,
    TextList,
)


def spec(field: fields.Field, **more: Any) -> Any:
    """The pydantic declaration of one stage field: title, description and limits from `domain.fields`."""
    if isinstance(field.kind, Text):
        more.setdefault("max_length", field.kind.limit)
    elif isinstance(field.kind, Number):
        more.setdefault("ge", field.kind.low)
        more.setdefault("le", field.kind.high)
    elif isinstance(field.kind, TextList | CriteriaList | ExampleList | AliasList):
        more.setdefault("max_length", MAX_ITEMS)
    return Field(default=None, title=field.label, description=field.help, **more)


class Duration(Part):
    """A length of time: a whole amount of a unit."""

    amount: int = Field(ge=1, le=100_000)
    unit: Literal["minutes", "hours", "business_hours", "days", "business_days", "weeks", "months"]


class Check(Part):
    """What a CRM can test: `field` `operator` `value`."""

    field: str = Field(min_length=1, max_length=200, description="Name of the CRM field.")
    operator: Literal[
        "equals",
        "not_equals",
        "one_of",
        "none_of",
        "at_least",
        "at_most",
        "more_than",
        "less_than",
        "contains",
        "is_set",
        "is_empty",
        "within",
        "older_than",
    ]
    value: str | list[str] | None = Field(
        default=None, description="Text; a list for one_of and none_of; absent for is_set and is_empty."
    )


class Criterion(Part):
    """One thing that must be true, in a sentence; optionally a check and where the evidence is found."""

    text: str = Field(max_length=1_000)
    check: Check | None = None
    evidence: str | None = Field(default=None, max_length=500)


class Example(Part):
    """A case in a sentence, and why it is (or is not) one."""

    text: str = Field(max_length=1_000)
    why: str | None = Field(default=None, max_length=1_000)


class Alias(Part):
    """What a team calls it. `team` is a team's key, absent when no team is named."""

    team: Key | None = None
    name: str = Field(min_length=1, max_length=120)


class HandOff(Part):
    """Ownership passing from one team to another as a record enters the stage."""

    from_: Key | None = spec(fields.HANDOFF_FROM, alias="from")
    to: Key | None = spec(fields.HANDOFF_TO)
    passes: list[Line] | None = spec(fields.HANDOFF_PASSES)
    readiness: Literal["needs_warming", "ready_for_call"] | None = spec(fields.HANDOFF_READINESS)
    accept_within: Duration | None = spec(fields.HANDOFF_ACCEPT)
    rejection_reasons: list[Line] | None = spec(fields.HANDOFF_REJECTION)
    recycle_to: Key | None = spec(fields.HANDOFF_RECYCLE)


class Sla(Part):
    """Time limit with its clock start, attempts, and what happens on breach."""

    limit: Duration | None = spec(fields.SLA_LIMIT)
    clock_start: str | None = spec(fields.SLA_CLOCK)
    attempts: int | None = spec(fields.SLA_ATTEMPTS)
    consequence: str | None = spec(fields.SLA_CONSEQUENCE)


class Stage(Part):
    """One stage with every field of its definition; empty fields are absent."""

    key: Key = Field(description="Stable name for machines; unique in the file.")
    name: str | None = spec(fields.NAME)
    aliases: list[Alias] | None = spec(fields.ALIASES)
    kind: Literal["open", "won", "lost", "recycled", "disqualified"] | None = spec(fields.KIND)
    definition: str | None = spec(fields.DEFINITION)
    audience: str | None = spec(fields.AUDIENCE)
    entry_criteria: list[Criterion] | None = spec(fields.ENTRY)
    exit_criteria: list[Criterion] | None = spec(fields.EXIT)
    disqualify_reasons: list[Line] | None = spec(fields.DISQUALIFY)
    owner: Key | None = spec(fields.OWNER)
    handoff: HandOff | None = Field(default=None, title="Hand-off")
    sla: Sla | None = Field(default=None, title="Service level")
    examples: list[Example] | None = spec(fields.EXAMPLES)
    counter_examples: list[Example] | None = spec(fields.COUNTER)
    required_fields: list[FieldName] | None = spec(fields.CRM_FIELDS)
    probability: int | None = spec(fields.PROBABILITY)
    forecast_category: Literal["omitted", "pipeline", "best_case", "most_likely", "commit", "closed"] | None = spec(
        fields.FORECAST
    )
    longest_time: Duration | None = spec(fields.LONGEST)
    visible_to_partners: bool | None = spec(fields.VISIBLE)
