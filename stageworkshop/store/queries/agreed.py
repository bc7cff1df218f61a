"""The agreed text of stages, what each still lacks, and the wordings that may be taken over."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.domain import definition
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import Json
from stageworkshop.store.queries.disagreements import undecided_by_stage
from stageworkshop.store.queries.names import TeamName, names, stages, teams
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_round


@dataclass(frozen=True)
class AgreedRow:
    """One stage in the list of agreed texts. `missing` holds the headings of fields that it still needs."""

    stage_id: str
    name: str
    pipeline: str
    missing: tuple[str, ...]
    open_disagreements: int


@dataclass(frozen=True)
class Wording:
    """What one team wrote for a field, revealed. `is_agreed` when the agreed text says the same.

    `is_list` when its lines are entries that can be taken one by one; `agreed_items` are the places (from 0) of those
    that the agreed list holds already.
    """

    team: TeamName
    field: str
    lines: tuple[str, ...]
    is_agreed: bool
    is_list: bool = False
    agreed_items: frozenset[int] = frozenset()


@dataclass(frozen=True)
class AgreedText:
    """The agreed values of a stage by field key (not to be changed in place), and what teams wrote."""

    stage_id: str
    name: str
    pipeline: str
    values: dict[str, Json]
    missing: tuple[str, ...]
    wordings: tuple[Wording, ...]
    revealed: bool

    def wordings_of(self, field: str) -> list[Wording]:
        """The teams' wordings of one field."""
        return [each for each in self.wordings if each.field == field]


def agreed_rows(reader: Reader) -> list[AgreedRow]:
    """Every stage in the order of the pipelines."""
    values = {each.id: each.values for each in reader.all(Stage)}
    undecided = undecided_by_stage(reader)
    return [
        AgreedRow(
            stage_id=each.id,
            name=each.name,
            pipeline=each.pipeline,
            missing=_missing(values[each.id]),
            open_disagreements=undecided[each.id],
        )
        for each in stages(reader)
    ]


def agreed_text(reader: Reader, stage_id: str) -> AgreedText:
    """One stage's agreed text. Drafts are part of it only once they are revealed. Raises NotFound."""
    stage = reader.get(Stage, stage_id)
    pipeline = next((each.pipeline for each in stages(reader) if each.id == stage_id), "")
    current = current_round(reader, stage_id)
    return AgreedText(
        stage_id=stage_id,
        name=stage.name,
        pipeline=pipeline,
        values=dict(stage.values),
        missing=_missing(stage.values),
        wordings=_wordings(reader, stage, current.id) if current.is_revealed else (),
        revealed=current.is_revealed,
    )


def _wordings(reader: Reader, stage: Stage, round_id: str) -> tuple[Wording, ...]:
    words = names(reader)
    drafts = {each.team_id: each.values for each in reader.all(Draft, round_id=round_id)}
    return tuple(
        Wording(
            team=team,
            field=key,
            lines=tuple(BY_KEY[key].kind.lines(value, words)),
            is_agreed=stage.values.get(key) == value,
            is_list=isinstance(value, list),
            agreed_items=_agreed_items(value, stage.values.get(key)),
        )
        for team in teams(reader)
        for key, value in drafts.get(team.id, {}).items()
        if key in BY_KEY
    )


def _agreed_items(value: Json, agreed: Json) -> frozenset[int]:
    if not isinstance(value, list) or not isinstance(agreed, list):
        return frozenset()
    return frozenset(place for place, item in enumerate(value) if item in agreed)


def _missing(values: dict[str, Json]) -> tuple[str, ...]:
    return tuple(field.label for field in definition.missing(values))
