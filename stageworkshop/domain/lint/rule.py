"""What a rule is, what it looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.definition import criteria
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import Json


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
        return criteria(self.values, BY_KEY[key])


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
    team_names: Mapping[str, str] = field(default_factory=dict)
    partners: frozenset[str] = frozenset()
    terms: Sequence[LintTerm] = ()

    def following(self, stage: LintStage) -> LintStage | None:
        """The next open stage of the same pipeline, if there is one."""
        mine = [each for each in self.stages if each.pipeline == stage.pipeline and each.is_open]
        at = next((index for index, each in enumerate(mine) if each.id == stage.id), len(mine))
        return mine[at + 1] if at + 1 < len(mine) else None


@dataclass(frozen=True)
class Finding:
    """One question about one stage. `field` is the key of the field it is about; `excerpt` the words that raised it."""

    code: str
    stage_id: str
    field: str
    message: str
    help: str
    excerpt: str = ""


Found = tuple[str, str] | tuple[str, str, str]
"""What a rule's function gives: field key, message, and optionally the excerpt."""


@dataclass(frozen=True)
class Rule:
    """A rule with its stable code, a title, and a help text that says why it matters and what to do."""

    code: str
    title: str
    help: str
    look: Callable[[Board, LintStage], Iterator[Found]]

    def findings(self, board: Board, stage: LintStage) -> list[Finding]:
        """What this rule asks about one stage."""
        return [
            Finding(self.code, stage.id, found[0], found[1], self.help, found[2] if len(found) > 2 else "")
            for found in self.look(board, stage)
        ]


def rule(code: str, title: str, why: str) -> Callable[[Callable[[Board, LintStage], Iterator[Found]]], Rule]:
    """Declares a function as a rule."""
    return lambda look: Rule(code, title, why, look)
