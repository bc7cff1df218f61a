"""How the drafts are shown: with the agreed text beside them, and with words marked against each other or one team."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.marks import only_looks

EACH_OTHER = ""


class ShowMenu(QPushButton):
    """A button that opens the menu."""

    agreed_toggled = Signal(bool)
    base_chosen = Signal(str)
    """Words are to be marked against a team's (id); "" against each other's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("show-menu")
        self.setText(self.tr("Show"))
        self.setProperty("role", "quiet")
        self.setToolTip(self.tr("What is shown, and against what words are marked"))
        theme.set_icon(self, "settings", "text", 16)
        only_looks(self)
        # The key is only told: the table hears it, as letters are for its other acts too.
        self.agreed = QAction(self.tr("Agreed text as a column") + "\tA", self)
        self.agreed.setObjectName("show-agreed")
        self.agreed.setCheckable(True)
        self.agreed.toggled.connect(self.agreed_toggled)
        self._menu = QMenu(self)
        self._menu.addAction(self.agreed)
        self._menu.addSeparator()
        heading = self._menu.addAction(self.tr("Mark words against"))
        heading.setEnabled(False)
        self._group = QActionGroup(self)
        self._base = EACH_OTHER
        self.setMenu(self._menu)

    @property
    def base(self) -> str:
        """Against whose words the others are marked."""
        return self._base

    def show_teams(self, teams: Sequence[TeamName]) -> None:
        """Offer the teams that wrote something; one that is no longer there is no base any more."""
        for action in self._group.actions():
            self._group.removeAction(action)
            self._menu.removeAction(action)
            action.deleteLater()
        if self._base not in {team.id for team in teams}:
            self._base = EACH_OTHER
        for key, words in ((EACH_OTHER, self.tr("each other")), *((team.id, team.name) for team in teams)):
            action = QAction(words, self)
            action.setObjectName(f"mark-against-{key or 'each-other'}")
            action.setCheckable(True)
            action.setChecked(key == self._base)
            action.triggered.connect(lambda _=False, key=key: self.set_base(key))
            self._group.addAction(action)
            self._menu.addAction(action)

    def set_base(self, base: str) -> None:
        """Mark against another team's words."""
        if base != self._base:
            self._base = base
            self.base_chosen.emit(base)
