"""Stages taken for each other: the pairs by frequency, the matrix, and the way to the register."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.standing.calibration import Calibration, ConfusedPair
from stageworkshop.ui.models.confusion_matrix import ConfusionModel
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.matrix_delegate import MatrixDelegate
from stageworkshop.ui.widgets.modes import SegmentButton
from stageworkshop.ui.widgets.name_header import NameHeader
from stageworkshop.ui.widgets.row_list import RowList, RowLook

CELL = 36
NAMES_WIDTH = 200


class Confusions(QWidget):
    """`raised` asks to put a pair on the register: stage id and question."""

    raised = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pairs: dict[str, ConfusedPair] = {}
        self._titles: dict[str, str] = {}
        self._build(theme)

    def show_pairs(self, found: Calibration) -> None:
        """Show the pairs; the one in hand stays in hand."""
        self._titles = {each.case.id: each.case.title for each in found.cases}
        self._pairs = {f"{each.one_id} {each.other_id}": each for each in found.pairs}
        counts = {frozenset((each.one_id, each.other_id)): each.count for each in found.pairs}
        self._model.set_counts(found.stages, counts)
        self._matrix.verticalHeader().setFixedWidth(self._widest(found.stages))
        self._list.set_rows([self._row(key, each) for key, each in self._pairs.items()])
        self._lead.setText(
            self.tr("Counted for each two people who put the same case into different stages.")
            if self._pairs
            else self.tr("Nobody put the same case into different stages.")
        )
        self._across.setVisible(bool(self._pairs))
        if self._pairs and not self._list.current_id:
            self._list.choose(next(iter(self._pairs)))
        self._show_pair()

    def _widest(self, stages: tuple[tuple[str, str], ...]) -> int:
        """Width of the names, so that they are cut only where nothing else would fit beside them."""
        font = self._theme.font(bold=True)
        names = [f"{len(stages)}  {name}" for _, name in stages]
        widest = max((QFontMetrics(font).horizontalAdvance(name) for name in names), default=0)
        return min(widest + 2 * Space.M, NAMES_WIDTH)

    def _row(self, key: str, each: ConfusedPair) -> ListRow:
        cases = self.tr("1 case") if len(each.cases) == 1 else self.tr("{0} cases").format(len(each.cases))
        times = self.tr("once") if each.count == 1 else self.tr("{0} times").format(each.count)
        return ListRow(key, f"{each.one} ↔ {each.other}", cases, word=times, token="text")

    def _show_pair(self) -> None:
        pair = self._pairs.get(self._list.current_id)
        if pair is None:
            return
        with QSignalBlocker(self._matrix.selectionModel()):
            place = self._model.place(pair.one_id, pair.other_id)
            self._matrix.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._matrix.viewport().update()
        self._which.setText(
            self.tr("Cases: {0}").format(" · ".join(self._titles.get(each, "?") for each in pair.cases))
        )
        for button, name in ((self._one, pair.one), (self._other, pair.other)):
            button.setText(name)
        self._question.setText(
            self.tr("What must be true for “{1}” that is not yet true in “{0}”?").format(pair.one, pair.other)
        )
        # A long question is read from its beginning.
        self._question.setCursorPosition(0)

    def _moved_in_matrix(self, index: QModelIndex) -> None:
        wanted = self._model.pair(index) if index.isValid() else frozenset()
        for key, pair in self._pairs.items():
            if wanted == {pair.one_id, pair.other_id}:
                self._list.choose(key)
                self._show_pair()

    def _raise(self) -> None:
        pair = self._pairs.get(self._list.current_id)
        if pair is not None:
            self.raised.emit(pair.one_id if self._one.isChecked() else pair.other_id, self._question.text())

    def _build(self, theme: Theme) -> None:
        self._list = RowList(theme, RowLook(title_lines=4), self)
        self._list.setObjectName("confused-pairs")
        self._list.setAccessibleName(self.tr("Pairs of stages taken for each other"))
        self._list.chosen.connect(lambda _: self._show_pair())
        self._model = ConfusionModel(self)
        self._matrix = QTableView(self)
        self._matrix.setObjectName("confusion-matrix")
        self._matrix.setAccessibleName(self.tr("Stage against stage: how often taken for each other"))
        self._matrix.setVerticalHeader(NameHeader(theme, self._matrix))
        self._matrix.setModel(self._model)
        self._matrix.setItemDelegate(MatrixDelegate(theme, self._matrix))
        self._matrix.setShowGrid(False)
        self._matrix.setTabKeyNavigation(False)
        self._matrix.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._matrix.setMinimumHeight(3 * CELL)
        for header in (self._matrix.horizontalHeader(), self._matrix.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(CELL)
            header.setMinimumSectionSize(CELL)
        self._matrix.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._matrix.selectionModel().currentChanged.connect(lambda index, _: self._moved_in_matrix(index))
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.S)
        beside.addWidget(self._matrix, 1)
        beside.addWidget(self._build_form(theme))
        self._across = QWidget(self)
        across = QHBoxLayout(self._across)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.L)
        across.addWidget(self._list, 2)
        across.addWidget(right, 3)
        self._lead = TextLabel("", "muted", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._lead)
        column.addWidget(self._across, 1)
        column.addStretch(0)

    def _build_form(self, theme: Theme) -> QWidget:
        self._form = QWidget(self)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._which = TextLabel("", "muted", self._form)
        self._question = QLineEdit(self._form)
        self._question.setObjectName("confusion-question")
        self._question.returnPressed.connect(self._raise)
        self._one = SegmentButton("", self._form)
        self._one.setObjectName("confusion-one")
        self._other = SegmentButton("", self._form)
        self._other.setObjectName("confusion-other")
        group = QButtonGroup(self._form)
        group.addButton(self._one)
        group.addButton(self._other)
        self._other.setChecked(True)
        send = QPushButton(self.tr("Raise a disagreement"), self._form)
        send.setObjectName("raise-confusion")
        send.setToolTip(self.tr("Puts the question on the register of Settle, about the entry criteria (Enter)"))
        theme.set_icon(send, "disagreement", "text", 16)
        send.clicked.connect(self._raise)
        where = QWidget(self._form)
        flow = FlowLayout(where)
        flow.addWidget(label(self.tr("On the entry criteria of"), "", where))
        flow.addWidget(self._one)
        flow.addWidget(self._other)
        flow.addWidget(send)
        column.addWidget(self._which)
        column.addWidget(field_label(self.tr("Question to settle"), self._question, self._form))
        column.addWidget(self._question)
        column.addWidget(where)
        return self._form
