"""Which round of drafts is on show, what changed since earlier ones, and how another begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.marks import only_looks


class RoundMenu(QPushButton):
    """A button that says the round and opens the menu."""

    since_asked = Signal(int)
    """What changed since an earlier round (number)."""
    another_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("round-menu")
        self.setProperty("role", "quiet")
        self.setToolTip(self.tr("What changed since an earlier round, and another round"))
        theme.set_icon(self, "history", "text", 16)
        only_looks(self)
        self._menu = QMenu(self)
        self._since: list[QAction] = []
        self._another = QAction(self.tr("Another round…"), self)
        self._another.setObjectName("another-round")
        self._another.triggered.connect(lambda _=False: self.another_asked.emit())
        self.setMenu(self._menu)

    @property
    def another(self) -> QAction:
        """Asks for another blind round."""
        return self._another

    def show_round(self, number: int, earlier: Sequence[int]) -> None:
        """Offer the revealed rounds before this one (`earlier`, numbers)."""
        self.setText(self.tr("Round {0}").format(number))
        self._menu.clear()
        for action in self._since:
            action.deleteLater()
        self._since = [self._since_action(each) for each in earlier]
        self._menu.addActions(self._since)
        if self._since:
            self._menu.addSeparator()
        self._menu.addAction(self._another)

    def _since_action(self, number: int) -> QAction:
        action = QAction(self.tr("What changed since round {0}").format(number), self)
        action.setObjectName(f"since-{number}")
        action.triggered.connect(lambda _=False: self.since_asked.emit(number))
        return action
