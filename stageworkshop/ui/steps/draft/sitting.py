"""One team at the machine: its desk, stage after stage, from the raising of the curtain to its fall."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from stageworkshop.domain.values import Json
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries import drafts as queries
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.draft.desk import Desk
from stageworkshop.ui.steps.draft.desk_work import DeskWork
from stageworkshop.ui.widgets.autosave import commit_focused


class Sitting(QObject):
    """Holds the desk, and takes it down with all that lies on it before another draft is opened.

    Undo and redo reach only what is done in it: what the team before wrote is out of sight, and out of reach.
    """

    left = Signal()
    """The curtain should fall."""
    stage_chosen = Signal(str)
    """Another stage (id) should lie on the desk."""
    mode_chosen = Signal(str)

    def __init__(self, page: StepPage, faces: QStackedWidget, team_id: str, stage_id: str, mode: str) -> None:
        super().__init__(page)
        self.team_id = team_id
        self._page, self._faces = page, faces
        page.bridge.raise_curtain()
        self._put_up(stage_id, mode)

    @property
    def stage_id(self) -> str:
        """The stage whose draft lies on the desk."""
        return self.work.stage_id

    def open(self, stage_id: str, mode: str) -> None:
        """Put up the desk for another draft of this team."""
        self.leave_field()
        self._take_down()
        self._put_up(stage_id, mode)

    def end(self) -> None:
        """Take everything off the screen; what was typed is saved."""
        self._take_down()
        self._page.bridge.lower_curtain()
        self.deleteLater()

    def leave_field(self) -> None:
        """Save the field in hand."""
        commit_focused(self.desk)

    def set_state(self, state: str) -> bool:
        """Say how far the draft in hand is; tells whether it was done."""
        self.leave_field()
        return self.work.set_state(state)

    def concerned(self, changes: Changes) -> str:
        """The stage (id) that a change of this team's drafts is about: the one on the desk if that is among them."""
        touched = queries.stages_touched(self._page.bridge.file, changes, self.team_id)
        return self.stage_id if self.stage_id in touched or not touched else touched[0]

    def _put_up(self, stage_id: str, mode: str) -> None:
        work = self.work = DeskWork(self._page, stage_id, self.team_id)
        desk = self.desk = Desk(self._page.theme, work.draft(), mode, self._page)
        desk.field_left.connect(lambda field, value: work.save(desk, field, value))
        desk.writing_asked.connect(lambda: self.set_state("open"))
        desk.copy_asked.connect(self._copy)
        desk.words_asked.connect(self._copy_words)
        desk.mode_chosen.connect(self.mode_chosen)
        desk.stage_chosen.connect(self.stage_chosen)
        desk.left.connect(self.left)
        self._faces.addWidget(desk)

    def _take_down(self) -> None:
        self._faces.removeWidget(self.desk)
        self.desk.hide()
        # Deleting waits for the event loop; until then nothing of the draft may hang on the page.
        self.desk.setParent(None)
        self.desk.deleteLater()

    def _copy(self, fields: list[str]) -> None:
        self.leave_field()
        self.work.copy(fields)

    def _copy_words(self, values: dict[str, Json], source: str) -> None:
        self.leave_field()
        self.work.copy_words(values, source)
