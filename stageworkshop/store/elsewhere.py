"""What another program writes to a file that is open here, noticed by looking now and then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from stageworkshop.store import journal
from stageworkshop.store.changes import Changes


class Elsewhere:
    """Looks through one connection. `forget` is called when what was read before may be out of date."""

    def __init__(self, connection: sqlite3.Connection, forget: Callable[[], object]) -> None:
        self._connection, self._forget = connection, forget
        self._version: object = None
        self._seen = 0

    def changes(self) -> Changes:
        """All that was written since the last look, as one; the first look only notes how the file is.

        Raises sqlite3.Error when the file can't be read just now; the next look then takes it in.
        """
        first = self._version is None
        try:
            if not self._is_another() and not first:
                return Changes()
            entries = [] if first else list(journal.entries(self._connection, after=self._seen))
            self._seen = entries[-1].seq if entries else journal.last(self._connection)
        except sqlite3.Error:
            self._version = None if first else "unread"
            raise
        return journal.joined(entries)

    def _is_another(self) -> bool:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        changed = self._version not in (None, version)
        self._version = version
        if changed:
            self._forget()
        return changed
