"""What a page has on the table, told to the projector as what it is."""

from __future__ import annotations

from dataclasses import dataclass

STANCES, PAIRS, SINCE = "stances", "pairs", "since-"


@dataclass(frozen=True)
class OnTable:
    """The step (key), and the object in hand: kind of the journal and id, "" for none.

    `part` is the field (key) in hand of a stage, `stances` when its stances are, `pairs` when it is how far each two
    teams agree, `since-1` when it is what changed since that round, and `results` of a case whose answers somebody has
    shown.
    """

    step: str
    kind: str = ""
    id: str = ""
    part: str = ""
