"""One writer at a time: a lock of the operating system beside the file, gone by itself when the holder dies."""

from __future__ import annotations

import contextlib
from pathlib import Path

from filelock import FileLock, Timeout

from stageworkshop.store import problems


class WriterLock:
    """Held by the one window (or command) that may write to a workshop file."""

    def __init__(self, path: Path) -> None:
        # Hidden and named after the file, so that it is found on a network drive too and goes unnoticed otherwise.
        self._lock_path = path.with_name(f".{path.name}.lock")
        self._lock = FileLock(self._lock_path)
        self._path = path

    def take(self) -> bool:
        """Takes the lock; False when somebody else has it. Raises FileProblem when the folder can’t be written."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise problems.from_os(self._path, error) from error
        return True

    def release(self) -> None:
        """Gives the lock back and removes its file."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._lock_path.unlink()
            self._lock.release()
