"""Planning and writing a CRM's package in a thread: reading a large project takes seconds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stageworkshop.charter.model import Document
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.crm import mapping as mappings
from stageworkshop.crm import package, safe_files
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.report import Plan
from stageworkshop.crm.target import Reading
from stageworkshop.crm.targets import target
from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.worker import Job, start


@dataclass(frozen=True)
class Known:
    """What was read of a CRM, and of which files: they may be others by the time of the next plan."""

    key: str
    path: Path | None
    marks: frozenset[tuple[str, int, int]]
    reading: Reading


def make_plan(
    job: Job, document: Document, key: str, current: Path | None, known: Known | None, kept: Path
) -> tuple[Plan, Known]:
    """The work for `worker.start`. Files are read again when they have changed since. Raises DomainError."""
    # Looked at before reading, so that what changes meanwhile is seen the next time.
    marks = safe_files.marks(current) if current is not None else frozenset()
    same = known is not None and (known.key, known.path, known.marks) == (key, current, marks)
    said = mappings.read(kept, key) if kept.exists() else None
    plan = plan_for(document, target(key), known.reading if known is not None and same else current, said)
    return plan, Known(key, current, marks, plan.reading)


class Planner(QObject):
    """`planned` brings a plan, `failed` a sentence. A plan asked for while one is made is made next."""

    planned = Signal(object)
    failed = Signal(str)
    running_changed = Signal(bool)

    def __init__(self, workshop: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._job: Job | None = None
        self._next: tuple[Document, str, Path | None] | None = None
        self._known: Known | None = None
        self.plan: Plan | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def mapping_file(self, key: str) -> Path:
        """Where corrections for a CRM are kept: beside the workshop."""
        return self._workshop.with_name(f"{self._workshop.stem}-{key}-mapping.json")

    def make(self, document: Document, key: str, current: Path | None) -> None:
        """Plan for a CRM against its settings at `current`; without any, against the CRM as it comes."""
        if self._job is not None:
            self._next = (document, key, current)
            return
        job = self._job = Job()
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        self.running_changed.emit(True)
        kept = self.mapping_file(key)
        start(job, make_plan, document=document, key=key, current=current, known=self._known, kept=kept)

    def correct(self, part: str, key: str, choice: str) -> None:
        """Keep a correction of the mapping; what was guessed elsewhere stays a guess. Raises DomainError."""
        if self.plan is None:
            return
        file = self.mapping_file(self.plan.target.key)
        said = mappings.read(file, self.plan.target.key) if file.exists() else AdminMapping(self.plan.target.key)
        write_whole(file, said.with_answer(part, key, choice).dumps())

    def write(self, folder: Path, *, force: bool) -> list[Path]:
        """Write the package of the plan at hand. Raises DomainError."""
        assert self.plan is not None
        return package.write(package.files(self.plan), folder, force=force)

    def _done(self, made: tuple[Plan, Known]) -> None:
        self.plan, self._known = made
        self._end()
        self.planned.emit(self.plan)

    def _failed(self, error: Exception) -> None:
        self.plan = None
        self._end()
        if not isinstance(error, DomainError):
            raise error
        self.failed.emit(error.message())

    def _end(self) -> None:
        self._job = None
        self.running_changed.emit(False)
        if self._next is not None:
            (document, key, current), self._next = self._next, None
            self.make(document, key, current)
