"""What the commands of the window do beyond opening and closing: copy, export, find, projector, theme, help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.room.showing import Showing
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme

if TYPE_CHECKING:
    from stageworkshop.ui.window import MainWindow


class Doings(QObject):
    """Connects the commands to the window."""

    def __init__(self, window: MainWindow, commands: Commands, theme: Theme, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._theme = theme
        self._settings = settings
        self.showing = Showing(window, commands, theme, settings)
        for act, action in (
            (self.save_copy, commands.save_copy),
            (self._open_sheets, commands.sheets),
            (self._export, commands.export),
            (self._find, commands.find),
            (self._undo, commands.undo),
            (self._redo, commands.redo),
            (self._toggle_projector, commands.projector),
            (self._toggle_timer, commands.timer),
            (self._toggle_agenda, commands.agenda),
            (lambda: self._step_by(-1), commands.back),
            (lambda: self._step_by(1), commands.next),
            (lambda: self._fold("rail"), commands.rail),
            (lambda: self._fold("guide"), commands.guide),
            (lambda: self._choose_theme("light"), commands.light),
            (lambda: self._choose_theme("dark"), commands.dark),
            (lambda: self._choose_theme("system"), commands.system),
            (self._toggle_theme, commands.toggle_theme),
            (self._show_shortcuts, commands.shortcuts),
            (self._ask_name, commands.your_name),
            (self._show_about, commands.about),
        ):
            commands.on(action, act)
        self._show_choice()

    def save_copy(self) -> None:
        """Write the whole workshop under another name. Changes that the file would not take go on in the copy."""
        from PySide6.QtWidgets import QFileDialog

        from stageworkshop.ui.opening import SUFFIX

        frame = self._window.frame
        if frame is None:
            return
        frame.leave_field()
        proposed = frame.bridge.file.path.with_stem(self.tr("{0} (copy)").format(frame.bridge.file.path.stem))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save a copy"),
            str(proposed),
            self.tr("Workshops (*{0})").format(SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.copy_to(Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX))

    def copy_to(self, path: Path) -> None:
        """The same, to a known place."""
        frame = self._window.frame
        if frame is None:
            return
        page = frame.page
        try:
            frame.bridge.file.save_copy(path)
        except DomainError as error:
            if page is not None:
                page.say(error.message(), "error")
            return
        kept, step = frame.bridge.unsaved, frame.step
        if kept:
            frame.bridge.give_up()
            if self._window.open_path(path) and self._window.frame is not None:
                self._window.frame.bridge.take_over(kept)
                self._window.frame.open_step(step)
                page = self._window.frame.page
        if page is not None:
            page.say(self.tr("A copy is in {0}.").format(path), "success")

    def close_projector(self) -> None:
        """Take the projector window away."""
        self.showing.close()

    def _open_sheets(self) -> None:
        from stageworkshop.ui.steps.draft.sheets_entry import KIND

        if self._window.frame is not None:
            self._window.frame.open_step("draft", KIND, KIND)

    def _export(self) -> None:
        if self._window.frame is not None:
            self._window.frame.open_step("publish")

    def _find(self) -> None:
        frame = self._window.frame
        if frame is None:
            return
        from stageworkshop.ui.dialogs.palette import Palette
        from stageworkshop.ui.finding import entries_for

        palette = Palette(entries_for(frame, self._commands), self._theme, self._window)
        corner = self._window.mapToGlobal(QPoint((self._window.width() - palette.width()) // 2, 80))
        palette.move(corner)
        palette.open()

    def _undo(self) -> None:
        if self._window.frame is not None:
            self._window.frame.leave_field(and_return=True)
            self._window.frame.undoing.undo()

    def _redo(self) -> None:
        if self._window.frame is not None:
            self._window.frame.leave_field(and_return=True)
            self._window.frame.undoing.redo()

    def _toggle_projector(self) -> None:
        if self._window.frame is not None:
            self.showing.toggle(self._window.frame)

    def _toggle_timer(self) -> None:
        if self._window.frame is not None:
            self._window.frame.clocks.toggle()

    def _toggle_agenda(self) -> None:
        if self._window.frame is not None:
            self._window.frame.toggle_agenda()

    def _step_by(self, offset: int) -> None:
        if self._window.frame is not None:
            self._window.frame.step_by(offset)

    def _fold(self, panel: str) -> None:
        if self._window.frame is not None:
            self._window.frame.toggle_panel(panel)

    def _toggle_theme(self) -> None:
        self._choose_theme("light" if self._theme.is_dark else "dark")

    def _choose_theme(self, choice: str) -> None:
        self._theme.set_choice(choice)
        self._settings.theme = choice
        self._show_choice()

    def _show_choice(self) -> None:
        for choice in ("light", "dark", "system"):
            getattr(self._commands, choice).setChecked(self._theme.choice == choice)

    def _show_shortcuts(self) -> None:
        from stageworkshop.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._commands.all(), self._window).open()

    def _ask_name(self) -> None:
        from stageworkshop.ui.dialogs.your_name import YourNameDialog

        dialog = YourNameDialog(self._settings.actor, self._window)
        dialog.named.connect(self._take_name)
        dialog.open()

    def _take_name(self, name: str) -> None:
        self._settings.actor = name
        if self._window.frame is not None:
            self._window.frame.bridge.act_as(name)

    def _show_about(self) -> None:
        from stageworkshop.ui.dialogs.about import AboutDialog

        AboutDialog(self._theme, self._window).open()
