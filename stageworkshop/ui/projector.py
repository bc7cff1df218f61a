"""The second window for the room: the step, what is in hand, and the time, in type for the last row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stageworkshop.domain.agenda import AGENDA, BY_KEY
from stageworkshop.ui.clocks import Clocks, words
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.labels import label

HUGE, LARGE, PLAIN = 4.0, 2.6, 1.8
"""Sizes as multiples of body text: nothing is smaller than some 25 device-independent pixels."""


class Projector(QWidget):
    """Shows no draft of any team, only what is said aloud anyway."""

    closed = Signal()

    def __init__(self, clocks: Clocks, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._clocks = clocks
        self._theme = theme
        self.setObjectName("projector")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Projector – Stage Workshop"))
        self._workshop = self._line(PLAIN, "text-muted")
        self._step = self._line(PLAIN, "accent", bold=True)
        self._in_hand = self._line(HUGE, "text", bold=True)
        self._job = self._line(LARGE, "text")
        self._time = self._line(LARGE, "text", bold=True)
        self._time.setWordWrap(False)
        top = QHBoxLayout()
        top.addWidget(self._workshop, 1)
        top.addWidget(self._time)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 48, 64, 48)
        column.setSpacing(24)
        column.addLayout(top)
        column.addStretch(2)
        for line in (self._step, self._in_hand, self._job):
            column.addWidget(line)
        column.addStretch(3)
        clocks.ticked.connect(self._show_time)
        theme.changed.connect(self._colour)
        self._colour()
        self._show_time()

    def show_step(self, workshop: str, step: str, in_hand: str) -> None:
        """Show the step (key) of the page that is open, and what it has in hand."""
        number = [each.key for each in AGENDA].index(step) + 1
        self._workshop.setText(workshop)
        self._step.setText(f"{number}  {BY_KEY[step].title}")
        self._in_hand.setText(in_hand or BY_KEY[step].job)
        self._job.setText(BY_KEY[step].job if in_hand else "")
        self._job.setVisible(bool(in_hand))

    def open_on_second_screen(self) -> None:
        """Full screen on the projector if one is connected, else a window beside the other."""
        screens = QGuiApplication.screens()
        if len(screens) > 1:
            self.setGeometry(screens[-1].geometry())
            self.showFullScreen()
        else:
            self.resize(1100, 680)
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _line(self, size: float, token: str, *, bold: bool = False) -> QLabel:
        line = label("", "", self)
        line.setWordWrap(True)
        line.setProperty("token", token)
        line.setProperty("multiple", size)
        line.setProperty("heavy", bold)
        return line

    def _colour(self) -> None:
        for line in self.findChildren(QLabel):
            points = self._theme.font().pointSizeF() * float(line.property("multiple"))
            colour = self._theme.colour(str(line.property("token"))).name()
            weight = 600 if line.property("heavy") else 400
            line.setStyleSheet(f"font-size: {points:.1f}pt; color: {colour}; font-weight: {weight};")

    def _show_time(self) -> None:
        left = self._clocks.left
        self._time.setText(self.tr("{0} over").format(words(left)) if left < 0 else words(left))
        token = "warning" if left < 0 else "text"
        if self._time.property("token") != token:
            self._time.setProperty("token", token)
            self._colour()
