"""One row of the stage map: lanes, hand-offs and ways back painted, a card widget for each stage."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from stageworkshop.charter.stage_map import LABELS, Lane, Path, Point, Row, Tag
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.stage_map_card import StageMapCard
from stageworkshop.ui.widgets.wrapping import wrap
from stageworkshop.ui.words import domain_words

BAR, LANE_NAME, TAG_WORDS, BADGE = 3.0, 9.0, 7.5, 6.0
"""Measures in units of the map: a lane's bar, heights of letters, the radius of a hand-off's number."""
HEAD = 5.0
"""Length of an arrow's head."""
LOOKS: dict[str, tuple[str, float]] = {
    "flow": ("line-strong", 1.0),
    "hand_off": ("accent", 1.7),
    "recycle": ("warning", 1.0),
}
"""Kind of a path → colour token and thickness."""


class StageMapRow(QWidget):
    """Painted at `scale` device-independent pixels a unit; mirrored where people read from the right."""

    def __init__(
        self, row: Row, numbers: dict[str, int], theme: Theme, scale: float, parent: QWidget | None = None
    ) -> None:
        """`numbers` tells the places of the stages (by key) of this pipeline."""
        super().__init__(parent)
        self._row, self._numbers = row, numbers
        self._theme, self._scale = theme, scale
        self.setFixedSize(math.ceil(row.width * scale), math.ceil((row.height + 2) * scale))
        self.cards = [StageMapCard(card, theme, scale, self) for card in row.cards]
        for card in self.cards:
            corner = self._at((card.card.x + (card.card.width if self._is_mirrored() else 0), card.card.y))
            card.setGeometry(round(corner.x()), round(corner.y()), card.sizeHint().width(), card.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, lane in enumerate(self._row.lanes):
            self._paint_lane(painter, lane, shaded=number % 2 == 0)
        for path in self._row.paths:
            self._paint_path(painter, path)
        for tag in self._row.tags:
            self._paint_tag(painter, tag)
        painter.end()

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _at(self, point: Point) -> QPointF:
        x = self._row.width - point[0] if self._is_mirrored() else point[0]
        return QPointF(x * self._scale, point[1] * self._scale)

    def _box(self, x: float, y: float, width: float, height: float) -> QRectF:
        corner = self._at((x + width if self._is_mirrored() else x, y))
        return QRectF(corner.x(), corner.y(), width * self._scale, height * self._scale)

    def _font(self, units: float, *, bold: bool = False) -> QFont:
        font = self._theme.font(bold=bold)
        font.setPixelSize(max(round(units * self._scale), 10))
        return font

    def _paint_lane(self, painter: QPainter, lane: Lane, *, shaded: bool) -> None:
        if shaded:
            ground = self._box(0, lane.y, self._row.width, lane.height)
            painter.fillRect(ground, self._theme.colour("surface-sunken"))
        colour = self._theme.team(lane.colour) if lane.colour else self._theme.colour("line-strong")
        painter.fillRect(self._box(0, lane.y, BAR, lane.height), colour)
        room = self._box(BAR + 5, lane.y, LABELS - BAR - 8, lane.height)
        font = self._font(LANE_NAME, bold=True)
        step = QFontMetrics(font).height()
        # The geometry's word for a lane without a team is the domain's.
        name = lane.name if lane.team else domain_words(lane.name)
        lines = wrap(name, font, int(room.width()), max(int(room.height() / step), 1))
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        top = room.center().y() - step * len(lines) / 2
        for number, line in enumerate(lines):
            box = QRectF(room.left(), top + number * step, room.width(), step)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip, line)

    def _paint_path(self, painter: QPainter, path: Path) -> None:
        token, thickness = LOOKS[path.kind]
        colour = self._theme.colour(token)
        pen = QPen(colour, thickness * self._scale)
        if path.kind == "recycle":
            pen.setDashPattern([3.5, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [self._at(point) for point in path.points]
        size = HEAD * self._scale
        along = points[-1] - points[-2]
        length = math.hypot(along.x(), along.y()) or 1.0
        unit = along / length
        # The line ends inside the arrow's head, or its blunt end would show beyond the tip.
        painter.drawPath(_rounded([*points[:-1], points[-1] - unit * size * 0.8], 5 * self._scale))
        side = QPointF(-unit.y(), unit.x()) * size * 0.5
        back = points[-1] - unit * size
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([points[-1], back + side, back - side]))
        if path.number:
            self._paint_badge(painter, path)

    def _paint_badge(self, painter: QPainter, path: Path) -> None:
        middle, radius = self._at(path.badge), BADGE * self._scale
        painter.setPen(QPen(self._theme.colour("surface"), 1.5 * self._scale))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(self._theme.colour("accent-text"))
        painter.setFont(self._font(TAG_WORDS, bold=True))
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(path.number))

    def _paint_tag(self, painter: QPainter, tag: Tag) -> None:
        painter.setFont(self._font(TAG_WORDS))
        painter.setPen(self._theme.colour("warning" if tag.kind == "recycle" else "text-muted"))
        text = self._tag_words(tag)
        if tag.kind == "recycle":
            box = self._box(tag.x, tag.y - 6, tag.width, 12)
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            return
        box = self._box(tag.x, tag.y - 20, tag.width - 6, 40)
        step = painter.fontMetrics().height()
        lines = wrap(text, painter.font(), int(box.width()), max(int(box.height() / step), 1))
        top = box.center().y() - step * len(lines) / 2
        for number, line in enumerate(lines):
            place = QRectF(box.left(), top + number * step, box.width(), step)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip, line)

    def _tag_words(self, tag: Tag) -> str:
        number = self._numbers.get(tag.stage)
        name = tag.text.removeprefix("to ")
        if number is None:
            return QCoreApplication.translate("StageMap", "to {0}").format(name)
        return QCoreApplication.translate("StageMap", "to {0} {1}").format(number, name.removeprefix(f"{number} "))


def _rounded(points: list[QPointF], corner: float) -> QPainterPath:
    path = QPainterPath(points[0])
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into, out = before - here, after - here
        lengths = [math.hypot(way.x(), way.y()) or 1.0 for way in (into, out)]
        radius = min(corner, *(length / 2 for length in lengths))
        path.lineTo(here + into * (radius / lengths[0]))
        path.quadTo(here, here + out * (radius / lengths[1]))
    path.lineTo(points[-1])
    return path
