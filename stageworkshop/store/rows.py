"""Reading without SQLAlchemy: rows of the tables as plain objects of the domain, which nobody watches.

All that is shown is read like this: it is there 0.2 s sooner when a file is opened, and each time in half the time.
What is to be changed is read inside a unit of work.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from stageworkshop.store import schema

T = TypeVar("T")

PLAIN = {"str", "int"}
"""Types of attributes that are in the table as they are; flags are 0 or 1 there, and everything else is JSON."""


class Rows:
    """Reads through one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, cls: type[T], object_id: str) -> T:
        """The object with this id. Raises NotFound."""
        shape = _shape(schema.KIND_OF[cls])
        row = self._connection.execute(f"{shape.select} WHERE id = ?", (object_id,)).fetchone()
        if row is None:
            raise schema.missing(cls, object_id)
        return _made(cls, shape, row)

    def all(self, cls: type[T], **equal: Any) -> list[T]:
        """All objects of a class whose attributes equal these, in order of position or number, then id."""
        shape = _shape(schema.KIND_OF[cls])
        where = " AND ".join(f'"{name}" = ?' for name in equal)
        query = f"{shape.select} WHERE {where} {shape.order}" if where else f"{shape.select} {shape.order}"
        return [_made(cls, shape, row) for row in self._connection.execute(query, tuple(equal.values()))]

    def pick(self, cls: type[Any], *names: str) -> list[tuple[Any, ...]]:
        """Of all objects of a class these attributes only, none of them JSON or a flag, in order."""
        shape = _shape(schema.KIND_OF[cls])
        if not set(names) <= set(shape.names) - set(shape.flags) - set(shape.json):
            raise ValueError(f"not plain attributes of {cls.__name__}: {', '.join(names)}")
        columns = ", ".join(f'"{name}"' for name in names)
        return self._connection.execute(f'SELECT {columns} FROM "{schema.KIND_OF[cls]}" {shape.order}').fetchall()


@dataclass(frozen=True)
class _Shape:
    """How objects of a class lie in their table."""

    select: str
    order: str
    names: tuple[str, ...]
    flags: tuple[str, ...]
    json: tuple[str, ...]


@cache
def _shape(kind: str) -> _Shape:
    # The domain's modules keep annotations as text.
    types = {field.name: str(field.type) for field in fields(schema.KINDS[kind])}
    columns = ", ".join(f'"{name}"' for name in types)
    order = [name for name in ("position", "number") if name in types][:1]
    return _Shape(
        select=f'SELECT {columns} FROM "{kind}"',
        order=f"ORDER BY {', '.join([*order, 'id'])}",
        names=tuple(types),
        flags=tuple(name for name, kind in types.items() if kind == "bool"),
        json=tuple(name for name, kind in types.items() if kind != "bool" and kind not in PLAIN),
    )


def _made(cls: type[T], shape: _Shape, row: tuple[Any, ...]) -> T:
    thing = cls.__new__(cls)
    # Straight into the object's dictionary: once SQLAlchemy has mapped the class, setting an attribute is a change.
    data = thing.__dict__
    data.update(zip(shape.names, row, strict=True))
    for name in shape.flags:
        data[name] = bool(data[name])
    for name in shape.json:
        data[name] = json.loads(data[name]) if data[name] else None
    return thing
