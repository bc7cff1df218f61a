"""The window with one workshop, and the few things that a scene does with it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from camera.workshops import ACTOR, MAKERS, NOW, REQUESTS, clock
from stageworkshop import paths
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Stage as Staged
from stageworkshop.standing.signoffs import signatories
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.settings import RecentFile, Settings
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)
GONE = Path("/media/stick/Partner pilot.stageworkshop")
"""A workshop that was opened from a stick which is no longer there."""
PATIENCE = 60.0
"""Seconds after which a worker is given up."""


class Impossible(Exception):
    """A scene cannot be set up: the page, the button or the stage is not there."""


class CameraWindow(MainWindow):
    """The real window, in which a fault is told to the photographer instead of in a dialog."""

    def __init__(self, theme: Theme, settings: Settings, on_fault: Callable[[str], None]) -> None:
        super().__init__(theme, settings)
        self._on_fault = on_fault

    def show_fault(self, error: BaseException) -> None:
        self._on_fault(f"{type(error).__name__}: {error}")


class Stage:
    """Where scenes are played."""

    def __init__(self, folder: Path, theme: Theme, on_fault: Callable[[str], None]) -> None:
        self._folder = folder
        # Keys and settings of whoever takes the pictures stay out of them.
        os.environ[paths.HOME_VARIABLE] = str(folder / "home")
        self._settings = Settings(folder / "window.ini")
        self._settings.actor = ACTOR
        self._open = ""
        self.window = CameraWindow(theme, self._settings, on_fault)
        self.window.show()

    def open(self, name: str) -> None:
        """Open a workshop by its key, as it was made; "" closes the one that is open."""
        if name == self._open:
            return
        self.window.close_workshop()
        self._open = name
        if name:
            path = self._fresh(name)
            self.window.show_workshop(Context(WorkshopFile.open(path), ACTOR, clock=clock), "prepare")

    def open_to_look(self, name: str, holder: str) -> None:
        """Open a workshop that somebody has open elsewhere."""
        self.window.close_workshop()
        self._open = f"{name}, to look at"
        self.window.open_path(self._fresh(name), read_only=True, holder=holder)
        self.settle()

    def _fresh(self, name: str) -> Path:
        """A copy of the workshop as it was made, whatever a scene before has done to its own."""
        made = self._folder / "Made" / f"{name}.stageworkshop"
        if not made.exists():
            made.parent.mkdir(exist_ok=True)
            MAKERS[name](made)
        shutil.rmtree(self._folder / REQUESTS, ignore_errors=True)
        return Path(shutil.copy(made, self._folder / made.name))

    def over(self) -> list[QWidget]:
        """What lies over the window, or beside it."""
        tops = QCoreApplication.instance()
        assert tops is not None
        return [top for top in tops.topLevelWidgets() if top.isVisible() and top is not self.window]  # type: ignore[attr-defined]

    def clear(self) -> None:
        """Close what lies over the window."""
        for widget in self.over():
            widget.close()
        # Where the cursor stands is seen only in the window that is active.
        self.window.activateWindow()
        self.settle()

    def welcome(self, *, recent: bool) -> None:
        """The first page, with or without workshops opened before."""
        for file in self._settings.recent():
            self._settings.forget(file.path)
        if recent:
            for path, title, organisation, figure in (
                (GONE, "Partner pilot, spring", "Nordwind Pumpen", "3 of 8 steps done"),
                (self._folder / "dental", "One lead, one meaning", "Brekke Dental", "5 of 8 steps done"),
                (self._folder / "aozora", "営業とマーケティングの合意", "株式会社アオゾラ", "8 of 8 steps done"),
            ):
                if path != GONE:
                    path.touch()
                self._settings.remember(RecentFile(path, title, organisation, figure, NOW))
        self.window.show_welcome()

    def new_workshop(self) -> None:
        """The form for a new workshop."""
        self.window.beginnings.show_new("lead-to-cash")

    def go(self, key: str) -> None:
        """Open a step's page, as it is when nothing has been done on it."""
        frame = self.window.frame
        if frame is None:
            raise Impossible("no workshop is open")
        frame.open_step(key)
        if frame.step != key or frame.page is None:
            raise Impossible(f"the page “{key}” could not be built")
        self.settle()

    def open_object(self, kind: str, object_id: str) -> None:
        """Take something in hand on the page that is open."""
        self._page().open_object(kind, object_id)  # type: ignore[attr-defined]
        self.settle()

    def mode(self, mode: str) -> None:
        """Another view of the page that is open."""
        self._page().open_mode(mode)  # type: ignore[attr-defined]
        self.settle()

    def click(self, name: str) -> None:
        """Click the visible button of that object name on the page. Raises Impossible when there is none."""
        self._click(self._page(), name)

    @property
    def folder(self) -> Path:
        """Where the workshops in the pictures lie."""
        return self._folder

    def open_path(self, path: Path) -> None:
        """Open a file of any kind, as if it had been dropped on the window."""
        self.window.open_path(path)
        self.settle()

    def click_anywhere(self, name: str) -> None:
        """Click the visible button of that object name in the window. Raises Impossible when there is none."""
        self._click(self.window, name)

    def _click(self, within: QWidget, name: str) -> None:
        buttons = [each for each in within.findChildren(QAbstractButton, name) if each.isVisible()]
        if not buttons:
            raise Impossible(f"there is no button “{name}” to click")
        if buttons[0].focusPolicy() & Qt.FocusPolicy.ClickFocus:
            # As under a mouse.
            buttons[0].setFocus(Qt.FocusReason.MouseFocusReason)
        buttons[0].click()
        self.settle()

    def find(self, kind: type[W], name: str) -> W:
        """What has this object name and is in sight. Raises Impossible when nothing is."""
        found = [each for each in self.window.findChildren(kind, name) if each.isVisible()]
        if not found:
            raise Impossible(f"“{name}” is not in sight")
        return found[0]

    def scroll(self, name: str, share: float = 1.0) -> None:
        """Scroll an area to this share of its way."""
        bar = self.find(QAbstractScrollArea, name).verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))
        self.settle()

    def command(self, name: str) -> None:
        """Do one of the window's commands."""
        getattr(self.window.commands, name).trigger()
        self.settle()

    def id_of_stage(self, name: str) -> str:
        """The stage whose name begins so."""
        return next(each.id for each in self._file().all(Staged) if each.name.startswith(name))

    def id_of_signatory(self) -> str:
        """Somebody who has to sign and has not."""
        return next(each.participant_id for each in signatories(self._file()) if each.answer is None)

    def settle(self, milliseconds: int = 30) -> None:
        """Let the window come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        self.wait_for_workers()

    def wait_for_workers(self) -> None:
        """Let work in threads end, and what it brought be shown."""
        until = time.monotonic() + PATIENCE
        while QThreadPool.globalInstance().activeThreadCount():
            if time.monotonic() > until:
                raise Impossible("work in a thread does not end")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QCoreApplication.processEvents()

    def _file(self) -> WorkshopFile:
        if self.window.frame is None:
            raise Impossible("no workshop is open")
        return self.window.frame.bridge.file

    def _page(self) -> QWidget:
        page = self.window.frame.page if self.window.frame is not None else None
        if page is None:
            raise Impossible("no page is open")
        return page
