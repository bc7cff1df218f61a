"""A closed workshop file with nothing in it but what it holds."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path


def compact(path: Path) -> None:
    """Writes a closed file anew: SQLite leaves what was deleted, such as who had it open, in the file until then."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
