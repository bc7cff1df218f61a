"""Which dataclass lives in which table, and the name under which the journal knows it."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.orm import column_property, registry

from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.charter import Charter, Delegation, SignOff
from stageworkshop.domain.disagreement import Disagreement, Dissent, Option, Position
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.evidence import Proof, Request, Seal
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant, Team, Term, Workshop
from stageworkshop.store import tables

CLASSES: dict[str, tuple[type, Table]] = {
    "workshop": (Workshop, tables.workshop),
    "team": (Team, tables.team),
    "participant": (Participant, tables.participant),
    "term": (Term, tables.term),
    "pipeline": (Pipeline, tables.pipeline),
    "stage": (Stage, tables.stage),
    "round": (Round, tables.round_),
    "draft": (Draft, tables.draft),
    "stance": (Stance, tables.stance),
    "disagreement": (Disagreement, tables.disagreement),
    "position": (Position, tables.position),
    "option": (Option, tables.option),
    "dissent": (Dissent, tables.dissent),
    "case": (Case, tables.case),
    "sorting": (Sorting, tables.sorting),
    "charter": (Charter, tables.charter),
    "sign_off": (SignOff, tables.sign_off),
    "delegation": (Delegation, tables.delegation),
    "request": (Request, tables.request),
    "proof": (Proof, tables.proof),
    "seal": (Seal, tables.seal),
}
"""Journal kind → (dataclass, table)."""

KIND_OF: dict[type, str] = {cls: kind for kind, (cls, _) in CLASSES.items()}


def columns(kind: str) -> list[str]:
    """The attributes that the journal records for a kind."""
    return [column.key for column in CLASSES[kind][1].columns]


def _map() -> None:
    mapper = registry(metadata=tables.metadata)
    for cls, table in CLASSES.values():
        # active_history: the journal needs the old value also of an attribute that was expired by a rollback.
        properties = {column.key: column_property(column, active_history=True) for column in table.columns}
        mapper.map_imperatively(cls, table, properties=properties)


_map()
