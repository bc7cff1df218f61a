"""Who and what there is, by name: for choosing from and for wording references."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.workshop import Participant, Team, Workshop
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class TeamName:
    """A team to be named and coloured; `colour` is its number in the theme."""

    id: str
    name: str
    colour: int
    is_partner: bool = False


@dataclass(frozen=True)
class PersonName:
    """A person to be named, with the team."""

    id: str
    name: str
    team: TeamName | None
    is_observer: bool = False
    sorts_cases: bool = True


@dataclass(frozen=True)
class StageName:
    """A stage to be named, with its pipeline."""

    id: str
    name: str
    pipeline_id: str
    pipeline: str


def names(reader: Reader) -> dict[tuple[str, str], str]:
    """Display names by (`team` | `stage` | `person`, id), as the kinds of values want them (`domain.values.Names`)."""
    found = {("team", each.id): each.name for each in reader.all(Team)}
    found |= {("stage", each.id): each.name for each in reader.all(Stage)}
    return found | {("person", each.id): each.name for each in reader.all(Participant)}


def teams(reader: Reader) -> list[TeamName]:
    """All teams in order."""
    return [team_name(each) for each in reader.all(Team)]


def team_name(team: Team) -> TeamName:
    """One team, to be named."""
    return TeamName(team.id, team.name, team.colour, team.is_partner)


def people(reader: Reader) -> list[PersonName]:
    """All people in order."""
    by_id = {each.id: each for each in teams(reader)}
    return [
        PersonName(each.id, each.name, by_id.get(each.team_id), each.is_observer, each.sorts_cases)
        for each in reader.all(Participant)
    ]


def stages(reader: Reader) -> list[StageName]:
    """All stages in the order of the pipelines."""
    by_pipeline: dict[str, list[Stage]] = {}
    for stage in reader.all(Stage):
        by_pipeline.setdefault(stage.pipeline_id, []).append(stage)
    return [
        StageName(stage.id, stage.name, pipeline.id, pipeline.name)
        for pipeline in reader.all(Pipeline)
        for stage in by_pipeline.get(pipeline.id, [])
    ]


def decider(reader: Reader) -> PersonName | None:
    """The decider named in Prepare."""
    decider_id = reader.all(Workshop)[0].decider_id
    return next((each for each in people(reader) if each.id == decider_id), None)
