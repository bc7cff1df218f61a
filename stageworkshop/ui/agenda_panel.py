"""The time boxes of all steps, edited in place above the page, with their sum and when the day would end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.quiet_fields import QuietSpin
from stageworkshop.ui.words import domain_words

LEAST, MOST = 1, 600
CELL = 168
"""Least width of a step's box in device-independent pixels."""


class AgendaPanel(QFrame):
    """Hidden until it is asked for. `minutes_set` brings a step (key) and its new length in minutes."""

    minutes_set = Signal(str, int)
    left = Signal()
    """It was closed by hand."""

    def __init__(self, theme: Theme, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._done: frozenset[str] = frozenset()
        self._spins: dict[str, QuietSpin] = {}
        self.setObjectName("agenda-panel")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Time for each step"))
        self._told = TextLabel("", "", self)
        self._told.setObjectName("agenda-sum")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(self._build_head(theme))
        column.addWidget(self._build_boxes())
        column.addWidget(self._told)
        self._minute = QTimer(self)
        self._minute.setInterval(15_000)
        self._minute.timeout.connect(self._tell)
        self.hide()

    def take(self, step: str) -> None:
        """Put the focus into the length of a step (key)."""
        self._spins[step].setFocus()
        self._spins[step].selectAll()

    def show_minutes(self, minutes: Mapping[str, int], done: Collection[str], *, editable: bool) -> None:
        """The lengths by step key; steps left out have their own. `done` are the steps whose work is done."""
        self._done = frozenset(done)
        for step in AGENDA:
            spin = self._spins[step.key]
            spin.setReadOnly(not editable)
            wanted = minutes.get(step.key, step.minutes)
            if spin.value() != wanted:
                with QSignalBlocker(spin):
                    spin.setValue(wanted)
        self._reset.setEnabled(editable and any(self._spins[step.key].value() != step.minutes for step in AGENDA))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _build_head(self, theme: Theme) -> QHBoxLayout:
        self._reset = QPushButton(self.tr("As proposed"), self)
        self._reset.setObjectName("agenda-reset")
        self._reset.setProperty("role", "quiet")
        self._reset.setToolTip(self.tr("Give every step the length that the agenda proposes"))
        self._reset.clicked.connect(self._propose)
        close = QToolButton(self)
        close.setObjectName("agenda-close")
        close.setToolTip(self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close the times"))
        theme.set_icon(close, "close", "text-muted", 16)
        close.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Time for each step"), "heading", self))
        row.addStretch(1)
        row.addWidget(self._reset)
        row.addWidget(close)
        return row

    def _build_boxes(self) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(holder, gap=Space.M, fill=CELL, even=True)
        for number, step in enumerate(AGENDA, 1):
            cell = QWidget(holder)
            name = label(f"{number}  {domain_words(step.title)}", "", cell)
            spin = QuietSpin(cell)
            spin.setObjectName(f"minutes-{step.key}")
            spin.setSpecialValueText("")
            spin.setRange(LEAST, MOST)
            spin.setSingleStep(5)
            spin.setKeyboardTracking(False)
            spin.setSuffix(self.tr(" min"))
            spin.setFixedWidth(96)
            spin.setAccessibleName(self.tr("Minutes for {0}").format(domain_words(step.title)))
            spin.valueChanged.connect(lambda value, key=step.key: self.minutes_set.emit(key, value))
            name.setBuddy(spin)
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(name)
            column.addWidget(spin)
            flow.addWidget(cell)
            self._spins[step.key] = spin
        return holder

    def _propose(self) -> None:
        for step in AGENDA:
            self._spins[step.key].setValue(step.minutes)

    def _tell(self) -> None:
        lengths = {key: spin.value() for key, spin in self._spins.items()}
        whole = sum(lengths.values())
        text = self.tr("{0} in all. Started now, it ends at {1}, without breaks.").format(
            length_words(whole), self._time_after(whole)
        )
        left = sum(value for key, value in lengths.items() if key not in self._done)
        if 0 < left < whole:
            rest = self.tr("What is not done yet takes {0}, until {1}.")
            text = f"{text} {rest.format(length_words(left), self._time_after(left))}"
        self._told.setText(text)

    def _time_after(self, minutes: int) -> str:
        moment = self._now() + timedelta(minutes=minutes)
        return QLocale.system().toString(moment.time(), "HH:mm")  # type: ignore[call-overload,no-any-return]


def length_words(minutes: int) -> str:
    """“45 min”, “4 h”, “4 h 5 min”."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)
