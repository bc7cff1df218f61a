"""The pages beside the workshop: checking a charter, keys, a request for a sign-off. Made when they are first shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme

if TYPE_CHECKING:
    from stageworkshop.store.workshop_file import WorkshopFile
    from stageworkshop.ui.proof.aside import AsidePage
    from stageworkshop.ui.proof.check_page import CheckPage
    from stageworkshop.ui.proof.keys_page import KeysPage
    from stageworkshop.ui.proof.request_page import RequestPage
    from stageworkshop.ui.window import MainWindow


class Asides(QObject):
    """Shows these pages in the window's stack, and takes in files that are no workshops."""

    def __init__(
        self, window: MainWindow, stack: QStackedWidget, commands: Commands, theme: Theme, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._commands = commands
        self._theme = theme
        self._settings = settings
        self._check: CheckPage | None = None
        self._trail: list[AsidePage] = []
        """The pages that are open one over the other, such as the keys over a request."""
        self._keys: KeysPage | None = None
        self._request: RequestPage | None = None
        commands.on(commands.check, self.show_check)
        commands.on(commands.keys, self.show_keys)

    def show_check(self, path: Path | None = None) -> None:
        """The page that checks a file, or asks for one."""
        if self._check is None:
            from stageworkshop.ui.proof.check_page import CheckPage

            self._check = CheckPage(self._theme, self._workshop, self._stack)
            self._add(self._check)
        self._show(self._check)
        self._check.begin(path)
        self._check.initial_focus().setFocus()

    def show_keys(self) -> None:
        """The page of the keys; left again, it is as it was before."""
        if self._keys is None:
            from stageworkshop.evidence.keys import KeyStore
            from stageworkshop.ui.proof.keys_page import KeysPage

            self._keys = KeysPage(self._theme, KeyStore(), self._stack)
            self._add(self._keys)
        self._show(self._keys)
        file = self._workshop()
        self._keys.begin(file.workshop.organisation if file is not None else "", self._settings.actor)
        self._keys.initial_focus().setFocus()

    def take(self, path: Path) -> bool:
        """Do what a file asks for that is no workshop; False when it is nothing that this program knows."""
        from stageworkshop.evidence.arriving import arrived

        try:
            found = arrived(path)
        except DomainError as error:
            self._window.say(error.message(), "error")
            return True
        if found.kind in ("charter", "definitions"):
            self.show_check(found.path)
        elif found.kind == "request":
            self._answer_request(found.path)
        elif found.kind == "answer":
            self._take_answer(found.path)
        else:
            return False
        return True

    def _answer_request(self, path: Path) -> None:
        from stageworkshop.evidence.requests import open_request
        from stageworkshop.ui.proof.request_page import RequestPage

        try:
            request = open_request(path)
        except DomainError as error:
            self._window.say(error.message(), "error")
            return
        if self._request is None:
            self._request = RequestPage(self._theme, self._stack)
            self._add(self._request)
        self._show(self._request)
        self._request.begin(request)
        self._request.initial_focus().setFocus()

    def _take_answer(self, path: Path) -> None:
        frame = self._window.frame
        if frame is None:
            words = self.tr("{0} answers a request for a sign-off. Open the workshop that asked, then drop it there.")
            opening = (self.tr("Open…"), self._commands.open.trigger)
            self._window.say(words.format(path.name), "info", [opening])
            return
        self._window.go_back()
        frame.open_step("signoff")
        if frame.page is not None:
            frame.page.open_file(path)

    def leave(self) -> None:
        """Back to the page before, or to the workshop."""
        if self._trail:
            self._trail.pop()
        if self._trail:
            page = self._trail[-1]
            self._stack.setCurrentWidget(page)
            page.initial_focus().setFocus()
        else:
            self._window.go_back()

    def _show(self, page: AsidePage) -> None:
        if self._stack.currentWidget() not in self._trail:
            self._trail = []
        if page in self._trail:
            del self._trail[self._trail.index(page) :]
        self._trail.append(page)
        self._window.show_aside(page)

    def _add(self, page: AsidePage) -> None:
        self._stack.addWidget(page)
        page.left.connect(self.leave)
        page.keys_asked.connect(self.show_keys)

    def _workshop(self) -> WorkshopFile | None:
        frame = self._window.frame
        return frame.bridge.file if frame is not None else None
