"""A name with its team's colour: a dot and a tint, always beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stageworkshop.ui.theme import Space, Theme

DOT = 10
HEIGHT = 26


class TeamChip(QWidget):
    """Shows `text`; colour number 0 is for people without a team."""

    def __init__(self, theme: Theme, text: str, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setToolTip(text)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + DOT + 3 * Space.S + Space.XS, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(Qt.PenStyle.NoPen)
        soft = self._theme.team_soft(self._colour) if self._colour else self._theme.colour("surface-sunken")
        painter.setBrush(soft)
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - Space.S - DOT if mirrored else Space.S
        painter.setBrush(self._theme.team(self._colour) if self._colour else self._theme.colour("text-muted"))
        painter.drawEllipse(QRectF(left, (self.height() - DOT) / 2, DOT, DOT))
        near, far = DOT + 2 * Space.S, Space.S
        box = self.rect().adjusted(far if mirrored else near, 0, -near if mirrored else -far, 0)
        painter.setPen(self._theme.colour("text"))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        text = QFontMetrics(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)

    def _height(self) -> int:
        return max(HEIGHT, QFontMetrics(self.font()).height() + Space.S)
