"""Disagreements on one aspect of one stage, with positions, options, outcome and dissent.

States: open → settled | parked | escalated, and back to open when taken up again.
"""

from __future__ import annotations

from dataclasses import dataclass

STATES: dict[str, str] = {
    "open": "open",
    "settled": "settled",
    "parked": "parked",
    "escalated": "escalated",
}
UNDECIDED = frozenset({"open", "escalated"})
"""States of those that still wait for somebody to decide."""
METHODS: dict[str, str] = {
    "consensus": "consensus",
    "consent": "consent: nobody objected",
    "compromise": "compromise",
    "decider": "decided by the decider",
    "experiment": "experiment",
    "majority": "majority of teams",
    "parked": "parked",
}


@dataclass(eq=False)
class Disagreement:
    """A recorded difference. `aspect` is the key of a stage's field; `key` reads "d1", "d2", …

    Settled: `outcome` and `method` (of `METHODS`) say what was decided and how. Parked: `owner_id` (a participant)
    and `due` (ISO date). Escalated: `owner_id` is the decider. `raised_by` and `decided_by` are names as they were.
    """

    id: str
    key: str
    stage_id: str
    aspect: str
    question: str
    state: str = "open"
    outcome: str = ""
    method: str = ""
    owner_id: str = ""
    due: str = ""
    raised_by: str = ""
    raised_at: str = ""
    decided_by: str = ""
    decided_at: str = ""
    position: int = 0


@dataclass(eq=False)
class Position:
    """What one team holds in a disagreement, in its words."""

    id: str
    disagreement_id: str
    team_id: str
    text: str = ""


@dataclass(eq=False)
class Option:
    """A way out, with what speaks for and against it."""

    id: str
    disagreement_id: str
    text: str
    pros: str = ""
    cons: str = ""
    position: int = 0


@dataclass(eq=False)
class Dissent:
    """An objection that was overruled and stays on record, in the dissenter's words."""

    id: str
    disagreement_id: str
    participant_id: str
    words: str
    at: str = ""


def number(key: str) -> str:
    """The number by which people call a disagreement: “6” for the key d6; "" for a key that is none of ours."""
    return key[1:] if key[:1] == "d" and key[1:].isdecimal() else ""
