"""Opening workshops for a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stageworkshop.store.workshop_file import WorkshopFile


@contextmanager
def reading(path: Path) -> Iterator[WorkshopFile]:
    """A workshop opened to read only, also while a window has it. Raises FileProblem."""
    file = WorkshopFile.open(path, read_only=True)
    try:
        yield file
    finally:
        file.close()


@contextmanager
def writing(path: Path) -> Iterator[WorkshopFile]:
    """A workshop opened for writing. Raises FileProblem, also while a window has it."""
    file = WorkshopFile.open(path)
    try:
        yield file
    finally:
        file.close()


@contextmanager
def making(path: Path, title: str) -> Iterator[WorkshopFile]:
    """A new workshop file; taken away again when filling it fails. Raises FileProblem."""
    file = WorkshopFile.create(path, title=title)
    try:
        yield file
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    file.close()
