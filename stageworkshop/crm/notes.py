"""What a reader or a writer has to say: oddities of what was read, and losses of what will be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Oddity:
    """Something unusual in what was read. Nothing is dropped in silence: `text` says what was done with it.

    `where` is the file and the place in it, as a person would look for it.
    """

    where: str
    text: str

    def line(self) -> str:
        return f"{self.where}: {self.text}"


Loss = Literal["cut", "rounded", "encoded", "limit", "no_place", "guess", "by_hand"]
"""Kinds of notes: text cut to a limit, a number rounded, characters written differently, a limit of the CRM
exceeded, a part of the definition for which the CRM has no place, an assumption of ours that the admin should
confirm, and something that an admin has to do by hand because no file can."""

LOSSES: dict[Loss, str] = {
    "guess": "To be confirmed",
    "by_hand": "To be done by hand",
    "limit": "Beyond a limit",
    "cut": "Cut to fit",
    "rounded": "Rounded",
    "encoded": "Written differently",
    "no_place": "No place in this CRM",
}
"""Headings in the order in which a plan shows them."""


@dataclass(frozen=True)
class Note:
    """One thing that the CRM will not hold exactly as the charter says it, or that a person must look at.

    `stage` and `pipeline` are keys of the definitions file ("" when it concerns no single one), `fact` the CRM's
    name for the place.
    """

    loss: Loss
    text: str
    pipeline: str = ""
    stage: str = ""
    fact: str = ""
