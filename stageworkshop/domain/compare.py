"""The drafts of one stage side by side: what each team wrote for a field, what agrees, and by how much.

Agreement figures run from 0 to 100 and measure wordings, not opinions:

- free text, two teams: share of words in common in the same order, or 80 % of the share of subject words in common if
  that is more; 0 when a number, unit, comparison, negation or team contradicts;
- one value (owner, length of time, choice, …): 100 when equal, else 0;
- a list, two teams: its items matched by what they say; the mean over all rows that either team has, where the same
  counts 1, the same in other words 0.8, and what only one has or what contradicts 0;
- a field: the mean over all pairs of teams that both filled it in; None when fewer than two did;
- a stage, a team or a pair of teams in a stage: the mean of the figures of all its pairs in all fields, weighted by
  the fields' `WEIGHTS`, so that a stage's figure always lies between those of its teams.

100 is reached only by full agreement: figures are rounded down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeVar

from stageworkshop.domain import alignment, definition
from stageworkshop.domain.criteria import Criterion, Duration
from stageworkshop.domain.fields import DRAFTED, Field
from stageworkshop.domain.matching import ALIKE, Actors, Match, Point, Verdict, actors, judge, likeness, matches, point
from stageworkshop.domain.quantities import Quantity
from stageworkshop.domain.values import CriteriaList, ExampleList, Json, Length, Names, Text, TextList

OTHER_WORDS = 0.8
"""What the same thing in other words counts."""

WEIGHTS: dict[str, float] = {"definition": 2.0, "entry_criteria": 3.0, "exit_criteria": 3.0, "owner": 2.0}
"""What a field counts in a stage's figure; 1 when not named."""

RowKind = Literal["contradicts", "only", "partly", "differs", "other_words", "agrees"]
"""How a row stands out: `contradicts`; `only` one team has it; `partly`: some say it, others do not; `differs`: words
with next to nothing in common; `other_words`: the same in other words; `agrees`: everybody says the same."""

K = TypeVar("K")
Pair = tuple[str, str]
Drafts = Mapping[str, Mapping[str, Json]]
"""Values by field key, by team."""


@dataclass(frozen=True)
class Row:
    """What teams say on one thing. `texts` has an entry for each team that says something; `lacking` are the teams
    that wrote a draft but nothing here; `index` is the position in each team's list (None for single values)."""

    field: str
    verdict: Verdict
    texts: Mapping[str, str]
    lacking: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    index: Mapping[str, int] | None = None

    @property
    def agrees(self) -> bool:
        """Whether every team that drafted says the same."""
        return self.verdict == "same" and not self.lacking

    @property
    def kind(self) -> RowKind:
        """What kind of agreement or difference it is; each row is of exactly one."""
        if self.agrees:
            return "agrees"
        if self.verdict in ("contradicts", "only"):
            return self.verdict
        if self.lacking:
            return "partly"
        return "differs" if self.verdict == "differs" else "other_words"


@dataclass(frozen=True)
class FieldComparison:
    """One field that at least one team filled in. `pairs` holds the figure of each two teams that both did."""

    field: Field
    rows: tuple[Row, ...]
    pairs: Mapping[Pair, int]
    figure: int | None


@dataclass(frozen=True)
class StageComparison:
    """All fields of a stage in order. `pairs` and `teams` hold figures over the whole stage."""

    fields: tuple[FieldComparison, ...]
    figure: int | None
    pairs: Mapping[Pair, int]
    teams: Mapping[str, int]


def compare_stage(drafts: Drafts, names: Names) -> StageComparison:
    """Compares the drafts of one stage. Leave out teams that have no opinion; `names` words references."""
    teams = actors(name for (what, _), name in names.items() if what == "team")
    compared = []
    for field in DRAFTED:
        written = {team: values[field.key] for team, values in drafts.items() if field.key in values}
        if written:
            lacking = tuple(team for team in drafts if team not in written)
            compared.append(_compare_field(field, written, lacking, names, teams))
    everything, by_pair, by_team = _Pool(), _pools(combinations(drafts, 2)), _pools(drafts)
    for each in compared:
        weight = WEIGHTS.get(each.field.key, 1.0)
        for pair, figure in each.pairs.items():
            for pool in (everything, by_pair[pair], by_team[pair[0]], by_team[pair[1]]):
                pool.add(figure, weight)
    return StageComparison(
        fields=tuple(compared),
        figure=_down(everything.mean),
        pairs=_known({pair: _down(pool.mean) for pair, pool in by_pair.items()}),
        teams=_known({team: _down(pool.mean) for team, pool in by_team.items()}),
    )


def marks(row: Row, base: str = "") -> dict[str, tuple[alignment.Run, ...]]:
    """The words of a row with their marks, by team; see `alignment.runs`."""
    return alignment.runs(row.texts, base)


def _compare_field(
    field: Field, written: Mapping[str, Json], lacking: tuple[str, ...], names: Names, teams: Actors
) -> FieldComparison:
    if isinstance(field.kind, CriteriaList | TextList | ExampleList):
        rows, shares = _compare_lists(field, written, lacking, names, teams)
    elif isinstance(field.kind, Text):
        rows, shares = _compare_texts(field, written, lacking, teams)
    else:
        rows, shares = _compare_values(field, written, lacking, names)
    figures = _known({pair: _down(100 * share) for pair, share in shares.items()})
    mean = _mean(100 * share for share in shares.values())
    return FieldComparison(field, tuple(rows), figures, _down(mean))


def _compare_values(
    field: Field, written: Mapping[str, Json], lacking: tuple[str, ...], names: Names
) -> tuple[list[Row], dict[Pair, float]]:
    texts = {team: ", ".join(field.kind.lines(value, names)) for team, value in written.items()}
    meant = {team: _meaning(field, value) for team, value in written.items()}
    shares = {(one, other): float(meant[one] == meant[other]) for one, other in combinations(written, 2)}
    notes: tuple[str, ...] = ()
    verdict: Verdict = "only" if len(written) == 1 else "same"
    if not all(shares.values()):
        verdict = "contradicts"
        distinct = {str(meant[team]): texts[team] for team in written}
        notes = (" ≠ ".join(distinct.values()),)
    return [Row(field.key, verdict, texts, lacking, notes)], shares


def _meaning(field: Field, value: Json) -> Json:
    if isinstance(field.kind, Length):
        length = Duration.read(value, field.label)
        return Quantity(float(length.amount), length.unit).measure
    return value


def _compare_texts(
    field: Field, written: Mapping[str, Json], lacking: tuple[str, ...], teams: Actors
) -> tuple[list[Row], dict[Pair, float]]:
    texts = {team: str(value) for team, value in written.items()}
    points = {team: point(Criterion(text), teams) for team, text in texts.items()}
    shares: dict[Pair, float] = {}
    notes: list[str] = []
    for one, other in combinations(written, 2):
        shares[one, other], note = _text_share(points[one], points[other])
        if note and note not in notes:
            notes.append(note)
    if len(written) == 1:
        verdict: Verdict = "only"
    elif notes:
        verdict = "contradicts"
    elif all(share == 1 for share in shares.values()):
        verdict = "same"
    else:
        verdict = "other_words" if min(shares.values()) >= ALIKE * OTHER_WORDS else "differs"
    return [Row(field.key, verdict, texts, lacking, tuple(notes))], shares


def _text_share(one: Point, other: Point) -> tuple[float, str]:
    alike = likeness(one, other)
    if alike >= ALIKE:
        verdict, note = judge(one, other)
        if verdict == "contradicts":
            return 0.0, note
    if one.keys == other.keys:
        return 1.0, ""
    by_subject = OTHER_WORDS * alike
    return max(by_subject, alignment.likeness_of_keys(one.keys, other.keys, above=by_subject)), ""


def _compare_lists(
    field: Field, written: Mapping[str, Json], lacking: tuple[str, ...], names: Names, teams: Actors
) -> tuple[list[Row], dict[Pair, float]]:
    lines = {team: field.kind.lines(value, names) for team, value in written.items()}
    points = {
        team: [point(each, teams) for each in _items(field, values, lines[team])]
        for team, values in ((team, {field.key: value}) for team, value in written.items())
    }
    found = matches(points)
    rows = [
        Row(
            field=field.key,
            verdict=match.verdict,
            texts={team: lines[team][index] for team, index in match.items.items()},
            lacking=(*(team for team in written if team not in match.items), *lacking),
            notes=match.notes,
            index=match.items,
        )
        for match in found
    ]
    return rows, {pair: _list_share(pair, found) for pair in combinations(written, 2)}


def _items(field: Field, values: Mapping[str, Json], lines: Sequence[str]) -> list[Criterion]:
    if isinstance(field.kind, CriteriaList):
        return definition.criteria(values, field)
    return [Criterion(line) for line in lines]


def _list_share(pair: Pair, found: Sequence[Match]) -> float:
    one, other = pair
    counts = {"same": 1.0, "other_words": OTHER_WORDS}
    rows = [match for match in found if one in match.items or other in match.items]
    return sum(counts.get(match.pairs.get(pair, "only"), 0.0) for match in rows) / len(rows) if rows else 1.0


class _Pool:
    """A weighted mean in the making."""

    def __init__(self) -> None:
        self._sum = self._weights = 0.0

    def add(self, figure: float, weight: float = 1.0) -> None:
        self._sum += figure * weight
        self._weights += weight

    @property
    def mean(self) -> float | None:
        """None of nothing."""
        return self._sum / self._weights if self._weights else None


def _pools(keys: Iterable[K]) -> dict[K, _Pool]:
    return {key: _Pool() for key in keys}


def _known(figures: Mapping[K, int | None]) -> dict[K, int]:
    return {key: figure for key, figure in figures.items() if figure is not None}


def _mean(figures: Iterable[float]) -> float | None:
    pool = _Pool()
    for figure in figures:
        pool.add(figure)
    return pool.mean


def _down(figure: float | None) -> int | None:
    return None if figure is None else int(figure + 1e-9)
