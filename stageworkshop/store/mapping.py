"""Which dataclass lives in which table, and the name under which the journal knows it."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.orm import column_property, registry

from stageworkshop.store import tables
from stageworkshop.store.schema import KINDS

CLASSES: dict[str, tuple[type, Table]] = {kind: (cls, tables.metadata.tables[kind]) for kind, cls in KINDS.items()}
"""Journal kind → (dataclass, table)."""


def columns(kind: str) -> list[str]:
    """The attributes that the journal records for a kind."""
    return [column.key for column in CLASSES[kind][1].columns]


def _map() -> None:
    mapper = registry(metadata=tables.metadata)
    for cls, table in CLASSES.values():
        # active_history: the journal needs the old value also of an attribute that was expired by a rollback.
        properties = {column.key: column_property(column, active_history=True) for column in table.columns}
        mapper.map_imperatively(cls, table, properties=properties)
    # At once: in between, objects that were read before could not be looked at.
    mapper.configure()


_map()
