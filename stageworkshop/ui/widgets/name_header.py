"""The head of a table's rows: names that end in … where there is no room (a styled header of Qt's only cuts them)."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from stageworkshop.ui.theme import Size, Space, Theme


class NameHeader(QHeaderView):
    """Paints one line a row, on the side where reading begins."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        theme.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        model = self.model()
        if model is None:
            return
        text = str(model.headerData(logicalIndex, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) or "")
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.fillRect(rect, self._theme.colour("surface-raised"))
        font = self._theme.font(Size.BODY, bold=True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text-muted"))
        box = rect.adjusted(Space.S, 0, -Space.S, 0)
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
