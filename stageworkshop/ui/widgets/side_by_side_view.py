"""Drafts side by side: a column for each team, the words that differ marked, rows as high as their longest wording."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from stageworkshop.domain.alignment import Run
from stageworkshop.ui.models.side_by_side import AGREED_KEY, RUNS_ROLE, ShownRow, SideBySideModel
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.marked_text import lay_out
from stageworkshop.ui.widgets.team_header import TeamHeader
from stageworkshop.ui.widgets.verdict_header import VerdictHeader

Index = QModelIndex | QPersistentModelIndex
NARROWEST = 140
FRAME = 1
SIDE, TOP = Space.S, Space.S


class SideBySideView(QTableView):
    """Arrows move; D raises, W takes a team's wording, H hides what agrees, A shows the agreed text, Enter opens
    what is on record."""

    moved = Signal()
    raise_asked = Signal()
    take_asked = Signal()
    hide_asked = Signal()
    agreed_asked = Signal()
    entered = Signal()

    def __init__(self, model: SideBySideModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drafts = model
        self.setModel(model)
        self._verdicts = VerdictHeader(theme, self)
        self.setVerticalHeader(self._verdicts)
        self.setHorizontalHeader(TeamHeader(theme, self))
        self._delegate = WordsDelegate(theme, model, self)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setProperty("role", "matrix")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fit)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)
        theme.changed.connect(self.fit)
        self._verdicts.sectionClicked.connect(self._take_row)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    @property
    def shown(self) -> ShownRow | None:
        """The row in hand."""
        index = self.currentIndex()
        return self._drafts.rows[index.row()] if index.isValid() else None

    @property
    def team_id(self) -> str:
        """The team of the column in hand; "" when none is or it is the agreed text's."""
        index = self.currentIndex()
        return self._drafts.heads[index.column()].key if index.isValid() else ""

    def take(self, row: int, column: int) -> None:
        """Take a cell in hand, or the nearest there is."""
        if self._drafts.rowCount() and self._drafts.columnCount():
            row = min(max(row, 0), self._drafts.rowCount() - 1)
            self.setCurrentIndex(self._drafts.index(row, min(max(column, 0), self._drafts.columnCount() - 1)))

    def fit(self) -> None:
        """Share the width among the columns and give each row the height of its longest wording."""
        self._later.stop()
        columns = self._drafts.columnCount()
        if not columns:
            return
        room = max(self.viewport().width(), 1)
        each = max(NARROWEST, room // columns)
        for column in range(columns):
            last = column == columns - 1 and each * columns <= room
            self.setColumnWidth(column, room - each * (columns - 1) if last else each)
        self._delegate.forget()
        total = 0
        for number, shown in enumerate(self._drafts.rows):
            height = max(
                self._verdicts.height_of(shown),
                *(self._delegate.height(self._drafts.index(number, n), self.columnWidth(n)) for n in range(columns)),
            )
            self.setRowHeight(number, height)
            total += height
        # No taller than its rows, so that what can be done with a row lies right below a short table.
        bar = self.horizontalScrollBar().sizeHint().height() if each * columns > room else 0
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + total + bar + 2 * FRAME)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_D: self.raise_asked,
            Qt.Key.Key_W: self.take_asked,
            Qt.Key.Key_H: self.hide_asked,
            Qt.Key.Key_A: self.agreed_asked,
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
        }
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and (asked := acts.get(Qt.Key(event.key()))) is not None:
            asked.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._later.start()

    def _take_row(self, row: int) -> None:
        self.take(row, max(self.currentIndex().column(), 0))
        self.setFocus(Qt.FocusReason.MouseFocusReason)


class WordsDelegate(QStyledItemDelegate):
    """Paints wordings; what was set once is kept until the width or the content changes."""

    def __init__(self, theme: Theme, model: SideBySideModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._set: dict[tuple[int, int], tuple[QTextLayout, int]] = {}

    def forget(self) -> None:
        """Everything has to be set anew."""
        self._set = {}

    def height(self, index: Index, width: int) -> int:
        """The height of a cell of this width."""
        return self._layout(index, width)[1] + 2 * TOP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(NARROWEST, self.height(index, NARROWEST))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        head, shown = self._model.heads[index.column()], self._model.rows[index.row()]
        state = option.state
        painter.save()
        ground = "surface" if head.key == AGREED_KEY else "surface-raised"
        painter.fillRect(rect, self._theme.colour(ground))
        if shown.first:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, self._theme.colour("line"))
        layout, _ = self._layout(index, rect.width())
        painter.setPen(self._theme.colour("text" if index.data(RUNS_ROLE) else "text-muted"))
        layout.draw(painter, QPointF(rect.left() + SIDE, rect.top() + TOP))
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = state & QStyle.StateFlag.State_Active and option.widget.hasFocus()
            painter.setPen(QPen(self._theme.colour("focus" if focused else "line-strong"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 2, -2, -2), 6, 6)
        painter.restore()

    def _layout(self, index: Index, width: int) -> tuple[QTextLayout, int]:
        place = (index.row(), index.column())
        found = self._set.get(place)
        if found is None:
            runs = index.data(RUNS_ROLE) or self._nothing(index)
            found = lay_out(runs, width - 2 * SIDE, self._theme.font(Size.BODY), self._theme)
            self._set[place] = found
        return found

    def _nothing(self, index: Index) -> tuple[Run, ...]:
        head = self._model.heads[index.column()]
        if head.key == AGREED_KEY and not self._model.rows[index.row()].first:
            return (Run("", "same"),)
        return (Run(self._model.nothing(head.key), "same"),)
