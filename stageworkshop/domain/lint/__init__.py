"""Questions that a careful reader would ask about a definition. Never blocking: each says what, why, and a way out.

One function a rule (`ownership`, `wording`, `between`), each declared with `@rule` and listed in `RULES`; to add one,
write it and list it.
"""

from __future__ import annotations

from collections.abc import Iterable

from stageworkshop.domain.lint import between, ownership, wording
from stageworkshop.domain.lint.rule import Board, Finding, LintStage, LintTerm, Rule

__all__ = ["RULES", "Board", "Finding", "LintStage", "LintTerm", "Rule", "check", "check_stage"]

RULES: tuple[Rule, ...] = (*ownership.RULES, *wording.RULES, *between.RULES)


def check(board: Board) -> list[Finding]:
    """Every finding on the board, stage by stage, in the order of `RULES`."""
    return [finding for stage in board.stages for finding in check_stage(board, stage)]


def check_stage(board: Board, stage: LintStage, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What the rules ask about one stage of the board."""
    return [finding for each in rules for finding in each.findings(board, stage)]
