"""Does a charter hold? Drop it on the page, or choose it; the answer is a sentence for each check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.evidence.results import Verification
from stageworkshop.ui.proof.aside import AsidePage
from stageworkshop.ui.proof.check_result import CheckResult, Verdict
from stageworkshop.ui.proof.comparison_fields import WORKSHOP, ComparisonFields
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.worker import Job, start

if TYPE_CHECKING:
    from stageworkshop.evidence.check_content import Against
    from stageworkshop.store.workshop_file import WorkshopFile


class CheckPage(AsidePage):
    """`workshop` gives the open workshop file, None when there is none. A file that is looked at is never changed."""

    def __init__(
        self, theme: Theme, workshop: Callable[[], WorkshopFile | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "check-page", parent)
        self.heading.setText(self.tr("Check a charter"))
        self.job.setText(self.tr("Is it whole, who sealed it, and whose sign-offs cover these words?"))
        self._workshop = workshop
        self._path: Path | None = None
        self._found: Verification | None = None
        self._job: Job | None = None
        self._is_loaded = False
        self.choose = QPushButton(self.tr("Another file…"), self)
        self.choose.setObjectName("check-choose")
        theme.set_icon(self.choose, "folder-open", "text-muted", 16)
        self.choose.clicked.connect(self.choose_file)
        self.tools.addWidget(self.choose)
        self._empty = EmptyState(
            theme,
            "seal",
            self.tr("Drop a charter (PDF) or a definitions file here. It is only read, never changed."),
            self.tr("Choose a file…"),
            self,
        )
        self._empty.acted.connect(self.choose_file)
        self.verdict = Verdict(theme, self)
        self.fields = ComparisonFields(theme, self)
        self.fields.changed.connect(self._check)
        self.result = CheckResult(theme, self)
        self.body.setSpacing(Space.L)
        for part in (self.verdict, self.fields, self.result):
            self.body.addWidget(part)
        self.body.addWidget(self._empty, 1)
        self.body.addStretch(0)

    @property
    def outcome(self) -> Verification | None:
        """What was found; None before anything was checked."""
        return self._found

    def initial_focus(self) -> QWidget:
        return self.back if self._path is not None else self._empty.button

    def begin(self, path: Path | None) -> None:
        """Check a file, or ask for one."""
        self._path, self._found = path, None
        self.banner.hide()
        self.scroll_to_top()
        file = self._workshop()
        self.fields.begin(file.path.name if file is not None else "")
        self._show_parts()
        if path is not None:
            self._check()

    def choose_file(self) -> None:
        """Ask for the file to check."""
        folder = str(self._path.parent) if self._path is not None else ""
        kinds = self.tr("Charters and definitions files (*.pdf *.json *.yaml *.yml)")
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Check a charter"), folder, kinds)
        if found:
            self.begin(Path(found))

    def _show_parts(self) -> None:
        has_file = self._path is not None
        for part in (self.verdict, self.fields, self.result, self.choose):
            part.setVisible(has_file)
        self._empty.setVisible(not has_file)

    def _check(self) -> None:
        if self._path is None or self._job is not None:
            return
        if self._is_loaded:
            self._run()
            return
        self.verdict.show_waiting(self._path.name)
        self.result.clear()
        job = self._job = Job()
        job.finished.connect(self._be_loaded)
        job.failed.connect(self._fail)
        start(job, load)

    def _be_loaded(self) -> None:
        self._job, self._is_loaded = None, True
        self._run()

    def _fail(self, error: Exception) -> None:
        self._job = None
        raise error

    def _run(self) -> None:
        """In the window's thread: PDFium, which reads the pages, knows only one; and it takes less than 0.5 s."""
        from stageworkshop.evidence.keys import KeyStore
        from stageworkshop.evidence.verify import verify

        if self._path is None:
            return
        self.banner.hide()
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            found = verify(
                self._path,
                against=self._against(),
                fingerprint=self.fields.fingerprint,
                own=KeyStore().own_certificates(),
            )
        except DomainError as error:
            self.banner.show_message(error.message(), "error")
            self._path = self._path if self._found is not None else None
            self._show_parts()
            return
        finally:
            self.unsetCursor()
        self._found = found
        self.verdict.show_outcome(found)
        self.result.show_outcome(found)

    def _against(self) -> Against | None:
        from stageworkshop.evidence.comparing import against, against_workshop

        if self.fields.file is not None:
            return against(self.fields.file)
        file = self._workshop() if self.fields.chosen == WORKSHOP else None
        return against_workshop(file) if file is not None else None


def load(job: Job) -> None:
    """The work for `worker.start`: load what checks a seal, which takes longer than the check itself."""
    from stageworkshop.evidence import comparing  # noqa: F401
    from stageworkshop.evidence.verify import load_libraries

    load_libraries()
