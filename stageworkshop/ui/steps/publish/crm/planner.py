"""Planning and writing a CRM's package in a thread: reading a large project takes seconds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stageworkshop.charter.model import Document
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.crm import mapping as mappings
from stageworkshop.crm import package
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.report import Plan
from stageworkshop.crm.target import Reading
from stageworkshop.crm.targets import target
from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.worker import Job, start


def make_plan(job: Job, document: Document, key: str, current: Path | Reading | None, kept: Path) -> Plan:
    """The work for `worker.start`. Raises DomainError."""
    said = mappings.read(kept, key) if kept.exists() else None
    return plan_for(document, target(key), current, said)


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
        self._asked: tuple[str, Path | None] = ("", None)
        self._reading: Reading | None = None
        self.plan: Plan | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def mapping_file(self, key: str) -> Path:
        """Where corrections for a CRM are kept: beside the workshop."""
        return self._workshop.with_name(f"{self._workshop.stem}-{key}-mapping.json")

    def make(self, document: Document, key: str, current: Path | None, *, again: bool = False) -> None:
        """Plan for a CRM against its settings at `current`, which are read anew only when asked (`again`)."""
        if self._job is not None:
            self._next = (document, key, current)
            return
        if again or self._asked != (key, current):
            self._reading = None
        self._asked = (key, current)
        job = self._job = Job()
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        self.running_changed.emit(True)
        source = self._reading or current
        start(job, make_plan, document=document, key=key, current=source, kept=self.mapping_file(key))

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

    def _done(self, plan: Plan) -> None:
        self.plan, self._reading = plan, plan.reading
        self._end()
        self.planned.emit(plan)

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
