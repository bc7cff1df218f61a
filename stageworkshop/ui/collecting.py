"""Throwing away what nobody holds any more, in the window's thread and in no other."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collector(QObject):
    """Does the work of Python's own collector, which is switched off while this one lives.

    Python collects in whatever thread happens to ask for memory. While something long is done in a thread (`worker`)
    that would be there, and a widget or a `Job` that is destroyed in another thread than its own takes the program
    down.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what Python would have collected by now."""
        due = [many > most for many, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if due[2] else 1 if due[1] else 0)

    def rest(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
