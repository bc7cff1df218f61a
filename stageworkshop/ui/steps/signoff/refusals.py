"""From a refusal back to the register: what it is about, and taking that up again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from stageworkshop.actions import disagreements
from stageworkshop.domain.fields import DEFINITION
from stageworkshop.store.queries.charters import AnswerRow
from stageworkshop.store.queries.disagreements import register
from stageworkshop.store.queries.names import people
from stageworkshop.store.queries.sharing import stage_ids
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.signoff.reopening import Reopened, Reopening

LONGEST = 200
"""Characters of a reason that make a question; the whole of it is what the team holds."""


class Refusals(QObject):
    """Does what `Reopening` asks for, and leads to Settle."""

    def __init__(self, page: StepPage, pane: Reopening) -> None:
        super().__init__(page)
        self._page = page
        self._record: AnswerRow | None = None
        pane.taken_up.connect(self._take_up)
        pane.opened.connect(self.open)
        pane.raised.connect(self._raise)
        pane.register_asked.connect(lambda: page.go_to.emit("settle", "", ""))

    def told(self, record: AnswerRow, names: Mapping[str, str]) -> list[Reopened]:
        """The stages that a record is about, as far as they are there; `names` are those of its charter by key."""
        self._record = record
        if not record.about:
            return []
        file = self._page.bridge.file
        ids, rows = stage_ids(file), register(file)
        return [
            Reopened(ids[key], names.get(key, key), tuple(row for row in rows if row.stage_id == ids[key]))
            for key in record.about
            if key in ids
        ]

    def open(self, disagreement_id: str) -> None:
        """Lead to a disagreement."""
        self._page.go_to.emit("settle", "disagreement", disagreement_id)

    def _take_up(self, disagreement_id: str) -> None:
        if self._page.run(disagreements.take_up_again, disagreement_id=disagreement_id) is not None:
            self.open(disagreement_id)

    def _raise(self, stage_id: str) -> None:
        if self._record is None:
            return
        reason = " ".join(self._record.reason.split())
        short = reason if len(reason) <= LONGEST else f"{reason[: LONGEST - 1].rstrip()}…"
        person = next((each for each in people(self._page.bridge.file) if each.id == self._record.person_id), None)
        changes = self._page.run(
            disagreements.raise_disagreement,
            stage_id=stage_id,
            aspect=DEFINITION.key,
            question=self.tr("{0} declines: {1}").format(self._record.name, short),
            positions={person.team.id: self._record.reason} if person and person.team else {},
        )
        if changes is not None:
            self.open(changes.created("disagreement"))
