"""Case by case: where most of each team put it, and who put it where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.standing.calibration import Calibration, CaseFigures, TeamAnswer
from stageworkshop.store.queries.names import PersonName
from stageworkshop.ui.models.case_results import DIFFERS_ROLE, TEAM_ROLE, CaseResult, CaseResultsModel, Heads
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import scrolling
from stageworkshop.ui.widgets.team_chip import TeamChip
from stageworkshop.ui.widgets.team_header import TeamHeader

ROW_HEIGHT, TALLEST_ROW = 46, 63
"""Two lines of words, and three: more would hide the other cases."""
NARROWEST_ANSWER, ANSWER_WIDTH = 88, 96
TITLE_WIDTH = 160


class CaseResults(QWidget):
    """A table of cases; Enter or a click opens one: who put it where, in team colours."""

    case_chosen = Signal(str)
    """The case in hand (id); "" when none is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: dict[str, CaseFigures] = {}
        self._case = ""
        self._panes = QStackedWidget(self)
        self._build()

    @property
    def current_id(self) -> str:
        """The case in hand."""
        return self._case

    def show_cases(self, found: Calibration) -> None:
        """Show the cases; the one in hand stays in hand."""
        self._found = {each.case.id: each for each in found.cases}
        heads = Heads(
            self.tr("Case"),
            self.tr("Agreement"),
            self.tr("Expected"),
            tuple((team.name, team.colour) for team in found.teams),
        )
        with QSignalBlocker(self._table.selectionModel()):
            self._model.set_results(heads, [self._row(each) for each in found.cases])
        rows = self._model.rowCount()
        self._fit_columns()
        place = self._model.place(self._case)
        if rows:
            # Not `selectRow`, which finds no column to begin with where people read from the right.
            self._table.setCurrentIndex(self._model.index(max(place, 0), 0))
        self._show_case(self._table.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _fit_columns(self) -> None:
        """The titles take what the answers leave, and these give a little; rows are as high as their words."""
        others = self._model.columnCount() - 1
        if others <= 0:
            return
        width = self._table.viewport().width()
        each = min(max((width - TITLE_WIDTH) // others, NARROWEST_ANSWER), ANSWER_WIDTH)
        for column in range(1, others + 1):
            self._table.setColumnWidth(column, each)
        self._table.setColumnWidth(0, max(width - others * each, TITLE_WIDTH))
        for row in range(self._model.rowCount()):
            self._table.setRowHeight(row, min(max(self._table.sizeHintForRow(row), ROW_HEIGHT), TALLEST_ROW))

    def _row(self, each: CaseFigures) -> CaseResult:
        share = each.agreement
        return CaseResult(
            case_id=each.case.id,
            title=each.case.title,
            agreement="–" if share is None else self.tr("{0} %").format(round(100 * share)),
            expected=each.case.expected or "–",
            teams=tuple(self._words(answer) for answer in each.by_team),
            differs=tuple(bool(answer.counts) and answer.stage_id != each.majority_id for answer in each.by_team),
        )

    def _words(self, answer: TeamAnswer) -> str:
        if not answer.counts:
            return "–"
        if answer.stage:
            return answer.stage
        return self.tr("split: {0}").format(" / ".join(f"{name} {count}" for name, count in answer.counts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._table.hasFocus():
            self._open()
        elif event.key() == Qt.Key.Key_Escape and self._panes.currentWidget() is not self._table:
            self._close()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._case:
            self._panes.setCurrentIndex(1)
            self._back.setFocus()

    def _close(self) -> None:
        self._panes.setCurrentWidget(self._table)
        self._table.setFocus()

    def _move(self, by: int) -> None:
        """To the case before or after, without going back to the table."""
        row = self._table.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(row, 0))

    def _show_case(self, index: QModelIndex) -> None:
        self._case = self._model.case_id(index)
        self.case_chosen.emit(self._case)
        while (item := self._detail.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = self._found.get(self._case)
        if found is None:
            self._panes.setCurrentWidget(self._table)
            return
        row = index.row()
        self._before.setEnabled(row > 0)
        self._after.setEnabled(row + 1 < self._model.rowCount())
        self._detail.body.addWidget(TextLabel(found.case.title, "heading", self._detail))
        if found.case.facts:
            self._detail.body.addWidget(TextLabel(found.case.facts, "muted", self._detail))
        if not found.placed:
            self._detail.body.addWidget(TextLabel(self.tr("Nobody has sorted this case."), "muted", self._detail))
        for stage, persons in found.placed:
            self._detail.body.addWidget(self._placed(stage, persons))

    def _placed(self, stage: str, persons: tuple[PersonName, ...]) -> QWidget:
        line = QWidget(self._detail)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, Space.XS, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("{0} ({1})").format(stage, len(persons)), "label", line))
        chips = QWidget(line)
        flow = FlowLayout(chips)
        for person in persons:
            words = f"{person.name} · {person.team.name}" if person.team else person.name
            flow.addWidget(TeamChip(self._theme, words, person.team.colour if person.team else 0, chips))
        column.addWidget(chips)
        return line

    def _build(self) -> None:
        self._model = CaseResultsModel(self)
        self._table = QTableView(self)
        self._table.setObjectName("case-results")
        self._table.setAccessibleName(self.tr("Cases and where each team put them"))
        self._table.setHorizontalHeader(TeamHeader(self._theme, self._table))
        self._table.setModel(self._model)
        self._table.setItemDelegate(_AnswerDelegate(self._theme, self._table))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Its room is kept, so that rows that grow do not make the columns narrower again.
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._table.viewport().installEventFilter(self)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._table.horizontalHeader().setMinimumSectionSize(90)
        self._table.horizontalHeader().setDefaultSectionSize(ANSWER_WIDTH)
        self._table.selectionModel().currentRowChanged.connect(lambda index, _: self._show_case(index))
        self._table.clicked.connect(lambda _: self._open())
        self._table.setToolTip(self.tr("Enter or a click shows who put a case where"))
        self._panes.addWidget(self._table)
        self._panes.addWidget(self._build_detail())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)

    def _build_detail(self) -> QWidget:
        pane = QWidget(self)
        self._detail = Card(parent=pane)
        self._back = self._button("all-cases", self.tr("All cases"), "back", self._close)
        self._before = self._button("case-earlier", self.tr("The one before"), "up", lambda: self._move(-1))
        self._after = self._button("case-later", self.tr("The next one"), "down", lambda: self._move(1))
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        bar.addWidget(self._back)
        bar.addStretch(1)
        bar.addWidget(self._before)
        bar.addWidget(self._after)
        inner = QWidget(pane)
        inner.setProperty("role", "scrolled")
        within = QVBoxLayout(inner)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self._detail)
        within.addStretch(1)
        area = scrolling(inner, pane)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(bar)
        column.addWidget(area, 1)
        return pane

    def _button(self, name: str, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = only_looks(QPushButton(words, self))
        button.setObjectName(name)
        button.setProperty("role", "quiet")
        self._theme.set_icon(button, icon, "text-muted", 16)
        button.clicked.connect(lambda: act())
        return button


class _AnswerDelegate(QStyledItemDelegate):
    """An answer that differs from most is bold and underlined in its team's colour."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight
        if index.data(DIFFERS_ROLE):
            font = self._theme.font(Size.BODY, bold=True)
            font.setUnderline(True)
            option.font = font

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.data(DIFFERS_ROLE):
            colour = self._theme.team(int(index.data(TEAM_ROLE)))
            painter.fillRect(
                option.rect.left(), option.rect.top() + Space.S, 3, option.rect.height() - 2 * Space.S, colour
            )
