"""Writing the files in a worker: asked once more before anything is replaced, with progress and Cancel."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.charter.export import Part, targets_of
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.under_way import UnderWay
from stageworkshop.ui.worker import Job

if TYPE_CHECKING:
    from stageworkshop.evidence.export import Exported, Sealing


@dataclass(frozen=True)
class Order:
    """What is to be written; `sealed` tells whether the PDF is."""

    document: Document
    folder: Path
    parts: tuple[Part, ...]
    paper: str
    sealed: bool = False

    @property
    def targets(self) -> list[Path]:
        """The files, in the order in which they are listed."""
        if not self.sealed:
            return list(targets_of(self.document, self.folder, self.parts).values())
        from stageworkshop.evidence.export import targets  # what seals is loaded for who seals

        return targets(self.document, self.folder, self.parts, sealed=True)


def write_files(
    job: Job,
    document: Document,
    folder: Path,
    parts: Collection[Part],
    paper: str,
    sealing: Sealing | None,
    *,
    force: bool,
) -> Exported:
    """The work for `worker.start`. Raises DomainError, FileProblem."""
    from stageworkshop.evidence.export import export_document

    def report(done: int, total: int) -> bool:
        job.report(done, total)
        return True

    return export_document(document, folder, parts=parts, force=force, paper=paper, progress=report, sealing=sealing)


class Exporting(QWidget):
    """`written` brings the order and what was written (`Exported`). What goes wrong is said on the page."""

    written = Signal(object, object)
    running_changed = Signal(bool)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._order: Order | None = None
        self._sealing: Sealing | None = None
        self.confirm = InlineConfirm(page.theme, self)
        self.confirm.setObjectName("replace-confirm")
        self._under_way = UnderWay("export", self)
        self._under_way.finished.connect(self._done)
        self._under_way.cancelled.connect(self._stopped)
        self._under_way.failed.connect(self._failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.confirm)
        column.addWidget(self._under_way)
        self.confirm.closed.connect(self._follow)
        self._follow()

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._under_way.is_running

    def begin(self, order: Order, sealing: Sealing | None = None) -> None:
        """Write the files, asking first when some are there already. `sealing` says with what to seal the PDF."""
        self._sealing = sealing
        there = [path.name for path in order.targets if path.exists()]
        if not there:
            self._start(order, force=False)
            return
        self.confirm.ask(
            self.tr("Replace the file?") if len(there) == 1 else self.tr("Replace the files?"),
            self.tr("In {0} there is already:\n{1}").format(order.folder, "\n".join(there)),
            [(self.tr("Replace"), lambda: self._start(order, force=True))],
            self.tr("Leave it") if len(there) == 1 else self.tr("Leave them"),
        )
        self._follow()

    def close_question(self) -> None:
        """Take the question away, as something else is wanted now."""
        self.confirm.close_quietly()
        self._follow()

    def _start(self, order: Order, *, force: bool) -> None:
        if self.is_running:
            return
        self._page.clear_message()
        self._order = order
        self._under_way.begin(
            self._doing(),
            write_files,
            document=order.document,
            folder=order.folder,
            parts=order.parts,
            paper=order.paper,
            sealing=self._sealing,
            force=force,
        )
        self._follow()
        self._set_running(True)

    def _doing(self) -> str:
        if self._sealing is None:
            return self.tr("Writing the files…")
        stamped = bool(self._sealing.time_stamp_address)
        return self.tr("Sealing, with a time stamp…") if stamped else self.tr("Writing and sealing the files…")

    def _done(self, done: Exported) -> None:
        self._end()
        self.written.emit(self._order, done)

    def _stopped(self) -> None:
        self._end()
        self._page.say(self.tr("Cancelled. Nothing was written."), "info")

    def _failed(self, error: Exception) -> None:
        sealing = self._sealing
        self._end()
        if not isinstance(error, DomainError):
            self._page.say(self.tr("The files could not be written. Your workshop is not touched by this."), "error")
            raise error
        if error.code == "export.exists" and self._order is not None:
            # It came to be while we were writing.
            self.begin(self._order, sealing)
        else:
            self._page.say(error.message(), "error")

    def _end(self) -> None:
        self._sealing = None
        self._follow()
        self._set_running(False)

    def _follow(self) -> None:
        """Without anything to show it takes no room either, not even the gap to what follows."""
        self.setVisible(not (self.confirm.isHidden() and self._under_way.isHidden()))

    def _set_running(self, running: bool) -> None:
        self._page.set_busy(running)
        self.running_changed.emit(running)
