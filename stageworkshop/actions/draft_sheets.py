"""Taking in a team's draft sheet: all that it says, as one step to undo."""

from __future__ import annotations

from stageworkshop.actions import drafts
from stageworkshop.actions.context import Context
from stageworkshop.sheets.plan import plan
from stageworkshop.sheets.returned import Returned
from stageworkshop.store.changes import Changes


def take(ctx: Context, *, returned: Returned) -> Changes:
    """Sets what `sheets.plan` says of this sheet now, in the drafts of its team and in no other.

    What it refuses, and what could not be read, is left as it is. Raises InputError for a sheet of another workshop.
    """
    with ctx.unit("draft_sheets.take", "took in a draft sheet") as unit:
        planned = plan(unit, returned)
        team = planned.team
        for stage in planned.stages:
            if stage.fields or stage.state:
                values = {field.key: field.value for field in stage.fields}
                drafts.fill(ctx, stage_id=stage.stage_id, team_id=team.id, values=values, state=stage.state)
        # The history may be read by other teams before the reveal: it counts the fields, and tells no words.
        unit.says = f"took in the draft sheet of {team.name}: {_count(planned.field_count, 'field')} in " + _count(
            sum(bool(stage.fields or stage.state) for stage in planned.stages), "stage"
        )
    return unit.changes


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
