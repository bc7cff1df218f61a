"""Undo and redo: the inverse of journal entries, applied as a new entry. `since` is the number of one (`mark`)."""

from __future__ import annotations

from stageworkshop.domain.errors import FileProblem, NotAllowed
from stageworkshop.store import journal, problems
from stageworkshop.store.changes import Change, Changes
from stageworkshop.store.workshop_file import WorkshopFile


@problems.reads
def next_undo(file: WorkshopFile, *, since: int = 0) -> journal.Entry | None:
    """The latest entry of the step that undo would take back; None when there is none after `since`."""
    return _latest(file, file.stacks.to_undo(since))


@problems.reads
def next_redo(file: WorkshopFile, *, since: int = 0) -> journal.Entry | None:
    """The latest entry of the step that redo would do again; None when there is none after `since`."""
    return _latest(file, file.stacks.to_redo(since))


def undo(file: WorkshopFile, *, actor: str, at: str, since: int = 0) -> Changes:
    """Takes back the last step. Raises NotAllowed when there is none after the entry `since`."""
    step = _entries(file, file.stacks.to_undo(since))
    if not step:
        raise NotAllowed("undo.empty", "there is nothing to undo.")
    return _replay(file, "undo", f"took back: {step[-1].says}", step, journal.inverted(step), actor, at)


def redo(file: WorkshopFile, *, actor: str, at: str, since: int = 0) -> Changes:
    """Does the last step taken back again. Raises NotAllowed when there is none first done after `since`."""
    step = _entries(file, file.stacks.to_redo(since))
    if not step:
        raise NotAllowed("redo.empty", "there is nothing to do again.")
    changes = [change for entry in step for change in entry.changes]
    return _replay(file, "redo", f"did again: {step[-1].says}", step, changes, actor, at)


def _replay(
    file: WorkshopFile, mode: str, says: str, step: list[journal.Entry], changes: list[Change], actor: str, at: str
) -> Changes:
    numbers = tuple(entry.seq for entry in step)
    with file.unit(action=f"history.{mode}", says=says, actor=actor, at=at, mode=mode, steps=numbers) as unit:
        unit.apply(changes)
    return unit.changes


@problems.reads
def _entries(file: WorkshopFile, numbers: list[int]) -> list[journal.Entry]:
    found = [journal.entry(file.connection, seq) for seq in numbers]
    if any(each.hash != each.computed_hash() for each in found):
        raise problems.NoEntryError("an entry was altered after it was written")
    return found


def _latest(file: WorkshopFile, numbers: list[int]) -> journal.Entry | None:
    try:
        return _entries(file, numbers[-1:])[0] if numbers else None
    except FileProblem:
        # Undo ends before an entry that is damaged: the workshop goes on, and checking its history tells of it.
        return None
