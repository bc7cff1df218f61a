"""What a reader or a writer has to say: oddities of what was read, and losses of what will be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from stageworkshop.charter.model import Pipeline, Stage


@dataclass(frozen=True)
class Oddity:
    """Something unusual in what was read. Nothing is dropped in silence: `text` says what was done with it.

    `where` is the file and the place in it, as a person would look for it.
    """

    where: str
    text: str

    def line(self) -> str:
        return f"{self.where}: {self.text}"


Loss = Literal["unplanned", "cut", "rounded", "encoded", "limit", "no_place", "guess", "by_hand", "field"]
"""Kinds of notes: a whole pipeline that can't be planned before something is given, text cut to a limit, a number
rounded, characters written differently, a limit of the CRM exceeded, a part of the definition for which the CRM has
no place, an assumption of ours that the admin should confirm, something that an admin has to do by hand because no
file can, and a field of the charter whose name in the CRM somebody must say."""

LOSSES: dict[Loss, str] = {
    "unplanned": "Not planned yet",
    "guess": "To be confirmed",
    "by_hand": "To be done by hand",
    "field": "Fields to be named",
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


@dataclass
class Notes:
    """Collects the notes of one target. What many stages share is said once, with their names."""

    _single: list[Note] = field(default_factory=list)
    _shared: dict[tuple[Loss, str, str], dict[str, None]] = field(default_factory=dict)
    _fields: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(
        self, loss: Loss, text: str, pipeline: Pipeline | None = None, stage: Stage | None = None, fact: str = ""
    ) -> None:
        self._single.append(Note(loss, text, pipeline.key if pipeline else "", stage.key if stage else "", fact))

    def share(self, loss: Loss, text: str, name: str, fact: str = "") -> None:
        """A note that holds for several stages or fields. `text` is its beginning; their names follow after a colon."""
        self._shared.setdefault((loss, text, fact), {})[name] = None

    def unknown_field(self, name: str, stage: Stage) -> None:
        """A field of the charter for which the CRM's own name is not known."""
        self._fields.setdefault(name, {})[stage.name or stage.key] = None

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        return tuple(sorted(self._fields, key=str.casefold))

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note: the single ones in the order in which they came, then the shared ones."""
        shared = [
            Note(loss, f"{text}: {_names(names)}.", fact=fact) for (loss, text, fact), names in self._shared.items()
        ]
        fields = [
            Note("field", f"“{name}”, for {_names(self._fields[name])}.", fact=name) for name in self.unknown_fields
        ]
        return (*self._single, *shared, *fields)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
