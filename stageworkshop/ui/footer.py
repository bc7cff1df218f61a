"""The bar at the bottom: whether all is saved, where the charter stands, Back and Next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import ElidedLabel
from stageworkshop.ui.words import domain_words


class Footer(QFrame):
    """Back and Next exist here only."""

    def __init__(self, commands: Commands, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.setObjectName("footer")
        self.setProperty("role", "footer")
        self._status = ElidedLabel("", "muted", self)
        self._status.setObjectName("status")
        self._back = QPushButton(self.tr("Back"), self)
        self._back.setObjectName("back")
        self._back.clicked.connect(commands.back.trigger)
        theme.set_icon(self._back, "back", size=16)
        self._next = QPushButton(self.tr("Next"), self)
        self._next.setObjectName("next")
        self._next.setLayoutDirection(self._turned())
        self._next.clicked.connect(commands.next.trigger)
        theme.set_icon(self._next, "next", size=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._status, 1)
        row.addWidget(self._back)
        row.addWidget(self._next)

    def set_step(self, key: str) -> None:
        """Name the steps before and after; the ends have no Back or Next."""
        place = next(number for number, step in enumerate(AGENDA) if step.key == key)
        before = AGENDA[place - 1] if place else None
        after = AGENDA[place + 1] if place + 1 < len(AGENDA) else None
        self._back.setVisible(before is not None)
        self._back.setToolTip(self.tr("{0} (Alt+Left)").format(domain_words(before.title) if before else ""))
        self._next.setVisible(after is not None)
        self._next.setText(self.tr("Next: {0}").format(domain_words(after.title) if after else ""))
        self._next.setToolTip(self.tr("{0} (Alt+Right)").format(domain_words(after.title) if after else ""))
        self._commands.back.setEnabled(before is not None)
        self._commands.next.setEnabled(after is not None)

    def set_status(self, saved_at: str, charter: str, *, read_only: bool, waiting: int) -> None:
        """`saved_at` is UTC in ISO form or ""; `waiting` counts changes that are not on disk."""
        if waiting:
            saved = self.tr("1 change is not saved") if waiting == 1 else self._many(waiting)
        elif read_only:
            saved = self.tr("Open to look at only")
        elif saved_at:
            saved = self.tr("Saved {0}").format(local_time(saved_at))
        else:
            saved = self.tr("All is saved")
        self._status.set_text(" · ".join(part for part in (saved, charter) if part))

    def _many(self, waiting: int) -> str:
        return self.tr("{0} changes are not saved").format(waiting)

    def _turned(self) -> Qt.LayoutDirection:
        # The icon of Next stands behind its words.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.LayoutDirection.LeftToRight if mirrored else Qt.LayoutDirection.RightToLeft


def local_time(utc: str) -> str:
    """The time of day of a UTC moment where we are, as the system writes it."""
    moment = datetime.fromisoformat(utc.replace("Z", "+00:00")).astimezone()
    return QLocale.system().toString(moment.time(), "HH:mm")  # type: ignore[call-overload,no-any-return]
