"""Tabs over the views of a page, whose words are never cut: they move together, and then they can be scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

SAVED = 2 * (12 - 5)
"""Pixels that a tab gives up when the tabs move together: what `style.qss` has in both cases."""


class ViewTabs(QTabBar):
    """A bar of tabs as wide as their words, with room for the heavier face of the tab in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setProperty("tight", False)

    def tabSizeHint(self, index: int) -> QSize:
        hint, words = super().tabSizeHint(index), self.tabText(index)
        if index == self.currentIndex():
            return hint
        # All have room for the heavier face, so that nothing moves when another tab is taken in hand.
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(heavy).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
        return hint + QSize(max(more, 0), 0)

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self._move_together()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move_together()

    def _move_together(self) -> None:
        shown = [index for index in range(self.count()) if self.isTabVisible(index)]
        tight = bool(self.property("tight"))
        needed = sum(self.tabSizeHint(index).width() for index in shown) + (SAVED * len(shown) if tight else 0)
        if self.width() > 0 and tight != (needed > self.width()):
            self.setProperty("tight", not tight)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()
