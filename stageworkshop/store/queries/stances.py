"""What people answered to the agreed text of a stage: blind until everybody who is expected has answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stageworkshop.domain.decision import Answer, Result, decide
from stageworkshop.domain.fields import FIELDS
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.wording import wording_hash
from stageworkshop.domain.workshop import Participant, Workshop
from stageworkshop.store.queries.names import PersonName, TeamName, names, people, teams
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class StancePerson:
    """Somebody who is expected to answer. `answer`, `reason` and `would_remove` are "" until all are in, and stay so
    when answers are anonymous; `logged_by` names who entered the answer on the person's behalf."""

    id: str
    name: str
    team: TeamName | None
    answered: bool
    answer: str = ""
    reason: str = ""
    would_remove: str = ""
    logged_by: str = ""


@dataclass(frozen=True)
class Words:
    """A reason given, and what would remove an objection; without a name."""

    answer: str
    reason: str
    would_remove: str


@dataclass(frozen=True)
class StancePanel:
    """The answers to the present wording of a stage.

    `counts` (answers by head), `words` and the result's teams are empty until all are in. `stale` is the number of
    answers to an earlier wording. `wording` are (heading, lines) of the agreed text.
    """

    stage_id: str
    stage: str
    rule: str
    decider: str
    anonymous: bool
    number: int
    people: tuple[StancePerson, ...]
    teams: tuple[TeamName, ...]
    result: Result
    counts: dict[str, int]
    words: tuple[Words, ...]
    stale: int
    wording: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def waiting(self) -> tuple[StancePerson, ...]:
        return tuple(each for each in self.people if not each.answered)

    @property
    def shown(self) -> bool:
        """Whether all are in."""
        return self.result.outcome != "waiting"


def panel(reader: Reader, stage_id: str) -> StancePanel:
    """Who answered to the wording as it is now, and once all have, what. Raises NotFound."""
    stage, workshop = reader.get(Stage, stage_id), reader.all(Workshop)[0]
    expected = _expected(reader, workshop)
    given, number, stale = _current(reader, stage)
    waiting = [each for each in expected if each.id not in given]
    answers = [
        Answer(each.id, each.team.id if each.team else "", given[each.id].answer)
        for each in expected
        if each.id in given
    ]
    result = decide(workshop.decision_rule, answers, len(waiting), workshop.decider_id)
    shown = result.outcome != "waiting"
    said = [given[each.id] for each in expected] if shown else []
    return StancePanel(
        stage_id=stage_id,
        stage=stage.name,
        rule=workshop.decision_rule,
        decider=next((each.name for each in people(reader) if each.id == workshop.decider_id), ""),
        anonymous=workshop.anonymous_stances,
        number=number,
        people=tuple(_person(each, given.get(each.id), shown and not workshop.anonymous_stances) for each in expected),
        teams=tuple(teams(reader)),
        result=result,
        counts=dict(Counter(each.answer for each in said)),
        words=_words(said),
        stale=stale,
        wording=_wording(reader, stage),
    )


def _expected(reader: Reader, workshop: Workshop) -> list[PersonName]:
    """Everybody in a team who is no observer, and the decider in any case when the decider decides."""
    decider = workshop.decider_id if workshop.decision_rule == "decider" else ""
    observers = {each.id for each in reader.all(Participant) if each.is_observer}
    return [
        each for each in people(reader) if each.id not in observers and (each.team is not None or each.id == decider)
    ]


def _current(reader: Reader, stage: Stage) -> tuple[dict[str, Stance], int, int]:
    """Current answers to the present wording by person, the number of their round, and how many are older."""
    wording = wording_hash(stage.values)
    latest = [each for each in reader.all(Stance, stage_id=stage.id) if each.current]
    last = max((each.number for each in latest), default=0)
    fresh = [each for each in latest if each.number == last and each.wording == wording]
    if not fresh:
        return {}, last + 1, sum(each.number == last for each in latest)
    return {each.participant_id: each for each in fresh}, last, 0


def _person(person: PersonName, stance: Stance | None, shown: bool) -> StancePerson:
    if stance is None or not shown:
        logged_by = stance.logged_by if stance else ""
        return StancePerson(person.id, person.name, person.team, stance is not None, logged_by=logged_by)
    return StancePerson(
        person.id, person.name, person.team, True, stance.answer, stance.reason, stance.would_remove, stance.logged_by
    )


def _words(said: Sequence[Stance]) -> tuple[Words, ...]:
    """Reasons, objections first; in alphabetical order, so that the order names nobody."""
    given = [Words(each.answer, each.reason, each.would_remove) for each in said if each.reason or each.would_remove]
    return tuple(sorted(given, key=lambda each: (each.answer != "object", each.answer, each.reason)))


def _wording(reader: Reader, stage: Stage) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = names(reader)
    return tuple(
        (field.label, tuple(field.kind.lines(stage.values[field.key], known)))
        for field in FIELDS
        if field.key in stage.values
    )
