"""What takes its time with draft sheets, done in a worker: with progress, Cancel, and a word when it fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.widgets.under_way import UnderWay
from stageworkshop.ui.worker import Job

if TYPE_CHECKING:
    from stageworkshop.sheets.content import SheetContent
    from stageworkshop.sheets.files import SheetForm
    from stageworkshop.sheets.known import Known
    from stageworkshop.sheets.returned import Returned

    Read = Returned | DomainError


class Work(UnderWay):
    """One piece of work at a time; another one that is asked for waits for nobody and is left out."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__("sheets", parent)
        self._page = page
        self._then: Callable[[Any], object] = lambda result: None
        self.finished.connect(self._done)
        self.cancelled.connect(self._say_stopped)
        self.failed.connect(self._say_failed)

    def do(self, words: str, work: Callable[..., Any], then: Callable[[Any], object], **arguments: Any) -> None:
        """Do `work(job, **arguments)` away from the window, then hand what it gives to `then`."""
        if self.is_running:
            return
        self._page.clear_message()
        self._then = then
        self._page.set_busy(True)
        self.begin(words, work, **arguments)

    def _done(self, result: object) -> None:
        self._page.set_busy(False)
        self._then(result)

    def _say_stopped(self) -> None:
        self._page.set_busy(False)
        self._page.say(self.tr("Cancelled."), "info")

    def _say_failed(self, error: Exception) -> None:
        self._page.set_busy(False)
        if not isinstance(error, DomainError):
            self._page.say(self.tr("That did not work. Your workshop is not touched by this."), "error")
            raise error
        self._page.say(error.message(), "error")


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
