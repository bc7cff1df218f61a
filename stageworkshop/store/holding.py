"""Who has a workshop file open for writing: the lock, and a row in the file that tells the others the name."""

from __future__ import annotations

import contextlib
import getpass
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from stageworkshop.store import problems
from stageworkshop.store.lock import WriterLock


def take(path: Path) -> WriterLock:
    """The lock on a file, taken. Raises FileProblem when somebody else has it, who is named, or nobody may write."""
    lock = WriterLock(path)
    if not os.access(path, os.W_OK):
        raise problems.read_only(path)
    if not lock.take():
        raise problems.locked(path, _holder_of(path))
    return lock


def note(connection: sqlite3.Connection) -> None:
    """Tells in the file that it is open here."""
    me = {
        "id": "writer",
        "name": _user(),
        # Not by `socket`, which takes 3 ms to load at every opening.
        "host": os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", ""),
        "pid": os.getpid(),
        "since": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    with connection:
        connection.execute("DELETE FROM holder")
        connection.execute(
            "INSERT INTO holder (id, name, host, pid, since) VALUES (:id, :name, :host, :pid, :since)", me
        )


def leave(connection: sqlite3.Connection) -> None:
    """Takes the name out again; where the disk does not let it, the next who opens the file will."""
    with contextlib.suppress(sqlite3.Error), connection:
        connection.execute("DELETE FROM holder")


def words(connection: sqlite3.Connection) -> str:
    """Who has the file, in words; "" when nobody is known to. Raises sqlite3.Error."""
    row = connection.execute("SELECT name, host, since FROM holder").fetchone()
    return problems.holder_words(*row) if row else ""


def _holder_of(path: Path) -> str:
    with (
        contextlib.suppress(sqlite3.Error, OSError, *problems.UNREADABLE),
        contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)) as connection,
    ):
        if told := words(connection):
            return told
    return "another window"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
