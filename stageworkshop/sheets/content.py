"""What goes into one team's draft sheet. Whatever is not gathered here can't be in any file that is sent out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.values import Json, Names
from stageworkshop.domain.workshop import Team, Term, Workshop
from stageworkshop.store.queries.extracts import extract_of
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_rounds


@dataclass(frozen=True)
class SheetTeam:
    """A team to be named, as an owner or receiver. Nothing that it wrote."""

    id: str
    key: str
    name: str
    kind: str
    colour: int
    position: int


@dataclass(frozen=True)
class SheetPipeline:
    """A pipeline to be named."""

    id: str
    key: str
    name: str
    kind: str
    position: int


@dataclass(frozen=True)
class SheetRound:
    """The present round of a stage. Times are UTC in ISO form, "" when not yet."""

    id: str
    number: int
    opened_at: str
    revealed_at: str


@dataclass(frozen=True)
class SheetStage:
    """A stage by name and kind, with the words of this team alone; `values` and `state` of its own draft."""

    id: str
    key: str
    name: str
    kind: str
    pipeline: SheetPipeline
    position: int
    round: SheetRound
    draft_id: str
    state: str
    values: Mapping[str, Json]

    @property
    def is_open(self) -> bool:
        return not self.round.revealed_at


@dataclass(frozen=True)
class SheetTerm:
    """A word of the glossary."""

    id: str
    key: str
    term: str
    meaning: str
    aliases: tuple[Mapping[str, str], ...]
    position: int


@dataclass(frozen=True)
class SheetContent:
    """Everything that one team's sheet says. `until` is an ISO date or "", `asked_by` a name or ""."""

    workshop_id: str
    title: str
    organisation: str
    language: str
    team: SheetTeam
    teams: tuple[SheetTeam, ...]
    stages: tuple[SheetStage, ...]
    terms: tuple[SheetTerm, ...]
    asked_by: str
    until: str
    made_at: str

    @property
    def open_stages(self) -> tuple[SheetStage, ...]:
        """Those that can still be drafted."""
        return tuple(stage for stage in self.stages if stage.is_open)

    @property
    def names(self) -> Names:
        """Labels by what and id: names, told apart where two are the same."""
        teams = labels((each.id, each.name, "") for each in self.teams)
        stages = labels((each.id, each.name, each.pipeline.name) for each in self.stages)
        return {
            **{("team", team_id): label for team_id, label in teams.items()},
            **{("stage", stage_id): label for stage_id, label in stages.items()},
        }


def gather(reader: Reader, team_id: str, *, at: str, asked_by: str = "", until: str = "") -> SheetContent:
    """The content of a team's sheet. Raises NotFound; NotAllowed in a draft sheet, and when no stage is open."""
    if extract_of(reader) is not None:
        raise NotAllowed(
            "sheets.of_a_sheet", "this file is itself a draft sheet; hand out sheets from the workshop it came from."
        )
    workshop, rounds = reader.all(Workshop)[0], current_rounds(reader)
    mine = {each.round_id: each for each in reader.all(Draft, team_id=team_id)}
    teams = tuple(SheetTeam(t.id, t.key, t.name, t.kind, t.colour, t.position) for t in reader.all(Team))
    reader.get(Team, team_id)
    stages = tuple(_stages(reader, rounds, mine))
    if not any(stage.is_open for stage in stages):
        raise NotAllowed(
            "sheets.nothing_open",
            "there is no stage that can be drafted now; add stages, or begin another round in Compare.",
        )
    return SheetContent(
        workshop_id=workshop.id,
        title=workshop.title,
        organisation=workshop.organisation,
        language=workshop.language,
        team=next(team for team in teams if team.id == team_id),
        teams=teams,
        stages=stages,
        terms=tuple(SheetTerm(t.id, t.key, t.term, t.meaning, tuple(t.aliases), t.position) for t in reader.all(Term)),
        asked_by=asked_by,
        until=until,
        made_at=at,
    )


def labels(named: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """One label for each id that no other has: the name, with its surroundings or a number where it is not alone.

    `named` are (id, name, surroundings). Labels differ in more than capitals, as spreadsheets do not tell those apart.
    """
    told = list(named)
    often = [name.casefold() for _, name, _ in told]
    made: dict[str, str] = {}
    taken: set[str] = set()
    for each_id, name, around in told:
        wanted = f"{name} ({around})" if around and often.count(name.casefold()) > 1 else name
        label, number = wanted, 2
        while label.casefold() in taken:
            label, number = f"{wanted} #{number}", number + 1
        taken.add(label.casefold())
        made[each_id] = label
    return made


def _stages(reader: Reader, rounds: Mapping[str, Round], mine: Mapping[str, Draft]) -> Iterable[SheetStage]:
    by_pipeline: dict[str, list[Stage]] = {}
    for stage in reader.all(Stage):
        by_pipeline.setdefault(stage.pipeline_id, []).append(stage)
    for each in reader.all(Pipeline):
        pipeline = SheetPipeline(each.id, each.key, each.name, each.kind, each.position)
        for stage in by_pipeline.get(each.id, []):
            current = rounds[stage.id]
            draft = mine.get(current.id) if not current.is_revealed else None
            yield SheetStage(
                id=stage.id,
                key=stage.key,
                name=stage.name,
                kind=stage.kind,
                pipeline=pipeline,
                position=stage.position,
                round=SheetRound(current.id, current.number, current.opened_at, current.revealed_at),
                draft_id=draft.id if draft else "",
                state=draft.state if draft else "open",
                values=dict(draft.values) if draft else {},
            )
