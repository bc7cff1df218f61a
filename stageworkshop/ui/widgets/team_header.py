"""The head of a table whose columns are teams: the name, on the team's tint, under a bar in the team's colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from stageworkshop.ui.models.stage_matrix import HEAD_ROLE, MatrixHead
from stageworkshop.ui.theme import Size, Space, Theme

BAR = 4
LINES = 2


class TeamHeader(QHeaderView):
    """Paints sections whose model gives a `MatrixHead`; long names wrap once, then end in …"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font(Size.BODY, bold=True)).height()
        return QSize(super().sizeHint().width(), line * LINES + BAR + 2 * Space.S)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        model = self.model()
        if model is None:
            return
        head = model.headerData(logicalIndex, Qt.Orientation.Horizontal, HEAD_ROLE)
        text = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface-raised"))
        named = isinstance(head, MatrixHead)
        box = rect.adjusted(Space.S if named else Space.M, BAR + Space.XS, -Space.XS, -Space.XS)
        if isinstance(head, MatrixHead) and head.colour:
            tinted = rect.adjusted(2, 0, -2, 0)
            painter.fillRect(tinted, self._theme.team_soft(head.colour))
            painter.fillRect(QRect(tinted.left(), tinted.top(), tinted.width(), BAR), self._theme.team(head.colour))
            painter.setPen(self._theme.team(head.colour))
        else:
            painter.setPen(self._theme.colour("text-muted"))
        font = self._theme.font(Size.BODY if named else Size.SMALL, bold=True)
        painter.setFont(font)
        self._draw(painter, box, str(text or ""), QFontMetrics(font))
        painter.restore()

    def _draw(self, painter: QPainter, box: QRect, text: str, metrics: QFontMetrics) -> None:
        """The name in at most two lines."""
        first, rest = text, ""
        if metrics.horizontalAdvance(text) > box.width() and " " in text:
            words = text.split(" ")
            count = len(words)
            while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > box.width():
                count -= 1
            first, rest = " ".join(words[:count]), " ".join(words[count:])
        lines = [metrics.elidedText(each, Qt.TextElideMode.ElideRight, box.width()) for each in (first, rest) if each]
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(box, int(flags), "\n".join(lines))
