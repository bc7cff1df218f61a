"""Undo and redo, and how far they reach: also for somebody who works behind the curtain."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.actions.context import IN_A_DRAFT_SHEET, Context
from stageworkshop.store import undoing
from stageworkshop.store.changes import Changes
from stageworkshop.store.journal import Entry
from stageworkshop.store.queries.extracts import extract_of

BEHIND_THE_CURTAIN = IN_A_DRAFT_SHEET | {"cases.sort_case"}
"""What is done while the others look away. Nobody who takes it back without its doer sees what is lost."""


@dataclass(frozen=True)
class Step:
    """What would be undone or done again. `says` tells it in words that hold nothing hidden; `unseen` that it was done
    behind the curtain, and what it does can't be seen outside."""

    seq: int
    says: str
    unseen: bool


def curtain_raised(ctx: Context) -> int:
    """Notes that somebody begins to work unseen: what the other functions take as `since`, until the curtain falls.

    A draft sheet holds the work of one team alone: there nothing is out of reach.
    """
    mark = ctx.file.mark()
    return 0 if extract_of(ctx.file) is not None else mark


def next_undo(ctx: Context, *, since: int = 0) -> Step | None:
    """What `undo` would take back."""
    return _step(ctx, undoing.next_undo(ctx.file, since=since))


def next_redo(ctx: Context, *, since: int = 0) -> Step | None:
    """What `redo` would do again."""
    return _step(ctx, undoing.next_redo(ctx.file, since=since))


def undo(ctx: Context, *, since: int = 0) -> Changes:
    """Takes back the last step of those after `since`. Raises NotAllowed when there is none."""
    return undoing.undo(ctx.file, actor=ctx.actor, at=ctx.now(), since=since)


def redo(ctx: Context, *, since: int = 0) -> Changes:
    """Does the last step taken back again, if it was first done after `since`. Raises NotAllowed when there is none."""
    return undoing.redo(ctx.file, actor=ctx.actor, at=ctx.now(), since=since)


def _step(ctx: Context, latest: Entry | None) -> Step | None:
    if latest is None:
        return None
    return Step(latest.seq, latest.says, latest.action in BEHIND_THE_CURTAIN and extract_of(ctx.file) is None)
