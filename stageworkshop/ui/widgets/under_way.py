"""Work that is being done away from the window: what it is, how far it is, and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.worker import Job, start


class UnderWay(QFrame):
    """Hidden while nothing is under way. One of the signals ends each piece of work; it is hidden again by then."""

    finished = Signal(object)
    """What the work returned."""
    cancelled = Signal()
    failed = Signal(object)
    """The exception that ended it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object name of Cancel."""
        super().__init__(parent)
        self._job: Job | None = None
        self.setProperty("role", "banner")
        self._words = label("", "", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = only_looks(QPushButton(self.tr("Cancel"), self))
        self.cancel.setObjectName(f"{name}-cancel")
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def begin(self, words: str, work: Callable[..., Any], **arguments: Any) -> None:
        """Do `work(job, **arguments)` in a thread. While something is under way nothing else is begun."""
        if self._job is not None:
            return
        # Bound methods only: they are let go of with the widget, which may be gone before the work ends.
        job = self._job = Job()
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._finish)
        job.cancelled.connect(self._stopped)
        job.failed.connect(self._fail)
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()
        start(job, work, **arguments)

    def stop(self) -> None:
        """Ask the work to stop."""
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._job.cancel()

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _finish(self, result: object) -> None:
        self._end()
        self.finished.emit(result)

    def _stopped(self) -> None:
        self._end()
        self.cancelled.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.hide()
