"""The curtain between teams: hides everything until the next team says that it is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel

BAR = 8
RADIUS = 14


class Curtain(QWidget):
    """“Sales, please. The others look away.” Nothing of any draft is on it."""

    raised = Signal()
    """The team is there."""
    left = Signal()
    """Back to the table, nothing shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = 1
        self.setObjectName("curtain")
        self._picture = QLabel(self)
        theme.set_icon(self._picture, "eye-off", "text-muted", 48)
        self._call = self._line("display")
        self._hint = self._line("muted")
        self._stage = self._line("heading")
        self.show_button = QPushButton(self)
        self.show_button.setObjectName("raise-curtain")
        self.show_button.setProperty("role", "primary")
        self.show_button.setToolTip(self.tr("Show the draft (Enter)"))
        self.show_button.clicked.connect(self.raised)
        self.back_button = QPushButton(self.tr("Not now"), self)
        self.back_button.setObjectName("curtain-back")
        self.back_button.setProperty("role", "quiet")
        self.back_button.setToolTip(self.tr("Back to the table (Esc)"))
        self.back_button.clicked.connect(self.left)
        # The second click of a double click on the table lands here; it must not take the focus from the button.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.show_button)
        self._lay_out()
        theme.changed.connect(self.update)

    def call(self, team: TeamName, stage: str, left: int) -> None:
        """Call a team to the machine; `left` is how many stages it has not handed in."""
        self._colour = team.colour
        self._call.setText(self.tr("{0}, please.").format(team.name))
        self._hint.setText(self.tr("The others look away."))
        todo = self.tr("one stage left") if left == 1 else self.tr("{0} stages left").format(left)
        self._stage.setText(f"“{stage}”" + (f"  ·  {todo}" if left else ""))
        self.show_button.setText(self.tr("We are {0}: show our draft").format(team.name))
        self.setAccessibleName(f"{self._call.text()} {self._hint.text()}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.left if self.back_button.hasFocus() else self.raised).emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = self.contentsRect()
        shape = QPainterPath()
        # The page reaches down to the footer; the curtain hangs free of it.
        shape.addRoundedRect(QRectF(area.adjusted(0, 0, 0, -Space.XL)), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(area, self._theme.team_soft(self._colour))
        painter.fillRect(0, 0, self.width(), BAR, self._theme.team(self._colour))
        painter.end()

    def _line(self, role: str) -> TextLabel:
        made = TextLabel("", role, self)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, 2 * Space.XL)
        column.setSpacing(Space.M)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (self._call, self._hint, self._stage):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(line, 8)
            row.addStretch(1)
            column.addLayout(row)
        column.addSpacing(Space.L)
        column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
