"""Draws and edits the cells of a `Sheet`: plain text, a team's swatch, a tick."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stageworkshop.ui.models.sheet import COLOUR, Index, SheetModel
from stageworkshop.ui.theme import Space, Theme

SWATCH = 12
EDGE = Space.M - 1
"""Where the text of a cell begins."""
TICK = 18
ARROW = 14
ROW_AIR = 14


class SheetDelegate(QStyledItemDelegate):
    """`refused` is emitted when what was typed into a cell could not be taken (index, text)."""

    refused = Signal(object, str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # As high as its wrapped text where the view wraps.
        wanted = super().sizeHint(option, index).height()
        return QSize(40, max(option.fontMetrics.height() + ROW_AIR, wanted))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        column = model.columns[index.column()]
        if column.flag:
            # The tick is drawn by `paint`, in the middle of the cell.
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
            option.text = ""
        elif not option.text and column.placeholder:
            option.text = column.placeholder
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text-muted"))
            option.palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour("text-muted"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colour, choice = int(index.data(COLOUR) or 0), self._has_choice(index)
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if colour or choice:
            self._marked(painter, option, index, colour, choice)
        else:
            super().paint(painter, option, index)
        if checked is not None:
            self._tick(painter, option.rect, Qt.CheckState(checked) == Qt.CheckState.Checked)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("cell-editor")
        model = index.model()
        if isinstance(model, SheetModel):
            editor.setAccessibleName(model.columns[index.column()].header)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # The model is read anew while somebody types (undo, another window): their words stay.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QLineEdit):
            return
        text = editor.text()
        if not model.setData(index, text) and text.strip():
            at = QPersistentModelIndex(index)
            QTimer.singleShot(0, self, lambda: self.refused.emit(at, text))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def _has_choice(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, SheetModel) and bool(model.columns[index.column()].options)

    def _marked(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colour: int, choice: bool) -> None:
        """A cell with a team's dot before its text, or an arrow after it that says it can be chosen."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        text, whole.text = whole.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, option.widget)
        before, after = SWATCH + Space.S if colour else 0, ARROW + Space.XS if choice else 0
        cell = option.rect.adjusted(EDGE, 0, -Space.S, 0)
        room = cell.adjusted(before, 0, -after, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(whole.palette.color(QPalette.ColorRole.Text))
        place = QStyle.visualRect(option.direction, cell, room)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setLayoutDirection(option.direction)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if colour:
            dot = QRect(cell.left(), cell.center().y() - SWATCH // 2 + 1, SWATCH, SWATCH)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.team(colour))
            painter.drawEllipse(QStyle.visualRect(option.direction, cell, dot))
        if choice:
            arrow = QRect(cell.right() - ARROW, cell.center().y() - ARROW // 2 + 1, ARROW, ARROW)
            arrow = QStyle.visualRect(option.direction, cell, arrow)
            painter.drawPixmap(arrow, self._theme.pixmap("expand", ARROW, "text-muted"))
        painter.restore()

    def _tick(self, painter: QPainter, cell: QRect, checked: bool) -> None:
        box = QRect(0, 0, TICK, TICK)
        box.moveCenter(cell.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "accent" if checked else "line-strong"
        painter.setPen(QPen(self._theme.colour(token), 1))
        painter.setBrush(self._theme.colour("accent" if checked else "surface-raised"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if checked:
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), self._theme.pixmap("check", TICK - 2, "accent-text"))
        painter.restore()
