"""The definitions file's model, format version 1: the one set of pydantic models.

A `Document` is what `charter.snapshot` reads from a workshop, what every exporter writes from, and what a
definitions file holds. References between parts are by `key`. The JSON Schema in `resources/schema/` is
generated from here.

The *content* (hashed, signed) is the document without the members in `ENVELOPE`; see `charter.hashing`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from stageworkshop.charter.plain import FORMAT, FORMAT_VERSION
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

SCHEMA_ID = "urn:stageworkshop:definitions:1"
"""`$id` of the JSON Schema, and `$schema` of the files. A name and no address: nothing is fetched."""
ENVELOPE: tuple[str, ...] = (
    "$schema",
    "generator",
    "edition",
    "extract_of",
    "charter",
    "content_hash",
    "stage_hashes",
    "sign_offs",
)
"""Top-level members that are not part of the hashed content."""

KEY_PATTERN = r"^[a-z0-9][a-z0-9_-]*$"
HASH_PATTERN = r"^[0-9a-f]{64}$"
STAMP_PATTERN = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z)?$"
DAY_PATTERN = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
# [0-9], because \d means every script's digits in some readers of the schema and ASCII in others.

Key = Annotated[str, Field(min_length=1, max_length=80, pattern=KEY_PATTERN)]
"""A stable name for machines."""
Hash = Annotated[str, Field(pattern=HASH_PATTERN)]
"""SHA-256 in lower-case hex."""
Fingerprint = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
"""SHA-256 of a certificate in lower-case hex, or ""."""
Stamp = Annotated[str, Field(pattern=STAMP_PATTERN)]
"""UTC time in ISO 8601 with Z, or ""."""
Day = Annotated[str, Field(pattern=DAY_PATTERN)]
"""ISO date, or ""."""
Line = Annotated[str, Field(min_length=1, max_length=400)]
"""One entry of a list of short texts."""
FieldName = Annotated[str, Field(min_length=1, max_length=120)]
"""A CRM field's name."""
Coordinate = Annotated[int, Field(ge=-100_000, le=100_000)]
"""One number of a pen stroke's point."""


class Part(BaseModel):
    """Base of all parts: frozen, no silent conversion of types.

    Members that this version does not know are kept and written again, so that nothing is lost on the way through an
    older program; `charter.faults` names them.
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, populate_by_name=True)


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


class Pipeline(Part):
    """An ordered run of stages."""

    key: Key
    name: str = Field(max_length=120)
    kind: Literal["lead", "opportunity", "partner", "post_sale", "other"]
    description: str = Field(default="", max_length=2_000)
    stages: list[Stage] = Field(default_factory=list)


class StageHandOff(HandOff):
    """One row of the hand-off table: the hand-off of a stage, repeated for readers who want them in one list."""

    pipeline: Key
    stage: Key


class Workshop(Part):
    """Whose definitions these are and how they were decided."""

    title: str = Field(max_length=200)
    organisation: str = Field(default="", max_length=200)
    purpose: str = Field(default="", max_length=4_000)
    decision_rule: Literal["consensus", "consent", "majority", "decider"] = "consent"
    decider: Key | None = Field(default=None, description="The person who decides by that rule.")
    language: str = Field(default="en", max_length=35, description="BCP 47 tag.")
    review_date: Day = ""


class Team(Part):
    """A team; partners are outside the organisation."""

    key: Key
    name: str = Field(max_length=120)
    kind: Literal["internal", "partner"] = "internal"
    colour: int = Field(default=1, ge=1, le=8)


class Person(Part):
    """A participant and their roles in the workshop."""

    key: Key
    name: str = Field(max_length=200)
    team: Key | None = None
    job_title: str = Field(default="", max_length=200)
    email: str = Field(default="", max_length=320)
    roles: list[Literal["facilitator", "decider", "signatory", "observer"]] = Field(default_factory=list)


class GlossaryTerm(Part):
    """A word with its one meaning."""

    key: Key
    term: str = Field(max_length=120)
    meaning: str = Field(default="", max_length=2_000)
    aliases: list[Alias] | None = None


class TeamPosition(Part):
    """What one team holds."""

    team: Key
    text: str = Field(max_length=4_000)


class OptionOut(Part):
    """A way out, with what speaks for and against it."""

    text: str = Field(max_length=2_000)
    pros: str = Field(default="", max_length=2_000)
    cons: str = Field(default="", max_length=2_000)


class DissentNote(Part):
    """An overruled objection, in the dissenter's words."""

    person: Key
    words: str = Field(max_length=4_000)
    at: Stamp = ""


class Disagreement(Part):
    """A recorded difference, with its outcome and dissent."""

    key: Key
    stage: Key | None = None
    aspect: str = Field(max_length=80, description="Key of the stage's field that it is about.")
    question: str = Field(max_length=1_000)
    state: Literal["open", "settled", "parked", "escalated"]
    positions: list[TeamPosition] = Field(default_factory=list)
    options: list[OptionOut] = Field(default_factory=list)
    outcome: str = Field(default="", max_length=4_000)
    method: Literal["", "consensus", "compromise", "decider", "experiment", "majority", "parked"] = ""
    owner: Key | None = None
    due: Day = ""
    raised_by: str = Field(default="", max_length=200)
    raised_at: Stamp = ""
    decided_by: str = Field(default="", max_length=200)
    decided_at: Stamp = ""
    dissents: list[DissentNote] = Field(default_factory=list)


class CharterInfo(Part):
    """Which numbered version this is, and whether it is in force. Number 0: a draft, never proposed."""

    number: int = Field(ge=0)
    content_hash: Hash | None = Field(
        default=None, description="Hash of the frozen text; differs from the file's own when the text changed since."
    )
    state: Literal["draft", "proposed", "in_force", "superseded", "withdrawn"]
    note: str = Field(default="", max_length=4_000)
    proposed_by: str = Field(default="", max_length=200)
    proposed_at: Stamp = ""
    in_force_at: Stamp = ""
    ended_at: Stamp = ""


class Deputy(Part):
    """Who signed in a signatory's place, as they were called at the time."""

    key: Key
    name: str = Field(max_length=200)
    role: str = Field(default="", max_length=200)
    team: str = Field(default="", max_length=120)


class SignOffRecord(Part):
    """One signatory's answer, bound to hashes. `about` names the stages that a reservation or a refusal is about,
    `stale_stages` the covered stages whose text changed since.
    """

    person: Key
    name: str = Field(max_length=200)
    role: str = Field(default="", max_length=200)
    team: str = Field(default="", max_length=120)
    answer: Literal["approve", "reserve", "decline"]
    reason: str = Field(default="", max_length=4_000)
    manner: Literal["typed", "drawn", "own_device", "own_key", "on_behalf"]
    key_fingerprint: Fingerprint = ""
    typed: str = Field(default="", max_length=200)
    strokes: list[list[list[Coordinate]]] = Field(default_factory=list)
    at: Stamp = ""
    logged_by: str = Field(default="", max_length=200)
    charter_number: int = Field(ge=0)
    content_hash: Hash
    covers: dict[str, Hash] = Field(default_factory=dict)
    about: list[Key] = Field(default_factory=list)
    deputy: Deputy | None = None
    stale_stages: list[str] = Field(default_factory=list)


class Document(Part):
    """A whole definitions file."""

    schema_: str | None = Field(default=None, alias="$schema")
    format: Literal["stageworkshop-definitions"] = FORMAT
    format_version: Literal[1] = FORMAT_VERSION
    generator: str = ""
    edition: Literal["internal", "partner"] = "internal"
    extract_of: Hash | None = Field(default=None, description="Content hash of the whole that this is an extract of.")
    charter: CharterInfo = CharterInfo(number=0, state="draft")
    content_hash: Hash | None = None
    stage_hashes: dict[str, Hash] = Field(default_factory=dict)
    workshop: Workshop
    teams: list[Team] = Field(default_factory=list)
    people: list[Person] = Field(default_factory=list)
    pipelines: list[Pipeline] = Field(default_factory=list)
    hand_offs: list[StageHandOff] = Field(default_factory=list)
    glossary: list[GlossaryTerm] = Field(default_factory=list)
    disagreements: list[Disagreement] = Field(default_factory=list)
    sign_offs: list[SignOffRecord] = Field(default_factory=list)

    @property
    def is_draft(self) -> bool:
        """Whether these are no charter's words: none was proposed, or the text has changed since it was frozen."""
        whole = self.extract_of if self.edition == "partner" else self.content_hash
        frozen = self.charter.content_hash
        return not self.charter.number or (frozen is not None and whole is not None and frozen != whole)

    @property
    def stages(self) -> list[tuple[Pipeline, Stage]]:
        """Every stage with its pipeline, in order."""
        return [(pipeline, stage) for pipeline in self.pipelines for stage in pipeline.stages]
