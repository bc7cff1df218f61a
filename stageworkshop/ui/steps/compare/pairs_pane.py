"""How far each two teams agree, on the whole stage or on one field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from stageworkshop.domain.compare import Pair, StageComparison
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.models.stage_matrix import MatrixCell, MatrixHead, MatrixRow, StageMatrixModel
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.widgets.stage_matrix import StageMatrix
from stageworkshop.ui.words import domain_words

STAGE = ""


class PairsPane(QWidget):
    """Teams by teams, tinted like the heat map of stages. Enter or a click lays two teams side by side."""

    opened = Signal(str, str, str)
    """Two teams (ids) and the field (key) that the figures are about, "" for the whole stage."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: StageComparison | None = None
        self._teams: tuple[TeamName, ...] = ()
        self.field_box = QuietCombo(self)
        self.field_box.setObjectName("pairs-field")
        self.field_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.field_box.activated.connect(lambda _: self._show())
        self.note = TextLabel("", "muted", self)
        self.note.setObjectName("pairs-note")
        self.model = StageMatrixModel(self)
        self.view = StageMatrix(self.model, theme, self)
        self.view.setObjectName("pairs-matrix")
        self.view.setAccessibleName(self.tr("Agreement: teams by teams"))
        self.view.opened.connect(self._open)
        choice = QHBoxLayout()
        choice.setSpacing(Space.S)
        choice.addWidget(field_label(self.tr("How far they agree on"), self.field_box, self))
        choice.addWidget(self.field_box)
        choice.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(choice)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)
        column.addStretch(0)

    def show_comparison(self, comparison: StageComparison, teams: Sequence[TeamName]) -> None:
        """Show a stage's figures; `teams` are those that wrote something."""
        self._comparison, self._teams = comparison, tuple(teams)
        with QSignalBlocker(self.field_box):
            kept = self.field_box.currentData()
            self.field_box.clear()
            self.field_box.addItem(self.tr("the whole stage"), STAGE)
            for each in comparison.fields:
                if each.pairs:
                    self.field_box.addItem(domain_words(each.field.label), each.field.key)
            self.field_box.setCurrentIndex(max(self.field_box.findData(kept), 0))
        self._show()

    def _figures(self) -> Mapping[Pair, int]:
        comparison, key = self._comparison, self.field_box.currentData()
        if comparison is None:
            return {}
        return next((each.pairs for each in comparison.fields if each.field.key == key), comparison.pairs)

    def _show(self) -> None:
        figures = self._figures()
        heads = [MatrixHead(team.id, team.name, team.colour, team.name) for team in self._teams]
        rows = [
            MatrixRow(one.id, one.name, "", tuple(self._cell(figures, one, other) for other in self._teams))
            for one in self._teams
        ]
        self.model.set_content(self.tr("Team"), heads, rows)
        if not self.view.currentIndex().isValid():
            # The first figure; in the corner a team meets itself.
            self.view.take("", self._teams[1].id if len(self._teams) > 1 else "")
        self.view.setVisible(len(self._teams) > 1)
        self.note.setText(self._note(figures))

    def _cell(self, figures: Mapping[Pair, int], one: TeamName, other: TeamName) -> MatrixCell:
        if one.id == other.id:
            return MatrixCell("none", spoken=one.name)
        figure = figures.get((one.id, other.id), figures.get((other.id, one.id)))
        both = self.tr("{0} and {1}").format(one.name, other.name)
        if figure is None:
            return MatrixCell("plain", "–", "", self.tr("{0}: nothing to compare").format(both))
        return MatrixCell("heat", str(figure), "", self.tr("{0}: {1} of 100").format(both, figure), figure)

    def _note(self, figures: Mapping[Pair, int]) -> str:
        if not figures:
            return self.tr("Only when two teams wrote something can it be compared.")
        names = {team.id: team.name for team in self._teams}
        (one, other), figure = min(figures.items(), key=lambda item: item[1])
        return self.tr("Furthest apart: {0} and {1}, {2} of 100. Enter lays the two side by side.").format(
            names[one], names[other], figure
        )

    def _open(self, one: str, other: str) -> None:
        if other and one != other:
            self.opened.emit(one, other, str(self.field_box.currentData() or ""))
