"""Opens and closes the projector, and lets it follow the page that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stageworkshop.ui.commands import Commands
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme

if TYPE_CHECKING:
    from stageworkshop.ui.frame import WorkshopFrame
    from stageworkshop.ui.projector import Projector


class Showing(QObject):
    """Owns the projector while it is open."""

    def __init__(self, window: QWidget, commands: Commands, theme: Theme, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._theme = theme
        self._settings = settings
        self._frame: WorkshopFrame | None = None
        self._room_theme: Theme | None = None
        self.projector: Projector | None = None
        commands.on(commands.pin, self._toggle_pin)
        commands.on(commands.black, self._toggle_black)
        commands.on(commands.room_theme, self._switch_theme)
        commands.on(commands.room_up, lambda: self._scroll(-1))
        commands.on(commands.room_down, lambda: self._scroll(1))
        self._tell()

    def toggle(self, frame: WorkshopFrame) -> None:
        """Open the projector for a workshop, or close it."""
        if self.projector is not None:
            self.projector.close()
            return
        from stageworkshop.ui.projector import Projector

        self._frame = frame
        self.projector = Projector(frame.bridge.file, frame.clocks, self._chosen_theme())
        self.projector.closed.connect(self._forget)
        self.projector.changed.connect(self._tell)
        self.projector.theme_asked.connect(self._switch_theme)
        frame.page_changed.connect(self._follow)
        frame.bridge.changed.connect(self._read_anew)
        self._follow()
        self.projector.open_beside(self._window)
        self._tell()

    def close(self) -> None:
        """Take the projector away."""
        if self.projector is not None:
            self.projector.close()

    def _forget(self) -> None:
        if self.projector is None:
            return
        if self._frame is not None:
            self._frame.page_changed.disconnect(self._follow)
            self._frame.bridge.changed.disconnect(self._read_anew)
        self.projector.deleteLater()
        self.projector, self._frame = None, None
        self._tell()

    def _follow(self) -> None:
        frame = self._frame
        if self.projector is not None and frame is not None and frame.page is not None:
            self.projector.show_table(frame.overview.title, frame.page.on_table)

    def _read_anew(self) -> None:
        if self.projector is not None:
            self.projector.refresh()

    def _toggle_pin(self) -> None:
        if self.projector is not None:
            self.projector.set_pinned(not self.projector.pinned)

    def _toggle_black(self) -> None:
        if self.projector is not None:
            self.projector.set_black(not self.projector.black)

    def _scroll(self, pages: int) -> None:
        if self.projector is not None:
            self.projector.turn_page(pages)

    def _tell(self) -> None:
        """Let the commands show whether there is a projector, and what it does."""
        commands, projector = self._commands, self.projector
        commands.projector.setChecked(projector is not None)
        for action, is_on in (
            (commands.pin, projector is not None and projector.pinned),
            (commands.black, projector is not None and projector.black),
        ):
            action.setEnabled(projector is not None)
            action.setChecked(is_on)
        for action in (commands.room_theme, commands.room_up, commands.room_down):
            action.setEnabled(projector is not None)

    def _chosen_theme(self) -> Theme:
        choice = self._settings.room_theme
        if choice == "window":
            return self._theme
        if self._room_theme is None or self._room_theme.choice != choice:
            self._room_theme = Theme(choice, self)
        return self._room_theme

    def _switch_theme(self) -> None:
        if self.projector is not None:
            dark = self._chosen_theme().is_dark
            self._settings.room_theme = "light" if dark else "dark"
            self.projector.set_theme(self._chosen_theme())
