"""A workshop file: opened by one writer or by readers, changed only through units of work.

Reading goes straight to SQLite. SQLAlchemy is loaded by the first unit of work, or ahead of it: `get_ready_to_write`.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from stageworkshop.domain.errors import FileProblem
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.workshop import Workshop
from stageworkshop.store import holding, journal, opening, problems, soundness
from stageworkshop.store.changes import Changes
from stageworkshop.store.elsewhere import Elsewhere
from stageworkshop.store.lock import WriterLock
from stageworkshop.store.rows import Rows
from stageworkshop.store.schema import SCHEMA_VERSION
from stageworkshop.store.unit import Unit as Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from stageworkshop.store.migrations import Step
    from stageworkshop.store.unit_of_work import UnitOfWork

T = TypeVar("T")


def load_libraries() -> None:
    """Load what the first change needs and opening does not: 0.2 s. May be done in another thread, ahead of it."""
    import sqlalchemy.orm  # noqa: F401 - for the loading alone

    from stageworkshop.store import tables  # noqa: F401


def get_ready_to_write() -> None:
    """Map the domain's classes, which the first change would do: 30 ms once the libraries are loaded.

    In the thread of the open file: while it is done, nobody may look at objects of these classes.
    """
    from stageworkshop.store import orm, unit_of_work  # noqa: F401 - for the loading alone


class WorkshopFile:
    """One open `.stageworkshop` file. Make it with `create` or `open`, end it with `close`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._rows = Rows(connection)
        self._session: Session | None = None
        self._unit: UnitOfWork | None = None
        self._stacks: journal.UndoStacks | None = None
        self._elsewhere = Elsewhere(connection, self._read_anew)
        self._sitting: int | None = None

    @classmethod
    def create(
        cls, path: Path, *, title: str, actor: str = "", at: str = "", new_id: Callable[[], str] | None = None
    ) -> WorkshopFile:
        """A new workshop under a free name, open for writing. Raises FileProblem; InvalidValue for the title."""
        title = clean_text(title, "Title", 200, one_line=True)
        opening.make_empty(path)
        at = at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        file: WorkshopFile | None = None
        try:
            file = cls._open(path, is_new=True)
            with file.unit(
                action="workshops.create", says=f"began the workshop “{title}”", actor=actor, at=at, mode="record"
            ) as unit:
                unit.add(Workshop(id=new_id() if new_id else os.urandom(8).hex(), title=title, created_at=at))
        except BaseException:
            # A file without a workshop in it would only be in the way of the next try.
            if file is not None:
                file.close()
            with contextlib.suppress(OSError):  # what went wrong first is what is told
                path.unlink(missing_ok=True)
            raise
        return file

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        newest: int = SCHEMA_VERSION,
        steps: Mapping[int, Step] | None = None,
    ) -> WorkshopFile:
        """Opens a workshop; migrates an older one after making a backup. Raises FileProblem, the file untouched."""
        return cls._open(Path(path), read_only=read_only, newest=newest, steps=steps)

    @classmethod
    def _open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        newest: int = SCHEMA_VERSION,
        steps: Mapping[int, Step] | None = None,
        is_new: bool = False,
    ) -> WorkshopFile:
        version = opening.check_header(path, newest)
        lock = None if read_only else holding.take(path)
        connection: sqlite3.Connection | None = None
        try:
            connection = opening.connect(path, read_only=read_only)
            opening.check_whole(path, connection, version)
            if version < newest:
                if read_only:
                    raise FileProblem(
                        "file.older",
                        "this file comes from an older version; open it for writing once, to bring it up to date.",
                        where=str(path),
                    )
                opening.migrate(path, connection, version, newest, steps)
            file = cls(path, connection, lock)
            if not is_new:
                file._check_sound()
            if lock:
                holding.note(connection)
        except BaseException as error:
            if connection:
                connection.close()
            if lock:
                lock.release()
            if isinstance(error, (sqlite3.Error, *problems.UNREADABLE)):
                raise problems.from_reading(path, error) from error
            raise
        return file

    def close(self) -> None:
        """Ends all use of the file."""
        if self._lock:
            holding.leave(self._connection)
        if self._session is not None:
            self._session.close()
        self._connection.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    @property
    def read_only(self) -> bool:
        """Whether this opening may not write."""
        return self._lock is None

    @property
    def workshop(self) -> Workshop:
        """The workshop itself."""
        return self.all(Workshop)[0]

    @problems.reads
    def get(self, cls: type[T], object_id: str) -> T:
        """The object with this id, for reading. Raises NotFound."""
        return self._unit.get(cls, object_id) if self._unit else self._rows.get(cls, object_id)

    @problems.reads
    def all(self, cls: type[T], **equal: Any) -> list[T]:
        """All objects of a class whose attributes equal these, in order, for reading."""
        return self._unit.all(cls, **equal) if self._unit else self._rows.all(cls, **equal)

    @problems.reads
    def pick(self, cls: type[Any], *names: str) -> list[tuple[Any, ...]]:
        """Of all objects of a class these attributes only (plain ones), in order."""
        return self._unit.pick(cls, *names) if self._unit else self._rows.pick(cls, *names)

    @problems.reads
    def kept(self, sha256: str) -> bytes:
        """A file that was kept under its SHA-256. Raises NotFound."""
        from stageworkshop.store import keeping

        return keeping.kept(self.session.connection(), sha256)

    def history(self) -> Iterator[journal.Entry]:
        """The journal, oldest entry first. Raises FileProblem."""
        try:
            yield from journal.entries(self._connection)
        except (sqlite3.Error, *problems.UNREADABLE) as error:
            raise problems.from_reading(self.path, error) from error

    @property
    def connection(self) -> sqlite3.Connection:
        """For `store` only: to read what is not of the domain."""
        return self._connection

    @property
    def session(self) -> Session:
        """For `store` only: SQLAlchemy's view of the same connection."""
        if self._session is None:
            from sqlalchemy import event

            from stageworkshop.store import orm

            self._session = orm.session_on(self._connection)
            event.listen(self._session, "before_flush", self._before_flush)
        return self._session

    @contextlib.contextmanager
    def unit(
        self,
        *,
        action: str,
        says: str,
        actor: str,
        at: str,
        because: str = "",
        mode: str = "do",
        merge: str = "",
        steps: tuple[int, ...] = (),
    ) -> Iterator[Unit]:
        """One action: commits what was done to objects inside, with its journal entry; rolls back on any error.

        Inside another unit it joins that one. Raises FileProblem when the disk does not take it.
        """
        if self._unit is not None:
            yield Unit(self._unit)
            return
        if self.read_only:
            raise problems.read_only(self.path)
        from sqlalchemy.exc import DBAPIError

        from stageworkshop.store.unit_of_work import UnitOfWork

        session = self.session
        work = self._unit = UnitOfWork(session)
        unit = Unit(work)
        if merge:
            merge = f"{merge}#{self._sitting_number()}"
        try:
            yield unit
            session.flush()
            changes = work.changes()
            # A step whose edits cancel each other out changes nothing when taken back, and must leave the stack.
            if changes or mode in ("undo", "redo"):
                entry = journal.Entry(
                    0, at, actor, action, unit.says or says, unit.because or because, mode, merge, steps,
                    tuple(changes), "", "",
                )  # fmt: skip
                # SQLAlchemy commits nothing unless it has begun.
                session.connection()
                stacks = self.stacks
                written = journal.append(self._connection, entry)
                session.commit()
                stacks.note(written.seq, at, actor, mode, merge)
                unit.finish(written, work)
            else:
                session.rollback()
                unit.finish(None, work)
        except (sqlite3.Error, DBAPIError, *problems.UNREADABLE) as error:
            session.rollback()
            raise problems.from_reading(self.path, error) from error
        except BaseException:
            session.rollback()
            raise
        finally:
            self._unit = None

    def end_typing(self) -> None:
        """The field in hand was left: what is typed in it from now on is another step to undo."""
        self._sitting = None

    def _sitting_number(self) -> int:
        """What tells one stay in a field from the next, also after the file was closed: where the journal began it."""
        if self._sitting is None:
            self._sitting = journal.last(self._connection)
        return self._sitting

    @property
    def stacks(self) -> journal.UndoStacks:
        """What `store.undoing` can take back and do again now."""
        if self._stacks is None:
            self._stacks = journal.UndoStacks.build(self._connection)
        return self._stacks

    def mark(self) -> int:
        """Where the journal stands now, for `since`: whatever is done from here on is a step of its own."""
        self.end_typing()
        return journal.last(self._connection)

    @problems.reads
    def changes_elsewhere(self) -> Changes:
        """What another program wrote to the file since the last look, as one; everything is read anew.

        The first look only notes how the file is. Raises FileProblem when the file can't be read just now.
        """
        return self._elsewhere.changes()

    @problems.reads
    def holder(self) -> str:
        """Who has the file open for writing, in words; "" when nobody is known to. Raises FileProblem."""
        return holding.words(self._connection)

    def save_copy(self, copy: Path) -> None:
        """Writes a whole copy under a free name. Raises FileProblem."""
        opening.back_up(self.path, copy)

    def _check_sound(self) -> None:
        """Raises FileProblem unless every row of the workshop holds what it must: 5 ms, and nothing breaks off later.

        SQLite vouches for its pages only, not for what stands in them.
        """
        if found := soundness.fault(self._connection):
            raise problems.damaged(self.path, found)

    def _read_anew(self) -> None:
        if self._session is not None:
            self._session.rollback()
            self._session.expire_all()
        self._stacks = None

    def _before_flush(self, *_: object) -> None:
        if self._unit is None:
            raise RuntimeError("an object was changed outside an action")
        self._unit.before_flush()
