"""The history of a stage's agreed text, read from the journal: who, when, because of which disagreement, what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import Json
from stageworkshop.store import problems
from stageworkshop.store.workshop_file import WorkshopFile


@dataclass(frozen=True)
class Revision:
    """One change of one field: values before and after (None when empty). `because` is the disagreement's key.

    `because_id` is "" when no disagreement caused it; `says` is the act in words.
    """

    seq: int
    at: str
    actor: str
    says: str
    because_id: str
    because: str
    field: str
    old: Json
    new: Json
    merge: str = ""


@problems.reads
def revisions(file: WorkshopFile, stage_id: str, field: str = "") -> list[Revision]:
    """Revisions of a stage's agreed text (of one field, if given), latest first.

    Changes typed one after the other by the same person, for the same reason, are told as one.
    """
    # Ids hold no JSON syntax, and the journal's JSON has sorted keys and no blanks: these bytes are found only
    # where a change names this stage. Reading stays fast however long the workshop has run.
    mark = f'"id":{json.dumps(stage_id, ensure_ascii=False)},"kind":"stage"'
    query = "SELECT seq, at, actor, says, because, merge, changes FROM journal WHERE instr(changes, ?) > 0 ORDER BY seq"
    keys = {each.id: each.key for each in file.all(Disagreement)}
    found: list[Revision] = []
    for seq, at, actor, says, because_id, merge, changes in file.connection.execute(query, (mark,)):
        because = keys.get(because_id, "")
        for key, old, new in _field_changes(problems.parsed(changes), stage_id):
            if field in ("", key):
                _tell(found, Revision(seq, at, actor, says, because_id, because, key, old, new, merge))
    return [each for each in reversed(found) if each.old != each.new]


def before(history: list[Revision], disagreement_id: str, field: str) -> tuple[bool, Json]:
    """Whether a disagreement changed a field, and the value that it had before (None when empty)."""
    caused = [each for each in history if each.because_id == disagreement_id and each.field == field]
    return (True, caused[-1].old) if caused else (False, None)


def _field_changes(changes: list[dict[str, Any]], stage_id: str) -> Iterator[tuple[str, Json, Json]]:
    for change in changes:
        if change["kind"] != "stage" or change["id"] != stage_id:
            continue
        if change["op"] == "set":
            name, _, key = change["attribute"].partition(".")
            if name == "values" and key in BY_KEY:
                yield key, change.get("old"), change.get("new")
        else:
            old, new = ((change.get(side) or {}).get("values", {}) for side in ("old", "new"))
            for key in BY_KEY:
                if old.get(key) != new.get(key):
                    yield key, old.get(key), new.get(key)


def _tell(found: list[Revision], new: Revision) -> None:
    last = next((each for each in reversed(found) if each.field == new.field), None)
    joins = last is not None and last.merge and (last.merge, last.actor) == (new.merge, new.actor)
    if last is not None and joins:
        found.remove(last)
        new = replace(new, old=last.old)
    found.append(new)
