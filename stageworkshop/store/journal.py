"""The journal: one entry an action, in the same transaction, chained by SHA-256.

Columns of an entry: `at` UTC time, `actor` who, `action` which function, `says` the act in words, `because` the id of
the disagreement that caused it, `mode`:

- `do`      an action; undo can take it back
- `record`  an action that stays for good (charters, sign-offs)
- `undo` / `redo`  takes back / does again the entries numbered in `steps`

`merge` joins consecutive entries of one sort (typing in one field without leaving it) into one undo step. `hash` covers
all other columns and the previous entry's hash, so that a removed or altered entry shows.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from stageworkshop.store import problems
from stageworkshop.store.changes import Change, Changes
from stageworkshop.store.schema import dump

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


COLUMNS = ("seq", "at", "actor", "action", "says", "because", "mode", "merge", "steps", "changes", "previous", "hash")
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM journal"


def read(row: Sequence[Any]) -> Entry:
    """An entry from a row of all columns. Raises what `problems.UNREADABLE` names when it holds something else."""
    data = dict(zip(COLUMNS, row, strict=True))
    if any(type(data[name]) is not str for name in COLUMNS if name != "seq"):
        raise problems.NoEntryError("an entry of the journal is no text")
    steps, changes = problems.parsed(data["steps"]), problems.parsed(data["changes"])
    if not isinstance(steps, list) or not isinstance(changes, list):
        raise problems.NoEntryError("an entry of the journal is no list")
    data["changes"] = tuple(map(_change, changes))
    return Entry(**{**data, "steps": tuple(steps)})


def _change(told: Any) -> Change:
    try:
        change = Change.read(told)
        whole = {"add": change.new, "remove": change.old, "set": {}}[change.op]
    except (KeyError, TypeError, AttributeError) as error:
        raise problems.NoEntryError("an entry of the journal is no change") from error
    if not isinstance(whole, dict) or any(type(each) is not str for each in (change.kind, change.id, change.attribute)):
        raise problems.NoEntryError("an entry of the journal is no change")
    return change


def entries(connection: sqlite3.Connection, *, after: int = 0) -> Iterator[Entry]:
    """All entries, or those after a number, oldest first."""
    for row in connection.execute(f"{_SELECT} WHERE seq > ? ORDER BY seq", (after,)):
        yield read(row)


def numbers(connection: sqlite3.Connection) -> list[int]:
    """The numbers of all entries, in order."""
    return [seq for (seq,) in connection.execute("SELECT seq FROM journal ORDER BY seq")]


def last(connection: sqlite3.Connection) -> int:
    """Number of the latest entry, 0 when there is none."""
    (seq,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
    return seq or 0


def joined(several: Sequence[Entry]) -> Changes:
    """What several entries, oldest first, changed together."""
    if not several:
        return Changes()
    changes = tuple(change for each in several for change in each.changes)
    added = tuple((change.kind, change.id) for change in changes if change.op == "add")
    return Changes(several[-1].action, several[-1].says, several[-1].seq, changes, added)


def entry(connection: sqlite3.Connection, seq: int) -> Entry:
    """One entry by number."""
    return read(connection.execute(f"{_SELECT} WHERE seq = ?", (seq,)).fetchone())


def append(connection: sqlite3.Connection, new: Entry) -> Entry:
    """Writes an entry at the end of the chain; `seq`, `previous` and `hash` are set here. Commits nothing."""
    before = connection.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    chained = replace(new, seq=before[0] + 1 if before else 1, previous=before[1] if before else START)
    chained = replace(chained, hash=chained.computed_hash())
    row = {name: getattr(chained, name) for name in COLUMNS}
    row["changes"] = dump([change.data() for change in chained.changes])
    row["steps"] = dump(list(chained.steps))
    places = ", ".join(f":{name}" for name in COLUMNS)
    connection.execute(f"INSERT INTO journal ({', '.join(COLUMNS)}) VALUES ({places})", row)
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
    def build(cls, connection: sqlite3.Connection) -> UndoStacks:
        """From the whole journal, without reading the changes themselves.

        Undo does not reach back over an entry that fits nowhere: there the journal is damaged.
        """
        stacks = cls([], [])
        for row in connection.execute("SELECT seq, at, actor, mode, merge FROM journal ORDER BY seq"):
            try:
                stacks.note(*row)
            except (IndexError, ValueError, TypeError):
                stacks = cls([], [])
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

    def to_undo(self, since: int = 0) -> list[int]:
        """The step that can be taken back next, if all of it came after the entry `since`; [] when there is none."""
        return _top(self.undo, since)

    def to_redo(self, since: int = 0) -> list[int]:
        """The same of the steps that were taken back; what counts is when they were done first."""
        return _top(self.redo, since)

    def _joins(self, at: str, actor: str, merge: str) -> bool:
        if not merge or merge != self._merge or actor != self._actor:
            return False
        pause = datetime.fromisoformat(at) - datetime.fromisoformat(self._at)
        return 0 <= pause.total_seconds() < MERGE_SECONDS


def _top(stack: list[list[int]], since: int) -> list[int]:
    return stack[-1] if stack and stack[-1][0] > since else []


def inverted(step: Sequence[Entry]) -> list[Change]:
    """The changes that take back several entries, latest first."""
    return [change.inverse() for each in reversed(step) for change in reversed(each.changes)]
