"""What scrolls: its bar has room of its own beside the column, and its content is as high as its texts need."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

BAR = 12
"""Width of a scroll bar in device-independent pixels, as the style sheet has it."""


class ScrollColumn(QScrollArea):
    """Scrolls up and down. The bar's room is kept also while there is nothing to scroll, so that no edge moves."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


def scrolling(content: QWidget, parent: QWidget) -> QScrollArea:
    """An area around a content that scrolls up and down; its bar comes when it is needed."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def bar_outside(scrolls: QWidget) -> QHBoxLayout:
    """A row for something that scrolls, or holds what does at its far edge: the bar lies outside the column, so that
    what scrolls ends where all else on the page does. Needs `BAR` pixels of margin beside the layout."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(scrolls, 1)
    row.addSpacing(-BAR)
    return row


def margins(begin: int, top: int, end: int, bottom: int) -> tuple[int, int, int, int]:
    """For `setContentsMargins`: `begin` is where reading begins. Qt turns layouts round, and leaves their margins."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return (end, top, begin, bottom) if mirrored else (begin, top, end, bottom)


class ScrolledContent(QWidget):
    """Qt adds up the least heights of wrapped texts at their least widths, which ends in empty space below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scrolled")

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        least = super().minimumSizeHint()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), layout.totalHeightForWidth(max(self.width(), least.width())))
