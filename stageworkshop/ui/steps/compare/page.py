"""Compare: the reveal, drafts side by side, gaps between stages, and stances on the agreed wording."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from stageworkshop.domain.agenda import BY_KEY
from stageworkshop.domain.values import Names
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries import compare, names
from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.keys import on_key, press_on_key
from stageworkshop.ui.steps.compare import reveal, words
from stageworkshop.ui.steps.compare.acts import CompareActs
from stageworkshop.ui.steps.compare.filling import fill, part_on_table
from stageworkshop.ui.steps.compare.overview import FIGURE, CompareOverview
from stageworkshop.ui.steps.compare.stage_view import SIDE, STANCES, StageView
from stageworkshop.ui.steps.lazy import LazyPage
from stageworkshop.ui.tab_order import follow_layout, in_focus
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.autosave import commit_focused
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.marks import set_changes
from stageworkshop.ui.widgets.scrolled import BAR, bar_outside, margins
from stageworkshop.ui.words import domain_words


class ComparePage(LazyPage):
    """Two faces: all stages, and one stage."""

    key = "compare"
    shows = frozenset(
        {"workshop", "team", "participant", "pipeline", "stage", "round", "draft", "stance", "disagreement", "position"}
    )
    scrolls = False
    works_while_looking = frozenset({"primary", "pairs-field", "open-disagreement", "empty-action"})

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._stage_id = ""
        self._stages: list[CompareStage] = []
        self._teams: list[TeamName] = []
        # A stage's name may be long; the head of the page must not push the window wider.
        self.heading.setWordWrap(True)
        self.reveal_some = QPushButton(self.tr("Reveal…"), self)
        self.reveal_some.setObjectName("reveal-some")
        self.reveal_some.setToolTip(self.tr("Asks once more before anything is shown (Ctrl+R)"))
        press_on_key(self, "Ctrl+R", self.reveal_some)
        theme.set_icon(self.reveal_some, "eye", "text", 16)
        self.reveal_some.clicked.connect(self.ask_reveal)
        self.add_tool(self.reveal_some)
        self.primary = self.set_primary(self.tr("Reveal…"), self._act, "eye")
        self.empty = EmptyState(theme, "step-compare", "", " ", self)
        self.empty.acted.connect(self._prepare)
        self._words: Names = {}
        self.overview = CompareOverview(
            theme, lambda stage_id: compare.figures(bridge.file, stage_id, self._words), self
        )
        self.stage_view = StageView(theme, self)
        self.add_tool(self.stage_view.head)
        self._faces = QStackedWidget(self)
        for face in (self.empty, self.overview, self.stage_view):
            self._faces.addWidget(face)
        self.overview.setContentsMargins(*margins(0, 0, BAR, 0))
        self.body.addLayout(bar_outside(self._faces), 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.acts = CompareActs(self)
        self._connect()
        follow_layout(self)

    @property
    def ready(self) -> bool:
        return bool(self._stages) and all(stage.revealed for stage in self._stages)

    @property
    def stage_id(self) -> str:
        """The stage in hand; "" when all are shown."""
        return self._stage_id

    @property
    def stage(self) -> CompareStage | None:
        """The same as it was last read."""
        return next((stage for stage in self._stages if stage.id == self._stage_id), None)

    @property
    def teams(self) -> list[TeamName]:
        """All teams as they were last read."""
        return self._teams

    def initial_focus(self) -> QWidget | None:
        if not self._stage_id:
            return self.overview.view if self._stages else self.empty.button
        view = self.stage_view
        inputs: dict[QWidget | None, QWidget] = {
            view.side: view.side.view,
            view.pairs: view.pairs.view,
            view.since: view.since.view,
            view.seam: view.seam.view,
            view.stances: view.stances.people,
        }
        return inputs.get(view.pane, view.hidden.first)

    def open_object(self, kind: str, object_id: str) -> None:
        if kind not in ("stage", "stance") or all(stage.id != object_id for stage in self._stages):
            return
        if kind == "stance":
            self.stage_view.modes.choose(STANCES)
        self.open_stage(object_id)

    def open_mode(self, mode: str) -> None:
        """Another way to look at the stage in hand: `side`, `pairs`, `seam` or `stances`."""
        self.stage_view.modes.choose(mode)
        self._show_stage()

    def open_stage(self, stage_id: str) -> None:
        """Take a stage in hand."""
        self._stage_id = stage_id
        self.clear_message()
        self.stage_view.confirm.close_quietly()
        self._show_stage()
        self._focus()

    def reload(self, changes: Changes | None) -> None:
        self._stages = compare.compare_stages(self.bridge.file)
        self._teams = names.teams(self.bridge.file)
        self._words = names.names(self.bridge.file)
        if not self._stages or not self._teams:
            self._stage_id = ""
            self._show_empty()
            return
        if self._stage_id and self.stage is None:
            self._stage_id = ""
        self.overview.show_stages(self._stages, self._teams)
        if self._stage_id:
            self._show_stage()
        else:
            self._show_overview()

    def ask_reveal(self) -> None:
        """The question that precedes every reveal."""
        hand = self.stage
        # While every team is in somewhere, nobody is asked about a stage on which one is missing.
        waiting = reveal.ripe(self._stages) or reveal.begun(self._stages)
        chosen = next((stage for stage in waiting if stage.id == self.overview.view.stage_id), None)
        one = hand or chosen or next(iter(waiting), None)
        if one is not None and not one.revealed and one.begun:
            confirm = self.stage_view.confirm if hand else self.overview.confirm
            self.overview.view.take(one.id, FIGURE)
            reveal.ask(confirm, self._stages, self._teams, one, self.acts.reveal, alone=hand is not None)

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
        view.stage_chosen.connect(self.open_stage)
        view.mode_chosen.connect(lambda _: self._turn())
        view.hidden.reveal_asked.connect(self.ask_reveal)
        view.hidden.draft_asked.connect(lambda: self.go_to.emit("draft", "stage", self._stage_id))
        view.side.field_shown.connect(self._show_field)
        view.side.rounds.since_asked.connect(self._show_since)
        view.since.left.connect(lambda: self._show_since(0))
        view.pairs.opened.connect(self._open_pair)
        self._confirms = (self.overview.confirm, view.confirm, view.side.confirm, view.stances.confirm)
        for confirm in self._confirms:
            confirm.closed.connect(self._focus)
        on_key(self, "Esc", self._escape)

    def _turn(self) -> None:
        """Another mode was chosen; the focus follows unless it lies on the modes themselves."""
        outside = in_focus(self.stage_view.modes) is None
        self._show_stage()
        if outside:
            self._focus()

    def _finish(self, button: QPushButton) -> None:
        """Ctrl+Enter: the primary act of what is shown."""
        view, stage = self.stage_view, self.stage
        if stage is None:
            super()._finish(button)
        elif view.pane is view.stances:
            commit_focused(self)
            view.stances.form.send.click()
        elif view.pane is view.hidden:
            self.ask_reveal()
        elif view.pane is view.side:
            view.side.raise_or_open()

    def _show_field(self, field: str) -> None:
        """The projector shows the field of the row in hand, once the stage is revealed."""
        stage = self.stage
        if stage is not None and stage.revealed and self.stage_view.mode == SIDE and not self.stage_view.since_number:
            self.set_in_hand(stage.name, "stage", stage.id, field)

    def _act(self) -> None:
        """The primary action of the overview."""
        if reveal.ripe(self._stages):
            self.ask_reveal()
        elif (lowest := self.overview.lowest()) is not None:
            self.open_stage(lowest.id)
        else:
            self.go_to.emit("draft", "", "")

    def _open_cell(self, stage_id: str, key: str) -> None:
        self.open_stage(stage_id)
        heads = self.stage_view.side.model.heads
        column = next((n for n, head in enumerate(heads) if head.key == key), 0)
        self.stage_view.side.view.take(max(self.stage_view.side.view.currentIndex().row(), 0), column)

    def _open_pair(self, one: str, other: str, field: str) -> None:
        self.open_mode(SIDE)
        self.stage_view.side.lay_beside(one, other, field)
        self._focus()

    def _show_since(self, number: int) -> None:
        self.stage_view.since_number = number
        self._show_stage()
        self._focus()

    def _close_stage(self) -> None:
        stage_id, self._stage_id = self._stage_id, ""
        self._show_overview()
        self.overview.view.take(stage_id, FIGURE)
        self.overview.view.setFocus()

    def _escape(self) -> None:
        """Out of what was opened last: a question, an earlier round, then the stage."""
        asking = [each for each in self._confirms if each.isVisible()]
        if asking:
            asking[0].keep()
        elif self._stage_id and self.stage_view.pane is self.stage_view.since:
            self._show_since(0)
        elif self._stage_id:
            self._close_stage()

    def _show_overview(self) -> None:
        self.set_in_hand("")
        self.set_heading(domain_words(BY_KEY[self.key].title))
        self.job.setText(domain_words(BY_KEY[self.key].job))
        self.stage_view.head.hide()
        self._faces.setCurrentWidget(self.overview)
        if self.isVisible():
            self.overview.work_on()
        waiting, shown = reveal.begun(self._stages), any(stage.revealed for stage in self._stages)
        if reveal.ripe(self._stages):
            self._set_primary(self.tr("Reveal…"), "eye")
        elif shown:
            self._set_primary(self.tr("Talk about the least agreed"), "comment")
        else:
            self._set_primary(self.tr("Back to Draft"), "step-draft")
        # While teams are missing the reveal is possible, and never the first thing to do.
        self.reveal_some.setVisible(bool(waiting) and not reveal.ripe(self._stages))

    def _show_stage(self) -> None:
        stage, view = self.stage, self.stage_view
        if stage is None:
            return
        self.overview.rest()
        self.set_heading(stage.name)
        view.head.show()
        self.reveal_some.hide()
        self._set_primary("", "eye")
        self._faces.setCurrentWidget(view)
        view.show_stages(self._stages, stage.id)
        self.set_in_hand(stage.name, "stage", stage.id, part_on_table(view, stage))
        self.job.setText(fill(view, self.bridge, stage, self._teams, self.overview.comparison(stage)))

    def _focus(self) -> None:
        if (focus := self.initial_focus()) is not None:
            focus.setFocus()

    def _set_primary(self, text: str, icon: str) -> None:
        self.primary.setVisible(bool(text))
        self.primary.setEnabled(bool(text))
        set_changes(self.primary, icon == "eye")
        if text:
            self.primary.setText(text)
            self.primary.setToolTip(self.tr("{0} (Ctrl+Enter)").format(text))
            self.theme.set_icon(self.primary, icon, "accent-text", 16)

    def _show_empty(self) -> None:
        self.set_heading(domain_words(BY_KEY[self.key].title))
        self.stage_view.head.hide()
        self.reveal_some.hide()
        told, act = words.nothing_yet(teamless=not self._teams)
        self.empty.set_text(told)
        self.empty.button.setText(act)
        self._faces.setCurrentWidget(self.empty)
        self._set_primary("", "eye")

    def _prepare(self) -> None:
        self.go_to.emit("stages" if self._teams else "prepare", "", "")
