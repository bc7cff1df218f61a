"""Drafts side by side, once they are revealed; before that only who is in."""

from __future__ import annotations

from dataclasses import dataclass, field

from stageworkshop.domain import compare, definition
from stageworkshop.domain.compare import Row, StageComparison
from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.disagreement import Disagreement, Position
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.fields import BY_KEY, ENTRY, EXIT
from stageworkshop.domain.seams import SeamRow, seam
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import Json, Names
from stageworkshop.store.queries.disagreements import undecided_by_stage
from stageworkshop.store.queries.drafts import NO_OPINION, DraftCell, cell
from stageworkshop.store.queries.names import TeamName, names, stages, teams
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_round, current_rounds

AGREED = ""
"""The agreed text as a voice beside the teams' ids."""


@dataclass(frozen=True)
class CompareStage:
    """A stage to choose from. `cells` tell by team id how far its draft is; `open` counts unsettled disagreements."""

    id: str
    name: str
    pipeline_id: str
    pipeline: str
    round: int
    round_id: str
    revealed: bool
    cells: dict[str, DraftCell]
    open: int = 0

    @property
    def is_in(self) -> int:
        """How many teams have handed it in."""
        return sum(each.is_in for each in self.cells.values())

    @property
    def begun(self) -> bool:
        """Whether there is anything to reveal."""
        return any(each.filled or each.state != "not_begun" for each in self.cells.values())


@dataclass(frozen=True)
class RaisedMark:
    """A disagreement on record. `positions` by team id."""

    id: str
    key: str
    aspect: str
    question: str
    state: str
    positions: dict[str, str] = field(default_factory=dict)

    def covers(self, row: Row, question: str) -> bool:
        """Whether it was raised from this difference: same field, and of a list, same question or words of a team."""
        if self.aspect != row.field:
            return False
        if row.index is None or self.question == question:
            return True
        return any(text and self.positions.get(team) == text for team, text in row.texts.items())


@dataclass(frozen=True)
class SideBySide:
    """A revealed stage. `drafting` are the teams that wrote, `silent` those without, of which `no_opinion` said
    so."""

    stage_id: str
    stage: str
    round: int
    teams: tuple[TeamName, ...]
    drafting: tuple[str, ...]
    silent: tuple[str, ...]
    no_opinion: frozenset[str]
    comparison: StageComparison
    agreed: dict[str, str]
    same_as_agreed: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Seam:
    """What is asked for on leaving a stage and on entering the next.

    `by_agreed` names the stages that speak by their agreed text, `hidden` the next one when it is not revealed yet,
    `silent` a stage of which nobody says anything.
    """

    next_id: str
    next: str
    rows: tuple[SeamRow, ...]
    by_agreed: tuple[str, ...] = ()
    hidden: str = ""
    silent: str = ""


def compare_stages(reader: Reader) -> list[CompareStage]:
    """All stages in order, with who is in. Holds no words of any draft."""
    rounds, told = current_rounds(reader), teams(reader)
    drafts = {(each.round_id, each.team_id): each for each in reader.all(Draft)}
    values = {each.id: each.values for each in reader.all(Stage)}
    undecided = undecided_by_stage(reader)
    return [
        CompareStage(
            id=stage.id,
            name=stage.name,
            pipeline_id=stage.pipeline_id,
            pipeline=stage.pipeline,
            round=rounds[stage.id].number,
            round_id=rounds[stage.id].id,
            revealed=rounds[stage.id].is_revealed,
            cells={team.id: cell(drafts.get((rounds[stage.id].id, team.id)), values[stage.id]) for team in told},
            open=undecided[stage.id],
        )
        for stage in stages(reader)
    ]


def side_by_side(reader: Reader, stage_id: str) -> SideBySide:
    """The drafts of a stage compared. Raises NotFound, and NotAllowed before the reveal."""
    stage, told, words = reader.get(Stage, stage_id), teams(reader), names(reader)
    drafts = _revealed(reader, stage_id)
    drafting = [team for team in told if team.id in drafts]
    agreed = {key: "\n".join(BY_KEY[key].kind.lines(value, words)) for key, value in stage.values.items()}
    return SideBySide(
        stage_id=stage_id,
        stage=stage.name,
        round=current_round(reader, stage_id).number,
        teams=tuple(told),
        drafting=tuple(team.id for team in drafting),
        silent=tuple(team.id for team in told if team.id not in drafts),
        no_opinion=frozenset(
            each.team_id
            for each in reader.all(Draft, round_id=current_round(reader, stage_id).id)
            if each.state == NO_OPINION
        ),
        comparison=compare.compare_stage({team.id: drafts[team.id] for team in drafting}, words),
        agreed=agreed,
        same_as_agreed=frozenset(
            (team, key) for team, values in drafts.items() for key in values if stage.values.get(key) == values[key]
        ),
    )


def figures(reader: Reader, stage_id: str, words: Names | None = None) -> StageComparison:
    """Only the agreement figures are meant to be used. Raises NotAllowed before the reveal.

    `words` are the names of everything, for who asks for many stages and has read them before.
    """
    return compare.compare_stage(_revealed(reader, stage_id), names(reader) if words is None else words)


def raised(reader: Reader, stage_id: str) -> list[RaisedMark]:
    """The disagreements of a stage, to mark differences that are on record already."""
    return [
        RaisedMark(
            id=each.id,
            key=each.key,
            aspect=each.aspect,
            question=each.question,
            state=each.state,
            positions={held.team_id: held.text for held in reader.all(Position, disagreement_id=each.id)},
        )
        for each in reader.all(Disagreement, stage_id=stage_id)
    ]


def seam_after(reader: Reader, stage_id: str) -> Seam | None:
    """Exit of a stage against entry of the next in its pipeline; None after the last stage. Raises NotAllowed.

    Teams speak by their revealed drafts; where these say nothing, or are not revealed, the agreed text speaks.
    """
    order = stages(reader)
    here = next(each for each in order if each.id == stage_id)
    same = [each for each in order if each.pipeline_id == here.pipeline_id]
    at = same.index(here)
    if at + 1 == len(same):
        return None
    after = same[at + 1]
    shown = current_round(reader, after.id).is_revealed
    leaving = _voices(_revealed(reader, stage_id), EXIT.key)
    entering = _voices(_revealed(reader, after.id), ENTRY.key) if shown else {}
    by_agreed = [stage.name for stage, voices in ((here, leaving), (after, entering)) if not voices]
    leaving = leaving or _voices({AGREED: reader.get(Stage, stage_id).values}, EXIT.key)
    entering = entering or _voices({AGREED: reader.get(Stage, after.id).values}, ENTRY.key)
    return Seam(
        next_id=after.id,
        next=after.name,
        rows=tuple(seam(leaving, entering, [team.name for team in teams(reader)])),
        by_agreed=tuple(by_agreed),
        hidden="" if shown else after.name,
        silent=here.name if not leaving else after.name if not entering else "",
    )


def _voices(by_team: dict[str, dict[str, Json]], key: str) -> dict[str, list[Criterion]]:
    return {team: definition.criteria(values, BY_KEY[key]) for team, values in by_team.items() if values.get(key)}


def _revealed(reader: Reader, stage_id: str) -> dict[str, dict[str, Json]]:
    """The only way to the words of several teams: by team id in the teams' order, without those
    that have no opinion or are no longer in the workshop."""
    reader.get(Stage, stage_id)
    current = current_round(reader, stage_id)
    if not current.is_revealed:
        raise NotAllowed("draft.hidden", "the drafts are not revealed yet.")
    drafts = {each.team_id: each for each in reader.all(Draft, round_id=current.id)}
    return {
        team.id: drafts[team.id].values
        for team in teams(reader)
        if team.id in drafts and drafts[team.id].values and drafts[team.id].state != NO_OPINION
    }
