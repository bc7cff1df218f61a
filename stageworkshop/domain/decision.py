"""What a wording's answers come to under the workshop's decision rule: per team, not per head.

A team's answer is that of its most hesitant member (object before discuss before live with before agree); abstaining
counts only when all its members abstain. Under the majority rule a team answers by the majority of its members who took
a side instead. Nothing is decided until everybody who is expected has answered. Those who are not in the room may be
counted as abstaining only once there is a quorum: at least one answer from every team.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["waiting", "carried", "objection", "discussion", "tie", "rejected", "nobody", "undecided"]
"""`waiting`: answers are missing; `carried`; `objection`: somebody objects; `discussion`: somebody wants to talk first;
`tie` and `rejected`: majority of teams; `nobody`: all abstain; `undecided`: the decider has not taken a side."""

HESITANT = ("object", "discuss", "live_with", "agree")
FOR = frozenset({"agree", "live_with"})
AGAINST = frozenset({"object", "discuss"})


@dataclass(frozen=True)
class Answer:
    """One person's current answer (key of `stance.STANCES`). `team` is an id, "" without a team."""

    person: str
    team: str
    answer: str


@dataclass(frozen=True)
class TeamResult:
    """A team's answer, "" while nobody of it has answered, and how its members answered."""

    team: str
    answer: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Result:
    """The outcome and each team's answer; `teams` is empty while waiting, so that nothing leaks."""

    outcome: Outcome
    teams: tuple[TeamResult, ...] = ()

    @property
    def carried(self) -> bool:
        return self.outcome == "carried"


def decide(rule: str, answers: Sequence[Answer], waiting: int, decider: str = "") -> Result:
    """The result under a rule of `workshop.DECISION_RULES` when `waiting` expected people have not answered.

    `decider` is the id of the person named in Prepare; the others' answers are then heard, and his or hers decides.
    People without a team count for themselves only under the rule of the decider.
    """
    if waiting or not answers:
        return Result("waiting")
    teams = tuple(_team(rule, team, answers) for team in dict.fromkeys(each.team for each in answers if each.team))
    said = [each.answer for each in teams if each.answer != "abstain"]
    if rule == "decider":
        return Result(_by_decider(answers, decider), teams)
    if not said:
        return Result("nobody", teams)
    if rule == "majority":
        return Result(_by_majority(said), teams)
    return Result(_by_consensus(rule, said), teams)


def unheard(expected: Iterable[tuple[str, str]], answered: Collection[str]) -> list[str]:
    """Teams (id) of whose people nobody has answered: without them there is no quorum.

    `expected` are (person, team) ids, team "" for people without one; `answered` are ids of people.
    """
    people = [(person, team) for person, team in expected if team]
    heard = {team for person, team in people if person in answered}
    return [team for team in dict.fromkeys(team for _, team in people) if team not in heard]


def team_answer(rule: str, answers: Sequence[str]) -> str:
    """One team's answer from those of its members."""
    sides = [each for each in answers if each != "abstain"]
    if not sides:
        return "abstain"
    if rule == "majority":
        for_it = [each for each in sides if each in FOR]
        against = [each for each in sides if each in AGAINST]
        if len(for_it) != len(against):
            sides = for_it if len(for_it) > len(against) else against
        else:
            return "discuss"
    return next(each for each in HESITANT if each in sides)


def _team(rule: str, team: str, answers: Sequence[Answer]) -> TeamResult:
    said = [each.answer for each in answers if each.team == team]
    return TeamResult(team, team_answer(rule, said), Counter(said))


def _by_consensus(rule: str, said: Sequence[str]) -> Outcome:
    if "object" in said:
        return "objection"
    # Consent asks for objections only: who wants to talk on does not hold the others up.
    return "discussion" if "discuss" in said and rule != "consent" else "carried"


def _by_majority(said: Sequence[str]) -> Outcome:
    for_it = sum(each in FOR for each in said)
    against = len(said) - for_it
    return "tie" if for_it == against else "carried" if for_it > against else "rejected"


def _by_decider(answers: Sequence[Answer], decider: str) -> Outcome:
    answer = next((each.answer for each in answers if each.person == decider), "abstain")
    if answer in FOR:
        return "carried"
    return {"object": "objection", "discuss": "discussion"}.get(answer, "undecided")  # type: ignore[return-value]
