"""Stances: what each participant says to a wording, in rounds; a changed answer keeps the old one on record."""

from __future__ import annotations

from dataclasses import dataclass

STANCES: dict[str, str] = {
    "agree": "agree",
    "live_with": "can live with it",
    "discuss": "more discussion",
    "object": "object",
    "abstain": "abstain",
}


@dataclass(eq=False)
class Stance:
    """One answer to the agreed text of one stage.

    `answer` is a key of `STANCES`; an objection needs `reason` and `would_remove` ("what would remove it").
    `wording` is the SHA-256 of the text answered to. `logged_by` names who entered it on the participant's behalf,
    "" when it was the participant. `current` is False once the same person answered again in the same round.
    `shown` is True once the answers of its round had been on show when the room grew: what was seen stays in sight,
    and whoever came later is not waited for.
    """

    id: str
    stage_id: str
    participant_id: str
    number: int
    answer: str
    reason: str = ""
    would_remove: str = ""
    wording: str = ""
    logged_by: str = ""
    at: str = ""
    current: bool = True
    shown: bool = False
