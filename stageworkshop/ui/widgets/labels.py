"""Labels in the type scale: headings, quiet words, and running text with lines of at most 80 characters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stageworkshop.ui.theme import set_role

LINE_CHARACTERS = 80


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label with a role of the style sheet: display, title, heading, label, muted, small,
    error, figure."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def field_label(text: str, buddy: QWidget, parent: QWidget | None = None) -> QLabel:
    """The name of a field, tied to it for Alt+letter and for screen readers."""
    made = label(text, "label", parent)
    made.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text.rstrip("…:"))
    return made


class TextLabel(QLabel):
    """Running text: wraps, can be selected, and keeps its lines under 80 characters."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            set_role(self, role)

    def set_selectable(self) -> TextLabel:
        """Let people copy the text; only then can it take the focus with the mouse."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = QFontMetrics(self.font()).averageCharWidth() * LINE_CHARACTERS
        if self.maximumWidth() != widest:
            self.setMaximumWidth(widest)
