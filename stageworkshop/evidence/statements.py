"""A sign-off as a statement that can be signed (in-toto Statement, version 1): who said what, how, to which words.

The subject is `definitions.json` with the SHA-256 of the canonical content that was answered to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

import rfc8785

from stageworkshop.charter.hashing import hashes_of
from stageworkshop.charter.model import Document, SignOffRecord
from stageworkshop.charter.model_base import Field, Hash, Key, Part, Stamp, ValidationError
from stageworkshop.charter.reading import parse
from stageworkshop.domain.charter import changed_stages
from stageworkshop.domain.errors import InputError

STATEMENT_TYPE: Final = "https://in-toto.io/Statement/v1"
"""The name of the format, as its specification gives it. Nothing is fetched from there."""
PREDICATE_TYPE: Final = "urn:stageworkshop:sign-off:1"
SUBJECT = "definitions.json"


class Digest(Part):
    """A SHA-256."""

    sha256: Hash


class Subject(Part):
    """What the statement is about."""

    name: str = Field(max_length=255)
    digest: Digest


class Signatory(Part):
    """Who answered, as they were called at the time."""

    key: Key
    name: str = Field(max_length=200)
    role: str = Field(default="", max_length=200)
    team: str = Field(default="", max_length=120)


class ProofNote(Part):
    """The file that an answer from elsewhere came in, which its receiver keeps."""

    kind: Literal["answer", "envelope", "signed_pdf"]
    sha256: Hash
    certificate: Hash | Literal[""] = ""
    holder: str = Field(default="", max_length=500)
    at: Stamp = ""


class SignOffPredicate(Part):
    """The answer. `clock` says whose time `at` is; no time-stamp authority stands behind it."""

    charter: int = Field(ge=0)
    person: Signatory
    answer: Literal["approve", "reserve", "decline"]
    reason: str = Field(default="", max_length=4_000)
    manner: Literal["typed", "drawn", "own_device", "own_key", "on_behalf"]
    typed: str = Field(default="", max_length=200)
    strokes: Digest | None = Field(default=None, description="Hash of the pen strokes, as JSON (RFC 8785).")
    at: Stamp
    clock: Literal["local"] = "local"
    logged_by: str = Field(default="", max_length=200)
    covers: dict[str, Hash] = Field(default_factory=dict, description="Hash of each stage answered for, by key.")
    about: list[Key] = Field(default_factory=list, description="Stages that a reservation or a refusal is about.")
    deputy: Signatory | None = Field(default=None, description="Who signed in the person’s place.")
    request: str = Field(default="", max_length=64, description="Id of the request that this answers, if any.")
    extract: Digest | None = Field(default=None, description="The extract in hand, when the subject is the whole.")
    proof: ProofNote | None = None


class Statement(Part):
    """The whole statement."""

    type_: Literal["https://in-toto.io/Statement/v1"] = Field(default=STATEMENT_TYPE, alias="_type")
    subject: Annotated[list[Subject], Field(min_length=1, max_length=1)]
    predicate_type: Literal["urn:stageworkshop:sign-off:1"] = Field(default=PREDICATE_TYPE, alias="predicateType")
    predicate: SignOffPredicate

    @property
    def content_hash(self) -> str:
        """The hash of the content that was answered to."""
        return self.subject[0].digest.sha256


def statement_for(content_hash: str, predicate: SignOffPredicate) -> Statement:
    """A statement about the definitions with this hash."""
    return Statement(subject=[Subject(name=SUBJECT, digest=Digest(sha256=content_hash))], predicate=predicate)


def statement_of(record: SignOffRecord, document: Document, proof: ProofNote | None = None) -> Statement:
    """The statement that an organisation seals: what its records say of one sign-off under `document`."""
    extract = Digest(sha256=document.content_hash or "") if document.edition == "partner" else None
    predicate = SignOffPredicate(
        charter=record.charter_number,
        person=Signatory(key=record.person, name=record.name, role=record.role, team=record.team),
        answer=record.answer,
        reason=record.reason,
        manner=record.manner,
        typed=record.typed,
        strokes=strokes_digest(record.strokes),
        at=record.at,
        logged_by=record.logged_by,
        covers=record.covers,
        about=record.about,
        deputy=Signatory.model_validate(record.deputy.model_dump()) if record.deputy else None,
        extract=extract,
        proof=proof,
    )
    return statement_for(record.content_hash, predicate)


def strokes_digest(strokes: Sequence[Sequence[Sequence[int]]]) -> Digest | None:
    """The hash that a statement names of a drawn signature; None without one."""
    if not strokes:
        return None
    plain = [[list(point) for point in stroke] for stroke in strokes]
    return Digest(sha256=hashlib.sha256(rfc8785.dumps(plain)).hexdigest())


def dumps(statement: Statement) -> bytes:
    """The statement's one byte-exact form (RFC 8785)."""
    return rfc8785.dumps(statement.model_dump(mode="json", by_alias=True, exclude_none=True))


def loads(data: bytes | Mapping[str, Any]) -> Statement:
    """A statement from its bytes, or from an object that was read already. Raises InputError."""
    tree = parse(data) if isinstance(data, bytes) else data
    try:
        return Statement.model_validate(tree)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise InputError("statement.form", f"it is no statement of a sign-off (at “{place}”).") from error


def stale_stages(statement: Statement, document: Document) -> list[str]:
    """Keys of the stages whose words in `document` are not those that the sign-off covers, in order of key."""
    return changed_stages(statement.predicate.covers, hashes_of(document.pipelines))
