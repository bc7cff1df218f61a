"""The results: hidden until somebody shows them; then figures, stages confused, and each case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

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

    def reload(self) -> None:
        """Read anew what is shown, and nothing more: hidden answers are not even read."""
        rows = sorters(self._page.bridge.file)
        self._gate.set_text(self._gate_text(rows))
        if not self.is_shown:
            return
        found = calibrate(self._page.bridge.file)
        self._figures.show_figures(found, [row.person.name for row in rows if not row.is_done])
        self._confusions.show_pairs(found)
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

    def _build_results(self) -> QWidget:
        inner = QWidget(self)
        inner.setProperty("role", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.S, Space.L)
        column.setSpacing(Space.XL)
        self._figures = Figures(self._page.theme, inner)
        self._confusions = Confusions(self._page.theme, inner)
        self._confusions.raised.connect(self._raise)
        self._cases = CaseResults(self._page.theme, inner)
        self._cases.case_chosen.connect(self.case_chosen)
        for part in (self._figures, self._confusions, self._cases):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area
