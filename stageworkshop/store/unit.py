"""What an action works with inside its transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stageworkshop.store.changes import Changes

if TYPE_CHECKING:
    from stageworkshop.store.journal import Entry
    from stageworkshop.store.unit_of_work import UnitOfWork


class Unit:
    """Made by `WorkshopFile.unit`. `changes` is whole once the outermost unit has ended."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._first = len(work.added)
        self._done: Changes | None = None
        self.says = ""
        self.because = ""
        self.get = work.get
        self.all = work.all
        self.pick = work.pick
        self.add = work.add
        self.remove = work.remove
        self.apply = work.apply
        self.keep = work.keep

    @property
    def changes(self) -> Changes:
        """What was changed. Inside an outer unit only the ids of added objects are known yet."""
        return self._done or Changes(added=tuple(self._work.added[self._first :]))

    def finish(self, entry: Entry | None, work: UnitOfWork) -> None:
        """Called once the transaction is on disk."""
        added = tuple(work.added)
        self._done = Changes(entry.action, entry.says, entry.seq, entry.changes, added) if entry else Changes()
