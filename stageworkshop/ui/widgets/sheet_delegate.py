"""Draws and edits the cells of a `Sheet`: plain text, a team's swatch, a tick."""

from __future__ import annotations

import re

from PySide6.QtCore import QAbstractItemModel, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stageworkshop.ui.models.sheet import COLOUR, Index, SheetModel
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.wrapping import wrap

SWATCH = 12
EDGE = Space.M - 1
"""Where the text of a cell begins."""
TICK = 18
ARROW = 14
ROW_AIR = 14
MOST_LINES = 8
BREAKS = re.compile(r"[@._](?=.)")
PIECES = re.compile(r"[^\s@._-]+[@._-]?")
"""What stays on one line."""
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
BREAK_HERE = "\N{ZERO WIDTH SPACE}"


class SheetDelegate(QStyledItemDelegate):
    """`refused` is emitted when what was typed into a cell could not be taken (index, text)."""

    refused = Signal(object, str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # As high as its wrapped text where the view wraps.
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        lines = self._lines(whole, index)
        height = max(option.fontMetrics.height(), whole.fontMetrics.height() * len(lines))
        return QSize(40, height + ROW_AIR)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        column = model.columns[index.column()]
        if column.quiet:
            option.font = self._theme.font(Size.SMALL)
            option.fontMetrics = QFontMetrics(option.font)
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text-muted"))
            option.palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour("text-muted"))
        if column.flag:
            # The tick is drawn by `paint`, in the middle of the cell.
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
            option.text = ""
        elif "@" in option.text:
            # An address has no blanks at which it could go on in another line.
            option.text = BREAKS.sub(f"\\g<0>{BREAK_HERE}", option.text)
        elif not option.text and column.placeholder:
            option.text = column.placeholder
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text-muted"))
            option.palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour("text-muted"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        self._marked(painter, option, index, int(index.data(COLOUR) or 0), self._has_choice(index))
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

    def least_width(self, model: SheetModel, column: int) -> int:
        """Device-independent pixels in which no word of a column has to be broken."""
        told = model.columns[column]
        font = self._theme.font(Size.SMALL) if told.quiet else self._theme.font()
        metrics = QFontMetrics(font)
        words = {
            word
            for row in range(model.rowCount())
            for word in PIECES.findall(str(model.index(row, column).data() or told.placeholder))
        }
        widest = max(map(metrics.horizontalAdvance, words), default=0)
        marks = (ARROW + Space.XS if told.options else 0) + (SWATCH + Space.S if told.colour else 0)
        return widest + marks + EDGE + Space.S + 2

    def _has_choice(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, SheetModel) and model.editable and bool(model.columns[index.column()].options)

    def _lines(self, option: QStyleOptionViewItem, index: Index) -> list[str]:
        """The text of a cell as it stands in the column's width."""
        room = option.rect.width() - EDGE - Space.S
        if self._has_choice(index):
            room -= ARROW + Space.XS
        if index.data(COLOUR):
            room -= SWATCH + Space.S
        wraps = option.features & QStyleOptionViewItem.ViewItemFeature.WrapText
        most = MOST_LINES if wraps else 1
        parts = option.text.split("\n")[:most]
        lines = [line for part in parts for line in wrap(part, option.font, room, most)][:most]
        # Half an address is read from the left too, in a window that is read from the right.
        return [f"{LEFT_TO_RIGHT}{line}{LEFT_TO_RIGHT}" for line in lines] if "@" in option.text else lines

    def _marked(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colour: int, choice: bool) -> None:
        """A cell's text, with a team's dot before it, and after it an arrow that says that it can be chosen."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        lines, whole.text = self._lines(whole, index), ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, option.widget)
        before, after = SWATCH + Space.S if colour else 0, ARROW + Space.XS if choice else 0
        cell = option.rect.adjusted(EDGE, 0, -Space.S, 0)
        room = cell.adjusted(before, 0, -after, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(whole.palette.color(QPalette.ColorRole.Text))
        painter.setFont(whole.font)
        place = QStyle.visualRect(option.direction, cell, room)
        painter.setLayoutDirection(option.direction)
        height = whole.fontMetrics.height()
        place.setTop(place.center().y() - height * len(lines) // 2 + 1)
        place.setHeight(height)
        for line in lines:
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
            place.translate(0, height)
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
