"""The window: the welcome page, or the frame around an open workshop; and what its commands do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.errors import DomainError, FileProblem
from stageworkshop.ui.asides import Asides
from stageworkshop.ui.beginnings import Beginnings
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.doings import Doings
from stageworkshop.ui.dropped import dropped_file
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme

# Dialogs and what opens files are imported by the functions that need them: the first window does not.
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

    from stageworkshop.actions.context import Context
    from stageworkshop.ui.frame import WorkshopFrame
    from stageworkshop.ui.welcome import WelcomePage

SMALLEST = (900, 600)
FIRST_SIZE = (1_280, 800)


class MainWindow(QMainWindow):
    """One at a time holds one workshop; pages and dialogs are loaded when they are first needed."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._welcome: WelcomePage | None = None
        self.frame: WorkshopFrame | None = None
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Stage Workshop"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self.commands = Commands(theme, self)
        # Before the window has them: it is told of every change.
        self._enable_for(False)
        self.addActions(self.commands.all())
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.setAcceptDrops(True)
        self.beginnings = Beginnings(self, self._stack, self.commands, theme, settings)
        self._connect()
        self._doings = Doings(self, self.commands, theme, settings)
        self._asides = Asides(self, self._stack, self.commands, theme, settings)

    @property
    def welcome(self) -> WelcomePage:
        """The first page, built when it is first wanted: who opens a workshop at once does not wait for it."""
        if self._welcome is None:
            from stageworkshop.ui.welcome import WelcomePage

            self._welcome = WelcomePage(self._theme, self._settings, self.commands, self._stack)
            self._stack.addWidget(self._welcome)
            self._welcome.new_asked.connect(self.beginnings.show_new)
            self._welcome.path_asked.connect(self.open_path)
            self._welcome.sample_asked.connect(self.beginnings.open_sample)
        return self._welcome

    def open_path(self, path: Path, *, read_only: bool = False, holder: str = "") -> bool:
        """Open a workshop file in place of the open one; False when it could not be opened, which is said.

        A charter is checked, and a request or an answer taken in hand, beside the one that is open. `holder` names who
        has the file, when it is opened to look at for that reason.
        """
        from stageworkshop.ui import opening

        bridge = self.frame.bridge if self.frame is not None else None
        if bridge is not None and _same(path, bridge.file.path) and (read_only or not bridge.read_only):
            return True
        if not opening.may_be_workshop(path) and self._asides.take(path):
            return True
        try:
            context = opening.open_workshop(path, self._settings.actor, read_only=read_only)
        except DomainError as error:
            self._refuse_to_open(path, error)
            return False
        return self.show_workshop(context, holder=holder)

    def show_workshop(self, context: Context, step: str = "", *, holder: str = "") -> bool:
        """Show an open workshop, at a step (key) or where it goes on; False when the one before stays."""
        from stageworkshop.ui.bridge import Bridge
        from stageworkshop.ui.frame import WorkshopFrame

        if not self._put_away():
            context.file.close()
            return False
        self._enable_for(True)
        bridge = Bridge(context)
        self.frame = WorkshopFrame(
            bridge, self._theme, self._settings, self.commands, self.show_fault, self._stack, holder=holder
        )
        bridge.setParent(self.frame)
        self.frame.page_changed.connect(self._follow)
        self.frame.overview_read.connect(self._follow)
        self.frame.copy_asked.connect(self._doings.save_copy)
        self.frame.change_asked.connect(self._open_to_change)
        self._stack.addWidget(self.frame)
        self._stack.setCurrentWidget(self.frame)
        self.frame.open_step(step or self._step_to_go_on())
        self._settings.remember(self.frame.remembered())
        if not bridge.read_only:
            self.beginnings.get_ready_soon()
        return True

    def _open_to_change(self) -> None:
        """The file that is open to look at, now to be changed, at the same step."""
        if self.frame is not None:
            step = self.frame.step
            if self.open_path(self.frame.bridge.file.path) and self.frame is not None:
                self.frame.open_step(step)

    def close_workshop(self) -> bool:
        """Back to the welcome page. False when changes are not saved and the person would rather keep them."""
        if not self._put_away():
            return False
        self.show_welcome()
        return True

    def _put_away(self) -> bool:
        frame = self.frame
        if frame is not None:
            frame.leave_field()
            if frame.bridge.unsaved and not frame.bridge.retry() and not self._may_lose(len(frame.bridge.unsaved)):
                return False
            self._doings.close_projector()
            self._settings.remember(frame.remembered())
            self.frame = None
            self._stack.removeWidget(frame)
            frame.hide()
            frame.rest()
            frame.deleteLater()
            frame.bridge.file.close()
        self._enable_for(False)
        self.setWindowTitle(self.tr("Stage Workshop"))
        return True

    def show_welcome(self) -> None:
        """The first page, as things are now."""
        if self.frame is not None:
            return
        self.welcome.refresh()
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.initial_focus().setFocus()

    def show_aside(self, page: QWidget) -> None:
        """Show a page over the workshop, whose commands wait until it is left."""
        if self.frame is not None:
            self.frame.leave_field()
        # Before the commands: where the curtain falls with it, undo is worked out anew.
        self._stack.setCurrentWidget(page)
        self._enable_for(False)

    def go_back(self) -> None:
        """From a page beside it to the open workshop, or to the first page."""
        if self.frame is None:
            self.show_welcome()
            return
        self._enable_for(True)
        self._stack.setCurrentWidget(self.frame)
        self.frame.resume()

    def say(self, text: str, level: str, actions: list[tuple[str, Callable[[], object]]] | None = None) -> None:
        """Say something on the page of the workshop, or on the first page when none is open."""
        self.go_back()
        place = self.frame.page.banner if self.frame and self.frame.page else self.welcome.banner
        place.show_message(text, level, actions)

    def show_fault(self, error: BaseException) -> None:
        """Tell of a fault of the program, or of a file that can't be read any more; the window stays."""
        if isinstance(error, DomainError):
            self.say(error.message(), "error")
            return
        from stageworkshop.ui.dialogs.fault import FaultDialog

        FaultDialog(error, self).open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentWidget() is None:
            self.welcome.initial_focus().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Fields take these keys for what is typed in them, and leave the rest to the workshop.
        for keys, action in (
            (QKeySequence.StandardKey.Undo, self.commands.undo),
            (QKeySequence.StandardKey.Redo, self.commands.redo),
        ):
            if event.matches(keys):
                action.trigger()
                return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._put_away():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self._settings.save()
        super().closeEvent(event)

    def _connect(self) -> None:
        commands = self.commands
        commands.on(commands.close, self.close_workshop)
        commands.step_asked.connect(self._open_step)

    def _refuse_to_open(self, path: Path, error: DomainError) -> None:
        actions: list[tuple[str, Callable[[], object]]] = []
        if isinstance(error, FileProblem) and error.code in ("file.locked", "file.read_only"):
            holder = str(error.data.get("holder", ""))
            look = partial(self.open_path, path, read_only=True, holder=holder)
            actions = [(self.tr("Open to look at"), look)]
        self.say(error.message(), "error", actions)

    def _open_step(self, key: str) -> None:
        if self.frame is not None:
            self.frame.open_step(key)

    def _step_to_go_on(self) -> str:
        """The first step that is not done; in a draft sheet, the one that it is for."""
        if self.frame is not None and self.frame.is_draft_sheet:
            return "draft"
        steps = self.frame.overview.steps if self.frame else {}
        return next((key for key, state in steps.items() if not state.done), AGENDA[0].key)

    def _follow(self) -> None:
        if self.frame is not None:
            facts = self.frame.overview
            self.setWindowTitle(self.tr("{0} – Stage Workshop").format(facts.title))

    def _may_lose(self, count: int) -> bool:
        from PySide6.QtWidgets import QMessageBox

        question = self.tr("What was changed last ({0}) could not be saved and will be lost. Close all the same?")
        answer = QMessageBox.warning(
            self,
            self.tr("Not saved"),
            question.format(count),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard

    def _enable_for(self, is_open: bool) -> None:
        for action in self.commands.for_workshop():
            action.setEnabled(is_open)


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
