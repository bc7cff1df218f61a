"""One writer at a time: a lock of the operating system beside the file, gone by itself when the holder dies.

Written out here because filelock takes 50 ms to load, at every opening, for a dozen lines that are needed of it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from stageworkshop.store import problems


class WriterLock:
    """Held by the one window (or command) that may write to a workshop file."""

    def __init__(self, path: Path) -> None:
        # Hidden and named after the file, so that it is found on a network drive too and goes unnoticed otherwise.
        self._lock_path = path.with_name(f".{path.name}.lock")
        self._handle: int | None = None
        self._path = path

    def take(self) -> bool:
        """Takes the lock; False when somebody else has it. Raises FileProblem when the folder can’t be written."""
        try:
            self._handle = _take(self._lock_path)
        except OSError as error:
            raise problems.from_os(self._path, error) from error
        return self._handle is not None

    def release(self) -> None:
        """Gives the lock back and removes its file."""
        if self._handle is not None:
            _release(self._lock_path, self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _take(path: Path) -> int | None:
        handle = os.open(path, os.O_RDWR | os.O_CREAT)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            # One error stands for all here; the file itself could be opened for writing.
            os.close(handle)
            return None
        return handle

    def _release(path: Path, handle: int) -> None:
        with contextlib.suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with contextlib.suppress(OSError):  # somebody else may have opened it by now
            path.unlink()

else:
    import fcntl

    def _take(path: Path) -> int | None:
        while True:
            # Whoever else may write to the folder must not be able to lead us elsewhere by a link of this name.
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(handle).st_nlink:
                    return handle
            except BlockingIOError:
                os.close(handle)
                return None
            except OSError:
                os.close(handle)
                raise
            # Between our opening it and locking it the holder before us let go and removed it: that file locks nobody.
            os.close(handle)

    def _release(path: Path, handle: int) -> None:
        # Removed while it is still held: afterwards it could be somebody else's.
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)
