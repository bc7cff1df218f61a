"""What the faces of the projector are put together from: words, teams, cards in team colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stageworkshop.domain.alignment import Run
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import align_to_reading
from stageworkshop.ui.widgets.marked_text import lay_out
from stageworkshop.ui.widgets.team_chip import TeamChip

CARD = 340
"""Least width of a card in device-independent pixels at factor 1."""
BAR = 8


def words(text: str, step: str = "plain", token: str = "", *, heavy: bool = False) -> QLabel:
    """Words in a step of the projector's type scale; they wrap."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("room", step)
    made.setProperty("token", token)
    made.setProperty("heavy", "true" if heavy else "false")
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    align_to_reading(made)
    return made


def picture(look: RoomLook, role: str, token: str = "text-muted", spoken: str = "") -> QLabel:
    """An icon as high as a line of plain text."""
    side = round(30 * look.factor)
    made = QLabel()
    made.setPixmap(look.theme.pixmap(role, side, token))
    made.setFixedSize(QSize(side, side))
    made.setAccessibleName(spoken)
    return made


def marked_line(look: RoomLook, role: str, token: str, text: QLabel) -> QWidget:
    """An icon before words."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.gap // 2)
    icon = picture(look, role, token)
    first_line = QFontMetrics(look.font(str(text.property("room")))).height()
    beside = QVBoxLayout()
    beside.setContentsMargins(0, max((first_line - icon.height()) // 2, 0), 0, 0)
    beside.addWidget(icon)
    beside.addStretch(1)
    row.addLayout(beside)
    row.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
    return line


class MarkedWords(QWidget):
    """Text in which words that differ are marked, by weight, underline and ground."""

    def __init__(self, look: RoomLook, runs: Sequence[Run], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._runs = tuple(runs)
        self.setAccessibleName("".join(run.text for run in runs))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self._runs)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 20)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return lay_out(self._runs, width, self._look.font(), self._look.theme)[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour("text"))
        layout, _ = lay_out(self._runs, self.width(), self._look.font(), self._look.theme)
        layout.draw(painter, QRectF(self.rect()).topLeft())
        painter.end()


class TeamBox(QWidget):
    """A card in a team's colour, with its name; what it says goes into `body`."""

    def __init__(self, look: RoomLook, team: TeamName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._colour = team.colour
        self.body = QVBoxLayout(self)
        pad = look.gap
        self.body.setContentsMargins(pad, pad * 3 // 4 + BAR, pad, pad)
        self.body.setSpacing(look.gap // 2)
        self.body.addWidget(words(team.name, heavy=True))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, *lines: QWidget) -> TeamBox:
        """Put lines under the name."""
        for line in lines:
            self.body.addWidget(line)
        self.body.addStretch(1)
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 12, 12)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), self._look.theme.team_soft(self._colour))
        painter.fillRect(0, 0, self.width(), BAR, self._look.theme.team(self._colour))
        painter.end()


def cards(look: RoomLook, boxes: Sequence[QWidget], least: int = CARD) -> QWidget:
    """Cards side by side, as many as have room; `least` is the least width of one at factor 1."""
    grid = QWidget()
    flow = FlowLayout(grid, gap=look.gap, fill=round(least * look.factor), even=True)
    for box in boxes:
        flow.addWidget(box)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    grid.setSizePolicy(policy)
    return grid


def team_chip(look: RoomLook, text: str, colour: int) -> TeamChip:
    """A name with its team's colour; 0 for people without a team."""
    chip = TeamChip(look.theme, text, colour)
    chip.setFont(look.font())
    return chip


def chips(look: RoomLook, made: Sequence[QWidget]) -> QWidget:
    """Chips in rows."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=look.gap // 2)
    for chip in made:
        flow.addWidget(chip)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def column(look: RoomLook, parts: Sequence[QWidget | int]) -> QWidget:
    """Parts below each other; a number adds that many gaps."""
    holder = QWidget()
    made = QVBoxLayout(holder)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(look.gap)
    for part in parts:
        if isinstance(part, int):
            made.addSpacing(part * look.gap)
        else:
            made.addWidget(part)
    made.addStretch(1)
    return holder


def height_of(face: QWidget, width: int) -> int:
    """How high a face has to be to show all of itself in a width, in device-independent pixels."""
    layout = face.layout()
    if layout is None:
        return face.heightForWidth(width) if face.hasHeightForWidth() else face.sizeHint().height()
    layout.activate()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
