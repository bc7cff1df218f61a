"""The charter as it will be printed: made in a worker, shown page by page, made anew only when its content changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.charter_print import is_loaded, load, print_charter
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.pdf_view import PdfView
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.worker import Job, start

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document

AFTER_PAINT = 60
"""Milliseconds from being painted to the first work in the background."""
NOW = ""
"""Version id of the text as it is now."""


class PrintedPane(QWidget):
    """`document_of` gives the document of a version: a charter's id, or `NOW`."""

    def __init__(self, theme: Theme, document_of: Callable[[str], Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document_of = document_of
        self._printed: Document | None = None
        self._job: Job | None = None
        self._wanted: str | None = None
        self._due = False
        self._again = False
        self._loading: Job | None = None
        self.version = QuietCombo(self)
        self.version.setObjectName("printed-version")
        self.version.currentIndexChanged.connect(self._print)
        self.pages = PdfView(theme, self)
        self.pages.page_changed.connect(self._show_page)
        self._panes = QStackedWidget(self)
        self._build()

    @property
    def is_printing(self) -> bool:
        """Whether pages are being made."""
        return self._job is not None or self._loading is not None

    @property
    def problem(self) -> str:
        """Why there are no pages; "" when there are."""
        return self._message.text() if self._panes.currentWidget() is self._trouble else ""

    def show_versions(self, versions: Sequence[tuple[str, str]], wanted: str) -> None:
        """Offer versions (id, words); the one on show stays until it is gone or another one is `wanted`."""
        kept = self.version.currentData() if wanted == self._wanted else wanted
        self._wanted = wanted
        ids = [version for version, _ in versions]
        with QSignalBlocker(self.version):
            self.version.clear()
            for version, words in versions:
                self.version.addItem(words, version)
            self.version.setCurrentIndex(ids.index(kept if kept in ids else wanted) if ids else -1)
        self._print()

    def choose(self, version: str) -> None:
        """Show a version."""
        self.version.setCurrentIndex(max(self.version.findData(version), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._due:
            # Not before: loading ReportLab, even in the worker, holds up whatever Python does besides.
            QTimer.singleShot(AFTER_PAINT, self, self._print)

    def _print(self) -> None:
        self._due = not self.isVisible()
        if self._due or self.version.currentIndex() < 0 or self._loading is not None:
            return
        if not is_loaded():
            job = self._loading = Job()
            job.finished.connect(self._be_loaded)
            job.failed.connect(self._fail)
            start(job, load)
            return
        try:
            document = self._document_of(str(self.version.currentData()))
        except DomainError as error:
            self._tell(error.message())
            return
        if document == self._printed and not self._again:
            return
        if self._job is not None:
            # One at a time: what is asked for now begins when the one under way has ended.
            self._again = True
            self._job.cancel()
            return
        self._printed = document
        # Bound methods only: they are let go of with the widget, which may be gone before the work ends.
        job = self._job = Job()
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._show_pages)
        job.cancelled.connect(self._go_on)
        job.failed.connect(self._fail)
        if not self.pages.pages:
            self._panes.setCurrentWidget(self._waiting)
        start(job, print_charter, document=document, paper="A4")

    def _be_loaded(self) -> None:
        self._loading = None
        self._print()

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self._progress.setMaximum(total)
        self._progress.setValue(done)

    def _show_pages(self, data: bytes) -> None:
        if not self._again:
            self.pages.show_pdf(data)
            self._panes.setCurrentWidget(self.pages)
        self._go_on()

    def _go_on(self) -> None:
        self._job = None
        if self._again:
            self._again, self._printed = False, None
            self._print()

    def _fail(self, error: Exception) -> None:
        if self._again:
            self._go_on()
            return
        self._job = self._loading = None
        self._printed = None
        if not isinstance(error, DomainError):
            self._tell(self.tr("The pages could not be made. Everything that was written is kept."))
            raise error
        self._tell(error.message())

    def _tell(self, text: str) -> None:
        self._message.setText(text)
        self._panes.setCurrentWidget(self._trouble)

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(self.tr("{0} of {1}").format(page, pages) if pages else "")
        self._page.setAccessibleName(self.tr("Page {0} of {1}").format(page, pages))
        self._back.setEnabled(page > 1)
        self._next.setEnabled(page < pages)

    def _build(self) -> None:
        self._page = label("", "muted", self)
        self._page.setObjectName("printed-page")
        self._back = self._turner("page-back", "up", self.tr("Page before (Page Up)"), -1)
        self.large = QToolButton(self)
        self.large.setObjectName("read-large")
        self.large.setCheckable(True)
        self.large.setToolTip(self.tr("Large pages: hide what stands beside them"))
        self.large.setAccessibleName(self.tr("Large pages"))
        self._theme.set_icon(self.large, "sidebar-left", "text-muted", 16)
        self._next = self._turner("page-next", "down", self.tr("Next page (Page Down)"), 1)
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        # What it is for is plain where it stands; its words need the room.
        self.version.setAccessibleName(self.tr("What is shown"))
        self.version.setToolTip(self.tr("What is shown as it will be printed"))
        bar.addWidget(self.version, 1)
        bar.addSpacing(Space.S)
        for widget in (self._page, self._back, self._next, self.large):
            bar.addWidget(widget)
        self._waiting = QWidget(self)
        words = label(self.tr("Printing the charter…"), "muted", self._waiting)
        self._progress = QProgressBar(self._waiting)
        self._progress.setTextVisible(False)
        self._progress.setMaximumWidth(240)
        self._progress.setAccessibleName(self.tr("Progress of printing"))
        waiting = QVBoxLayout(self._waiting)
        waiting.addStretch(1)
        waiting.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        waiting.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        waiting.addStretch(2)
        self._trouble = QWidget(self)
        self._message = TextLabel("", "error", self._trouble)
        self._message.setObjectName("printed-problem")
        trouble = QVBoxLayout(self._trouble)
        trouble.addWidget(self._message)
        trouble.addStretch(1)
        for pane in (self._waiting, self.pages, self._trouble):
            self._panes.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(bar)
        column.addWidget(self._panes, 1)
        self._show_page(0, 0)

    def _turner(self, name: str, icon: str, words: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(words)
        button.setAccessibleName(words.split(" (")[0])
        self._theme.set_icon(button, icon, "text-muted", 16)
        button.clicked.connect(lambda: self.pages.go_to(self.pages.page + by))
        return button
