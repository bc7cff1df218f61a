"""How far the drafts are, and one team's own draft. No function here gives words of a team that was not asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.fields import BY_KEY, DRAFTED
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.values import Json
from stageworkshop.domain.workshop import Team
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.extracts import drafting_teams, extract_of
from stageworkshop.store.queries.names import StageName, TeamName, stages, team_name
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_round, current_rounds

SETTLED = frozenset({"name", "kind"})
"""Fields that a stage has from the board; a team needs not draft them."""
NOT_BEGUN, WRITING, DONE, NO_OPINION = "not_begun", "writing", "done", "no_opinion"


@dataclass(frozen=True)
class DraftCell:
    """How far one team is with one stage: `filled` of the `needed` fields that a finished definition has."""

    state: str = NOT_BEGUN
    filled: int = 0
    needed: int = 0

    @property
    def is_in(self) -> bool:
        return self.state in (DONE, NO_OPINION)


@dataclass(frozen=True)
class DraftStage:
    """A stage in the matrix, with the number of its round and whether that is revealed."""

    id: str
    name: str
    pipeline: str
    round: int
    revealed: bool


@dataclass(frozen=True)
class DraftMatrix:
    """Teams by stages. `cells` by (stage id, team id) is whole."""

    teams: tuple[TeamName, ...]
    stages: tuple[DraftStage, ...]
    cells: dict[tuple[str, str], DraftCell] = field(default_factory=dict)

    @property
    def handed_in(self) -> int:
        return sum(cell.is_in for cell in self.cells.values())

    def left(self, team_id: str) -> list[DraftStage]:
        """The stages, not revealed, that a team has not handed in."""
        return [each for each in self.stages if not each.revealed and not self.cells[each.id, team_id].is_in]

    def following(self, team_id: str, stage_id: str) -> str:
        """What a team has left (id) after a stage, or else before it; "" for nothing."""
        left = [each.id for each in self.left(team_id)]
        order = [each.id for each in self.stages]
        after = [each for each in left if order.index(each) > order.index(stage_id)]
        return next(iter(after + left), "")

    def waiting(self, after: str = "") -> tuple[str, str] | None:
        """The first stage and team (ids) that something is missing of; teams come in turn `after` one (id)."""
        ids = [each.id for each in self.teams]
        start = ids.index(after) + 1 if after in ids else 0
        return next(((left[0].id, each) for each in ids[start:] + ids[:start] if (left := self.left(each))), None)


@dataclass(frozen=True)
class OwnDraft:
    """One team's draft of a stage in the present round. `agreed` are the drafted fields that the agreed text has,
    `settled` those of `SETTLED` among them; `called` are all names of the stage on the board."""

    stage_id: str
    stage: str
    pipeline: str
    team: TeamName
    state: str
    round: int
    revealed: bool
    values: dict[str, Json]
    filled: int
    needed: int
    missing: tuple[str, ...]
    agreed: tuple[str, ...]
    settled: frozenset[str] = frozenset()
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class EarlierDraft:
    """What one team handed in, or had written, in a round that is over. Times are UTC in ISO form."""

    round: int
    revealed_at: str
    state: str
    values: dict[str, Json]


def matrix(reader: Reader) -> DraftMatrix:
    """How far every team is with every stage; in a draft sheet, the one team with the stages that are open."""
    rounds, named, told = current_rounds(reader), stages(reader), drafting_teams(reader)
    if extract_of(reader) is not None:
        named = [each for each in named if not rounds[each.id].is_revealed]
    drafts = _by_round(reader)
    values = {each.id: each.values for each in reader.all(Stage)}
    cells = {
        (stage.id, team.id): cell(drafts.get((rounds[stage.id].id, team.id)), values[stage.id])
        for stage in named
        for team in told
    }
    return DraftMatrix(tuple(told), tuple(_stage(each, rounds[each.id]) for each in named), cells)


def own_draft(reader: Reader, stage_id: str, team_id: str) -> OwnDraft:
    """The draft of this team and of no other. Raises NotFound."""
    stage, current = reader.get(Stage, stage_id), current_round(reader, stage_id)
    team = team_name(reader.get(Team, team_id))
    found = reader.all(Draft, round_id=current.id, team_id=team_id)
    progress = cell(found[0] if found else None, stage.values)
    values = dict(found[0].values) if found else {}
    needed = _needed(values, stage.values)
    return OwnDraft(
        stage_id=stage_id,
        stage=stage.name,
        pipeline=reader.get(Pipeline, stage.pipeline_id).name,
        team=team,
        state=progress.state,
        round=current.number,
        revealed=current.is_revealed,
        values=values,
        filled=progress.filled,
        needed=progress.needed,
        missing=tuple(BY_KEY[key].label for key in needed if key not in values),
        agreed=tuple(each.key for each in DRAFTED if each.key in stage.values),
        settled=frozenset(SETTLED & stage.values.keys()),
        called=(stage.name, *(alias["name"] for alias in stage.values.get("aliases", []))),
    )


def earlier_drafts(reader: Reader, stage_id: str, team_id: str) -> list[EarlierDraft]:
    """This team's drafts of a stage in the rounds before the present one, the latest first."""
    own = {each.round_id: each for each in reader.all(Draft, stage_id=stage_id, team_id=team_id)}
    return [
        EarlierDraft(each.number, each.revealed_at, own[each.id].state, dict(own[each.id].values))
        for each in reversed(reader.all(Round, stage_id=stage_id)[:-1])
        if each.id in own
    ]


def stages_touched(reader: Reader, changes: Changes, team_id: str) -> list[str]:
    """Ids of the stages of which this team's draft was written, begun or taken away."""
    own = {each.id: each.stage_id for each in reader.all(Draft, team_id=team_id)}
    gone = {each.id: each.old for each in changes.changes if each.kind == "draft" and each.op == "remove"}
    own |= {draft_id: draft["stage_id"] for draft_id, draft in gone.items() if draft["team_id"] == team_id}
    return list(dict.fromkeys(own[each.id] for each in changes.changes if each.id in own))


def cell(draft: Draft | None, agreed: dict[str, Json]) -> DraftCell:
    """How far a draft is; None when it was never begun."""
    values = draft.values if draft else {}
    needed = _needed(values, agreed)
    state = {"open": WRITING if values else NOT_BEGUN}.get(draft.state, draft.state) if draft else NOT_BEGUN
    return DraftCell(state, sum(key in values for key in needed), len(needed))


def _needed(values: dict[str, Json], agreed: dict[str, Json]) -> list[str]:
    """Fields that a finished draft has. Name and kind may be proposed, but the stage has them already."""
    seen = {**{key: agreed[key] for key in SETTLED if key in agreed}, **values}
    return [each.key for each in DRAFTED if each.required(seen) and (each.key in values or each.key not in seen)]


def _stage(stage: StageName, current: Round) -> DraftStage:
    return DraftStage(stage.id, stage.name, stage.pipeline, current.number, current.is_revealed)


def _by_round(reader: Reader) -> dict[tuple[str, str], Draft]:
    return {(each.round_id, each.team_id): each for each in reader.all(Draft)}
