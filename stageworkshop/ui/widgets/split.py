"""Two parts side by side, with a handle between them by which people share out the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from stageworkshop.ui.theme import Space


class Split(QSplitter):
    """The second part takes what room there is more."""

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(Space.L)
        self.addWidget(first)
        self.addWidget(second)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            # Read from the right, Qt lays everything a pixel too far to the right, where the last one is cut.
            self.setContentsMargins(1, 0, -1, 0)
