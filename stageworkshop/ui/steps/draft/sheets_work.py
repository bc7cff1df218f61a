"""What takes its time with draft sheets, done in a worker: with progress, Cancel, and a word when it fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.worker import Job, start

if TYPE_CHECKING:
    from stageworkshop.sheets.content import SheetContent
    from stageworkshop.sheets.files import SheetForm
    from stageworkshop.sheets.known import Known
    from stageworkshop.sheets.returned import Returned

    Read = Returned | DomainError


class Work(QWidget):
    """Hidden while nothing is under way. One piece of work at a time; another one that is asked for waits for nobody
    and is left out."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._job: Job | None = None
        self._then: Callable[[Any], object] = lambda result: None
        frame = QFrame(self)
        frame.setProperty("role", "banner")
        self._words = label("", "", frame)
        self._bar = QProgressBar(frame)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = only_looks(QPushButton(self.tr("Cancel"), frame))
        self.cancel.setObjectName("sheets-cancel")
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout(frame)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def begin(self, words: str, work: Callable[..., Any], then: Callable[[Any], object], **arguments: Any) -> None:
        """Do `work(job, **arguments)` away from the window, then hand what it gives to `then`."""
        if self._job is not None:
            return
        self._page.clear_message()
        self._then = then
        # Bound methods only: they are let go of with the widget, which may be gone before the work ends.
        job = self._job = Job()
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._done)
        job.cancelled.connect(self._stopped)
        job.failed.connect(self._failed)
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()
        self._page.set_busy(True)
        start(job, work, **arguments)

    def stop(self) -> None:
        """Ask the work to stop."""
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._job.cancel()

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _done(self, result: object) -> None:
        self._end()
        self._then(result)

    def _stopped(self) -> None:
        self._end()
        self._page.say(self.tr("Cancelled."), "info")

    def _failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, DomainError):
            self._page.say(self.tr("That did not work. Your workshop is not touched by this."), "error")
            raise error
        self._page.say(error.message(), "error")

    def _end(self) -> None:
        self._job = None
        self.hide()
        self._page.set_busy(False)


def write_files(
    job: Job, contents: Sequence[SheetContent], folder: Path, form: SheetForm, *, force: bool
) -> list[Path]:
    """The work of handing out. Raises FileProblem."""
    from stageworkshop.sheets.files import write_sheets

    return write_sheets(contents, folder, form, force=force, progress=job.report)


def read_files(job: Job, paths: Sequence[Path], known: Known) -> list[Read]:
    """The work of reading what came back: each file as it was read, or why it can't be."""
    from stageworkshop.sheets.read import read

    found: list[Read] = []
    for number, path in enumerate(paths):
        job.report(number, len(paths))
        try:
            found.append(read(path, known))
        except DomainError as error:
            found.append(error)
    return found
