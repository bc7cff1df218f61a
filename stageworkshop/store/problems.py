"""The sentences for everything that can go wrong with a workshop file, and the way there from SQLite's errors."""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from stageworkshop.domain.errors import FileProblem

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError


def exists(path: Path) -> FileProblem:
    return FileProblem("file.exists", "a file of that name is already there; choose another name.", where=str(path))


def missing(path: Path) -> FileProblem:
    return FileProblem("file.missing", "there is no such file; check the name and the folder.", where=str(path))


def no_folder(path: Path) -> FileProblem:
    return FileProblem(
        "file.no_folder", "the folder for it does not exist; create it or choose another.", where=str(path)
    )


def not_workshop(path: Path) -> FileProblem:
    return FileProblem(
        "file.not_workshop",
        "this is not a workshop file; choose a file ending in .stageworkshop.",
        where=str(path),
    )


def damaged(path: Path, detail: str = "") -> FileProblem:
    return FileProblem(
        "file.damaged",
        "this workshop file is damaged and was left untouched; open a backup or a copy of it.",
        where=str(path),
        detail=detail,
    )


def newer(path: Path, version: int) -> FileProblem:
    return FileProblem(
        "file.newer",
        "this file comes from a newer version of Stage Workshop; update the program to open it.",
        where=str(path),
        version=version,
    )


def locked(path: Path, holder: str) -> FileProblem:
    return FileProblem(
        "file.locked",
        f"{holder} has this workshop open; close it there, or open it here to read only.",
        where=str(path),
        holder=holder,
    )


def holder_words(name: str, host: str, since: str) -> str:
    """“Ines on laptop (since 10:42)”: `since` is UTC in ISO form, told as the clock on the wall says it here."""
    moment = datetime.fromisoformat(since.replace("Z", "+00:00")).astimezone()
    today = moment.date() == datetime.now().astimezone().date()
    return f"{name} on {host} (since {moment:%H:%M})" if today else f"{name} on {host} (since {moment:%Y-%m-%d %H:%M})"


def read_only(path: Path) -> FileProblem:
    return FileProblem(
        "file.read_only",
        "this file can’t be written to; save a copy somewhere else to go on.",
        where=str(path),
    )


def no_access(path: Path) -> FileProblem:
    return FileProblem("file.no_access", "you have no right to read this file; ask its owner.", where=str(path))


def disk_full(path: Path) -> FileProblem:
    return FileProblem(
        "file.disk_full",
        "the disk is full; the last change is not saved. Make room and try again.",
        where=str(path),
    )


def not_written(path: Path, detail: str) -> FileProblem:
    return FileProblem(
        "file.io",
        "the disk did not take the last change, so it is not saved; try again or save a copy elsewhere.",
        where=str(path),
        detail=detail,
    )


def from_os(path: Path, error: OSError) -> FileProblem:
    """The sentence for an error of the operating system."""
    if isinstance(error, FileNotFoundError):
        return missing(path) if path.parent.is_dir() else no_folder(path)
    if isinstance(error, FileExistsError):
        return exists(path)
    if isinstance(error, PermissionError):
        return read_only(path)
    if error.errno == 28:
        return disk_full(path)
    return not_written(path, str(error))


DAMAGE = ("not a database", "malformed", "no such table", "no such col", "decode to utf-8")
"""Words in SQLite's errors that speak of a damaged file."""


class NoEntryError(ValueError):
    """A cell, or a row of the journal, holds something that no program of ours wrote there."""


UNREADABLE = (UnicodeDecodeError, json.JSONDecodeError, NoEntryError)
"""What is raised, beside SQLite's own errors, where a file's pages are whole and what stands in them is not.

SQLite's module for Python also stumbles over the bytes of a damaged schema while it words its own error.
"""


C = TypeVar("C", bound=Callable[..., Any])


def parsed(text: str) -> Any:
    """What a cell says in JSON. Raises one of `UNREADABLE` for whatever can't be read: brackets in brackets without end
    and numbers of thousands of digits are no JSONDecodeError for Python."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoEntryError("a cell holds JSON that can’t be read") from error


def reads(read: C) -> C:
    """For what reads from an open file, its first argument: whatever can't be read there becomes a FileProblem."""

    @functools.wraps(read)
    def told(file: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return read(file, *args, **kwargs)
        except (sqlite3.Error, *UNREADABLE) as error:
            raise from_reading(file.path, error) from error

    return cast(C, told)


def from_reading(path: Path, error: sqlite3.Error | DBAPIError | ValueError) -> FileProblem:
    """The sentence for what was raised while a file was read or written: SQLite's errors, or one of `UNREADABLE`."""
    if isinstance(error, ValueError):
        return damaged(path, str(error))
    return from_sqlite(path, error)


def from_sqlite(path: Path, error: sqlite3.Error | DBAPIError) -> FileProblem:
    """The sentence for an error of SQLite, also inside SQLAlchemy's."""
    text = str(getattr(error, "orig", None) or error)
    lowered = text.lower()
    if "full" in lowered:
        return disk_full(path)
    if "readonly" in lowered or "read-only" in lowered or "unable to open" in lowered:
        return read_only(path)
    if any(words in lowered for words in DAMAGE):
        return damaged(path, text)
    if "locked" in lowered or "busy" in lowered:
        return locked(path, "another program")
    return not_written(path, text)
