"""One stage on the map: number, how it ends, and its name; takes the focus and can be opened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from stageworkshop.charter.stage_map import Card
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.wrapping import wrap

KIND_ICONS: dict[str, str] = {"won": "won", "lost": "lost", "recycled": "recycle", "disqualified": "disqualified"}
"""Icons of the kinds that end a record's way."""
PAD, NUMBER, NAME, SMALLEST_NAME = 5.0, 7.5, 9.25, 7.5
"""Padding and heights of letters in units of the map."""


class StageMapCard(QAbstractButton):
    """Painted at `scale` device-independent pixels a unit. `moved` asks for the focus to go on: by stages, by rows."""

    moved = Signal(int, int)

    def __init__(self, card: Card, theme: Theme, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self._theme = theme
        self._scale = scale
        self._in_hand = False
        self.setObjectName(f"map-{card.stage}")
        self.setText(card.name)
        self.setToolTip(card.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_in_hand(self, in_hand: bool) -> None:
        """Mark the stage that is talked about; Tab reaches the map here."""
        self._in_hand = in_hand
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.card.width * self._scale), round(self.card.height * self._scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = -1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else 1
        moves = {
            Qt.Key.Key_Left: (back, 0),
            Qt.Key.Key_Right: (-back, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.moved.emit(*moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ended = self.card.kind != "open"
        self._paint_ground(painter, ended)
        area = QRectF(self.rect()).adjusted(*(PAD * self._scale * side for side in (1, 0.8, -1, -0.6)))
        small = self._font(NUMBER)
        height = QFontMetricsF(small).height()
        painter.setFont(small)
        painter.setPen(self._theme.colour("text-muted"))
        head = QRectF(area.left(), area.top(), area.width(), height)
        painter.drawText(head, self._leading(), str(self.card.number))
        if ended:
            self._paint_kind(painter, head)
        self._paint_name(painter, area.adjusted(0, height, 0, 0))
        painter.end()

    def _paint_ground(self, painter: QPainter, ended: bool) -> None:
        shape = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        token = "accent-soft" if ended or self._in_hand else "hover" if self.underMouse() else "surface-raised"
        line = "focus" if self.hasFocus() else "accent" if ended or self._in_hand else "line-strong"
        painter.setBrush(self._theme.colour(token))
        painter.setPen(QPen(self._theme.colour(line), 3 if self.hasFocus() else 2 if self._in_hand else 1))
        painter.drawRoundedRect(shape, 5 * self._scale, 5 * self._scale)

    def _paint_kind(self, painter: QPainter, head: QRectF) -> None:
        side = round(head.height())
        picture = self._theme.pixmap(KIND_ICONS[self.card.kind], side, "accent", self.devicePixelRatioF())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(round(head.left() if mirrored else head.right() - side), round(head.top()), picture)

    def _paint_name(self, painter: QPainter, area: QRectF) -> None:
        letters, lines = NAME, [self.card.name]
        font = self._font(letters, bold=True)
        while letters >= SMALLEST_NAME:
            font = self._font(letters, bold=True)
            most = max(int((area.height() + 1) / QFontMetricsF(font).height()), 1)
            lines = wrap(self.card.name, font, int(area.width()), most)
            # The first size in which nothing is left out.
            if not lines[-1].endswith("…"):
                break
            letters -= 0.5
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        step = QFontMetricsF(font).height()
        for number, line in enumerate(lines):
            box = QRectF(area.left(), area.top() + number * step, area.width(), step)
            painter.drawText(box, self._leading(), line)

    def _leading(self) -> Qt.AlignmentFlag | Qt.TextFlag:
        # The painter's own direction turns this round where people read from the right.
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip

    def _font(self, units: float, *, bold: bool = False) -> QFont:
        font = self._theme.font(bold=bold)
        font.setPixelSize(max(round(units * self._scale), 10))
        return font
