"""Waits until a widget has been painted for the first time and nothing is left to be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `then` once: after the first paint event of `widget`, when the event loop has run out of events."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        self._widget = widget
        # Unlike a single shot of 0 ms, which is a posted event like others, this waits for the queues to be empty.
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._end)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._idle.start()
        return False

    def _end(self) -> None:
        self._idle.stop()
        self._widget.removeEventFilter(self)
        self._then()
