"""Rules about who acts, by when, and where a record goes when nobody does."""

from __future__ import annotations

from collections.abc import Iterator

from stageworkshop.domain.lint.rule import Board, Found, LintStage, Rule, rule


@rule(
    "owner.none",
    "Nobody owns it",
    "A stage that belongs to everybody is worked by nobody. Name the one team that acts on a record here.",
    "No team owns this stage.",
)
def no_owner(board: Board, stage: LintStage) -> Iterator[Found]:
    if stage.is_open and not stage.values.get("owner"):
        yield Found("owner")


def _is_handed_over(stage: LintStage) -> bool:
    values = stage.values
    return bool(values.get("handoff.to") and values.get("handoff.from") != values.get("handoff.to"))


@rule(
    "handoff.no_recycle",
    "No way back",
    "Records that are rejected or stall vanish when nobody said where they go. Name the stage to which they return.",
    "A rejected or stalled record has nowhere to go back to.",
)
def no_recycle(board: Board, stage: LintStage) -> Iterator[Found]:
    if stage.is_open and _is_handed_over(stage) and not stage.values.get("handoff.recycle_to"):
        yield Found("handoff.recycle_to")


@rule(
    "handoff.recycle_self",
    "Goes back to itself",
    "A record that returns to the stage it is in has not gone back at all. Name an earlier stage or a recycled one.",
    "A rejected record would go back to this very stage.",
)
def recycle_to_itself(board: Board, stage: LintStage) -> Iterator[Found]:
    if stage.values.get("handoff.recycle_to") == stage.id:
        yield Found("handoff.recycle_to")


@rule(
    "handoff.partner_readiness",
    "A partner does not know how ready it is",
    "A distributor who calls a lead that still needs warming burns it. Say “needs warming” or “ready for a call”.",
    "A partner is part of this hand-off, and nobody says how ready the record is.",
)
def partner_without_readiness(board: Board, stage: LintStage) -> Iterator[Found]:
    ends = {stage.values.get("handoff.from"), stage.values.get("handoff.to")}
    if _is_handed_over(stage) and ends & board.partners and not stage.values.get("handoff.readiness"):
        yield Found("handoff.readiness")


@rule(
    "sla.no_clock",
    "The clock has no start",
    "“Within four hours” of what? Two teams will count from two moments. Name the event that starts the clock.",
    "The time limit does not say when the clock starts.",
)
def sla_without_clock(board: Board, stage: LintStage) -> Iterator[Found]:
    if stage.values.get("sla.limit") and not stage.values.get("sla.clock_start"):
        yield Found("sla.clock_start")


@rule(
    "sla.no_owner",
    "A limit for nobody",
    "A time limit binds somebody. Name the owner of the stage.",
    "There is a time limit, and no team that has to keep it.",
)
def sla_without_owner(board: Board, stage: LintStage) -> Iterator[Found]:
    if stage.values.get("sla.limit") and not stage.values.get("owner"):
        yield Found("owner")


@rule(
    "sla.no_consequence",
    "Missing it has no consequence",
    "A limit without a consequence is a wish. Say what happens to the record and who is told.",
    "Nothing is said about what happens when the time limit is missed.",
)
def sla_without_consequence(board: Board, stage: LintStage) -> Iterator[Found]:
    if stage.values.get("sla.limit") and not stage.values.get("sla.consequence"):
        yield Found("sla.consequence")


RULES: tuple[Rule, ...] = (
    no_owner,
    no_recycle,
    recycle_to_itself,
    partner_without_readiness,
    sla_without_clock,
    sla_without_owner,
    sla_without_consequence,
)
