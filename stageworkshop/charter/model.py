"""The definitions file's model, format version 1: the one set of pydantic models.

A `Document` is what `charter.snapshot` reads from a workshop, what every exporter writes from, and what a
definitions file holds. References between parts are by `key`. The JSON Schema in `resources/schema/` is
generated from here.

The *content* (hashed, signed) is the document without the members in `ENVELOPE`; see `charter.hashing`.
"""

from __future__ import annotations

from typing import Literal

from stageworkshop.charter.model_base import Coordinate, Day, Field, Fingerprint, Hash, Key, Part, Stamp
from stageworkshop.charter.model_stage import Alias as Alias
from stageworkshop.charter.model_stage import Criterion as Criterion
from stageworkshop.charter.model_stage import Duration as Duration
from stageworkshop.charter.model_stage import HandOff as HandOff
from stageworkshop.charter.model_stage import Stage as Stage
from stageworkshop.charter.plain import FORMAT, FORMAT_VERSION

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
    aspect: str = Field(max_length=80, description="Key of the stage’s field that it is about.")
    question: str = Field(max_length=1_000)
    state: Literal["open", "settled", "parked", "escalated"]
    positions: list[TeamPosition] = Field(default_factory=list)
    options: list[OptionOut] = Field(default_factory=list)
    outcome: str = Field(default="", max_length=4_000)
    method: Literal["", "consensus", "consent", "compromise", "decider", "experiment", "majority", "parked"] = ""
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
        default=None, description="Hash of the frozen text; differs from the file’s own when the text changed since."
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
