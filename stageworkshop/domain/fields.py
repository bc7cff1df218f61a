"""Every parameter of a stage, declared once.

The form, the comparison, the PDF, the definitions file, the imports and the checks all walk `FIELDS`. A key with a
dot ("handoff.readiness") is written nested in the definitions file. To add a field: declare it here and give it its
place in `charter/model.py` (a test names the one that is missing).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stageworkshop.domain.values import (
    AliasList,
    Choice,
    CriteriaList,
    ExampleList,
    Flag,
    Json,
    Kind,
    Length,
    Number,
    Reference,
    Text,
    TextList,
)

Values = Mapping[str, Json]

GROUPS: dict[str, str] = {
    "identity": "Name",
    "meaning": "Meaning",
    "criteria": "Criteria",
    "owner": "Owner",
    "handoff": "Hand-off",
    "sla": "Service level",
    "examples": "Examples",
    "crm": "In the CRM",
    "sharing": "Sharing",
}
"""Groups in the order in which forms and documents show them: key → heading."""

KINDS: tuple[tuple[str, str], ...] = (
    ("open", "open"),
    ("won", "won"),
    ("lost", "lost"),
    ("recycled", "recycled"),
    ("disqualified", "disqualified"),
)
READINESS: tuple[tuple[str, str], ...] = (
    ("needs_warming", "needs warming"),
    ("ready_for_call", "ready for a call"),
)
FORECASTS: tuple[tuple[str, str], ...] = (
    ("omitted", "omitted"),
    ("pipeline", "pipeline"),
    ("best_case", "best case"),
    ("most_likely", "most likely"),
    ("commit", "commit"),
    ("closed", "closed"),
)


def _never(values: Values) -> bool:
    return False


def _always(values: Values) -> bool:
    return True


def _is_open(values: Values) -> bool:
    return values.get("kind") in (None, "open")


def _has_handoff(values: Values) -> bool:
    return bool(values.get("handoff.from") or values.get("handoff.to"))


def _has_sla(values: Values) -> bool:
    return bool(values.get("sla.limit"))


@dataclass(frozen=True)
class Field:
    """One parameter of a stage.

    `label` heads it on screen and paper, `help` says in a sentence what belongs there, `kind` checks and words it,
    `required` tells from the other values whether a finished definition needs it, `partners` whether the partners'
    edition shows it (of stages that partners may see at all), `drafted` whether teams draft it and compare it.
    """

    key: str
    label: str
    help: str
    group: str
    kind: Kind
    required: Callable[[Values], bool] = _never
    partners: bool = True
    drafted: bool = True


NAME = Field("name", "Name", "What everybody will call this stage.", "identity", Text(120, one_line=True), _always)
ALIASES = Field(
    "aliases", "We call it…", "Other names in use, and by which team.", "identity", AliasList(), drafted=False
)
KIND = Field(
    "kind",
    "Kind",
    "Is a record here still open, or has it ended, and how?",
    "identity",
    Choice(KINDS),
    _always,
)
DEFINITION = Field(
    "definition",
    "Plain definition",
    "One or two sentences that a new colleague understands: what is true of a record in this stage?",
    "meaning",
    Text(2_000),
    _always,
)
AUDIENCE = Field(
    "audience", "Who it is for", "Which customers or deals this stage is meant for.", "meaning", Text(1_000)
)
ENTRY = Field(
    "entry_criteria",
    "Entry criteria",
    "What must be true before a record may enter. Say what the buyer did, not only what we did.",
    "criteria",
    CriteriaList(),
    _is_open,
)
EXIT = Field(
    "exit_criteria",
    "Exit criteria",
    "What must be true before a record may leave for the next stage.",
    "criteria",
    CriteriaList(),
    _is_open,
)
DISQUALIFY = Field(
    "disqualify_reasons",
    "Reasons to disqualify",
    "Why a record would be taken out of the pipeline from here.",
    "criteria",
    TextList(),
)
OWNER = Field("owner", "Owner", "The team that acts on a record in this stage.", "owner", Reference("team"), _is_open)
HANDOFF_FROM = Field(
    "handoff.from",
    "Handed over by",
    "The team that gives the record away.",
    "handoff",
    Reference("team"),
    _has_handoff,
)
HANDOFF_TO = Field(
    "handoff.to",
    "Handed over to",
    "The team that takes the record on.",
    "handoff",
    Reference("team"),
    _has_handoff,
)
HANDOFF_PASSES = Field(
    "handoff.passes",
    "What is passed",
    "The information that goes with the record.",
    "handoff",
    TextList(),
    _has_handoff,
)
HANDOFF_READINESS = Field(
    "handoff.readiness",
    "Readiness",
    "Does the receiver still have to warm it up, or call right away?",
    "handoff",
    Choice(READINESS),
    _has_handoff,
)
HANDOFF_ACCEPT = Field(
    "handoff.accept_within",
    "To be accepted within",
    "How long the receiver has to accept or reject it.",
    "handoff",
    Length(),
    _has_handoff,
)
HANDOFF_REJECTION = Field(
    "handoff.rejection_reasons",
    "Reasons to reject",
    "Why the receiver may send it back; one reason a line.",
    "handoff",
    TextList(),
    _has_handoff,
)
HANDOFF_RECYCLE = Field(
    "handoff.recycle_to",
    "Goes back to",
    "The stage to which a rejected or stalled record returns.",
    "handoff",
    Reference("stage"),
    _has_handoff,
)
SLA_LIMIT = Field("sla.limit", "Time limit", "How soon the owner must have acted.", "sla", Length())
SLA_CLOCK = Field(
    "sla.clock_start",
    "Clock starts",
    "The event that starts the clock, such as “hand-off accepted”.",
    "sla",
    Text(300, one_line=True),
    _has_sla,
)
SLA_ATTEMPTS = Field(
    "sla.attempts", "Attempts", "How many tries to reach the customer belong to it.", "sla", Number(1, 99)
)
SLA_CONSEQUENCE = Field(
    "sla.consequence",
    "If the limit is missed",
    "What happens to the record, and who is told.",
    "sla",
    Text(600),
    _has_sla,
)
EXAMPLES = Field("examples", "Examples", "Real cases that belong here, and why.", "examples", ExampleList())
COUNTER = Field(
    "counter_examples",
    "Counter-examples",
    "Cases that look like it and are not, and why.",
    "examples",
    ExampleList(),
)
CRM_FIELDS = Field(
    "required_fields",
    "Required CRM fields",
    "Fields that must be filled in before a record may enter.",
    "crm",
    TextList(120),
    partners=False,
)
PROBABILITY = Field(
    "probability",
    "Probability",
    "Chance to win from here, in per cent.",
    "crm",
    Number(0, 100, " %"),
    partners=False,
)
FORECAST = Field(
    "forecast_category",
    "Forecast category",
    "How a deal in this stage counts in the forecast.",
    "crm",
    Choice(FORECASTS),
    partners=False,
)
LONGEST = Field(
    "longest_time",
    "Longest time in stage",
    "After this long without progress it needs a decision.",
    "crm",
    Length(),
)
VISIBLE = Field(
    "visible_to_partners",
    "Partners see this stage",
    "Is it part of the partners’ edition?",
    "sharing",
    Flag(),
    partners=False,
    drafted=False,
)

FIELDS: tuple[Field, ...] = (
    NAME,
    ALIASES,
    KIND,
    DEFINITION,
    AUDIENCE,
    ENTRY,
    EXIT,
    DISQUALIFY,
    OWNER,
    HANDOFF_FROM,
    HANDOFF_TO,
    HANDOFF_PASSES,
    HANDOFF_READINESS,
    HANDOFF_ACCEPT,
    HANDOFF_REJECTION,
    HANDOFF_RECYCLE,
    SLA_LIMIT,
    SLA_CLOCK,
    SLA_ATTEMPTS,
    SLA_CONSEQUENCE,
    EXAMPLES,
    COUNTER,
    CRM_FIELDS,
    PROBABILITY,
    FORECAST,
    LONGEST,
    VISIBLE,
)
BY_KEY: dict[str, Field] = {field.key: field for field in FIELDS}
DRAFTED: tuple[Field, ...] = tuple(field for field in FIELDS if field.drafted)


def in_group(group: str) -> list[Field]:
    """The fields under one heading of `GROUPS`, in order."""
    return [field for field in FIELDS if field.group == group]
