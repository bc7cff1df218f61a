"""The time of a record of which the latest counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from stageworkshop.actions.context import Context


def after_all(ctx: Context, earlier: Iterable[str]) -> str:
    """Now (UTC in ISO form), but after every earlier record: the latest counts, also when a clock was set back."""
    now = datetime.fromisoformat(ctx.now())
    for at in filter(None, earlier):  # a record that came with an earlier charter may have no time
        now = max(now, datetime.fromisoformat(at) + timedelta(seconds=1))
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")
