"""The facilitator's guide: what to say, what to watch for and when to move on, by step of the agenda.

The words lie in `resources/guide/` as one JSON file a step; see the README there for the format.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from stageworkshop.domain import agenda
from stageworkshop.domain.errors import NotFound
from stageworkshop.paths import resource


@dataclass(frozen=True)
class Sign:
    """Something that goes wrong in the room, and what to do about it at once."""

    sign: str
    do: str


@dataclass(frozen=True)
class Guide:
    """The guide to one step. `say` holds things to say aloud, `move_on` how to know that the step is done."""

    step: str
    purpose: str
    say: tuple[str, ...]
    watch_for: tuple[Sign, ...]
    move_on: tuple[str, ...]


def guide(step_key: str) -> Guide:
    """The guide to a step of `domain.agenda`. Raises NotFound for a key that is none."""
    if step_key not in agenda.BY_KEY:
        raise NotFound("step.missing", f"the agenda has no step “{step_key}”.", key=step_key)
    data: dict[str, Any] = json.loads(resource("guide", f"{step_key}.json").read_text(encoding="utf-8"))
    return Guide(
        step=step_key,
        purpose=data["purpose"],
        say=tuple(data["say"]),
        watch_for=tuple(Sign(item["sign"], item["do"]) for item in data["watch_for"]),
        move_on=tuple(data["move_on"]),
    )
