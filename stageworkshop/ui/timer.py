"""The timer in the header: time left, start and pause, five minutes more, any length."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from stageworkshop.domain.agenda import BY_KEY
from stageworkshop.ui.clocks import Clocks, words
from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.quiet_fields import QuietSpin
from stageworkshop.ui.words import domain_words

PRESETS = (5, 10, 15, 20, 30, 45, 60, 90)


class TimerBar(QFrame):
    """Shows and drives `Clocks`."""

    def __init__(
        self, clocks: Clocks, theme: Theme, toggle: QAction, agenda: QAction, parent: QWidget | None = None
    ) -> None:
        """`toggle` starts and pauses, `agenda` opens the times of all steps."""
        super().__init__(parent)
        self._clocks = clocks
        self._theme = theme
        self._shown = ""
        self._agenda = agenda
        self._time = QPushButton(self)
        self._time.setObjectName("timer")
        self._time.setProperty("role", "quiet")
        self._time.setMenu(self._make_menu())
        self._play = QToolButton(self)
        self._play.setObjectName("timer-toggle")
        self._play.clicked.connect(toggle.trigger)
        self._toggle = toggle
        self._more = QToolButton(self)
        self._more.setObjectName("timer-more")
        # Marked, or the sign would go behind the number where people read from the right.
        self._more.setText("\u200e" + self.tr("+5"))
        self._more.setToolTip(self.tr("Five minutes more"))
        self._more.setAccessibleName(self.tr("Five minutes more"))
        self._more.clicked.connect(lambda: clocks.add(5))
        self.setProperty("role", "capsule")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for widget in (self._time, self._play, self._more):
            row.addWidget(widget)
        clocks.ticked.connect(self._show)
        theme.changed.connect(self._repaint)
        self._show()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for minutes in PRESETS:
            menu.addAction(self.tr("{0} minutes").format(minutes), partial(self._clocks.set_minutes, minutes))
        menu.addSeparator()
        row = QWidget(menu)
        box = QHBoxLayout(row)
        box.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        self._length = QuietSpin(row)
        self._length.setObjectName("timer-length")
        self._length.setSpecialValueText("")
        self._length.setRange(1, 600)
        self._length.setSuffix(self.tr(" min"))
        caption = QLabel(self.tr("Any length"), row)
        caption.setBuddy(self._length)
        self._length.setAccessibleName(self.tr("Length of this step in minutes"))
        self._length.editingFinished.connect(self._take_length)
        box.addWidget(caption)
        box.addWidget(self._length)
        any_length = QWidgetAction(menu)
        any_length.setDefaultWidget(row)
        menu.addAction(any_length)
        menu.addSeparator()
        menu.addAction(self.tr("Start from the beginning"), self._clocks.restart)
        menu.addAction(self._agenda)
        menu.aboutToShow.connect(lambda: self._length.setValue(self._clocks.minutes))
        return menu

    def _take_length(self) -> None:
        if self._length.value() != self._clocks.minutes:
            self._clocks.set_minutes(self._length.value())

    def _repaint(self) -> None:
        self._shown = ""
        self._show()

    def _show(self) -> None:
        left, running = self._clocks.left, bool(self._clocks.running)
        step = domain_words(BY_KEY[self._clocks.step].title)
        over = left < 0
        text = self.tr("{0} over").format(words(left)) if over else words(left)
        shown = f"{text}|{running}|{step}"
        if shown == self._shown:
            return
        self._shown = shown
        self._time.setText(text)
        self._time.setAccessibleName(self.tr("Time left for {0}: {1}").format(step, text))
        self._time.setToolTip(self.tr("Time for {0}; choose another length").format(step))
        self._theme.set_icon(self._time, "timer", "warning" if over else "text-muted", 16)
        self._time.setProperty("over", "true" if over else "false")
        set_role(self._time, "quiet")
        does = self.tr("Pause the timer") if running else self.tr("Start the timer")
        self._theme.set_icon(self._play, "pause" if running else "play", size=16)
        keys = self._toggle.shortcut().toString()
        self._play.setToolTip(f"{does} ({keys})" if keys else does)
        self._play.setAccessibleName(does)
        self._time.setCursor(Qt.CursorShape.PointingHandCursor)
        self._time.updateGeometry()
