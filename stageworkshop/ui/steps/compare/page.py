"""Compare: the reveal, drafts side by side, gaps between stages, and stances on the agreed wording."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from stageworkshop.actions import agreed, disagreements, drafts, stances
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries import compare, names
from stageworkshop.store.queries import stances as stance_queries
from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.steps.compare.overview import CompareOverview
from stageworkshop.ui.steps.compare.stage_view import SEAM, SIDE, STANCES, StageView
from stageworkshop.ui.steps.lazy import LazyPage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.marks import set_changes


class ComparePage(LazyPage):
    """Two faces: all stages, and one stage."""

    key = "compare"
    shows = frozenset(
        {"workshop", "team", "participant", "pipeline", "stage", "round", "draft", "stance", "disagreement", "position"}
    )
    scrolls = False
    works_while_looking = frozenset(
        {
            "primary",
            "all-stages",
            "compare-stage",
            "stage-before",
            "stage-after",
            "hide-agreeing",
            "show-agreed",
            "mark-against",
            "open-disagreement",
            "to-draft",
            "empty-action",
        }
    )

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._stage_id = ""
        self._stages: list[CompareStage] = []
        self._teams: list[TeamName] = []
        self.primary = self.set_primary(self.tr("Reveal…"), self._act, "eye")
        self.empty = EmptyState(theme, "step-compare", "", " ", self)
        self.empty.acted.connect(self._prepare)
        self.overview = CompareOverview(theme, lambda stage_id: compare.figures(bridge.file, stage_id), self)
        self.stage_view = StageView(theme, self)
        self._faces = QStackedWidget(self)
        for face in (self.empty, self.overview, self.stage_view):
            self._faces.addWidget(face)
        self.body.addWidget(self._faces, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._connect()

    @property
    def ready(self) -> bool:
        return bool(self._stages) and all(stage.revealed for stage in self._stages)

    @property
    def stage_id(self) -> str:
        """The stage in hand; "" when all are shown."""
        return self._stage_id

    def initial_focus(self) -> QWidget | None:
        if not self._stage_id:
            return self.overview.view if self._stages else self.empty.button
        view = self.stage_view
        inputs: dict[QWidget | None, QWidget] = {
            view.side: view.side.view,
            view.seam: view.seam.view,
            view.stances: view.stances.people,
        }
        return inputs.get(view.pane, view.hidden.reveal)

    def open_object(self, kind: str, object_id: str) -> None:
        if kind == "stage" and any(stage.id == object_id for stage in self._stages):
            self._open_stage(object_id)

    def reload(self, changes: Changes | None) -> None:
        self._stages = compare.compare_stages(self.bridge.file)
        self._teams = names.teams(self.bridge.file)
        if not self._stages or not self._teams:
            self._stage_id = ""
            self._show_empty()
            return
        if self._stage_id and self._stage() is None:
            self._stage_id = ""
        self.overview.show_stages(self._stages, self._teams)
        if self._stage_id:
            self._show_stage()
        else:
            self._show_overview()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._stage_id:
            self.overview.work_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.overview.rest()

    def _connect(self) -> None:
        view = self.stage_view
        self.overview.opened.connect(self._open_cell)
        view.left.connect(self._close_stage)
        view.stage_chosen.connect(self._open_stage)
        view.mode_chosen.connect(lambda _: self._show_stage())
        view.hidden.reveal_asked.connect(self._ask_reveal)
        view.hidden.draft_asked.connect(lambda: self.go_to.emit("draft", "stage", self._stage_id))
        view.side.field_shown.connect(self._show_field)
        view.side.take_asked.connect(self._take)
        view.side.reopen_asked.connect(self._reopen)
        view.stances.answered.connect(self._answer)
        for pane in (view.side, view.seam):
            pane.raise_asked.connect(self._raise)
            pane.open_asked.connect(lambda found: self.go_to.emit("settle", "disagreement", found))
        self._confirms = (self.overview.confirm, view.confirm, view.side.confirm)
        for confirm in self._confirms:
            confirm.closed.connect(self._focus)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)

    def _show_field(self, field: str) -> None:
        """The projector shows the field of the row in hand, once the stage is revealed."""
        stage = self._stage()
        if stage is not None and stage.revealed and self.stage_view.mode == SIDE:
            self.set_in_hand(stage.name, "stage", stage.id, field)

    def _stage(self) -> CompareStage | None:
        return next((stage for stage in self._stages if stage.id == self._stage_id), None)

    def _act(self) -> None:
        """The primary action: ask for the reveal, or go where the teams agree least."""
        stage = self._stage()
        if stage is None and all(each.revealed for each in self._stages):
            lowest = self.overview.lowest()
            if lowest is not None:
                self._open_stage(lowest.id)
        elif stage is None or not stage.revealed:
            self._ask_reveal()

    def _open_cell(self, stage_id: str, key: str) -> None:
        self._open_stage(stage_id)
        heads = self.stage_view.side.model.heads
        column = next((n for n, head in enumerate(heads) if head.key == key), 0)
        self.stage_view.side.view.take(max(self.stage_view.side.view.currentIndex().row(), 0), column)

    def _open_stage(self, stage_id: str) -> None:
        self._stage_id = stage_id
        self.clear_message()
        self.stage_view.confirm.close_quietly()
        self._show_stage()
        self._focus()

    def _close_stage(self) -> None:
        stage_id, self._stage_id = self._stage_id, ""
        self._show_overview()
        self.overview.view.take(stage_id, "figure")
        self.overview.view.setFocus()

    def _escape(self) -> None:
        """Out of what was opened last: a question, then the stage."""
        asking = [each for each in self._confirms if each.isVisible()]
        if asking:
            asking[0].keep()
        elif self._stage_id:
            self._close_stage()

    def _show_overview(self) -> None:
        self.set_in_hand("")
        self.job.show()
        self._faces.setCurrentWidget(self.overview)
        if self.isVisible():
            self.overview.work_on()
        hidden = [stage for stage in self._stages if not stage.revealed]
        self._set_primary(
            self.tr("Reveal…") if hidden else self.tr("Talk about the least agreed"),
            "eye" if hidden else "comment",
            possible=any(stage.begun for stage in hidden) or not hidden,
        )

    def _show_stage(self) -> None:
        stage, view = self._stage(), self.stage_view
        if stage is None:
            return
        self.overview.rest()
        self.job.hide()
        self._faces.setCurrentWidget(view)
        view.show_stages(self._stages, stage.id)
        mode = view.mode
        self.set_in_hand(stage.name, "stage", stage.id, STANCES if mode == STANCES else "")
        self._set_primary("", "eye", possible=False)
        if mode == STANCES:
            panel = stance_queries.panel(self.bridge.file, stage.id)
            view.stances.show_panel(panel, self.bridge.context.actor)
            view.show_pane(view.stances)
        elif not stage.revealed:
            view.hidden.show_stage(stage, self._teams)
            view.show_pane(view.hidden)
        elif mode == SEAM:
            seam = compare.seam_after(self.bridge.file, stage.id)
            view.seam.show_seam(stage.name, seam, self._teams, compare.raised(self.bridge.file, stage.id))
            view.show_pane(view.seam)
        if mode == SIDE and stage.revealed:
            side = compare.side_by_side(self.bridge.file, stage.id)
            view.side.show_side(side, compare.raised(self.bridge.file, stage.id))
            view.show_pane(view.side)
            view.show_figures(side.comparison, self._teams)
        else:
            view.show_figures(self.overview.comparison(stage), self._teams)

    def _focus(self) -> None:
        if (focus := self.initial_focus()) is not None:
            focus.setFocus()

    def _set_primary(self, text: str, icon: str, *, possible: bool) -> None:
        self.primary.setVisible(bool(text))
        set_changes(self.primary, icon == "eye")
        self.primary.setEnabled(possible)
        if text:
            self.primary.setText(text)
            self.primary.setToolTip(self.tr("{0} (Ctrl+Enter)").format(text))
            self.theme.set_icon(self.primary, icon, "accent-text", 16)

    def _ask_reveal(self) -> None:
        """First step: say what a reveal means and who is not in. Nothing is shown yet."""
        hand = self._stage()
        begun = [stage for stage in self._stages if not stage.revealed and stage.begun]
        current = next((stage for stage in begun if stage.id == self.overview.view.stage_id), None)
        one = hand or current or (begun[0] if begun else None)
        if one is None:
            return
        answers = [(self.tr("Reveal “{0}”").format(one.name), lambda: self._reveal([one.id]))]
        if hand is None and len(begun) > 1:
            everything = [stage.id for stage in begun]
            answers.append((self.tr("Reveal all {0} stages").format(len(begun)), lambda: self._reveal(everything)))
        confirm: InlineConfirm = self.stage_view.confirm if hand else self.overview.confirm
        confirm.ask(
            self.tr("Show the drafts to everybody? What is seen can't be unseen."),
            self._who_is_missing(one),
            answers,
            self.tr("Keep them hidden"),
        )

    def _who_is_missing(self, stage: CompareStage) -> str:
        missing = [team.name for team in self._teams if not stage.cells[team.id].is_in]
        if not missing:
            return self.tr("Every team is in on “{0}”. Drafts of this round can't be changed afterwards.").format(
                stage.name
            )
        return self.tr("On “{0}”, {1} not in yet. Drafts of this round can't be changed afterwards.").format(
            stage.name, words.listed(missing)
        )

    def _reveal(self, stage_ids: list[str]) -> None:
        if self.run(drafts.reveal, stage_ids=stage_ids) is not None and len(stage_ids) == 1:
            self._open_stage(stage_ids[0])

    def _reopen(self) -> None:
        name = self.in_hand
        if self.run(drafts.reopen, stage_ids=[self._stage_id]) is not None:
            self.say(self.tr("A new round of “{0}” is open. Teams write it in Draft.").format(name), "success")

    def _raise(self, aspect: str, question: str, positions: dict[str, str]) -> None:
        changes = self.run(
            disagreements.raise_disagreement,
            stage_id=self._stage_id,
            aspect=aspect,
            question=question,
            positions=positions,
        )
        if changes is not None:
            self.say(self.tr("Raised: {0} It waits in Settle.").format(question), "success")

    def _take(self, field: str, team_id: str) -> None:
        name = next(team.name for team in self._teams if team.id == team_id)
        if self.run(agreed.take_draft, stage_id=self._stage_id, team_id=team_id, field=field) is not None:
            self.say(
                self.tr("{0}: the wording of {1} is the agreed text now.").format(BY_KEY[field].label, name), "success"
            )

    def _answer(self, person_id: str, answer: str, reason: str, would_remove: str, on_behalf: bool) -> None:
        pane = self.stage_view.stances
        changes = self.bridge.run(
            stances.answer,
            stage_id=self._stage_id,
            participant_id=person_id,
            answer=answer,
            reason=reason,
            would_remove=would_remove,
            logged_by=self.bridge.context.actor if on_behalf else "",
        )
        if changes is None:
            pane.show_error(self.bridge.error.message() if self.bridge.error else "")
        else:
            pane.sent()

    def _show_empty(self) -> None:
        teamless = not self._teams
        self.empty.set_text(
            self.tr("There are no teams yet. Compare lays their drafts side by side.")
            if teamless
            else self.tr("There are no stages yet. Once teams have drafted them, their words stand here side by side.")
        )
        self.empty.button.setText(self.tr("Add teams in Prepare") if teamless else self.tr("Add stages in Stages"))
        self._faces.setCurrentWidget(self.empty)
        self._set_primary("", "eye", possible=False)

    def _prepare(self) -> None:
        self.go_to.emit("stages" if self._teams else "prepare", "", "")
