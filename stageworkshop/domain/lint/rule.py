"""What a rule is, what it looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made
from functools import cached_property

from stageworkshop.domain.alignment import tokens
from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.definition import criteria
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.matching import Actors, Point, actors, point
from stageworkshop.domain.values import Json


def plain(text: str) -> str:
    """The words of a text, alike in capitals, marks and blanks."""
    return " ".join(token.key for token in tokens(text))


@dataclass(frozen=True)
class LintStage:
    """A stage as the rules see it. References in `values` are ids (or keys, in a document)."""

    id: str
    name: str
    pipeline: str
    values: Mapping[str, Json]

    @property
    def is_open(self) -> bool:
        return self.values.get("kind") in (None, "open")

    def criteria(self, key: str) -> list[Criterion]:
        """The criteria in a field, by the field's key."""
        if key not in self._criteria:
            self._criteria[key] = criteria(self.values, BY_KEY[key])
        return self._criteria[key]

    @cached_property
    def called(self) -> frozenset[str]:
        """The words by which it goes: its name and its aliases, each as `plain` gives it."""
        names = [self.name, *(alias["name"] for alias in self.values.get("aliases", []))]
        return frozenset(each for each in map(plain, names) if each)

    @cached_property
    def _criteria(self) -> dict[str, list[Criterion]]:
        return {}


@dataclass(frozen=True)
class LintTerm:
    """A word of the glossary."""

    term: str
    meaning: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Board:
    """All that the rules may look at: stages in order (by pipeline), teams and glossary."""

    stages: Sequence[LintStage]
    team_names: Mapping[str, str] = made(default_factory=dict)
    partners: frozenset[str] = frozenset()
    terms: Sequence[LintTerm] = ()
    _points: dict[Criterion, Point] = made(default_factory=dict, compare=False, repr=False)
    """Sentences made ready for comparison: the same few hundred are looked at again and again."""

    def stage(self, stage_id: str) -> LintStage | None:
        """The stage with this id; None when it is not here."""
        return next((each for each in self.stages if each.id == stage_id), None)

    def following(self, stage: LintStage) -> LintStage | None:
        """The next open stage of the same pipeline, if there is one."""
        return self._neighbour(stage, 1)

    def preceding(self, stage: LintStage) -> LintStage | None:
        """The open stage before it in the same pipeline, if there is one."""
        return self._neighbour(stage, -1)

    def points(self, stage: LintStage, key: str) -> list[Point]:
        """The criteria in a field, ready for comparison."""
        found = []
        for criterion in stage.criteria(key):
            if criterion not in self._points:
                self._points[criterion] = point(criterion, self.actors)
            found.append(self._points[criterion])
        return found

    def remembering(self, earlier: Board | None) -> Board:
        """The same board, which need not make sentences ready that an earlier one of this workshop has looked at."""
        if earlier is None or dict(self.team_names) != dict(earlier.team_names):
            return self
        return replace(self, _points=earlier._points)

    def with_values(self, stage_id: str, values: Mapping[str, Json]) -> Board:
        """The board with other values for one stage, as they stand in a form; fields that no one could save count as
        empty. The same board when the stage is not here."""
        kept: dict[str, Json] = {}
        for key, value in values.items():
            try:
                cleaned = BY_KEY[key].kind.clean(value, BY_KEY[key].label)
            except (InvalidValue, KeyError):
                continue
            if cleaned is not None:
                kept[key] = cleaned
        return replace(
            self,
            stages=[
                LintStage(each.id, str(kept.get("name", each.name)), each.pipeline, kept)
                if each.id == stage_id
                else each
                for each in self.stages
            ],
        )

    @cached_property
    def actors(self) -> Actors:
        """The teams that sentences may name."""
        return actors(self.team_names.values())

    def _neighbour(self, stage: LintStage, step: int) -> LintStage | None:
        mine = [each for each in self.stages if each.pipeline == stage.pipeline and each.is_open]
        at = next((index for index, each in enumerate(mine) if each.id == stage.id), None)
        return mine[at + step] if at is not None and 0 <= at + step < len(mine) else None


@dataclass(frozen=True)
class Found:
    """What a rule's function gives: the field's key, what the sentence is filled in with, the words that raised it, the
    other stage (id) where two are concerned, and which of the rule's sentences says it."""

    field: str
    told: Mapping[str, str] = made(default_factory=dict)
    excerpt: str = ""
    other: str = ""
    sentence: int = 0


@dataclass(frozen=True)
class Finding:
    """One question about one stage. `field` is the key of the field it is about; `excerpt` the words that raised it;
    `other` the other stage (id) of a finding about two, else ""."""

    code: str
    stage_id: str
    field: str
    title: str
    help: str
    says: str
    told: tuple[tuple[str, str], ...] = ()
    excerpt: str = ""
    other: str = ""

    @property
    def message(self) -> str:
        """The question in one sentence."""
        return self.says.format(**dict(self.told))


@dataclass(frozen=True)
class Rule:
    """A rule with its stable code, a title, a help text that says why it matters and what to do, and the sentences with
    which it asks ({names} are filled in)."""

    code: str
    title: str
    help: str
    says: tuple[str, ...]
    look: Callable[[Board, LintStage], Iterator[Found]]

    def findings(self, board: Board, stage: LintStage) -> list[Finding]:
        """What this rule asks about one stage."""
        return [
            Finding(
                self.code,
                stage.id,
                found.field,
                self.title,
                self.help,
                self.says[found.sentence],
                tuple(found.told.items()),
                found.excerpt,
                found.other,
            )
            for found in self.look(board, stage)
        ]


def rule(
    code: str, title: str, why: str, *says: str
) -> Callable[[Callable[[Board, LintStage], Iterator[Found]]], Rule]:
    """Declares a function as a rule."""
    return lambda look: Rule(code, title, why, says, look)
