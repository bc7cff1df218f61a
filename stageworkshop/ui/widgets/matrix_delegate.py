"""Cells of a matrix of counts, darker and bolder where the count is higher."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stageworkshop.ui.models.confusion_matrix import SHARE_ROLE
from stageworkshop.ui.theme import Size, Theme


class MatrixDelegate(QStyledItemDelegate):
    """The number stays readable on every ground; the shade only leads the eye."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share = index.data(SHARE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = option.rect.adjusted(1, 1, -1, -1)
        painter.fillRect(cell, self._ground(share))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font(Size.BODY, bold=bool(share and share >= 0.5)))
        text = "·" if share is None else str(index.data())
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _ground(self, share: float | None) -> QColor:
        if not share:
            return self._theme.colour("surface-sunken" if share is None else "surface-raised")
        strong, ground = self._theme.colour("mark-differs"), self._theme.colour("surface-raised")
        weight = 0.25 + 0.75 * share
        mixed = [a * weight + b * (1 - weight) for a, b in zip(strong.getRgb()[:3], ground.getRgb()[:3], strict=True)]  # type: ignore[index]
        return QColor(*(round(channel) for channel in mixed))
