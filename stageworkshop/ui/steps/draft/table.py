"""The table of the step Draft: who is how far with what, and what each team has left. Never a word of a draft."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stageworkshop.store.queries.drafts import DraftCell, DraftMatrix, DraftStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.models.stage_matrix import MatrixCell, MatrixHead, MatrixRow, StageMatrixModel
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.stage_matrix import StageMatrix
from stageworkshop.ui.widgets.swatch import swatch_icon


class DraftTable(QWidget):
    """The matrix, and a button for each team that has something left. `tools` stand beside the summary: what else can
    be done to get the drafts in."""

    opened = Signal(str, str)
    """A stage (id) and a team (id, "" for none in particular) were chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = StageMatrixModel(self)
        self.view = StageMatrix(self.model, theme, self)
        self.view.setObjectName("draft-matrix")
        self.view.setAccessibleName(self.tr("Drafts: stages by teams"))
        self.view.opened.connect(self.opened)
        self.summary = TextLabel("", "", self)
        self.summary.setObjectName("draft-summary")
        self.legend = TextLabel(self.tr("In each cell: how many of the needed fields are filled"), "small", self)
        self.legend.setObjectName("draft-legend")
        self._teams = QWidget(self)
        self._flow = FlowLayout(self._teams)
        self._teams.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.M)
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.summary)
        words.addWidget(self.legend)
        first.addLayout(words, 100)
        # The summary is no wider than its line may be: what is left over must not move it.
        first.addStretch(1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(Space.S)
        first.addLayout(self.tools)
        column.addLayout(first)
        column.addWidget(self._teams)
        column.addWidget(self.view, 1)
        column.addStretch(0)

    def show_matrix(self, matrix: DraftMatrix) -> None:
        """Show how far everybody is."""
        heads = [MatrixHead(team.id, team.name, team.colour) for team in matrix.teams]
        self.model.set_content(self.tr("Stage"), heads, self._rows(matrix))
        if not self.view.currentIndex().isValid():
            self.view.take("")
        self._show_left(matrix)

    def _rows(self, matrix: DraftMatrix) -> list[MatrixRow]:
        rows: list[MatrixRow] = []
        several = len({each.pipeline for each in matrix.stages}) > 1
        before = ""
        for stage in matrix.stages:
            if several and stage.pipeline != before:
                rows.append(MatrixRow("", stage.pipeline))
                before = stage.pipeline
            cells = tuple(self._cell(stage, team, matrix.cells[stage.id, team.id]) for team in matrix.teams)
            rows.append(MatrixRow(stage.id, stage.name, self._note(stage), cells))
        return rows

    def _note(self, stage: DraftStage) -> str:
        parts = [self.tr("revealed")] if stage.revealed else []
        if stage.round > 1:
            parts.append(self.tr("round {0}").format(stage.round))
        return " · ".join(parts)

    def _cell(self, stage: DraftStage, team: TeamName, cell: DraftCell) -> MatrixCell:
        words = {
            "not_begun": self.tr("not begun"),
            "writing": self.tr("writing"),
            "done": self.tr("done"),
            "no_opinion": self.tr("no opinion"),
        }[cell.state]
        figure = f"{cell.filled}/{cell.needed}" if cell.state in ("writing", "done") else ""
        spoken = self.tr("{0}, {1}: {2}").format(team.name, stage.name, words)
        if figure:
            spoken = self.tr("{0}, {1} of {2} needed fields").format(spoken, cell.filled, cell.needed)
        if stage.revealed:
            spoken = self.tr("{0}. Revealed: opens in Compare").format(spoken)
        return MatrixCell(cell.state, figure, words, spoken)

    def _show_left(self, matrix: DraftMatrix) -> None:
        if all(stage.revealed for stage in matrix.stages):
            text = self.tr("Every stage is revealed. Another round can be begun in Compare.")
        elif matrix.handed_in == len(matrix.cells):
            text = self.tr("Every draft is in. The words stay hidden until the reveal in Compare.")
        else:
            text = self.tr("{0} of {1} drafts are in. Words stay hidden until the reveal.")
        self.summary.setText(text.format(matrix.handed_in, len(matrix.cells)))
        self.legend.setVisible(any(cell.state in ("writing", "done") for cell in matrix.cells.values()))
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for team in matrix.teams:
            left = matrix.left(team.id)
            if left:
                self._flow.addWidget(self._team_button(team, left))
        self._teams.setVisible(self._flow.count() > 0)

    def _team_button(self, team: TeamName, left: list[DraftStage]) -> QPushButton:
        button = only_looks(QPushButton(self.tr("{0}: {1} left").format(team.name, len(left)), self._teams))
        button.setObjectName(f"team-left-{team.id}")
        button.setIcon(swatch_icon(self._theme, team.colour))
        names = [f"“{each.name}”" for each in left[:6]] + (["…"] if len(left) > 6 else [])
        button.setToolTip(self.tr("{0} has left: {1}").format(team.name, ", ".join(names)))
        button.clicked.connect(lambda: self.opened.emit(left[0].id, team.id))
        return button
