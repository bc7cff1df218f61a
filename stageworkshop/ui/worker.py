"""Work that takes longer than half a second: done in a thread, with progress, and stopped on request."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid


class CancelledError(Exception):
    """The person asked for the work to stop."""


class Job(QObject):
    """One piece of work under way.

    The work gets the job as its first argument, tells `report(done, total, text)` and thereby gives Cancel
    a chance.
    Exactly one of `finished`, `failed` and `cancelled` follows. Signals arrive in the thread of the receiver.
    It needs no parent and is never to be deleted by hand: whoever starts it keeps it until its work is over.
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


class _Keeper(QObject):
    """Holds a job and what it works with until the window's thread lets go of them.

    The page that asked may be gone before the work ends. What would then be held by the thread alone would be destroyed
    there, and a widget or a `Job` that is destroyed in another thread than its own takes the program down.
    """

    _over = Signal()

    def __init__(self, job: Job, work: Callable[..., Any], arguments: dict[str, Any]) -> None:
        # It belongs to the program, not to whoever holds it in Python, until it deletes itself.
        super().__init__(QCoreApplication.instance())
        self.held: tuple[Job, Callable[..., Any], dict[str, Any]] | None = (job, work, arguments)
        self._over.connect(self._let_go, Qt.ConnectionType.QueuedConnection)

    def end(self) -> None:
        """Called by the thread when it holds nothing of it any more."""
        self._over.emit()

    def _let_go(self) -> None:
        self.held = None
        self.deleteLater()


class _Run(QRunnable):
    def __init__(self, keeper: _Keeper) -> None:
        super().__init__()
        self._keeper = keeper

    def run(self) -> None:
        self._work()
        self._keeper.end()

    def _work(self) -> None:
        assert self._keeper.held is not None
        job, work, arguments = self._keeper.held
        try:
            result = work(job, **arguments)
        except CancelledError:
            _tell(job, "cancelled")
        except Exception as error:
            _tell(job, "failed", error)
        else:
            _tell(job, "finished", result)


def _tell(job: Job, signal: str, *values: object) -> None:
    if isValid(job):
        getattr(job, signal).emit(*values)


def start(job: Job, work: Callable[..., Any], **arguments: Any) -> None:
    """Run `work(job, **arguments)` in a thread. Connect the job's signals before. Called in the window's thread.

    The workshop file belongs to the window's thread: hand over a snapshot, not the file.
    """
    QThreadPool.globalInstance().start(_Run(_Keeper(job, work, arguments)))
