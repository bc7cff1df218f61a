"""Which disagreements made which field of a stage change, between two charters: read from the journal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from stageworkshop.store import problems
from stageworkshop.store.workshop_file import WorkshopFile

Slot = tuple[str, str]
"""(stage id, field key)."""


@dataclass(frozen=True)
class Meanwhile:
    """What was done between two charters: the disagreements (ids) for whose sake each field was edited, and those that
    were settled."""

    edited: dict[Slot, tuple[str, ...]]
    settled: frozenset[str]


@problems.reads
def meanwhile(file: WorkshopFile, since_id: str, until_id: str = "") -> Meanwhile:
    """What was done, and not undone, from when charter `since_id` was proposed until `until_id` was ("": until now)."""
    first, last = _proposed_in(file, since_id), _proposed_in(file, until_id) if until_id else None
    query = (
        "SELECT seq, action, mode, because, steps, changes FROM journal "
        "WHERE seq > ? AND seq <= ? AND (because != '' OR mode IN ('undo', 'redo')) ORDER BY seq"
    )
    acts: dict[int, tuple[str, str, str]] = {}
    undone: set[int] = set()
    for seq, action, mode, because, steps, changes in file.connection.execute(query, (first, last or 2**62)):
        if mode == "undo":
            undone |= set(problems.parsed(steps))
        elif mode == "redo":
            undone -= set(problems.parsed(steps))
        else:
            acts[seq] = action, because, changes
    found: dict[Slot, dict[str, None]] = {}
    done = [act for seq, act in acts.items() if seq not in undone]
    for _, because, changes in done:
        for slot in _edited(problems.parsed(changes)):
            found.setdefault(slot, {})[because] = None
    settled = frozenset(because for action, because, _ in done if action == "disagreements.settle")
    return Meanwhile({slot: tuple(ids) for slot, ids in found.items()}, settled)


def _proposed_in(file: WorkshopFile, charter_id: str) -> int:
    """Number of the journal's entry by which a charter came to be; 0 when there is none."""
    # Ids hold no JSON syntax, and the journal's JSON has sorted keys and no blanks.
    mark = f'"id":{json.dumps(charter_id, ensure_ascii=False)},"kind":"charter"'
    query = "SELECT min(seq) FROM journal WHERE action = 'charters.propose' AND instr(changes, ?) > 0"
    return file.connection.execute(query, (mark,)).fetchone()[0] or 0


def _edited(changes: list[dict[str, Any]]) -> list[Slot]:
    """The fields of agreed text that an entry set."""
    slots = []
    for change in changes:
        if change["kind"] == "stage" and change["op"] == "set":
            name, _, key = change["attribute"].partition(".")
            if name == "values" and key:
                slots.append((change["id"], key))
    return slots
