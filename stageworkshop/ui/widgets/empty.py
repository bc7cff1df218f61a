"""An empty page: what belongs here, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel


class EmptyState(QWidget):
    """Icon, a sentence, and the first action (`acted`)."""

    acted = Signal()

    def __init__(self, theme: Theme, icon: str, text: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        column.addStretch(1)
        picture = QLabel(self)
        theme.set_icon(picture, icon, "text-muted", 48)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._text = TextLabel(text, "muted", self)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._text, 100)
        row.addStretch(1)
        column.addLayout(row)
        self.button = QPushButton(action, self)
        self.button.setObjectName("empty-action")
        self.button.setProperty("role", "primary")
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def set_text(self, text: str) -> None:
        """Say something else, such as what a search did not find."""
        self._text.setText(text)
