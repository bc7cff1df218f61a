"""A line that ends in … while nobody writes in it, instead of being cut in the middle of a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame


class ElidedLine(QLineEdit):
    """The whole text is in the tooltip too, when it does not fit."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).adjusted(2, 0, -2, 0)
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= room.width()
        if self.hasFocus() or fits:
            if self.toolTip():
                self.setToolTip("")
            super().paintEvent(event)
            return
        if self.toolTip() != self.text():
            self.setToolTip(self.text())
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), text)
        painter.end()
