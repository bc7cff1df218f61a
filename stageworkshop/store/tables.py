"""The tables of a workshop file, as SQLAlchemy wants them told; their version is in `store.schema`.

Ids are opaque text. Objects refer to one another by id without foreign keys: undo may take back the adding of a person
whom a sign-off names, and the sign-off must stand (it carries its own copy of the name).
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Boolean, Column, Dialect, Integer, LargeBinary, MetaData, String, Table
from sqlalchemy.types import TypeDecorator

from stageworkshop.store.schema import dump


class JsonText(TypeDecorator[Any]):
    """JSON as readable UTF-8 text with sorted keys, so that equal values are equal bytes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return dump(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return json.loads(value) if value else None


metadata = MetaData()


def _id() -> Column[str]:
    return Column("id", String, primary_key=True)


def _text(name: str, *, index: bool = False) -> Column[str]:
    return Column(name, String, nullable=False, index=index)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _json(name: str) -> Column[Any]:
    return Column(name, JsonText, nullable=False)


workshop = Table(
    "workshop",
    metadata,
    _id(),
    _text("title"),
    _text("organisation"),
    _text("purpose"),
    _text("decision_rule"),
    _text("decider_id"),
    _flag("anonymous_stances"),
    _text("language"),
    _text("review_date"),
    _text("origin"),
    _json("minutes"),
    _text("created_at"),
    _json("signing_order"),
)
team = Table(
    "team",
    metadata,
    _id(),
    _text("key"),
    _text("name"),
    _text("kind"),
    _number("colour"),
    _number("position"),
)
participant = Table(
    "participant",
    metadata,
    _id(),
    _text("key"),
    _text("name"),
    _text("team_id", index=True),
    _text("email"),
    _text("job_title"),
    _json("roles"),
    _number("position"),
)
term = Table(
    "term",
    metadata,
    _id(),
    _text("key"),
    _text("term"),
    _text("meaning"),
    _json("aliases"),
    _number("position"),
)
pipeline = Table(
    "pipeline",
    metadata,
    _id(),
    _text("key"),
    _text("name"),
    _text("kind"),
    _text("description"),
    _number("position"),
)
stage = Table(
    "stage",
    metadata,
    _id(),
    _text("key"),
    _text("pipeline_id", index=True),
    _number("position"),
    _json("values"),
)
round_ = Table(
    "round",
    metadata,
    _id(),
    _text("stage_id", index=True),
    _number("number"),
    _text("opened_at"),
    _text("revealed_at"),
)
draft = Table(
    "draft",
    metadata,
    _id(),
    _text("round_id", index=True),
    _text("stage_id", index=True),
    _text("team_id"),
    _text("state"),
    _json("values"),
    _text("updated_at"),
)
stance = Table(
    "stance",
    metadata,
    _id(),
    _text("stage_id", index=True),
    _text("participant_id"),
    _number("number"),
    _text("answer"),
    _text("reason"),
    _text("would_remove"),
    _text("wording"),
    _text("logged_by"),
    _text("at"),
    _flag("current"),
    _flag("shown"),
)
disagreement = Table(
    "disagreement",
    metadata,
    _id(),
    _text("key"),
    _text("stage_id", index=True),
    _text("aspect"),
    _text("question"),
    _text("state"),
    _text("outcome"),
    _text("method"),
    _text("owner_id"),
    _text("due"),
    _text("raised_by"),
    _text("raised_at"),
    _text("decided_by"),
    _text("decided_at"),
    _number("position"),
)
position = Table("position", metadata, _id(), _text("disagreement_id", index=True), _text("team_id"), _text("text"))
option = Table(
    "option",
    metadata,
    _id(),
    _text("disagreement_id", index=True),
    _text("text"),
    _text("pros"),
    _text("cons"),
    _number("position"),
)
dissent = Table(
    "dissent",
    metadata,
    _id(),
    _text("disagreement_id", index=True),
    _text("participant_id"),
    _text("words"),
    _text("at"),
)
case = Table(
    "case",
    metadata,
    _id(),
    _text("key"),
    _text("title"),
    _text("facts"),
    _text("expected_stage_id"),
    _number("position"),
)
sorting = Table(
    "sorting",
    metadata,
    _id(),
    _text("case_id", index=True),
    _text("participant_id"),
    _text("stage_id"),
    _text("at"),
)
charter = Table(
    "charter",
    metadata,
    _id(),
    _number("number"),
    _text("state"),
    _text("content"),
    _text("content_hash"),
    _json("stage_hashes"),
    _text("note"),
    _text("proposed_by"),
    _text("proposed_at"),
    _text("in_force_at"),
    _text("ended_at"),
)
sign_off = Table(
    "sign_off",
    metadata,
    _id(),
    _text("charter_id", index=True),
    _text("participant_id"),
    _text("participant_key"),
    _text("name"),
    _text("role"),
    _text("team"),
    _text("answer"),
    _text("content_hash"),
    _json("covers"),
    _text("reason"),
    _text("manner"),
    _text("typed"),
    _json("strokes"),
    _text("at"),
    _text("logged_by"),
    _json("about"),
    _text("deputy_key"),
    _text("deputy_name"),
    _text("deputy_role"),
    _text("deputy_team"),
)
delegation = Table(
    "delegation",
    metadata,
    _id(),
    _text("charter_id", index=True),
    _text("participant_id"),
    _text("participant_key"),
    _text("name"),
    _text("deputy_id"),
    _text("deputy_key"),
    _text("deputy_name"),
    _text("deputy_role"),
    _text("deputy_team"),
    _text("reason"),
    _text("at"),
    _text("logged_by"),
)
request = Table(
    "request",
    metadata,
    _id(),
    _text("charter_id", index=True),
    _text("participant_id"),
    _text("participant_key"),
    _text("content_hash"),
    _json("covers"),
    _text("file_name"),
    _text("file_hash"),
    _number("file_size"),
    _text("asked_by"),
    _text("asked_at"),
)
proof = Table(
    "proof",
    metadata,
    _id(),
    _text("sign_off_id", index=True),
    _text("request_id"),
    _text("kind"),
    _text("kept"),
    _text("fingerprint"),
    _text("holder"),
    _text("said_at"),
    _text("added_at"),
)
seal = Table(
    "seal",
    metadata,
    _id(),
    _text("charter_id", index=True),
    _text("edition"),
    _text("content_hash"),
    _text("file_name"),
    _text("file_hash"),
    _text("fingerprint"),
    _text("sealed_at"),
    _text("time_stamp"),
    _text("sealed_by"),
)
extract = Table(
    "extract",
    metadata,
    _id(),
    _text("team_id"),
    _text("made_at"),
    _text("asked_by"),
    _text("until"),
    _json("base"),
)
kept = Table(
    "kept",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""Files that came from elsewhere, byte for byte, under their SHA-256. Not journaled: the records that name them are."""

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True),
    _text("at"),
    _text("actor"),
    _text("action"),
    _text("says"),
    _text("because"),
    _text("mode"),
    _text("merge"),
    _json("steps"),
    _json("changes"),
    _text("previous"),
    _text("hash"),
)
"""One row an action; `store.journal` explains the columns."""

holder = Table("holder", metadata, _id(), _text("name"), _text("host"), _number("pid"), _text("since"))
"""Who has the file open for writing; not part of the workshop, not journaled."""

APPEND_ONLY_TRIGGERS: tuple[str, ...] = tuple(
    f"CREATE TRIGGER {name}_no_{event.lower()} BEFORE {event} ON {name} "
    f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    for name, event in (
        ("journal", "UPDATE"),
        ("journal", "DELETE"),
        ("sign_off", "UPDATE"),
        ("sign_off", "DELETE"),
        ("charter", "DELETE"),
        *(
            (name, event)
            for name in ("request", "proof", "seal", "kept", "delegation")
            for event in ("UPDATE", "DELETE")
        ),
    )
)
"""SQL that makes evidence append-only for every program that writes to the file, not only for ours."""
