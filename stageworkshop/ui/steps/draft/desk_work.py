"""What is done at a team's desk, and what lies on it beside the draft: of this team and no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stageworkshop.actions import drafts
from stageworkshop.domain.values import Json
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries import drafts as queries
from stageworkshop.store.queries import names
from stageworkshop.store.queries.drafts import DraftMatrix, OwnDraft
from stageworkshop.store.queries.linting import own_board
from stageworkshop.ui.bridge import Action
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.draft.desk import Around, Desk
from stageworkshop.ui.widgets.reference_choice import Target


class DeskWork:
    """Actions of one team on one of its drafts. `is_on` says that one of them is being done at this moment."""

    def __init__(self, page: StepPage, stage_id: str, team_id: str) -> None:
        self.stage_id = stage_id
        self.team_id = team_id
        self.is_on = False
        self._page = page

    def draft(self) -> OwnDraft:
        """The draft as it is stored."""
        return queries.own_draft(self._page.bridge.file, self.stage_id, self.team_id)

    def around(self, matrix: DraftMatrix, number: int) -> Around:
        """What the desk shows beside the draft in the round of this number."""
        file, stage_id, team_id = self._page.bridge.file, self.stage_id, self.team_id
        return Around(
            stages=[(each, matrix.cells[each.id, team_id]) for each in matrix.stages if not each.revealed],
            teams=[Target(each.id, each.name, each.colour) for each in names.teams(file)],
            targets=[Target(each.id, each.name) for each in names.stages(file)],
            earlier=queries.earlier_drafts(file, stage_id, team_id) if number > 1 else (),
            names=names.names(file) if number > 1 else {},
            read_board=lambda: own_board(file, team_id),
        )

    def save(self, desk: Desk, field: str, value: Json) -> None:
        """Store a field as it was left; a refusal is told beside it."""
        bridge = self._page.bridge
        changes = self._do(drafts.set_value, beside_the_field=True, field=field, value=value)
        # Saving may have taken the desk down, when the drafts were revealed meanwhile.
        if changes is None and desk.parent() is not None and bridge.error and not bridge.unsaved:
            desk.form.show_error(field, bridge.error.message())

    def copy(self, fields: Sequence[str]) -> None:
        """Take words of the agreed text over: these fields, or with none all that are empty."""
        self._do(drafts.start_from_agreed, fields=tuple(fields))

    def copy_words(self, values: dict[str, Json], source: str) -> None:
        """Fill what is empty with words from elsewhere."""
        self._do(drafts.start_from_words, values=values, source=source)

    def set_state(self, state: str) -> bool:
        """Say how far the draft is; tells whether it was done."""
        return self._do(drafts.set_state, state=state) is not None

    def _do(self, action: Action, *, beside_the_field: bool = False, **arguments: Any) -> Changes | None:
        """Do an action on the draft; a refusal is shown on the page, or left to the caller."""
        self.is_on = True
        run = self._page.bridge.run if beside_the_field else self._page.run
        try:
            return run(action, stage_id=self.stage_id, team_id=self.team_id, **arguments)
        finally:
            self.is_on = False
