"""A part of a page: its heading, a quiet word about it, and what belongs to it. Set apart by space, not by a box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel


class Section(QWidget):
    """Put widgets into `body`, and small controls that concern the whole part into `tools`, beside the heading."""

    def __init__(self, heading: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.heading = TextLabel(heading, "heading", self)
        words.addWidget(self.heading)
        self.hint = TextLabel(hint, "muted", self)
        self.hint.setVisible(bool(hint))
        words.addWidget(self.hint)
        head.addLayout(words, 1000)
        # The hint is no wider than its lines may be: what is left over must not move the heading.
        head.addStretch(1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(Space.S)
        head.addLayout(self.tools)
        head.setAlignment(self.tools, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        column.addLayout(self.body)
