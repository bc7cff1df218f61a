"""A draft sheet that came back, whatever its form: what was answered, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stageworkshop.domain.values import Json


@dataclass(frozen=True)
class Remark:
    """`where` names sheet and cell (or stage and field); `text` says what is wrong and what to do.

    Never the answer itself: remarks are shown to whoever takes the sheet in, before the drafts are revealed.
    """

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text


@dataclass(frozen=True)
class ReturnedStage:
    """The answers on one stage that differ from what the sheet started from.

    `values` by field; None takes the field's words back. `state` is "" when the team did not say anything else than
    before. `base` are the fingerprints of what the sheet started from (`sheets.base`). `where` tells by field which
    place in the sheet a value comes from.
    """

    stage_id: str
    name: str
    round_id: str
    round: int
    values: Mapping[str, Json] = field(default_factory=dict)
    state: str = ""
    base: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)

    @property
    def says_anything(self) -> bool:
        return bool(self.values or self.state)


@dataclass(frozen=True)
class Returned:
    """A sheet that was read. `source` is the file's name; `unread` are the cells that could not be read, `notes` what
    was read with some doubt."""

    source: str
    workshop_id: str
    title: str
    team_id: str
    team: str
    made_at: str
    stages: tuple[ReturnedStage, ...]
    unread: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
