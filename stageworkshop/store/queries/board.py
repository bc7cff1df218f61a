"""The board of the step Stages: pipelines with their stages as cards, and what to ask about their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from stageworkshop.domain.naming_rules import Named, NameQuestion, questions
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.workshop import Team
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class TeamMark:
    """A team as a card shows it: name and colour number."""

    id: str
    name: str
    colour: int


@dataclass(frozen=True)
class StageCard:
    """A stage on the board. `aliases` are (team or None, name); `gives` and `takes` are the teams of a hand-off;
    `definition` is the agreed one, "" while there is none."""

    id: str
    pipeline_id: str
    name: str
    kind: str
    owner: TeamMark | None
    aliases: tuple[tuple[TeamMark | None, str], ...]
    gives: TeamMark | None
    takes: TeamMark | None
    questions: tuple[NameQuestion, ...]
    definition: str = ""


@dataclass(frozen=True)
class PipelineColumn:
    """A pipeline with its cards in order."""

    id: str
    name: str
    kind: str
    cards: tuple[StageCard, ...]


def board(reader: Reader) -> list[PipelineColumn]:
    """All pipelines in order, with everything that the board shows."""
    marks = {team.id: TeamMark(team.id, team.name, team.colour) for team in reader.all(Team)}
    pipelines, stages = reader.all(Pipeline), reader.all(Stage)
    asked = _asked(pipelines, stages, marks)
    columns = []
    for pipeline in pipelines:
        mine = [stage for stage in stages if stage.pipeline_id == pipeline.id]
        cards = tuple(
            _card(stage, following, marks, asked.get(stage.id, ())) for stage, following in zip_longest(mine, mine[1:])
        )
        columns.append(PipelineColumn(pipeline.id, pipeline.name, pipeline.kind, cards))
    return columns


def team_marks(reader: Reader) -> list[TeamMark]:
    """The teams in order."""
    return [TeamMark(team.id, team.name, team.colour) for team in reader.all(Team)]


def _asked(
    pipelines: Iterable[Pipeline], stages: Iterable[Stage], marks: Mapping[str, TeamMark]
) -> dict[str, tuple[NameQuestion, ...]]:
    titles = {pipeline.id: pipeline.name for pipeline in pipelines}
    named = []
    for stage in stages:
        aliases = tuple(
            (marks[alias["team"]].name if alias["team"] in marks else "", alias["name"])
            for alias in stage.values.get("aliases", [])
        )
        named.append(Named(stage.id, stage.name, titles.get(stage.pipeline_id, ""), stage.kind, aliases))
    asked: dict[str, tuple[NameQuestion, ...]] = {}
    for question in questions(named):
        for stage_id in question.stage_ids:
            asked[stage_id] = (*asked.get(stage_id, ()), question)
    return asked


def _card(
    stage: Stage, following: Stage | None, marks: Mapping[str, TeamMark], asked: tuple[NameQuestion, ...]
) -> StageCard:
    owner = marks.get(stage.owner_id)
    gives = marks.get(stage.values.get("handoff.from", ""), owner)
    takes = marks.get(stage.values.get("handoff.to", ""))
    if takes is None and following is not None and stage.kind == "open":
        # Nobody wrote a hand-off yet, but the record changes hands all the same.
        takes = marks.get(following.owner_id)
    changes_hands = gives is not None and takes is not None and gives != takes
    return StageCard(
        id=stage.id,
        pipeline_id=stage.pipeline_id,
        name=stage.name,
        kind=stage.kind,
        owner=owner,
        aliases=tuple((marks.get(alias["team"]), alias["name"]) for alias in stage.values.get("aliases", [])),
        gives=gives if changes_hands else None,
        takes=takes if changes_hands else None,
        questions=asked,
        definition=str(stage.values.get("definition", "")),
    )
