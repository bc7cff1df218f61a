"""What taking a sheet in would set: named field by field, before anything is changed. Never the words themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stageworkshop.domain.draft import DRAFT_STATES, Draft, Round
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.fields import BY_KEY, DRAFTED, Field
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import Json
from stageworkshop.domain.workshop import Team, Workshop
from stageworkshop.sheets.base import STATE, digest
from stageworkshop.sheets.returned import Remark, Returned, ReturnedStage
from stageworkshop.store.queries.names import TeamName, teams
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_rounds

How = Literal["new", "other", "newer", "taken_back"]
"""A field was empty; had other words; had words that were written after the sheet went out; becomes empty."""


@dataclass(frozen=True)
class FieldPlan:
    """A field that would be set."""

    key: str
    label: str
    how: How
    value: Json


@dataclass(frozen=True)
class StagePlan:
    """What would happen to the team's draft of one stage. `state` is "" when it stays; `refused` says why nothing of
    this stage can be taken in, "" when it can."""

    stage_id: str
    name: str
    fields: tuple[FieldPlan, ...] = ()
    state: str = ""
    refused: str = ""


@dataclass(frozen=True)
class Plan:
    """What a sheet would do. `stages` are those it says anything about."""

    source: str
    team: TeamName
    made_at: str
    stages: tuple[StagePlan, ...]
    unread: tuple[Remark, ...]
    notes: tuple[Remark, ...]

    @property
    def field_count(self) -> int:
        return sum(len(stage.fields) for stage in self.stages)

    @property
    def does_anything(self) -> bool:
        return any(stage.fields or stage.state for stage in self.stages)

    @property
    def left_out(self) -> bool:
        """Whether anything that the sheet says can't be taken in."""
        return bool(self.unread) or any(stage.refused for stage in self.stages)


def plan(reader: Reader, returned: Returned) -> Plan:
    """What taking the sheet in would do now. Raises InputError for a sheet of another workshop or of a team that is
    gone."""
    workshop = reader.all(Workshop)[0]
    if returned.workshop_id != workshop.id:
        raise InputError(
            "sheet.other_workshop",
            f"this sheet belongs to another workshop, “{returned.title}”; open that one to take it in.",
            where=returned.source,
        )
    team = next((each for each in teams(reader) if each.id == returned.team_id), None)
    if team is None:
        raise InputError(
            "sheet.other_team",
            f"it was filled in by {returned.team}, which is no longer a team of this workshop.",
            where=returned.source,
        )
    return _Planner(reader, returned).plan(team)


class _Planner:
    def __init__(self, reader: Reader, returned: Returned) -> None:
        self._returned = returned
        self._rounds = current_rounds(reader)
        self._names = {stage.id: stage.name for stage in reader.all(Stage)}
        self._there = {"team": {each.id for each in reader.all(Team)}, "stage": set(self._names)}
        self._drafts = {each.round_id: each for each in reader.all(Draft, team_id=returned.team_id)}
        self._unread: list[Remark] = []

    def plan(self, team: TeamName) -> Plan:
        stages = tuple(self._stages())
        return Plan(
            source=self._returned.source,
            team=team,
            made_at=self._returned.made_at,
            stages=stages,
            unread=(*self._returned.unread, *self._unread),
            notes=self._returned.notes,
        )

    def _stages(self) -> Iterator[StagePlan]:
        for told in self._returned.stages:
            if not told.says_anything:
                continue
            name = self._names.get(told.stage_id, told.name)
            current = self._rounds.get(told.stage_id)
            if refused := self._refusal(told, current):
                yield StagePlan(told.stage_id, name, refused=refused)
                continue
            assert current is not None
            made = self._stage(told, name, self._drafts.get(current.id))
            if made.fields or made.state:
                yield made

    def _refusal(self, told: ReturnedStage, current: Round | None) -> str:
        if current is None:
            return "the stage is no longer in the workshop."
        if current.id != told.round_id:
            return f"the sheet is of round {told.round}; round {current.number} has begun since, with another sheet."
        return "the drafts are revealed; begin another round to change them." if current.is_revealed else ""

    def _stage(self, told: ReturnedStage, name: str, draft: Draft | None) -> StagePlan:
        values: Mapping[str, Json] = draft.values if draft else {}
        fields = tuple(
            FieldPlan(field.key, field.label, self._how(field, told, values), told.values[field.key])
            for field in DRAFTED
            if field.key in told.values
            and digest(told.values[field.key]) != digest(values.get(field.key))
            and self._is_sound(field, told)
        )
        state = told.state if told.state in DRAFT_STATES and told.state != (draft.state if draft else "open") else ""
        if state == "done" and not _anything_left(values, fields):
            where = told.where.get(STATE, f"Stage “{name}”")
            self._unread.append(Remark(where, "it says done, but nothing is written yet; the stage is not handed in."))
            state = ""
        return StagePlan(told.stage_id, name, fields, state)

    def _how(self, field: Field, told: ReturnedStage, values: Mapping[str, Json]) -> How:
        now = digest(values.get(field.key))
        if now and now != told.base.get(field.key, ""):
            return "newer"
        if told.values[field.key] is None:
            return "taken_back"
        return "other" if now else "new"

    def _is_sound(self, field: Field, told: ReturnedStage) -> bool:
        """Whether everything that the value points at is still there; what is not is told."""
        gone = [what for what, each in field.kind.references(told.values[field.key]) if each not in self._there[what]]
        if gone:
            where = told.where.get(field.key, f"Stage “{told.name}”, {BY_KEY[field.key].label}")
            self._unread.append(Remark(where, f"the {gone[0]} chosen here is no longer in the workshop."))
        return not gone


def _anything_left(values: Mapping[str, Json], fields: tuple[FieldPlan, ...]) -> bool:
    after = {**values, **{field.key: field.value for field in fields}}
    return any(value is not None for value in after.values())
