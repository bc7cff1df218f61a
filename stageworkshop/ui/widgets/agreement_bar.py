"""How far the teams agree on something: a bar and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stageworkshop.ui.theme import Size, Space, Theme

BAR = 72
THICK = 6


class AgreementBar(QWidget):
    """`share` runs from 0 (nothing in common) to 1 (the same); None says that there is nothing to compare yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share: float | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_share(None)

    @property
    def words(self) -> str:
        """What stands beside the bar."""
        return self._words

    def set_share(self, share: float | None, words: str = "") -> None:
        """Show a share; `words` take the place of “80 % agree”."""
        self._share = None if share is None else min(max(share, 0.0), 1.0)
        if share is None:
            self._words = words or self.tr("nothing to compare")
        else:
            self._words = words or self.tr("{0} % agree").format(round(100 * min(max(share, 0.0), 1.0)))
        self.setAccessibleName(self._words)
        self.setToolTip(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Size.SMALL))
        return QSize(BAR + Space.S + metrics.horizontalAdvance(self._words) + 2, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - BAR if mirrored else 0
        top = (self.height() - THICK) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(left, top, BAR, THICK), 3, 3)
        if self._share:
            filled = max(BAR * self._share, THICK)
            painter.setBrush(self._theme.colour(self._token()))
            painter.drawRoundedRect(QRectF(left + BAR - filled if mirrored else left, top, filled, THICK), 3, 3)
        painter.setFont(self._theme.font(Size.SMALL))
        painter.setPen(self._theme.colour("text-muted"))
        room = QRectF(0 if mirrored else BAR + Space.S, 0, self.width() - BAR - Space.S, self.height())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()

    def _token(self) -> str:
        share = self._share or 0.0
        return "success" if share >= 0.8 else "warning" if share >= 0.4 else "danger"
