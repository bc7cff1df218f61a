"""Who acts in the sample, at what time, on what: a scripted clock, repeatable ids, and ids by the content's keys."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from stageworkshop.actions.context import Context
from stageworkshop.domain.definition import map_references
from stageworkshop.store.workshop_file import WorkshopFile

BETWEEN_ACTS = timedelta(seconds=20)


class ScriptedClock:
    """Stands still until it is set or moved on, so that each build of the sample has the same times."""

    def __init__(self, start: str) -> None:
        self._now = datetime.fromisoformat(start)

    def __call__(self) -> str:
        return self._now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def set(self, at: str) -> None:
        """Moves to a time (ISO with zone). Raises ValueError for one that has passed: history runs forward."""
        at_time = datetime.fromisoformat(at)
        if at_time < self._now:
            raise ValueError(f"the sample’s script goes back in time, to {at}")
        self._now = at_time

    def move_on(self) -> None:
        """Lets a little time pass, as between two acts of people."""
        self._now += BETWEEN_ACTS


class RepeatableIds:
    """The same ids in the same order at every build."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return hashlib.sha256(f"sample {self._count}".encode()).hexdigest()[:16]


class Director:
    """Hands each act the right person's context, and knows the ids behind the content's keys by kind."""

    def __init__(self, file: WorkshopFile, clock: ScriptedClock, new_id: RepeatableIds, actor: str) -> None:
        self.file = file
        self.clock = clock
        self.names: dict[str, str] = {}
        self.team: dict[str, str] = {}
        self.person: dict[str, str] = {}
        self.stage: dict[str, str] = {}
        self.disagreement: dict[str, str] = {}
        self.case: dict[str, str] = {}
        self._new_id = new_id
        self._facilitator = actor

    def facilitator(self) -> Context:
        """The context of the person who leads the workshop, a moment later than the last act."""
        return self._context(self._facilitator)

    def by(self, person: str) -> Context:
        """The context of one participant (key), a moment later than the last act."""
        return self._context(self.names[person])

    def value(self, field: str, value: Any) -> Any:
        """A field's value with its references turned from keys into ids."""
        return self.values({field: value})[field]

    def values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values with their references turned from keys into ids. Raises KeyError for a key that nobody has."""
        known = {"team": self.team, "stage": self.stage, "person": self.person}
        return map_references(values, lambda what, key: known[what][key])

    def _context(self, actor: str) -> Context:
        self.clock.move_on()
        return Context(self.file, actor=actor, clock=self.clock, new_id=self._new_id)
