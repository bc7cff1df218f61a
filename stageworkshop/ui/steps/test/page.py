"""The page of the step Test: cases, sorting them blind, and the results."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.cases import case_rows, choices, sorters
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.test.cases import CasesView
from stageworkshop.ui.steps.test.results import ResultsView
from stageworkshop.ui.steps.test.sorting import SortingView
from stageworkshop.ui.theme import Theme, set_role
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.modes import Modes
from stageworkshop.ui.widgets.scrolled import BAR, bar_outside, margins

CASES, SORT, RESULTS = "cases", "sort", "results"


class TestPage(StepPage):
    """Three modes; whatever is hidden in one is hidden again when the mode or the page is left."""

    key: ClassVar[str] = "test"
    shows: ClassVar[frozenset[str]] = frozenset({"case", "sorting", "stage", "pipeline", "participant", "team"})
    scrolls: ClassVar[bool] = False
    works_while_looking: ClassVar[frozenset[str]] = frozenset({"stop-sorting", "curtain-back"})

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._modes = Modes(
            ((CASES, self.tr("Cases")), (SORT, self.tr("Sort")), (RESULTS, self.tr("Results"))), "test-mode", self
        )
        self._modes.chosen.connect(self.open_mode)
        self._cases = CasesView(self)
        self._sorting = SortingView(self)
        self._sorting.everybody_done.connect(lambda: self.open_mode(RESULTS))
        self._results = ResultsView(self)
        self._nobody = EmptyState(
            theme,
            "person",
            self.tr("Nobody is named yet who could sort. Add people in Prepare; observers do not sort."),
            self.tr("Go to Prepare"),
            self,
        )
        self._nobody.acted.connect(lambda: self.go_to.emit("prepare", "", ""))
        self._no_stage = EmptyState(
            theme,
            "stage",
            self.tr("There is no stage yet into which a case could be sorted. Write the stages down first."),
            self.tr("To the stages"),
            self,
        )
        self._no_stage.acted.connect(lambda: self.go_to.emit("stages", "", ""))
        self._sorting.setContentsMargins(*margins(0, 0, BAR, 0))
        self._stack = QStackedWidget(self)
        for view in (self._cases, self._sorting, self._results, self._nobody, self._no_stage):
            self._stack.addWidget(view)
        # Each view has its own margin below.
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._modes)
        self.body.addLayout(bar_outside(self._stack), 1)
        self._primary = self.set_primary(self.tr("Start sorting"), self._act)
        self._results.shown_changed.connect(self._results_shown)
        self._results.case_chosen.connect(self._case_laid_open)

    @property
    def mode(self) -> str:
        """`cases`, `sort` or `results`."""
        return self._modes.current

    def initial_focus(self) -> QWidget | None:
        if self._stack.currentWidget() is self._cases:
            return self._cases.initial_focus()
        if self._stack.currentWidget() is self._sorting:
            return self._sorting.initial_focus()
        return self._primary

    def open_object(self, kind: str, object_id: str) -> None:
        if kind == "case":
            self.open_mode(CASES)
            self._cases.open_case(object_id)

    def open_mode(self, mode: str) -> None:
        """Show cases, sorting or results; answers on show in another mode are hidden."""
        self._hide_answers()
        self._modes.choose(mode)
        self.reload(None)
        focus = self.initial_focus()
        if focus is not None:
            focus.setFocus()

    def reload(self, changes: Changes | None) -> None:
        file = self.bridge.file
        count, people = len(case_rows(file)), sorters(file)
        waiting = sum(not each.is_done for each in people)
        self._modes.set_text(CASES, self.tr("Cases ({0})").format(count))
        self._modes.set_text(SORT, self.tr("Sort ({0} to go)").format(waiting) if waiting else self.tr("Sort"))
        for mode in (SORT, RESULTS):
            self._modes.set_possible(mode, count > 0)
        if not count and self.mode != CASES:
            self._hide_answers()
            self._modes.choose(CASES)
        views: dict[str, CasesView | SortingView | ResultsView] = {
            CASES: self._cases,
            SORT: self._sorting,
            RESULTS: self._results,
        }
        view = views[self.mode]
        lacking = self._no_stage if not choices(file) else self._nobody if not people else None
        self._stack.setCurrentWidget(view if lacking is None or self.mode == CASES else lacking)
        view.reload()
        self._show_primary()

    def hideEvent(self, event: QHideEvent) -> None:
        # Whoever comes back to the page must not find answers on the screen that were never meant for the room.
        if not event.spontaneous():
            self._hide_answers()
        super().hideEvent(event)

    def _hide_answers(self) -> None:
        self._sorting.close_curtain()
        if self._results.is_shown:
            self._results.set_shown(False)

    def _act(self) -> None:
        if not self._primary.isVisible():
            return
        if self.mode == CASES:
            self.open_mode(SORT)
        else:
            self._results.set_shown(not self._results.is_shown)

    def _results_shown(self, shown: bool) -> None:
        self._show_primary()
        if not shown:
            self.set_in_hand("")

    def _case_laid_open(self, case_id: str) -> None:
        title = next((row.title for row in case_rows(self.bridge.file) if row.id == case_id), "")
        if self._results.is_shown and title:
            self.set_in_hand(title, "case", case_id, RESULTS)

    def _show_primary(self) -> None:
        possible = (
            self._stack.currentWidget() not in (self._nobody, self._no_stage) and len(case_rows(self.bridge.file)) > 0
        )
        self._primary.setVisible(possible and self.mode != SORT)
        if self.mode == CASES:
            words, role = self.tr("Start sorting"), "primary"
        elif self._results.is_shown:
            words, role = self.tr("Hide results"), ""
        else:
            words, role = self.tr("Show results"), "primary"
        self._primary.setText(words)
        self._primary.setToolTip(self.tr("{0} (Ctrl+Enter)").format(words))
        set_role(self._primary, role)
