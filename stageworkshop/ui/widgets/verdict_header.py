"""The left edge of the comparison: the field, its agreement, and how the teams stand to each other in a row."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from stageworkshop.ui.models.side_by_side import SHOWN_ROLE, ShownRow
from stageworkshop.ui.theme import Size, Space, Theme

WIDTH = 168
ICON = 14
BAR = 5
ICONS = {
    "same": ("check", "success"),
    "other_words": ("comment", "text-muted"),
    "differs": ("edit", "warning"),
    "only": ("person", "warning"),
    "contradicts": ("warning", "danger"),
    "gap": ("split", "danger"),
    "overlap": ("merge", "warning"),
    "meets": ("check", "success"),
}
STRONG = frozenset({"contradicts", "gap"})
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class VerdictHeader(QHeaderView):
    """Paints `ShownRow`s; stays in place when the columns scroll sideways."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def height_of(self, shown: ShownRow) -> int:
        """The height that the words of a row need."""
        return sum(height + Space.XS for _, _, height in self._parts(shown)) + 2 * Space.S

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        shown = self.model().headerData(logicalIndex, Qt.Orientation.Vertical, SHOWN_ROLE)
        if not isinstance(shown, ShownRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._theme.colour("surface-raised"))
        if shown.first:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, self._theme.colour("line"))
        top = rect.top() + Space.S
        for what, text, height in self._parts(shown):
            box = QRect(rect.left() + Space.M, top, rect.width() - Space.M - Space.S, height)
            self._paint(painter, what, text, box, shown)
            top += height + Space.XS
        painter.restore()

    def _parts(self, shown: ShownRow) -> list[tuple[str, str, int]]:
        """(what, text, height) from top to bottom."""
        width = WIDTH - Space.M - Space.S
        parts: list[tuple[str, str, int]] = []
        if shown.label:
            parts.append(("label", shown.label, self._text_height(shown.label, Size.BODY, True, width)))
            if shown.figure is not None:
                height = QFontMetrics(self._theme.font(Size.SMALL)).height()
                parts.append(("figure", str(shown.figure), height))
        tag_width = width - ICON - Space.XS
        strong = shown.look in STRONG
        parts.append(("tag", shown.tag, self._text_height(shown.tag, Size.SMALL, strong, tag_width)))
        if shown.raised:
            parts.append(("raised", shown.raised, self._text_height(shown.raised, Size.SMALL, True, tag_width)))
        return parts

    def _paint(self, painter: QPainter, what: str, text: str, box: QRect, shown: ShownRow) -> None:
        if what == "figure":
            self._paint_figure(painter, box, int(text))
            return
        icon, token, words = "", "text", "text"
        if what == "tag":
            icon, token = ICONS[shown.look]
            words = "text" if shown.look in STRONG else "text-muted"
        elif what == "raised":
            icon, token, words = "disagreement", "accent", "accent"
        if icon:
            painter.drawPixmap(self._leading(box, ICON).topLeft(), self._theme.pixmap(icon, ICON, token))
            shift = ICON + Space.XS
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            box = box.adjusted(0, 0, -shift, 0) if rtl else box.adjusted(shift, 0, 0, 0)
        bold = what in ("label", "raised") or (what == "tag" and shown.look in STRONG)
        painter.setFont(self._theme.font(Size.BODY if what == "label" else Size.SMALL, bold=bold))
        painter.setPen(self._theme.colour(words))
        painter.drawText(box, WRAP, text)

    def _paint_figure(self, painter: QPainter, box: QRect, figure: int) -> None:
        font = self._theme.font(Size.SMALL, bold=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text-muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter), str(figure))
        room = box.width() - metrics.horizontalAdvance("100") - Space.S
        track = self._leading(box, room)
        track = QRect(track.left(), box.center().y() - BAR // 2, room, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(self._theme.colour("accent"))
        filled = self._leading(track, max(BAR, track.width() * figure // 100))
        painter.drawRoundedRect(filled, 2, 2)

    def _leading(self, box: QRect, width: int) -> QRect:
        """The part of a box where reading begins."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(box.right() - width + 1, box.top(), width, box.height())
        return QRect(box.left(), box.top(), width, box.height())

    def _text_height(self, text: str, size: Size, bold: bool, width: int) -> int:
        metrics = QFontMetrics(self._theme.font(size, bold=bold))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()
