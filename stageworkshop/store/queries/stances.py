"""What people answered to the agreed text of a stage: blind until everybody who is expected has answered.

Who joins after the answers came into sight may add one, but is not waited for: what was seen cannot be hidden again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stageworkshop.domain.decision import Answer, Result, decide, unheard
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
    when answers are anonymous; `logged_by` names who entered the answer on the person's behalf. `late` is who joined
    when the answers had been seen already, and has not added one."""

    id: str
    name: str
    team: TeamName | None
    answered: bool
    answer: str = ""
    reason: str = ""
    would_remove: str = ""
    logged_by: str = ""
    late: bool = False


@dataclass(frozen=True)
class Words:
    """A reason given, and what would remove an objection; without a name."""

    answer: str
    reason: str
    would_remove: str


@dataclass(frozen=True)
class PastAnswer:
    """An answer that no longer counts, or one of an earlier round. `name` is "" when answers are anonymous; `replaced`
    when the same person answered anew in the same round."""

    name: str
    answer: str
    reason: str
    would_remove: str
    logged_by: str
    at: str
    replaced: bool


@dataclass(frozen=True)
class PastRound:
    """The answers of one round (`number` from 1). A round that was never complete stays closed: `answers` is empty, and
    `count` says how many people had answered."""

    number: int
    count: int
    answers: tuple[PastAnswer, ...]


@dataclass(frozen=True)
class StancePanel:
    """The answers to the present wording of a stage.

    `counts` (answers by head), `words` and the result's teams are empty until all are in. `stale` is the number of
    answers to an earlier wording. `wording` are (heading, lines) of the agreed text. What stands against closing the
    round: `unheard` are the teams of which nobody has answered, and `decider_awaited` says that who decides has not.
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
    unheard: tuple[TeamName, ...] = ()
    decider_awaited: bool = False

    @property
    def quorum(self) -> bool:
        """Whether those who have not answered may be counted as abstaining."""
        return not self.unheard and not self.decider_awaited

    @property
    def asked(self) -> tuple[StancePerson, ...]:
        """Whose answers make the round: everybody but those who came too late for it."""
        return tuple(each for each in self.people if not each.late)

    @property
    def waiting(self) -> tuple[StancePerson, ...]:
        return tuple(each for each in self.asked if not each.answered)

    @property
    def shown(self) -> bool:
        """Whether all are in."""
        return self.result.outcome != "waiting"


def panel(reader: Reader, stage_id: str) -> StancePanel:
    """Who answered to the wording as it is now, and once all have, what. Raises NotFound."""
    stage, workshop = reader.get(Stage, stage_id), reader.all(Workshop)[0]
    expected = _expected(reader, workshop)
    given, number, stale = _current(reader, stage)
    seen = number in shown_rounds(reader, stage_id)
    asked = [each for each in expected if not seen or each.id in given]
    waiting = [each for each in asked if each.id not in given]
    answers = [
        Answer(each.id, each.team.id if each.team else "", given[each.id].answer) for each in asked if each.id in given
    ]
    result = decide(workshop.decision_rule, answers, len(waiting), workshop.decider_id)
    shown = result.outcome != "waiting"
    said = [given[each.id] for each in asked] if shown else []
    return StancePanel(
        stage_id=stage_id,
        stage=stage.name,
        rule=workshop.decision_rule,
        decider=next((each.name for each in people(reader) if each.id == workshop.decider_id), ""),
        anonymous=workshop.anonymous_stances,
        number=number,
        people=tuple(
            _person(each, given.get(each.id), shown and not workshop.anonymous_stances, late=each not in asked)
            for each in expected
        ),
        teams=tuple(teams(reader)),
        result=result,
        counts=dict(Counter(each.answer for each in said)),
        words=_words(said),
        stale=stale,
        wording=_wording(reader, stage),
        unheard=_unheard(asked, given),
        decider_awaited=workshop.decision_rule == "decider" and workshop.decider_id in {each.id for each in waiting},
    )


def shown_rounds(reader: Reader, stage_id: str) -> set[int]:
    """Numbers of the rounds of a stage whose answers are in sight: all who are expected have answered, or the answers
    were in sight before somebody joined."""
    expected = {each.id for each in _expected(reader, reader.all(Workshop)[0])}
    rounds: dict[int, list[Stance]] = {}
    for each in reader.all(Stance, stage_id=stage_id):
        rounds.setdefault(each.number, []).append(each)
    return {
        number
        for number, said in rounds.items()
        if any(each.shown for each in said) or expected <= {each.participant_id for each in said}
    }


def past_rounds(reader: Reader, stage_id: str) -> list[PastRound]:
    """What was answered before, latest round first; of the round in hand only answers that were changed, and these only
    once all are in. Raises NotFound."""
    stage, workshop = reader.get(Stage, stage_id), reader.all(Workshop)[0]
    _, current, _ = _current(reader, stage)
    in_sight = shown_rounds(reader, stage_id)
    known = {each.id: each.name for each in people(reader)}
    rounds: dict[int, list[Stance]] = {}
    for each in reader.all(Stance, stage_id=stage_id):
        if each.number != current or not each.current:
            rounds.setdefault(each.number, []).append(each)
    found = []
    for number, said in sorted(rounds.items(), reverse=True):
        complete = number in in_sight
        if complete or number != current:
            told = _past(said, known, anonymous=workshop.anonymous_stances) if complete else ()
            found.append(PastRound(number, len({each.participant_id for each in said}), told))
    return found


def _past(said: Sequence[Stance], known: Mapping[str, str], *, anonymous: bool) -> tuple[PastAnswer, ...]:
    told = [
        PastAnswer(
            "" if anonymous else known.get(each.participant_id, "?"),
            each.answer,
            each.reason,
            each.would_remove,
            "" if anonymous else each.logged_by,
            "" if anonymous else each.at,
            not each.current,
        )
        for each in said
    ]
    # The order in which anonymous answers came would tell who gave them.
    return tuple(sorted(told, key=lambda each: (each.answer, each.reason)) if anonymous else told)


def _unheard(expected: Sequence[PersonName], given: Mapping[str, Stance]) -> tuple[TeamName, ...]:
    lacking = unheard(((each.id, each.team.id if each.team else "") for each in expected), given)
    by_id = {each.team.id: each.team for each in expected if each.team}
    return tuple(by_id[team] for team in lacking)


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


def _person(person: PersonName, stance: Stance | None, shown: bool, *, late: bool) -> StancePerson:
    if stance is None or not shown:
        logged_by = stance.logged_by if stance else ""
        return StancePerson(person.id, person.name, person.team, stance is not None, logged_by=logged_by, late=late)
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
