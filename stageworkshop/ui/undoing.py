"""Undo and redo as the window does them: at once, or after a question where nobody would see what is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from stageworkshop.actions.history import Step
    from stageworkshop.store.changes import Changes


class Undoing(QObject):
    """What was done behind the curtain is asked about in `banner`, in words that hold nothing hidden.

    While somebody works there, their own steps are the only ones in reach, and nothing is asked.
    """

    def __init__(self, bridge: Bridge, theme: Theme, resume: Callable[[], object], parent: QObject) -> None:
        """`resume` gives the focus back to the page."""
        super().__init__(parent)
        self._bridge, self._resume = bridge, resume
        self.banner = Banner(theme)
        self.banner.setObjectName("undo-question")
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.banner)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)
        bridge.changed.connect(self.put_aside)
        bridge.curtain_moved.connect(self.put_aside)

    def undo(self) -> None:
        """Take back the last step, or ask."""
        words = self.tr("The last step was done behind the curtain: {0}. Nobody would see here what is taken back.")
        done = self.tr("Taken back. Redo does it again.")
        self._do(self._bridge.next_undo, self._bridge.undo, words, self.tr("Take it back"), done)

    def redo(self) -> None:
        """Do again what was taken back last, or ask."""
        words = self.tr("The step to do again was done behind the curtain: {0}. Nobody would see here what it brings.")
        done = self.tr("Done again. Undo takes it back.")
        self._do(self._bridge.next_redo, self._bridge.redo, words, self.tr("Do it again"), done)

    def put_aside(self) -> None:
        """Ask no more: things are others now."""
        self.banner.hide()

    def _do(self, step: Step | None, act: Callable[[], Changes | None], words: str, consent: str, done: str) -> None:
        if step is None:
            return
        if not step.unseen or self._bridge.is_curtain_up:
            act()
            return
        self.banner.show_message(words.format(step.says), "warning", [(consent, lambda: self._go_on(act, done))])
        if (button := self.banner.first_action) is not None:
            button.setFocus()

    def _go_on(self, act: Callable[[], Changes | None], done: str) -> None:
        if act() is not None:
            self.banner.show_message(done, "success")
        self._resume()

    def _leave(self) -> None:
        self.put_aside()
        self._resume()
