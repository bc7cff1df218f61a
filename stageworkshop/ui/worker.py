"""Work that takes longer than half a second: done in a thread, with progress, and stopped on request."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid


class CancelledError(Exception):
    """The person asked for the work to stop."""


class Job(QObject):
    """One piece of work under way.

    The work gets the job as its first argument, tells `report(done, total, text)` and thereby gives Cancel
    a chance.
    Exactly one of `finished`, `failed` and `cancelled` follows. Signals arrive in the thread of the receiver.
    """

    progressed = Signal(int, int, str)
    """Steps done, steps in all (0 when not known), and what is being done now."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that ended it."""
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Called by the work. Raises CancelledError once Cancel was asked for."""
        if self._stop.is_set() or not isValid(self):
            # The page that asked, and its job with it, may be gone by now: nobody waits for the work.
            raise CancelledError
        self.progressed.emit(done, total, text)


class _Run(QRunnable):
    def __init__(self, job: Job, work: Callable[..., Any], arguments: dict[str, Any]) -> None:
        super().__init__()
        self._job = job
        self._work = work
        self._arguments = arguments

    def run(self) -> None:
        try:
            result = self._work(self._job, **self._arguments)
        except CancelledError:
            self._tell("cancelled")
        except Exception as error:
            self._tell("failed", error)
        else:
            self._tell("finished", result)

    def _tell(self, signal: str, *values: object) -> None:
        if isValid(self._job):
            getattr(self._job, signal).emit(*values)


def start(job: Job, work: Callable[..., Any], **arguments: Any) -> None:
    """Run `work(job, **arguments)` in a thread. Connect the job's signals before, and keep the job until
    it ends.

    The workshop file belongs to the window's thread: hand over a snapshot, not the file.
    """
    QThreadPool.globalInstance().start(_Run(job, work, arguments))
