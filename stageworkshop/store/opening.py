"""What is checked before a file is opened, without touching it; making a new one; backing one up; bringing an older one
up to date."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import struct
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stageworkshop.store import problems
from stageworkshop.store.schema import APPLICATION_ID, SCHEMA_VERSION, SINCE, TABLES

if TYPE_CHECKING:
    from stageworkshop.store.migrations import Step

HEADER = b"SQLite format 3\x00"


def check_header(path: Path, newest: int = SCHEMA_VERSION) -> int:
    """The schema version of a workshop file, read from its first 100 bytes. Raises FileProblem."""
    try:
        if path.is_dir():
            raise problems.not_workshop(path)
        with path.open("rb") as stream:
            head = stream.read(100)
    except PermissionError as error:
        raise problems.no_access(path) from error
    except OSError as error:
        raise problems.from_os(path, error) from error
    if len(head) < 100 or not head.startswith(HEADER):
        raise problems.not_workshop(path)
    version, application = struct.unpack(">i", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID or version < 1:
        raise problems.not_workshop(path)
    if version > newest:
        raise problems.newer(path, version)
    return int(version)


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to the file, for the thread that asks. Nothing is read yet."""
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection = sqlite3.connect(uri, uri=True, timeout=5.0)
    try:
        # A rollback journal, not a write-ahead log: after every commit the one file holds everything, so that
        # a copy taken to a USB stick or a synchronised folder in the middle of the workshop is whole.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def check_whole(path: Path, connection: sqlite3.Connection, version: int = SCHEMA_VERSION) -> None:
    """Raises FileProblem when the file's pages are damaged, or a table is missing that its version has."""
    try:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise problems.damaged(path, str(verdict))
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        lacking = {name for name in TABLES if SINCE.get(name, 1) <= version} - found
        if lacking:
            raise problems.damaged(path, f"tables missing: {', '.join(sorted(lacking))}")
    except (sqlite3.DatabaseError, *problems.UNREADABLE) as error:
        raise problems.from_reading(path, error) from error


def make_empty(path: Path) -> None:
    """Writes an empty workshop database under a name that is still free. Raises FileProblem.

    Built under a temporary name and then linked, so that a half-made file never bears the real name.
    """
    # Only here: whoever opens a file that is there gets along without SQLAlchemy.
    from stageworkshop.store import orm, tables

    if path.exists():
        raise problems.exists(path)
    if not path.parent.is_dir():
        raise problems.no_folder(path)
    building = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        building.touch(exist_ok=False)
        with contextlib.closing(connect(building, read_only=False)) as made, orm.engine_on(made).begin() as connection:
            # Begun by hand: sqlite3 begins none for a CREATE, and each of the tables would wait for the disk.
            connection.exec_driver_sql("BEGIN")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            tables.metadata.create_all(connection)
            for trigger in tables.APPEND_ONLY_TRIGGERS:
                connection.exec_driver_sql(trigger)
        _give_name(building, path)
    except OSError as error:
        raise problems.from_os(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)


def back_up(path: Path, copy: Path) -> None:
    """Copies a workshop file, open or not, to a name that is still free. Raises FileProblem."""
    if copy.exists():
        raise problems.exists(copy)
    building = copy.with_name(f".{copy.name}.{secrets.token_hex(4)}.new")
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            contextlib.closing(sqlite3.connect(building)) as target,
        ):
            source.backup(target)
            with target:
                target.execute("DELETE FROM holder")
        _give_name(building, copy)
    except OSError as error:
        raise problems.from_os(copy, error) from error
    except (sqlite3.Error, *problems.UNREADABLE) as error:
        raise problems.from_reading(copy, error) from error
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)


def migrate(
    path: Path, connection: sqlite3.Connection, found: int, wanted: int, steps: Mapping[int, Step] | None
) -> None:
    """Brings an open file from one schema version to another, after a backup beside it. Raises FileProblem."""
    from sqlalchemy.exc import DBAPIError

    from stageworkshop.store import migrations, orm

    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    back_up(path, path.with_name(f"{path.stem}.before-v{wanted}-{stamp}{path.suffix}"))
    try:
        with orm.engine_on(connection).begin() as begun:
            # Without this pysqlite commits before DDL, and a failed step would leave half a migration.
            begun.exec_driver_sql("BEGIN IMMEDIATE")
            migrations.migrate(begun, found, wanted, migrations.STEPS if steps is None else steps)
    except (DBAPIError, *problems.UNREADABLE) as error:
        raise problems.from_reading(path, error) from error


def _give_name(building: Path, path: Path) -> None:
    try:
        os.link(building, path)  # fails if somebody took the name meanwhile; a rename would overwrite
    except FileExistsError:
        raise
    except OSError:  # file systems without links
        building.rename(path)
