"""Calls of a CRM's API as a list for the admin, in the order in which they are to be sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from stageworkshop.crm import json_files
from stageworkshop.crm.items import Collection
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import OutFile

Call = dict[str, Any]
"""`method`, `path`, `body` (None for none) and `why`, a few words for the admin."""


def call(method: str, path: str, body: Any, why: str) -> Call:
    """One call."""
    return {"method": method, "path": path, "body": body, "why": why}


def removals(collection: Collection, steps: Sequence[Step], path: str, records: str) -> Iterator[Call]:
    """A DELETE for every entry that goes, at `path` and its id, each with the condition under which it may be sent."""
    for step in steps:
        if step.action == "remove":
            there = collection.get(step.destination)
            goal = f"“{there.label}”" if there else "a stage that stays"
            yield call("DELETE", f"{path}/{step.item}", None, f"only when its {records} have been moved to {goal}")


def files(calls: Sequence[Call], after: Any) -> list[OutFile]:
    """`requests.json`, and `after.json` with what the CRM should answer once all is sent."""
    return [OutFile("requests.json", json_files.dumps(calls)), OutFile("after.json", json_files.dumps(after))]
