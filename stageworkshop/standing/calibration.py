"""What the sorted cases tell about the words: figures, pairs of stages confused, and who put each case where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stageworkshop.domain import calibration
from stageworkshop.store.queries.cases import CaseRow, Sortings, sortings
from stageworkshop.store.queries.names import PersonName, TeamName, teams
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class PipelineFigure:
    """Alpha over the cases that anybody put into this pipeline."""

    name: str
    alpha: float | None


@dataclass(frozen=True)
class ConfusedPair:
    """Two stages that were taken for each other, in pipeline order; `count` pairs of people in these cases."""

    one_id: str
    one: str
    other_id: str
    other: str
    count: int
    cases: tuple[str, ...]


@dataclass(frozen=True)
class TeamAnswer:
    """Where most of a team put a case: `stage` is "" when the team is split or did not sort it; `counts` by name."""

    team: TeamName
    stage_id: str
    stage: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class CaseFigures:
    """One case. `agreement` is the share (0 to 1) of pairs of people who agree, None with fewer than two answers.

    `placed` lists for each stage chosen its name and the people who chose it, the most chosen first.
    """

    case: CaseRow
    agreement: float | None
    majority_id: str
    by_team: tuple[TeamAnswer, ...]
    placed: tuple[tuple[str, tuple[PersonName, ...]], ...]


@dataclass(frozen=True)
class Calibration:
    """All results. `matches` of `answers` are as expected, over the cases whose stage is known."""

    alpha: float | None
    pipelines: tuple[PipelineFigure, ...]
    pairs: tuple[ConfusedPair, ...]
    stages: tuple[tuple[str, str], ...]
    cases: tuple[CaseFigures, ...]
    teams: tuple[TeamName, ...]
    matches: int
    answers: int
    sorted_cases: int


def calibrate(reader: Reader) -> Calibration:
    """Works out the results from everybody's answers. `stages` are those that anybody chose, (id, name) in order."""
    found = sortings(reader)
    names = {each.id: each.name for each in found.stages}
    used = {stage for by in found.answers.values() for stage in by.values()}
    in_order = [each.id for each in found.stages if each.id in used]
    with_people = {each.team.id for each in found.people if each.team}
    asked = tuple(team for team in teams(reader) if team.id in with_people)
    matches, answers = calibration.as_expected(found.answers, {each.id: each.expected_stage_id for each in found.cases})
    return Calibration(
        alpha=calibration.alpha(found.answers),
        pipelines=_by_pipeline(found),
        pairs=tuple(_pair(each, in_order, names) for each in calibration.confusions(found.answers)),
        stages=tuple((stage, names[stage]) for stage in in_order),
        cases=tuple(_case(each, found, asked, names) for each in found.cases),
        teams=asked,
        matches=matches,
        answers=answers,
        sorted_cases=sum(len(by) > 1 for by in found.answers.values()),
    )


def _by_pipeline(found: Sortings) -> tuple[PipelineFigure, ...]:
    pipelines: dict[str, str] = {}
    stages: dict[str, list[str]] = {}
    for each in found.stages:
        pipelines[each.pipeline_id] = each.pipeline
        stages.setdefault(each.pipeline_id, []).append(each.id)
    figures = []
    for pipeline_id, name in pipelines.items():
        answers = calibration.touching(found.answers, stages[pipeline_id])
        if answers:
            figures.append(PipelineFigure(name, calibration.alpha(answers)))
    return tuple(figures)


def _pair(each: calibration.Confusion, in_order: list[str], names: Mapping[str, str]) -> ConfusedPair:
    one, other = sorted((each.one, each.other), key=in_order.index)
    return ConfusedPair(one, names[one], other, names[other], each.count, each.cases)


def _case(case: CaseRow, found: Sortings, asked: tuple[TeamName, ...], names: Mapping[str, str]) -> CaseFigures:
    answers = found.answers[case.id]
    placed: dict[str, list[PersonName]] = {}
    for person in found.people:
        if person.id in answers:
            placed.setdefault(answers[person.id], []).append(person)
    ranked = sorted(placed.items(), key=lambda item: -len(item[1]))
    return CaseFigures(
        case=case,
        agreement=calibration.agreement(answers.values()),
        majority_id=calibration.majority(answers.values()),
        by_team=tuple(_team_answer(team, found, answers, names) for team in asked),
        placed=tuple((names[stage], tuple(persons)) for stage, persons in ranked),
    )


def _team_answer(team: TeamName, found: Sortings, answers: Mapping[str, str], names: Mapping[str, str]) -> TeamAnswer:
    own = [answers[each.id] for each in found.people if each.team == team and each.id in answers]
    stage = calibration.majority(own)
    counts = tuple((names[each], count) for each, count in Counter(own).most_common())
    return TeamAnswer(team, stage, names.get(stage, ""), counts)
