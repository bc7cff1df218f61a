"""Where a workshop comes from: a new one, the finished sample, a file that is chosen. And what is loaded ahead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme

# Dialogs and what opens files are imported by the functions that need them: the first window does not.
if TYPE_CHECKING:
    from stageworkshop.ui.new_workshop import NewWorkshopPage
    from stageworkshop.ui.opening import NewWorkshop
    from stageworkshop.ui.window import MainWindow

AFTER_PAINT = 250
"""Milliseconds from opening a workshop, in which its page is painted, to loading what the first change will need."""


class Beginnings(QObject):
    """Brings workshops into the window."""

    def __init__(
        self, window: MainWindow, stack: QStackedWidget, commands: Commands, theme: Theme, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._stack = window, stack
        self._theme, self._settings = theme, settings
        self._new_page: NewWorkshopPage | None = None
        self._when_ready: list[Callable[[], object]] = []
        commands.on(commands.new, lambda: self.show_new(""))
        commands.on(commands.open, self._choose_file)

    def show_new(self, template: str = "") -> None:
        """The form for a new workshop, with a template (key) chosen."""
        if self._new_page is None:
            self._new_page = self._make_new_page()
        self._window.show_aside(self._new_page)
        self._new_page.begin(template, self._settings.actor)

    def open_sample(self) -> None:
        """Write the finished sample among the person's documents, and open it."""
        from stageworkshop.ui import opening, worker

        folder = opening.documents_folder()
        job = worker.Job()
        job.finished.connect(self._show_sample)
        job.failed.connect(self._refuse_sample)
        self._window.welcome.show_progress(self.tr("Writing the sample workshop…"), job.cancel)
        # Written in a thread, where nothing may be joined to the classes of objects that are being looked at here.
        self._when_ready.append(partial(worker.start, job, opening.write_sample, folder=folder))
        self._get_ready()

    def get_ready_soon(self) -> None:
        """Load what the first change needs, once the page is painted."""
        QTimer.singleShot(AFTER_PAINT, self, self._get_ready)

    def _make_new_page(self) -> NewWorkshopPage:
        from stageworkshop.ui.new_workshop import NewWorkshopPage

        page = NewWorkshopPage(self._theme, self._stack)
        page.wanted.connect(self._make_workshop)
        page.left.connect(self._window.go_back)
        self._stack.addWidget(page)
        return page

    def _make_workshop(self, wanted: NewWorkshop) -> None:
        from stageworkshop.ui import opening

        if wanted.actor:
            self._settings.actor = wanted.actor
        try:
            context = opening.make_workshop(wanted, self._settings.actor)
        except DomainError as error:
            if self._new_page is not None:
                self._new_page.refuse(error.message())
            return
        if self._new_page is not None:
            self._new_page.clear()
        self._window.show_workshop(context, AGENDA[0].key)

    def _get_ready(self) -> None:
        """Load what changes workshops, in a thread: meanwhile the person can go on."""
        from stageworkshop.ui import opening, worker

        job = worker.Job()
        job.finished.connect(self._be_ready)
        job.failed.connect(self._be_ready)
        worker.start(job, opening.load_libraries)

    def _be_ready(self) -> None:
        from stageworkshop.ui import opening

        opening.get_ready_to_write()
        waiting, self._when_ready = self._when_ready, []
        for act in waiting:
            act()

    def _show_sample(self, path: Path) -> None:
        self._window.welcome.end_progress()
        self._window.open_path(path)

    def _refuse_sample(self, error: Exception) -> None:
        welcome = self._window.welcome
        welcome.end_progress()
        if isinstance(error, DomainError):
            welcome.banner.show_message(error.message(), "error")
        elif isinstance(error, OSError):
            text = self.tr("The sample could not be written: {0}.").format(error.strerror or str(error))
            welcome.banner.show_message(text, "error")
        else:
            self._window.show_fault(error)

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from stageworkshop.ui import opening

        workshops = self.tr("Workshops (*{0})").format(opening.SUFFIX)
        # Requests for a sign-off, answers to them, charters to be checked.
        others = self.tr("Everything that can be opened (*{0} *.json *.pdf)").format(opening.SUFFIX)
        kinds = f"{workshops};;{others}"
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a workshop"), self._usual_folder(), kinds)
        if chosen:
            self._window.open_path(Path(chosen))

    def _usual_folder(self) -> str:
        """Where the workshop lies that was open last, or else the person's documents."""
        from stageworkshop.ui.opening import documents_folder

        recent = self._settings.recent()
        if recent and recent[0].path.parent.is_dir():
            return str(recent[0].path.parent)
        folder = documents_folder()
        # A dialog that is sent to a folder that is not there takes its name for that of a file.
        return str(folder if folder.is_dir() else Path.home())
