"""Files from a CRM are somebody else's: a folder, one file or a zip archive, read within limits."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from stageworkshop.charter.definitions import read_bytes
from stageworkshop.domain.errors import InputError

MAX_FILE: Final = 32 * 1024 * 1024
"""Bytes of one file. The largest real configuration file seen is far below one megabyte."""
MAX_TOTAL: Final = 256 * 1024 * 1024
"""Bytes of all files read in one go."""
MAX_FILES: Final = 200_000
"""Entries looked at in one folder or archive."""
MAX_WANTED: Final = 5_000
"""Files read from one folder or archive. A large organisation's settings of stages are some hundreds."""

_TOOLS: Final = (".git", "node_modules", ".sfdx", ".sf")
"""Folders that tools keep for themselves."""

Wanted = Callable[[str], bool]
"""Whether a file is to be read, by its path inside the folder or archive, with /."""


def files(path: Path, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """(path inside, bytes) of every wanted file in a folder, a zip archive, or of the one file itself.

    In order of their paths. Links out of the folder are not followed. Raises InputError: missing, no archive,
    too large, too many, an archive whose paths lead outside or whose entries are packed beyond reason.
    """
    if path.is_dir():
        yield from _folder(path, wanted)
    elif path.suffix.lower() == ".zip":
        yield from _archive(path, wanted)
    else:
        yield path.name, read_bytes(path, MAX_FILE)


def marks(path: Path) -> frozenset[tuple[str, int, int]]:
    """(path, bytes, time of the last change) of what is at `path`, to see later whether anything has changed.

    Nothing when there is nothing. Of more files than would be read, only the first.
    """
    found: set[tuple[str, int, int]] = set()
    for place, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name not in _TOOLS)
        found.update(mark for name in sorted(names) for mark in _mark(Path(place, name)))
        if len(found) > MAX_FILES:
            break
    return frozenset(found or _mark(path))


def _mark(file: Path) -> list[tuple[str, int, int]]:
    try:
        told = file.stat()
    except OSError:
        return []
    return [(str(file), told.st_size, told.st_mtime_ns)]


def _folder(folder: Path, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    total = 0
    # Counted before any is read: a whole disk is refused within seconds.
    for inside in _listed(folder, wanted):
        content = read_bytes(folder / inside, MAX_FILE)
        total = _small_enough(total + len(content), folder)
        yield inside, content


def _listed(folder: Path, wanted: Wanted) -> list[str]:
    """Paths inside of the wanted files, without those of tools' own folders."""
    found: list[str] = []
    seen = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _TOOLS)
        seen += len(names)
        _few_enough(seen, MAX_FILES, folder)
        above = Path(place).relative_to(folder)
        for name in sorted(names):
            inside = (above / name).as_posix()
            if wanted(inside) and stat.S_ISREG(os.lstat(folder / inside).st_mode):
                found.append(inside)
                _few_enough(len(found), MAX_WANTED, folder)
    return found


def _archive(path: Path, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    read_bytes(path, MAX_TOTAL)
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _entries(archive, path, wanted)
    except InputError:
        raise
    except Exception as error:
        # A broken archive fails in many ways, one for each method of packing.
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise InputError("zip.password", "this archive has a password; unpack it first.", where=str(path)) from None
        raise InputError("zip.damaged", "this archive can’t be read; make it anew.", where=str(path)) from None


def _entries(archive: zipfile.ZipFile, path: Path, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    total = 0
    for name, entry in _chosen(archive, path, wanted):
        # The size that the archive states may be a lie, so no more than the limit is ever unpacked.
        with archive.open(entry) as packed:
            content = packed.read(MAX_FILE + 1)
        if len(content) > MAX_FILE:
            raise InputError(
                "file.huge", f"“{name}” is larger than {MAX_FILE >> 20} MB; nothing was read.", where=str(path)
            )
        total = _small_enough(total + len(content), path)
        yield name, content


def _chosen(archive: zipfile.ZipFile, path: Path, wanted: Wanted) -> list[tuple[str, zipfile.ZipInfo]]:
    """(path inside, entry) of the wanted files, in order of the paths."""
    found: list[tuple[str, zipfile.ZipInfo]] = []
    entries = archive.infolist()
    _few_enough(len(entries), MAX_FILES, path)
    for entry in sorted(entries, key=lambda each: each.filename):
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name:
            raise InputError(
                "zip.path",
                f"the archive holds a path that leads out of it (“{name[:80]}”); it was not read.",
                where=str(path),
            )
        # An entry may even have no name at all.
        if name and not entry.is_dir() and wanted(name):
            found.append((name, entry))
    _few_enough(len(found), MAX_WANTED, path)
    return found


def _few_enough(count: int, most: int, path: Path) -> None:
    if count > most:
        raise InputError(
            "files.many",
            f"more than {most:,} files to look into; name the folder that holds the CRM’s settings and nothing else.",
            where=str(path),
        )


def _small_enough(total: int, path: Path) -> int:
    if total > MAX_TOTAL:
        raise InputError("files.huge", f"more than {MAX_TOTAL >> 20} MB to read; nothing was read.", where=str(path))
    return total
