"""What can be looked for by name in a workshop."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class Found:
    """Something with a name: journal kind, id, name and what stands beside it."""

    kind: str
    id: str
    name: str
    detail: str = ""


def findable(reader: Reader) -> list[Found]:
    """All stages in their order, disagreements, people and teams."""
    order = sorted(reader.all(Pipeline), key=lambda each: each.position)
    pipelines = {each.id: each.name for each in order}
    places = {pipeline_id: place for place, pipeline_id in enumerate(pipelines)}
    teams = {each.id: each.name for each in reader.all(Team)}
    stages = sorted(reader.all(Stage), key=lambda each: (places.get(each.pipeline_id, len(places)), each.position))
    names = {each.id: each.name for each in stages}
    found = [Found("stage", each.id, each.name, pipelines.get(each.pipeline_id, "")) for each in stages]
    found += [
        Found("disagreement", each.id, each.question, names.get(each.stage_id, "")) for each in reader.all(Disagreement)
    ]
    found += [Found("participant", each.id, each.name, teams.get(each.team_id, "")) for each in reader.all(Participant)]
    return found + [Found("team", team_id, name) for team_id, name in teams.items()]
