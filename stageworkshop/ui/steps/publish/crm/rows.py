"""Rows of a table that are as high as their sentences, whatever the width."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

MARGIN = 12
"""Pixels left and right of a cell's text, as the style sheet draws it."""
_ABOVE_AND_BELOW = 8


class Sentences(QStyledItemDelegate):
    """Gives a cell the height of its wrapped text. Qt's own hint forgets the margins of the style sheet, so that a
    sentence which just fits without them loses its end, and a column as wide as its widest words lacks room for them.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        height = text_height(self._table, index) + _ABOVE_AND_BELOW
        words = self._table.fontMetrics().horizontalAdvance(str(index.data() or "")) + 2 * MARGIN + 1
        # Of what has to wrap in any case, the hint is not for all of it.
        width = words if words - size.width() <= 2 * MARGIN else size.width()
        return QSize(max(size.width(), width), max(size.height(), height))


def text_height(table: QTableView, index: QModelIndex | QPersistentModelIndex) -> int:
    """Pixels that a cell's text takes, wrapped between its margins."""
    width = max(table.columnWidth(index.column()) - 2 * MARGIN, 1)
    return table.fontMetrics().boundingRect(0, 0, width, 0, Qt.TextFlag.TextWordWrap, str(index.data() or "")).height()


def fit_rows(table: QTableView) -> None:
    """Keep every row of `table` as high as its text. Qt does so when rows change, and not when columns do."""
    table.setWordWrap(True)
    table.setItemDelegate(Sentences(table))
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.verticalHeader().hide()
    timer = QTimer(table)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(table.resizeRowsToContents)
    table.horizontalHeader().sectionResized.connect(lambda *_: timer.start())
