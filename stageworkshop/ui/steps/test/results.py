"""The results: hidden until somebody shows them; then agreement, stages confused, and each case, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from stageworkshop.actions import disagreements
from stageworkshop.domain.fields import ENTRY
from stageworkshop.standing.calibration import calibrate
from stageworkshop.store.queries.cases import SorterRow, sorters
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.test.case_results import CaseResults
from stageworkshop.ui.steps.test.confusions import Confusions
from stageworkshop.ui.steps.test.figures import Figures
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, margins

AGREEMENT, CONFUSED, CASE_BY_CASE = range(3)


class ResultsView(QWidget):
    """`shown_changed` tells that the answers were laid open or hidden again."""

    shown_changed = Signal(bool)
    case_chosen = Signal(str)
    """The case (id) whose answers are on the screen."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._panes = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)
        self._gate = EmptyState(page.theme, "eye-off", "", "", self)
        self._panes.addWidget(self._gate)
        self._panes.addWidget(self._build_results())

    @property
    def is_shown(self) -> bool:
        """Whether everybody's answers are on the screen."""
        return self._panes.currentIndex() == 1

    def set_shown(self, shown: bool) -> None:
        """Lay the answers open, or hide them again."""
        self._panes.setCurrentIndex(1 if shown else 0)
        self.reload()
        self.shown_changed.emit(shown)

    def open(self, tab: int) -> None:
        """Show one of the results: AGREEMENT, CONFUSED or CASE_BY_CASE."""
        self._tabs.setCurrentIndex(tab)

    def reload(self) -> None:
        """Read anew what is shown, and nothing more: hidden answers are not even read."""
        rows = sorters(self._page.bridge.file)
        self._gate.set_text(self._gate_text(rows))
        if not self.is_shown:
            return
        found = calibrate(self._page.bridge.file)
        self._figures.show_figures(found, [row.person.name for row in rows if not row.is_done])
        self._confusions.show_pairs(found)
        pairs = len(found.pairs)
        words = self.tr("Stages taken for each other")
        self._tabs.setTabText(CONFUSED, self.tr("{0} ({1})").format(words, pairs) if pairs else words)
        self._cases.show_cases(found)

    def _raise(self, stage_id: str, question: str) -> None:
        changes = self._page.run(
            disagreements.raise_disagreement, stage_id=stage_id, aspect=ENTRY.key, question=question
        )
        if changes is not None:
            self._page.go_to.emit("settle", "disagreement", changes.created("disagreement"))

    def _gate_text(self, rows: list[SorterRow]) -> str:
        waiting = [row.person.name for row in rows if not row.is_done]
        if waiting:
            return self.tr(
                "The answers are hidden. Still to sort: {0}.\n"
                "Whoever sees the results before sorting no longer sorts blind."
            ).format(", ".join(waiting))
        return self.tr("Everybody has sorted. The answers stay hidden until you show them to the room.")

    def _take_case(self, case_id: str) -> None:
        if self.is_shown and self._tabs.currentIndex() == CASE_BY_CASE:
            self.case_chosen.emit(case_id)

    def _turn(self, tab: int) -> None:
        self._views.setCurrentIndex(tab)
        # The projector follows: a case only while the cases are on the screen.
        self.case_chosen.emit(self._cases.current_id if self.is_shown and tab == CASE_BY_CASE else "")

    def _build_results(self) -> QWidget:
        """Each result has the whole room: none of them is a narrow slit between the others."""
        whole = QWidget(self)
        self._tabs = only_looks(QTabBar(whole))
        self._tabs.setObjectName("result-tabs")
        self._tabs.setAccessibleName(self.tr("Results"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._views = QStackedWidget(whole)
        self._figures = Figures(self._page.theme, whole)
        self._confusions = Confusions(self._page.theme, whole)
        self._confusions.raised.connect(self._raise)
        self._cases = CaseResults(self._page.theme, whole)
        self._cases.case_chosen.connect(self._take_case)
        self._confusions.setContentsMargins(*margins(0, 0, BAR, 0))
        self._cases.setContentsMargins(*margins(0, 0, BAR, 0))
        for words, pane in (
            (self.tr("Agreement"), _scrolled(self._figures, whole)),
            (self.tr("Stages taken for each other"), self._confusions),
            (self.tr("Case by case"), self._cases),
        ):
            self._tabs.addTab(words)
            self._views.addWidget(pane)
        self._tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self._tabs)
        column.addWidget(self._views, 1)
        return whole


def _scrolled(card: QWidget, parent: QWidget) -> ScrollColumn:
    inner = QWidget(parent)
    inner.setProperty("role", "scrolled")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    area = ScrollColumn("figures-scroll", parent)
    area.setWidget(inner)
    return area
