"""Cases, who has sorted them, and, only when asked for, where."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.stage import Stage
from stageworkshop.store.queries.names import PersonName, StageName, people, stages
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class CaseRow:
    """A case without anybody's answer. `sorted_by` counts the people who have sorted it."""

    id: str
    title: str
    facts: str
    expected_stage_id: str
    expected: str
    sorted_by: int


@dataclass(frozen=True)
class SorterRow:
    """Somebody who may sort, and how far they are."""

    person: PersonName
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        return self.done >= self.total


@dataclass(frozen=True)
class StageChoice:
    """A stage to sort into, with its plain definition in agreed words."""

    stage: StageName
    definition: str


@dataclass(frozen=True)
class Sortings:
    """All answers, laid open: `answers` maps case id → participant id → stage id."""

    cases: tuple[CaseRow, ...]
    people: tuple[PersonName, ...]
    stages: tuple[StageName, ...]
    answers: dict[str, dict[str, str]]


def case_rows(reader: Reader) -> list[CaseRow]:
    """All cases in order."""
    names = {each.id: each.name for each in stages(reader)}
    counts: dict[str, int] = {}
    for each in _counted(reader):
        counts[each.case_id] = counts.get(each.case_id, 0) + 1
    return [
        CaseRow(
            each.id,
            each.title,
            each.facts,
            each.expected_stage_id,
            names.get(each.expected_stage_id, ""),
            counts.get(each.id, 0),
        )
        for each in reader.all(Case)
    ]


def sorters(reader: Reader) -> list[SorterRow]:
    """Everybody but observers and those who only lead the workshop."""
    total = len(reader.all(Case))
    done: dict[str, int] = {}
    for each in _counted(reader):
        done[each.participant_id] = done.get(each.participant_id, 0) + 1
    return [SorterRow(each, done.get(each.id, 0), total) for each in people(reader) if each.sorts_cases]


def answers_of(reader: Reader, participant_id: str) -> dict[str, str]:
    """One person's own answers: case id → stage id."""
    return {each.case_id: each.stage_id for each in _counted(reader) if each.participant_id == participant_id}


def choices(reader: Reader) -> list[StageChoice]:
    """The stages to sort into, in the order of the pipelines."""
    texts = {each.id: str(each.values.get("definition", "")) for each in reader.all(Stage)}
    return [StageChoice(each, texts[each.id]) for each in stages(reader)]


def sortings(reader: Reader) -> Sortings:
    """Everybody's answers: for the results, which are shown only when somebody asks for them."""
    persons = tuple(each for each in people(reader) if each.sorts_cases)
    cases = tuple(case_rows(reader))
    answers: dict[str, dict[str, str]] = {each.id: {} for each in cases}
    for each in _counted(reader):
        answers[each.case_id][each.participant_id] = each.stage_id
    return Sortings(cases, persons, tuple(stages(reader)), answers)


def _counted(reader: Reader) -> list[Sorting]:
    # Somebody who sorted and was made an observer afterwards keeps the answers, but they do not count.
    counted = {each.id for each in people(reader) if each.sorts_cases}
    return [each for each in reader.all(Sorting) if each.participant_id in counted]
