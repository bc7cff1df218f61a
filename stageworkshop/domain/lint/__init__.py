"""Questions that a careful reader would ask about a definition. Never blocking: each says what, why, and a way out.

One function a rule (`ownership`, `wording`, `lengths`, `between`), each declared with `@rule` and listed in `RULES`; to
add one, write it and list it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stageworkshop.domain.lint import between, lengths, ownership, wording
from stageworkshop.domain.lint.rule import Board, Finding, Found, LintStage, LintTerm, Rule

__all__ = ["RULES", "Board", "Finding", "Found", "LintStage", "LintTerm", "Rule", "check", "check_each", "check_stage"]

RULES: tuple[Rule, ...] = (*ownership.RULES, *wording.RULES, *lengths.RULES, *between.RULES)


def check(board: Board) -> list[Finding]:
    """Every finding on the board, stage by stage, in the order of `RULES`. What concerns two stages is told once, at
    the one that comes first."""
    return [finding for _, findings in check_each(board) for finding in findings]


def check_each(board: Board) -> Iterator[tuple[LintStage, list[Finding]]]:
    """The same a stage at a time, for whoever has other things to do between them."""
    told: set[tuple[str, str, str]] = set()
    for stage in board.stages:
        found = [each for each in check_stage(board, stage) if (each.code, each.other, stage.id) not in told]
        told.update((each.code, stage.id, each.other) for each in found if each.other)
        yield stage, found


def check_stage(board: Board, stage: LintStage, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What the rules ask about one stage of the board, also where it is the second of two."""
    return [finding for each in rules for finding in each.findings(board, stage)]
