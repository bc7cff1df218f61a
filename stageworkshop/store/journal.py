"""The journal: one entry an action, in the same transaction, chained by SHA-256.

Columns of an entry: `at` UTC time, `actor` who, `action` which function, `says` the act in words, `because` the id of
the disagreement that caused it, `mode`:

- `do`      an action; undo can take it back
- `record`  an action that stays for good (charters, sign-offs)
- `undo` / `redo`  takes back / does again the entries numbered in `steps`

`merge` joins consecutive entries of one sort (typing in one field) into one undo step. `hash` covers all other columns
and the previous entry's hash, so that a removed or altered entry shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.engine import Row

from stageworkshop.store.changes import Change, Changes
from stageworkshop.store.schema import dump
from stageworkshop.store.tables import journal

START = "0" * 64
MERGE_SECONDS = 30
"""Typing in one field with shorter pauses than this is one undo step."""


@dataclass(frozen=True)
class Entry:
    """One row of the journal."""

    seq: int
    at: str
    actor: str
    action: str
    says: str
    because: str
    mode: str
    merge: str
    steps: tuple[int, ...]
    changes: tuple[Change, ...]
    previous: str
    hash: str

    def computed_hash(self) -> str:
        """SHA-256 (hex) over everything but the hash itself."""
        covered = [
            self.previous,
            self.seq,
            self.at,
            self.actor,
            self.action,
            self.says,
            self.because,
            self.mode,
            self.merge,
            list(self.steps),
            [change.data() for change in self.changes],
        ]
        return hashlib.sha256(dump(covered).encode("utf-8", "surrogatepass")).hexdigest()


def read(row: Row[Any]) -> Entry:
    """An entry from a row of all columns."""
    data = dict(row._mapping)
    data["steps"] = tuple(data["steps"])
    data["changes"] = tuple(Change.read(change) for change in data["changes"])
    return Entry(**data)


def entries(connection: Connection, *, after: int = 0) -> Iterator[Entry]:
    """All entries, or those after a number, oldest first."""
    for row in connection.execute(select(journal).where(journal.c.seq > after).order_by(journal.c.seq)):
        yield read(row)


def last(connection: Connection) -> int:
    """Number of the latest entry, 0 when there is none."""
    return connection.execute(select(func.max(journal.c.seq))).scalar() or 0


def joined(several: Sequence[Entry]) -> Changes:
    """What several entries, oldest first, changed together."""
    if not several:
        return Changes()
    changes = tuple(change for each in several for change in each.changes)
    added = tuple((change.kind, change.id) for change in changes if change.op == "add")
    return Changes(several[-1].action, several[-1].says, several[-1].seq, changes, added)


def entry(connection: Connection, seq: int) -> Entry:
    """One entry by number."""
    return read(connection.execute(select(journal).where(journal.c.seq == seq)).one())


def append(connection: Connection, new: Entry) -> Entry:
    """Writes an entry at the end of the chain; `seq`, `previous` and `hash` are set here."""
    last = connection.execute(
        select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)
    ).one_or_none()
    chained = replace(new, seq=last.seq + 1 if last else 1, previous=last.hash if last else START)
    chained = replace(chained, hash=chained.computed_hash())
    row = {name: getattr(chained, name) for name in journal.columns.keys()}  # noqa: SIM118 - not a mapping
    row["changes"] = [change.data() for change in chained.changes]
    row["steps"] = list(chained.steps)
    connection.execute(insert(journal).values(row))
    return chained


@dataclass
class UndoStacks:
    """What can be undone and redone: stacks of steps, each the numbers of the entries that it joins.

    Rebuilt from the journal on opening, so undo reaches back over a restart or a crash.
    """

    undo: list[list[int]]
    redo: list[list[int]]
    _merge: str = ""
    _actor: str = ""
    _at: str = ""

    @classmethod
    def build(cls, connection: Connection) -> UndoStacks:
        """From the whole journal, without reading the changes themselves."""
        columns = journal.c
        stacks = cls([], [])
        rows = connection.execute(
            select(columns.seq, columns.at, columns.actor, columns.mode, columns.merge).order_by(columns.seq)
        )
        for row in rows:
            stacks.note(row.seq, row.at, row.actor, row.mode, row.merge)
        return stacks

    def note(self, seq: int, at: str, actor: str, mode: str, merge: str) -> None:
        """Takes in one more entry."""
        if mode == "do":
            if self.undo and self._joins(at, actor, merge):
                self.undo[-1].append(seq)
            else:
                self.undo.append([seq])
            self.redo.clear()
            self._merge, self._actor, self._at = merge, actor, at
            return
        if mode == "undo":
            self.redo.append(self.undo.pop())
        elif mode == "redo":
            self.undo.append(self.redo.pop())
        self._merge = ""

    def _joins(self, at: str, actor: str, merge: str) -> bool:
        if not merge or merge != self._merge or actor != self._actor:
            return False
        pause = datetime.fromisoformat(at) - datetime.fromisoformat(self._at)
        return 0 <= pause.total_seconds() < MERGE_SECONDS


def inverted(step: Sequence[Entry]) -> list[Change]:
    """The changes that take back several entries, latest first."""
    return [change.inverse() for each in reversed(step) for change in reversed(each.changes)]
