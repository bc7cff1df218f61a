"""Rounds and drafts: every team writes blind until the round is revealed. Every round is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from stageworkshop.domain.values import Json

HANDED_IN = frozenset({"done", "no_opinion"})
DRAFT_STATES: dict[str, str] = {"open": "writing", "done": "done", "no_opinion": "no opinion"}


@dataclass(eq=False)
class Round:
    """One round of drafting one stage. Numbered from 1; times are UTC in ISO form, "" when not yet."""

    id: str
    stage_id: str
    number: int
    opened_at: str = ""
    revealed_at: str = ""

    @property
    def is_revealed(self) -> bool:
        return bool(self.revealed_at)


@dataclass(eq=False)
class Draft:
    """One team's proposal for a stage in one round. `values` as in `Stage.values`, drafted fields only."""

    id: str
    round_id: str
    stage_id: str
    team_id: str
    state: str = "open"
    values: dict[str, Json] = field(default_factory=dict)
    updated_at: str = ""

    @property
    def is_in(self) -> bool:
        """Whether the team has handed it in: finished, or said that it has no opinion."""
        return self.state in HANDED_IN
