"""Signatures as pen strokes: a pad to sign on with mouse, pen or finger, and a view that shows what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stageworkshop.ui.theme import Space, Theme

BOX = 1000
"""Width of the box in which strokes are kept; its height follows the pad's shape."""
HEIGHT = 140
LINE_AT = 0.74
PEN = 2.2
LEAST_STEP = 3
"""Points nearer to each other than this (in units of the box) say nothing new."""

Point = tuple[int, int]
Stroke = Sequence[Sequence[int]]


class SignaturePad(QWidget):
    """Keeps strokes as lists of [x, y] in a box 0..1000 wide (y downwards, in the same unit)."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strokes: list[list[Point]] = []
        self._pressed = False
        self.setObjectName("signature-pad")
        self.setAccessibleName(self.tr("Signature, to be drawn. Without mouse or pen, type the name instead."))
        self.setToolTip(self.tr("Sign here. Backspace takes the last stroke back, Delete clears."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setMaximumWidth(520)
        theme.changed.connect(self.update)

    @property
    def strokes(self) -> list[list[list[int]]]:
        """What was drawn so far, as the sign-off keeps it."""
        return [[[x, y] for x, y in stroke] for stroke in self._strokes]

    @property
    def is_empty(self) -> bool:
        return not self._strokes

    def clear(self) -> None:
        """Take all strokes away."""
        self._pressed = False
        if self._strokes:
            self._strokes = []
            self._tell()

    def undo_stroke(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self._tell()

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Accepted, so that Qt does not send the same stroke once more as a mouse.
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()

    def event(self, event: QEvent) -> bool:
        kinds = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
        if event.type() in kinds:
            self._touch(event)
            event.accept()
            return True
        if event.type() == QEvent.Type.TouchCancel:
            self._end()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Undo):
            self.undo_stroke()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("focus" if focused else "line-strong"), 2 if focused else 1))
        painter.setBrush(self._theme.colour("surface-raised"))
        painter.drawRoundedRect(area, 8, 8)
        y = self.height() * LINE_AT
        painter.setPen(QPen(self._theme.colour("line-strong"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(Space.XL, y), QPointF(self.width() - Space.XL, y))
        painter.setPen(self._theme.colour("text-muted"))
        below = QRectF(Space.XL, y + 2, self.width() - 2 * Space.XL, self.height() - y - 4)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("sign above the line"))
        scale = self.width() / BOX
        draw_strokes(painter, self._strokes, self._theme, lambda x, y: QPointF(x * scale, y * scale))

    def _touch(self, event: QEvent) -> None:
        points = event.points()  # type: ignore[attr-defined]  # QTouchEvent, which PySide hands over as QEvent
        if not points:
            return
        place = points[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._begin(place)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._go_on(place)
        else:
            self._end()

    def _begin(self, place: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = True
        self._strokes.append([self._point(place)])
        self.update()

    def _go_on(self, place: QPointF) -> None:
        if not self._pressed or not self._strokes:
            return
        stroke, point = self._strokes[-1], self._point(place)
        if abs(point[0] - stroke[-1][0]) + abs(point[1] - stroke[-1][1]) >= LEAST_STEP:
            stroke.append(point)
            self.update()

    def _end(self) -> None:
        if self._pressed:
            self._pressed = False
            self._tell()

    def _point(self, place: QPointF) -> Point:
        scale = BOX / max(self.width(), 1)
        x, y = round(place.x() * scale), round(place.y() * scale)
        return min(max(x, 0), BOX), min(max(y, 0), BOX)

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


class SignatureView(QWidget):
    """Shows strokes as large as they fit, as they stand in the charter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strokes: Sequence[Stroke] = ()
        self.setFixedSize(200, 64)
        self.setAccessibleName(self.tr("Drawn signature"))
        theme.changed.connect(self.update)

    def show_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Show another signature."""
        self._strokes = strokes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        points = [(point[0], point[1]) for stroke in self._strokes for point in stroke]
        if not points:
            return
        left, top = min(x for x, _ in points), min(y for _, y in points)
        wide, high = max(x for x, _ in points) - left, max(y for _, y in points) - top
        room_x, room_y = self.width() - 8, self.height() - 8
        scale = min(room_x / max(wide, 1), room_y / max(high, 1), room_x / BOX * 1.6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        down = (self.height() - high * scale) / 2
        draw_strokes(
            painter,
            self._strokes,
            self._theme,
            lambda x, y: QPointF(4 + (x - left) * scale, down + (y - top) * scale),
        )


def draw_strokes(
    painter: QPainter, strokes: Sequence[Stroke], theme: Theme, place: Callable[[int, int], QPointF]
) -> None:
    """Draws strokes with `place` turning a point of the box into one of the widget."""
    pen = QPen(theme.colour("text"), PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in strokes:
        points = [place(point[0], point[1]) for point in stroke]
        if len(points) == 1:
            # A touch without a movement still leaves its dot.
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))
