"""Draft: each team writes its own definition of each stage, blind.

The page has three faces: the table (states only), the curtain, and one team's desk. The desk is reached only through
the curtain (`sitting`), and is taken down whenever the team or the page changes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from stageworkshop.store.changes import Changes
from stageworkshop.store.queries import drafts as queries
from stageworkshop.store.queries.drafts import DraftCell, DraftMatrix
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.draft.curtain import Curtain
from stageworkshop.ui.steps.draft.desk import Desk
from stageworkshop.ui.steps.draft.desk_form import ONE
from stageworkshop.ui.steps.draft.sheets_entry import KIND, SheetsEntry
from stageworkshop.ui.steps.draft.sitting import Sitting
from stageworkshop.ui.steps.draft.table import DraftTable
from stageworkshop.ui.steps.lazy import LazyPage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.marks import set_changes
from stageworkshop.ui.widgets.scrolled import BAR, bar_outside, margins


class DraftPage(LazyPage):
    """See the module."""

    key = "draft"
    shows = frozenset({"team", "pipeline", "stage", "round", "draft"})
    works_while_looking = frozenset(
        {"primary", "raise-curtain", "curtain-back", "lower-curtain", "desk-stage", "empty-action"}
    )
    scrolls = False

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._called = ("", "")
        """Stage and team (ids) that the curtain calls."""
        self._mode = ONE
        self._sitting: Sitting | None = None
        self._matrix = DraftMatrix((), ())
        self._stale = False
        self.no_opinion = QPushButton(self.tr("No opinion"), self)
        self.no_opinion.setObjectName("no-opinion")
        self.no_opinion.setToolTip(self.tr("This team leaves this stage to the others"))
        self.no_opinion.clicked.connect(self._no_opinion)
        self.no_opinion.hide()
        self.add_tool(self.no_opinion)
        self.primary = self.set_primary(self.tr("Go on drafting"), self._act, "pen")
        # The name of a stage may be long.
        self.heading.setWordWrap(True)
        self._faces = QStackedWidget(self)
        self.empty = EmptyState(theme, "step-draft", "", " ", self)
        self.empty.acted.connect(self._prepare)
        self.table = DraftTable(theme, self)
        self.table.opened.connect(self._choose)
        self.curtain = Curtain(theme, self)
        self.curtain.raised.connect(self._raise_curtain)
        self.curtain.left.connect(self._lower)
        for face in (self.empty, self.table, self.curtain):
            self._faces.addWidget(face)
        self.table.setContentsMargins(*margins(0, 0, BAR, 0))
        self.curtain.setContentsMargins(*margins(0, 0, BAR, 0))
        self.body.addLayout(bar_outside(self._faces), 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.sheets = SheetsEntry(self, self._faces, self._show_sheets, self._lower, lambda: self._sitting is None)
        self.table.tools.addWidget(self.sheets.button)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._lower)

    @property
    def desk(self) -> Desk | None:
        """The desk of the team in hand; None when nobody's draft is shown."""
        return self._sitting.desk if self._sitting else None

    @property
    def ready(self) -> bool:
        return bool(self._matrix.cells) and self._matrix.handed_in == len(self._matrix.cells)

    def initial_focus(self) -> QWidget | None:
        if self.sheets.is_open:
            return self.sheets.panel.first_input()
        return self.table.view if self._faces.currentWidget() is self.table else self.empty.button

    def open_object(self, kind: str, object_id: str) -> None:
        if kind == "stage":
            self.table.view.take(object_id)
        elif kind == KIND and self._matrix.cells:
            self.sheets.open()

    def reload(self, changes: Changes | None) -> None:
        sitting = self._sitting
        if sitting is not None and changes is not None and changes.kinds <= {"draft"}:
            # Saving while somebody types must not wait for the drafts of all teams: only this one is read. What was
            # not done at the desk (an undo) may concern another one, and the table is read when it is next seen.
            ours = sitting.work.is_on
            self._stale = self._stale or not ours
            if not ours and (stage_id := sitting.concerned(changes)) != sitting.stage_id:
                # Nobody has to guess what was taken back: it lies on the desk.
                self._open_desk(stage_id)
            else:
                self._show_draft(anew=not ours)
            return
        self._read_matrix()
        if not self._matrix.cells:
            self._lower()
            self._show_empty()
        elif self._sitting is not None:
            self._show_draft()
        elif self._faces.currentWidget() is not self.curtain and not self.sheets.is_open:
            self._show_table()

    def hideEvent(self, event: QHideEvent) -> None:
        # Also when the window is covered or put away by the system the desk stays: the team is still at the machine.
        if not event.spontaneous():
            self._lower()
        super().hideEvent(event)

    def _act(self) -> None:
        """The primary action: finish the stage in hand, or begin where something is left."""
        if self.sheets.is_open:
            self.sheets.panel.finish()
            return
        if self._sitting is not None:
            self._hand_in()
            return
        if waiting := self._matrix.waiting():
            self._call(*waiting)

    def _choose(self, stage_id: str, team_id: str) -> None:
        stage = next(each for each in self._matrix.stages if each.id == stage_id)
        if stage.revealed:
            self.go_to.emit("compare", "stage", stage_id)
            return
        if not team_id:
            waiting = [team.id for team in self._matrix.teams if not self._matrix.cells[stage_id, team.id].is_in]
            team_id = waiting[0] if waiting else self._matrix.teams[0].id
        self._call(stage_id, team_id)

    def _call(self, stage_id: str, team_id: str) -> None:
        """Let the curtain fall and call a team."""
        self._end_sitting()
        self.clear_message()
        self._called = (stage_id, team_id)
        stage = next(each for each in self._matrix.stages if each.id == stage_id)
        team = next(each for each in self._matrix.teams if each.id == team_id)
        self.curtain.call(team, stage.name, len(self._matrix.left(team_id)))
        self._show_face(self.curtain)
        self.set_in_hand("")
        self.curtain.show_button.setFocus()

    def _raise_curtain(self) -> None:
        stage_id, team_id = self._called
        if not team_id or self._sitting is not None:
            return
        sitting = self._sitting = Sitting(self, self._faces, team_id, stage_id, self._mode)
        sitting.left.connect(self._lower)
        sitting.stage_chosen.connect(self._choose_stage)
        sitting.mode_chosen.connect(self._keep_mode)
        self._show_desk()

    def _choose_stage(self, stage_id: str) -> None:
        if self._sitting is not None and stage_id != self._sitting.stage_id:
            self._open_desk(stage_id)

    def _open_desk(self, stage_id: str) -> None:
        if self._sitting is not None:
            self._sitting.open(stage_id, self._mode)
            self._show_desk()

    def _show_desk(self) -> None:
        self._show_draft()
        if (desk := self.desk) is not None:
            self._show_face(desk)
            desk.begin()

    def _show_draft(self, *, anew: bool = True) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        here = {each.id for each in self._matrix.stages}
        if sitting.stage_id not in here or sitting.team_id not in {each.id for each in self._matrix.teams}:
            self._lower()
            return
        draft = sitting.work.draft()
        if draft.revealed:
            self._lower()
            self.say(self.tr("The drafts of “{0}” are revealed; look at them in Compare.").format(draft.stage))
            return
        self._matrix.cells[sitting.stage_id, sitting.team_id] = DraftCell(draft.state, draft.filled, draft.needed)
        sitting.desk.show_draft(draft, sitting.work.around(self._matrix, draft.round), anew=anew)
        self.set_heading(draft.stage)
        self.job.setText(self.tr("In your own words; nobody else sees them before the reveal."))
        self.set_in_hand(draft.stage)
        self.no_opinion.setVisible(draft.state != "no_opinion")

    def _read_matrix(self) -> None:
        self._matrix = queries.matrix(self.bridge.file)
        self._stale = False
        self.sheets.show_matrix(self._matrix)

    def _keep_mode(self, mode: str) -> None:
        self._mode = mode

    def _no_opinion(self) -> None:
        self._finish_stage("no_opinion")

    def _hand_in(self) -> None:
        self._finish_stage("done")

    def _finish_stage(self, state: str) -> None:
        """On to what this team has left after the stage in hand; else the curtain falls."""
        sitting = self._sitting
        if sitting is None or not sitting.set_state(state):
            return
        if following := self._matrix.following(sitting.team_id, sitting.stage_id):
            self._open_desk(following)
            return
        name = next(each.name for each in self._matrix.teams if each.id == sitting.team_id)
        self._lower()
        if waiting := self._matrix.waiting(sitting.team_id):
            # Enter calls whoever comes next, not those who have just finished.
            self.table.view.take(*waiting)
            self.say(self.tr("{0} has handed in every stage. Who is next?").format(name), "success")
        else:
            self.say(self.tr("All drafts are in. Reveal them in Compare."), "success")

    def _lower(self) -> None:
        """Back to the table; what was on the desk is gone from the screen."""
        stage_id, team_id = self._called
        if self._sitting is not None:
            stage_id = self._sitting.stage_id
            self._end_sitting()
        self._called = ("", "")
        if self._faces.currentWidget() is not self.empty and self._matrix.cells:
            self._show_table()
            if stage_id:
                self.table.view.take(stage_id, team_id)
                self.table.view.setFocus()

    def _end_sitting(self) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        sitting.leave_field()
        # Saving may have let the curtain fall, when the drafts were revealed meanwhile.
        if self._sitting is sitting:
            self._sitting = None
            sitting.end()
            if self._stale:
                self._read_matrix()

    def _show_sheets(self, face: QWidget) -> None:
        self._end_sitting()
        self.clear_message()
        self._called = ("", "")
        self._show_face(face)
        self.set_in_hand("")
        self.set_heading(self.tr("Draft sheets"))
        self.job.setText(self.tr("Teams can write before the meeting: a file for each team, out and in again."))

    def _show_table(self) -> None:
        self.table.show_matrix(self._matrix)
        self._show_face(self.table)
        self.set_in_hand("")

    def _show_empty(self) -> None:
        teamless = not self._matrix.teams
        self.empty.set_text(
            self.tr("There are no teams yet. Drafts are written by teams, each for itself.")
            if teamless
            else self.tr("There are no stages yet. Add them first; then each team writes what they mean.")
        )
        self.empty.button.setText(self.tr("Add teams in Prepare") if teamless else self.tr("Add stages in Stages"))
        self._show_face(self.empty)

    def _prepare(self) -> None:
        self.go_to.emit("stages" if self._matrix.teams else "prepare", "", "")

    def _words_to_begin(self) -> str:
        begun = any(cell.state != queries.NOT_BEGUN for cell in self._matrix.cells.values())
        return self.tr("Go on drafting") if begun else self.tr("Begin drafting")

    def _show_face(self, face: QWidget) -> None:
        self._faces.setCurrentWidget(face)
        at_desk, at_table = self._sitting is not None, face is self.table
        if not at_desk:
            self.set_heading(self.tr("Draft"))
            self.job.setText(self.tr("Each team writes its own definition, unseen by the others."))
        anything = any(self._matrix.left(team.id) for team in self._matrix.teams)
        if not at_desk:
            self.no_opinion.hide()
        self.primary.setVisible(at_desk or (at_table and anything))
        set_changes(self.primary, at_desk)
        text = self.tr("Done, next stage") if at_desk else self._words_to_begin()
        self.primary.setText(text)
        self.primary.setToolTip(self.tr("{0} (Ctrl+Enter)").format(text))
        self.theme.set_icon(self.primary, "check" if at_desk else "pen", "accent-text", 16)
