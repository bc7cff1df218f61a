"""Undo and redo."""

from __future__ import annotations

from stageworkshop.actions.context import Context
from stageworkshop.store.changes import Changes


def undo(ctx: Context) -> Changes:
    """Takes back the last step that can be taken back. Raises NotAllowed when there is none."""
    return ctx.file.undo(actor=ctx.actor, at=ctx.now())


def redo(ctx: Context) -> Changes:
    """Does the last step taken back again. Raises NotAllowed when there is none."""
    return ctx.file.redo(actor=ctx.actor, at=ctx.now())
