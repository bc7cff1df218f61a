"""Teams, people and stages to choose from, with colours and pipelines."""

from __future__ import annotations

from stageworkshop.store.queries.names import people, stages, teams
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.widgets.reference_choice import Target


def team_targets(reader: Reader) -> list[Target]:
    """All teams."""
    return [Target(each.id, each.name, each.colour) for each in teams(reader)]


def stage_targets(reader: Reader) -> list[Target]:
    """All stages, with their pipeline where there are several."""
    found = stages(reader)
    several = len({each.pipeline_id for each in found}) > 1
    return [Target(each.id, f"{each.name} · {each.pipeline}" if several else each.name) for each in found]


def person_targets(reader: Reader) -> list[Target]:
    """All people, with their team."""
    return [
        Target(each.id, f"{each.name} · {each.team.name}", each.team.colour)
        if each.team
        else Target(each.id, each.name)
        for each in people(reader)
    ]
