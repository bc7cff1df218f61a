"""Opening and making workshop files for the window. The only place in the window that loads the store."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stageworkshop.ui.worker import CancelledError, Job

if TYPE_CHECKING:
    from stageworkshop.actions.context import Context

SUFFIX = ".stageworkshop"
HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True)
class NewWorkshop:
    """What is asked for a new workshop. `template` is a key of the gallery, `actor` who is at the machine."""

    path: Path
    title: str
    organisation: str
    template: str
    actor: str


def documents_folder() -> Path:
    """Where a person's documents belong. The system may never have made it."""
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def may_be_workshop(path: Path) -> bool:
    """Whether a file begins as workshops do; also when it can't be read, which opening it tells better."""
    try:
        with path.open("rb") as file:
            begin = file.read(len(HEADER))
    except OSError:
        return True
    return not begin or begin == HEADER


def open_workshop(path: Path, actor: str, *, read_only: bool = False) -> Context:
    """Opens a file. Raises FileProblem."""
    from stageworkshop.actions.context import Context
    from stageworkshop.store.workshop_file import WorkshopFile

    return Context(WorkshopFile.open(path, read_only=read_only), actor)


def load_libraries(job: Job) -> None:
    """The work for `worker.start`: load what changes a workshop, which opening one does without."""
    from stageworkshop.store.workshop_file import load_libraries as load

    load()


def get_ready_to_write() -> None:
    """The rest of it, in the window's thread: then the first change is as quick as every other."""
    from stageworkshop.store.workshop_file import get_ready_to_write as get_ready

    get_ready()


def make_workshop(wanted: NewWorkshop, actor: str) -> Context:
    """Makes a file under a free name and fills it from the template. Raises FileProblem, InvalidValue."""
    from stageworkshop.actions import starting, workshops
    from stageworkshop.actions.context import Context
    from stageworkshop.starting.documents import template
    from stageworkshop.store.workshop_file import WorkshopFile

    document = template(wanted.template)
    if wanted.path.parent == documents_folder():
        # What the form proposes must work also where nobody has kept a document yet. If it cannot be made, the file
        # cannot either, which is told then.
        with suppress(OSError):
            wanted.path.parent.mkdir(parents=True, exist_ok=True)
    file = WorkshopFile.create(wanted.path, title=wanted.title, actor=actor)
    try:
        context = Context(file, actor)
        starting.start_from_document(context, document=document, origin=wanted.template, as_template=True)
        workshops.set_details(context, title=wanted.title, organisation=wanted.organisation)
    except BaseException:
        # Half a workshop under the chosen name would only be in the way of the next try.
        file.close()
        wanted.path.unlink(missing_ok=True)
        raise
    return context


def write_sample(job: Job, *, folder: Path) -> Path:
    """Writes the finished sample into a folder under a free name; takes seconds, so it runs in a worker.

    Raises FileProblem; OSError when the folder cannot be made; CancelledError, with the file taken away again.
    """
    from stageworkshop import sample

    job.report(0, 1)
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, "Sample workshop")
    sample.write_sample(path)
    try:
        job.report(1, 1)
    except CancelledError:
        path.unlink(missing_ok=True)
        raise
    return path


def proposed_path(folder: Path, title: str) -> Path:
    """A free name in a folder for a workshop of that title."""
    from stageworkshop.charter.filenames import base_name, storable

    return free_path(folder, storable(base_name(title)))


def free_path(folder: Path, name: str) -> Path:
    """`name.stageworkshop` in the folder, numbered from 2 on if it is taken."""
    path, number = folder / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{SUFFIX}", number + 1
    return path
