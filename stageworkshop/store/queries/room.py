"""Who is in the room and what was agreed before the work began: the rows of the step Prepare."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from stageworkshop.domain.stage import Stage
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant, Team, Term, Workshop
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class Details:
    """What is set once. `answered` tells that somebody took a stance, after which rule and anonymity are fixed."""

    title: str
    organisation: str
    purpose: str
    decision_rule: str
    decider_id: str
    anonymous_stances: bool
    origin: str
    answered: bool
    stages: int
    review_date: str = ""


@dataclass(frozen=True)
class TeamRow:
    """A team with the number of its people."""

    id: str
    name: str
    kind: str
    colour: int
    people: int


@dataclass(frozen=True)
class PersonRow:
    """A person. `team_id` and `team` are "" without a team, `team_colour` is 0 then."""

    id: str
    name: str
    team_id: str
    team: str
    team_colour: int
    job_title: str
    email: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class TermRow:
    """A word of the glossary. `aliases` are (team id or "", name)."""

    id: str
    term: str
    meaning: str
    aliases: tuple[tuple[str, str], ...]


def details(reader: Reader) -> Details:
    """What is set once for the workshop."""
    workshop = reader.all(Workshop)[0]
    return Details(
        title=workshop.title,
        organisation=workshop.organisation,
        purpose=workshop.purpose,
        decision_rule=workshop.decision_rule,
        decider_id=workshop.decider_id,
        anonymous_stances=workshop.anonymous_stances,
        origin=workshop.origin,
        answered=bool(reader.all(Stance)),
        stages=len(reader.all(Stage)),
        review_date=workshop.review_date,
    )


def team_rows(reader: Reader) -> list[TeamRow]:
    """The teams in their order."""
    people = Counter(person.team_id for person in reader.all(Participant))
    return [TeamRow(each.id, each.name, each.kind, each.colour, people[each.id]) for each in reader.all(Team)]


def person_rows(reader: Reader) -> list[PersonRow]:
    """The people in their order."""
    teams = {team.id: team for team in reader.all(Team)}
    rows = []
    for each in reader.all(Participant):
        team = teams.get(each.team_id)
        rows.append(
            PersonRow(
                id=each.id,
                name=each.name,
                team_id=team.id if team else "",
                team=team.name if team else "",
                team_colour=team.colour if team else 0,
                job_title=each.job_title,
                email=each.email,
                roles=tuple(each.roles),
            )
        )
    return rows


def term_rows(reader: Reader) -> list[TermRow]:
    """The glossary in its order."""
    return [
        TermRow(each.id, each.term, each.meaning, tuple((alias["team"], alias["name"]) for alias in each.aliases))
        for each in reader.all(Term)
    ]
