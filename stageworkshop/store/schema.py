"""What there is to know of a workshop file without SQLAlchemy, which takes 0.2 s to load and is for changes only.

`store.tables` and `store.mapping` say the same to SQLAlchemy; a test holds them together.
"""

from __future__ import annotations

import json
from typing import Any

from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.charter import Charter, Delegation, SignOff
from stageworkshop.domain.disagreement import Disagreement, Dissent, Option, Position
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.errors import NotFound
from stageworkshop.domain.evidence import Proof, Request, Seal
from stageworkshop.domain.extract import Extract
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant, Team, Term, Workshop

APPLICATION_ID = 0x53574B53
"""“SWKS” at offset 68 of the file: tells a workshop file from any other SQLite database."""

SCHEMA_VERSION = 5
"""Kept in `PRAGMA user_version`; a change of the tables raises it and adds a step in `store.migrations`."""

KINDS: dict[str, type] = {
    "workshop": Workshop,
    "team": Team,
    "participant": Participant,
    "term": Term,
    "pipeline": Pipeline,
    "stage": Stage,
    "round": Round,
    "draft": Draft,
    "stance": Stance,
    "disagreement": Disagreement,
    "position": Position,
    "option": Option,
    "dissent": Dissent,
    "case": Case,
    "sorting": Sorting,
    "charter": Charter,
    "sign_off": SignOff,
    "delegation": Delegation,
    "request": Request,
    "proof": Proof,
    "seal": Seal,
    "extract": Extract,
}
"""Journal kind, which is the table's name too → dataclass. Its attributes are the table's columns."""

KIND_OF: dict[type, str] = {cls: kind for kind, cls in KINDS.items()}

TABLES: frozenset[str] = frozenset({*KINDS, "journal", "holder", "kept"})
"""Every table of the present version."""

SINCE: dict[str, int] = {"request": 2, "proof": 2, "seal": 2, "kept": 2, "delegation": 3, "extract": 4}
"""Table → the schema version that brought it; all others were there from the first."""

_WORDS = {
    "participant": "person",
    "sign_off": "sign-off",
    "term": "word of the glossary",
    "sorting": "sorted case",
    "request": "request for a sign-off",
}


def dump(value: Any) -> str:
    """JSON text as the tables and the journal keep it: equal values are equal bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def missing(cls: type, object_id: str) -> NotFound:
    """The error for an object that is not, or no longer, in the file."""
    kind = KIND_OF[cls]
    words = _WORDS.get(kind, kind)
    return NotFound(f"{kind}.missing", f"this {words} is no longer there.", id=object_id, kind=kind)
