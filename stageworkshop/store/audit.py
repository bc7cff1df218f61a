"""Checking the journal: is the chain whole, and do its entries lead to what the tables hold?"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from sqlalchemy import Connection, select

from stageworkshop.store import journal, problems
from stageworkshop.store.changes import Change
from stageworkshop.store.mapping import CLASSES, columns
from stageworkshop.store.tables import kept
from stageworkshop.store.workshop_file import WorkshopFile

State = dict[tuple[str, str], dict[str, Any]]


@dataclass(frozen=True)
class AuditFault:
    """One thing that does not hold. `seq` is the journal entry at fault, None when it is the content."""

    seq: int | None
    text: str


def audit(file: WorkshopFile) -> list[AuditFault]:
    """All faults of a file's journal: altered or missing entries, and content that no entry accounts for."""
    connection = file.session.connection()
    faults: list[AuditFault] = []
    state: State = {}
    previous, expected = journal.START, 1
    for seq in journal.numbers(file.connection):
        try:
            entry = journal.entry(file.connection, seq)
        except (sqlite3.Error, *problems.UNREADABLE):
            faults.append(AuditFault(seq, f"entry {seq} can’t be read"))
            previous, expected = "", seq + 1
            continue
        if entry.seq != expected:
            faults.append(AuditFault(entry.seq, f"entries {expected} to {entry.seq - 1} are missing"))
        elif entry.previous != (previous or entry.previous):
            faults.append(AuditFault(entry.seq, f"entry {entry.seq} does not follow the one before it"))
        if entry.computed_hash() != entry.hash:
            faults.append(AuditFault(entry.seq, f"entry {entry.seq} was altered after it was written"))
        previous, expected = entry.hash, entry.seq + 1
        try:
            replay(state, entry.changes)
        except (KeyError, TypeError, ValueError):
            faults.append(AuditFault(entry.seq, f"entry {entry.seq} changes something that is not there"))
    return faults + _differences(state, tables_of(connection)) + _kept_faults(state, connection)


def replay(state: State, changes: Iterable[Change]) -> None:
    """Applies journaled changes to plain data. Raises KeyError when one does not fit."""
    for change in changes:
        slot = (change.kind, change.id)
        if change.op == "add":
            state[slot] = {**_unsaid(change.kind, change.new), **change.new}
        elif change.op == "remove":
            del state[slot]
        else:
            name, _, inner = change.attribute.partition(".")
            if not inner:
                state[slot][name] = change.new
                continue
            mapping = dict(state[slot][name])
            if change.new is None:
                mapping.pop(inner, None)
            else:
                mapping[inner] = change.new
            state[slot][name] = mapping


def _unsaid(kind: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry of an earlier schema version could not tell: attributes that came later, empty."""
    if len(told) == len(columns(kind)):
        return {}
    return {
        each.name: each.default if each.default_factory is MISSING else each.default_factory()
        for each in fields(CLASSES[kind][0])
        if each.name not in told
    }


def tables_of(connection: Connection) -> State:
    """All rows of the workshop as plain data, by (kind, id)."""
    found: State = {}
    for kind, (_, table) in CLASSES.items():
        for row in connection.execute(select(table)):
            found[kind, row.id] = dict(row._mapping)
    return found


def _kept_faults(told: State, connection: Connection) -> list[AuditFault]:
    """Files that the journal says were kept, and that are gone or altered."""
    named = {row["kept"] for (kind, _), row in told.items() if kind == "proof"}
    held = {row.sha256: hashlib.sha256(row.data).hexdigest() for row in connection.execute(select(kept))}
    return [
        AuditFault(None, f"a file kept as evidence {'was altered' if digest in held else 'is gone'} ({digest[:12]}…)")
        for digest in sorted(named)
        if held.get(digest) != digest
    ]


def _differences(told: State, held: State) -> list[AuditFault]:
    faults = []
    for slot in sorted(told.keys() | held.keys()):
        if told.get(slot) != held.get(slot):
            kind = slot[0].replace("_", "-")
            how = "is there" if slot not in told else "is gone" if slot not in held else "was changed"
            faults.append(AuditFault(None, f"a {kind} {how} without an entry in the journal (id {slot[1]})"))
    return faults
