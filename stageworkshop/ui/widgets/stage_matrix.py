"""The matrix stages × teams: one view for Draft (how far) and Compare (where to talk first)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from stageworkshop.ui.models.stage_matrix import CELL_ROLE, ROW_ROLE, MatrixCell, MatrixRow, StageMatrixModel
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.tokens import blend
from stageworkshop.ui.widgets.team_header import TeamHeader
from stageworkshop.ui.widgets.wrapping import wrap

Index = QModelIndex | QPersistentModelIndex
ICONS = {
    "writing": ("pen", "text"),
    "done": ("check-circle", "success"),
    "no_opinion": ("stance-abstain", "text-muted"),
    "not_begun": ("circle", "line-strong"),
    "hidden": ("eye-off", "text-muted"),
}
ICON = 16
ROW = 40
TALL = 56
"""Of a row whose name takes two lines and has a note below."""
HOTTEST = 0.25
"""Share of the warning colour where there is no agreement at all; more would take contrast from the figure."""
NARROWEST_NAME = 168
WIDE_CELL = 112
"""A cell wider than this gives what it has more to the names."""
GAP = 2
FRAME = 1
WIDEST_NAME = 280


class StageMatrix(QTableView):
    """Arrows move, Enter, Space or a click opens a cell."""

    opened = Signal(str, str)
    """A cell was chosen: stage id, column key ("" for the stage's name)."""

    def __init__(self, model: StageMatrixModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matrix = model
        self.setModel(model)
        self.setHorizontalHeader(TeamHeader(theme, self, centred=True))
        self.setItemDelegate(MatrixDelegate(theme, self))
        self.setProperty("role", "matrix")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        model.modelReset.connect(self._shape)
        model.dataChanged.connect(self._share_width)
        self.clicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    @property
    def stage_id(self) -> str:
        """The stage of the current cell; "" when none is."""
        index = self.currentIndex()
        return self._matrix.rows[index.row()].id if index.isValid() else ""

    def take(self, stage_id: str, key: str = "") -> None:
        """Make a cell the current one; the first one when the stage is not there."""
        # A pipeline's heading has no id.
        row = self._matrix.row_of(stage_id) if stage_id else -1
        if row < 0:
            row = next((number for number, each in enumerate(self._matrix.rows) if each.id), -1)
        column = self._matrix.column_of(key) if key else min(1, self._matrix.columnCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self._matrix.index(row, max(column, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        # What is asked above the table takes room from it: the cell that the question is about stays in sight.
        place = self.visualRect(self.currentIndex())
        if self.currentIndex().isValid() and 0 <= place.top() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def _open(self, index: Index) -> None:
        if index.isValid() and (row := self._matrix.rows[index.row()]).id:
            self.opened.emit(row.id, self._matrix.heads[index.column() - 1].key if index.column() else "")

    def _shape(self) -> None:
        self.clearSpans()
        for number, row in enumerate(self._matrix.rows):
            if not row.id:
                self.setSpan(number, 0, 1, self._matrix.columnCount())
        self._share_width()

    def _share_width(self) -> None:
        columns = self._matrix.columnCount() - 1
        if columns < 1:
            return
        room = self.viewport().width()
        name = min(WIDEST_NAME, max(NARROWEST_NAME, room - columns * WIDE_CELL), room // 2)
        self.setColumnWidth(0, name)
        each = (room - name) // columns
        for column in range(1, columns + 1):
            self.setColumnWidth(column, each if column < columns else room - name - each * (columns - 1))
        total = 0
        for number, row in enumerate(self._matrix.rows):
            lines = wrap(row.name, self._theme.font(), name - Space.M - Space.S, 2) if row.note else ()
            height = TALL if len(lines) > 1 else ROW
            if self.rowHeight(number) != height:
                self.setRowHeight(number, height)
            total += height
        # No taller than its rows: the rest of the page stays calm.
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + total + 2 * FRAME)


class MatrixDelegate(QStyledItemDelegate):
    """Paints names, headings and states by shape, word and tint."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(64, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.id:
            self._heading(painter, rect, row)
        elif index.column() == 0:
            self._name(painter, rect, row)
        else:
            self._cell(painter, rect.adjusted(GAP, GAP, -GAP, -GAP), index)
        self._state(painter, rect, option)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: MatrixRow) -> None:
        font = self._theme.font(Size.SMALL, bold=True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text-muted"))
        box = rect.adjusted(Space.M, 0, -Space.M, -6)
        text = QFontMetrics(font).elidedText(row.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading), text)

    def _name(self, painter: QPainter, rect: QRect, row: MatrixRow) -> None:
        box = rect.adjusted(Space.M, 0, -Space.S, 0)
        font, small = self._theme.font(), self._theme.font(Size.SMALL)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        upper, lower = box, QRect()
        if row.note:
            foot = QFontMetrics(small).height() + 2
            upper, lower = box.adjusted(0, 2, 0, -foot), box.adjusted(0, box.height() - foot - 2, 0, -2)
            painter.setFont(small)
            painter.setPen(self._theme.colour("text-muted"))
            note = QFontMetrics(small).elidedText(row.note, Qt.TextElideMode.ElideRight, lower.width())
            painter.drawText(lower, align, note)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        metrics = QFontMetrics(font)
        lines = wrap(row.name, font, upper.width(), max(1, upper.height() // metrics.lineSpacing()))
        painter.drawText(upper, align, "\n".join(lines))

    def _cell(self, painter: QPainter, rect: QRect, index: Index) -> None:
        cell: MatrixCell = index.data(CELL_ROLE)
        if cell.look == "none":
            return
        model = index.model()
        colour = model.heads[index.column() - 1].colour if isinstance(model, StageMatrixModel) else 0
        ground = self._ground(cell, colour)
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, 6, 6)
        if cell.look == "heat":
            self._heat(painter, rect, cell)
        elif cell.look == "plain":
            painter.setPen(self._theme.colour("text-muted"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), cell.figure)
        else:
            self._progress(painter, rect, cell)

    def _ground(self, cell: MatrixCell, colour: int) -> QColor | None:
        if cell.look in ("writing", "done"):
            return self._theme.team_soft(colour) if colour else self._theme.colour("surface-sunken")
        if cell.look == "heat":
            # The less the teams agree, the stronger the tint: that is where to talk first.
            tokens = self._theme.colours
            if cell.heat > 50:
                return QColor(blend(tokens["mark-differs"], tokens["surface-raised"], (100 - cell.heat) / 50))
            return QColor(blend(tokens["warning"], tokens["mark-differs"], HOTTEST * (50 - cell.heat) / 50))
        return None

    def _progress(self, painter: QPainter, rect: QRect, cell: MatrixCell) -> None:
        icon, token = ICONS[cell.look]
        font = self._theme.font(bold=cell.look == "done")
        metrics = QFontMetrics(font)
        text = f"{cell.words} {cell.figure}".strip()
        if ICON + Space.XS + metrics.horizontalAdvance(text) > rect.width() - Space.M:
            text = cell.figure
        width = ICON + (Space.XS + metrics.horizontalAdvance(text) if text else 0)
        left = rect.left() + max(Space.XS, (rect.width() - width) // 2)
        pixmap = self._theme.pixmap(icon, ICON, token)
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before = left - rect.left()
        at = rect.right() - before - ICON if mirrored else left
        painter.drawPixmap(at, rect.center().y() - ICON // 2 + 1, pixmap)
        if text:
            painter.setFont(font)
            painter.setPen(self._theme.colour("text" if cell.look in ("writing", "done") else "text-muted"))
            painter.drawText(
                rect.adjusted(
                    0 if mirrored else before + ICON + Space.XS, 0, -(before + ICON + Space.XS) if mirrored else 0, 0
                ),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                text,
            )

    def _heat(self, painter: QPainter, rect: QRect, cell: MatrixCell) -> None:
        painter.setFont(self._theme.font(bold=cell.heat < 50))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(rect.adjusted(0, 0, 0, -8), int(Qt.AlignmentFlag.AlignCenter), cell.figure)
        track = QRect(rect.left() + Space.M, rect.bottom() - 9, rect.width() - 2 * Space.M, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(track, 2, 2)
        filled = max(4, track.width() * cell.heat // 100)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            track.setLeft(track.right() - filled + 1)
        track.setWidth(filled)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(track, 2, 2)

    def _state(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        state = option.state
        if not state & QStyle.StateFlag.State_Enabled:
            return
        selected, hover = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        if not selected and not hover:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        in_focus = selected and option.widget.hasFocus()
        painter.setPen(QPen(self._theme.colour("focus" if in_focus else "line-strong"), 2 if selected else 1))
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 7, 7)
