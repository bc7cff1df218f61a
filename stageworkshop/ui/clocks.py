"""The time boxes: one clock a step. Running out is only told; nothing is ever locked by it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from stageworkshop.domain.agenda import AGENDA


@dataclass
class Clock:
    """`length` and `spent` in seconds; `since` is the moment at which it was last started, None while it rests."""

    length: int
    spent: float = 0.0
    since: float | None = None

    def left(self, now: float) -> int:
        """Seconds left; negative once it has run out."""
        running = now - self.since if self.since is not None else 0.0
        return round(self.length - self.spent - running)


class Clocks(QObject):
    """The clocks of all steps. At most one runs; starting another one lets the first rest."""

    ticked = Signal()
    """Something to show has changed."""
    length_set = Signal(str, int)
    """A step (key) was given another length in minutes."""

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._clocks = {step.key: Clock(step.minutes * 60) for step in AGENDA}
        self._step = AGENDA[0].key
        self._tick = QTimer(self)
        self._tick.setInterval(250)
        self._tick.timeout.connect(self.ticked)

    @property
    def step(self) -> str:
        """The step whose clock is shown: the one that runs, else that of the page."""
        return self.running or self._step

    @property
    def running(self) -> str:
        """The step whose clock runs; "" when all rest."""
        return next((key for key, clock in self._clocks.items() if clock.since is not None), "")

    @property
    def left(self) -> int:
        """Seconds left on the clock shown; negative once it has run out."""
        return self._clocks[self.step].left(self._now())

    @property
    def minutes(self) -> int:
        """The length of the clock shown."""
        return round(self._clocks[self.step].length / 60)

    def set_page(self, step: str) -> None:
        """The page of another step is open. A clock that runs goes on and stays in sight."""
        self._step = step
        self.ticked.emit()

    def take_lengths(self, minutes: Mapping[str, int]) -> None:
        """Lengths from the workshop, by step key; what was spent stays spent."""
        for step in AGENDA:
            self._clocks[step.key].length = minutes.get(step.key, step.minutes) * 60
        self.ticked.emit()

    def toggle(self) -> None:
        """Start or pause the clock shown."""
        key, clock = self.step, self._clocks[self.step]
        if clock.since is None:
            clock.since = self._now()
            self._tick.start()
        else:
            self._rest(key)
        self.ticked.emit()

    def restart(self) -> None:
        """Set the clock shown back to its full length and let it rest."""
        clock = self._clocks[self.step]
        clock.spent, clock.since = 0.0, None
        self._tick.stop()
        self.ticked.emit()

    def add(self, minutes: int) -> None:
        """Give the step shown more time."""
        self.set_minutes(self.minutes + minutes)

    def set_minutes(self, minutes: int) -> None:
        """Give the step shown another length, from 1 to 600 minutes."""
        minutes = min(max(minutes, 1), 600)
        self._clocks[self.step].length = minutes * 60
        self.length_set.emit(self.step, minutes)
        self.ticked.emit()

    def _rest(self, key: str) -> None:
        clock = self._clocks[key]
        if clock.since is not None:
            clock.spent += self._now() - clock.since
            clock.since = None
        self._tick.stop()


def words(seconds: int) -> str:
    """Minutes and seconds, with hours when there are any: “12:40”, “1:05:00”. Past the end, the time gone over."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds_left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds_left:02}" if hours else f"{minutes}:{seconds_left:02}"
