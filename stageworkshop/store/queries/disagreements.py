"""The register of disagreements and the thread of one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from stageworkshop.domain.disagreement import UNDECIDED, Disagreement, Dissent, Option, Position
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.store.queries.names import TeamName, people, stages, teams
from stageworkshop.store.queries.reader import Reader

ORDER = ("open", "escalated", "parked", "settled")


@dataclass(frozen=True)
class DisagreementRow:
    """One line of the register. `field` is the aspect's heading; `owner` and `due` only when parked or escalated."""

    id: str
    key: str
    question: str
    state: str
    stage_id: str
    stage: str
    pipeline: str
    aspect: str
    field: str
    owner: str = ""
    due: str = ""
    dissents: int = 0


@dataclass(frozen=True)
class PositionRow:
    """What a team holds; `text` is "" when it has said nothing."""

    team: TeamName
    text: str


@dataclass(frozen=True)
class OptionRow:
    """A way out, with what speaks for and against it."""

    id: str
    text: str
    pros: str
    cons: str


@dataclass(frozen=True)
class DissentRow:
    """An objection on record."""

    id: str
    participant_id: str
    name: str
    team: TeamName | None
    words: str


@dataclass(frozen=True)
class Thread:
    """Everything about one disagreement. `positions` has one entry for each team of the workshop."""

    row: DisagreementRow
    raised_by: str
    raised_at: str
    outcome: str
    method: str
    owner_id: str
    decided_by: str
    decided_at: str
    positions: tuple[PositionRow, ...]
    options: tuple[OptionRow, ...]
    dissents: tuple[DissentRow, ...]


def register(reader: Reader) -> list[DisagreementRow]:
    """All disagreements: what is still to be decided first, then in the order in which they were raised."""
    names = _Names(reader)
    dissents: dict[str, int] = {}
    for each in reader.all(Dissent):
        dissents[each.disagreement_id] = dissents.get(each.disagreement_id, 0) + 1
    rows = [names.row(each, dissents.get(each.id, 0)) for each in reader.all(Disagreement)]
    return sorted(rows, key=lambda row: ORDER.index(row.state))


def undecided_by_stage(reader: Reader) -> Counter[str]:
    """How many disagreements are still to be decided, by stage id."""
    return Counter(each.stage_id for each in reader.all(Disagreement) if each.state in UNDECIDED)


def thread(reader: Reader, disagreement_id: str) -> Thread:
    """One disagreement with its positions, options and dissent. Raises NotFound."""
    found = reader.get(Disagreement, disagreement_id)
    held = {each.team_id: each.text for each in reader.all(Position, disagreement_id=disagreement_id)}
    persons = {each.id: each for each in people(reader)}
    dissents = []
    for each in sorted(reader.all(Dissent, disagreement_id=disagreement_id), key=lambda each: each.at):
        person = persons.get(each.participant_id)
        name, team = (person.name, person.team) if person else ("?", None)
        dissents.append(DissentRow(each.id, each.participant_id, name, team, each.words))
    return Thread(
        row=_Names(reader).row(found, len(dissents)),
        raised_by=found.raised_by,
        raised_at=found.raised_at,
        outcome=found.outcome,
        method=found.method,
        owner_id=found.owner_id,
        decided_by=found.decided_by,
        decided_at=found.decided_at,
        positions=tuple(PositionRow(team, held.get(team.id, "")) for team in teams(reader)),
        options=tuple(
            OptionRow(each.id, each.text, each.pros, each.cons)
            for each in reader.all(Option, disagreement_id=disagreement_id)
        ),
        dissents=tuple(dissents),
    )


class _Names:
    """Stages and people by id, read once for many rows."""

    def __init__(self, reader: Reader) -> None:
        self._stages = {each.id: each for each in stages(reader)}
        self._people = {each.id: each.name for each in people(reader)}

    def row(self, each: Disagreement, dissents: int) -> DisagreementRow:
        stage = self._stages.get(each.stage_id)
        field = BY_KEY.get(each.aspect)
        return DisagreementRow(
            id=each.id,
            key=each.key,
            question=each.question,
            state=each.state,
            stage_id=each.stage_id,
            stage=stage.name if stage else "?",
            pipeline=stage.pipeline if stage else "",
            aspect=each.aspect,
            field=field.label if field else each.aspect,
            owner=self._people.get(each.owner_id, ""),
            due=each.due,
            dissents=dissents,
        )
