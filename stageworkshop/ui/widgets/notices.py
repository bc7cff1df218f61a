"""Messages above a page, one below the other; without any it takes no room at all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space


class Notices(QWidget):
    """In sight while one of those that were added is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XL, Space.M, Space.XL, 0)
        self._column.setSpacing(Space.S)
        self._held: list[QWidget] = []
        self.hide()

    def add(self, notice: QWidget) -> None:
        """One more, below the others."""
        self._held.append(notice)
        self._column.addWidget(notice)
        notice.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._follow()
        return False

    def _follow(self) -> None:
        self.setVisible(any(not each.isHidden() for each in self._held))
