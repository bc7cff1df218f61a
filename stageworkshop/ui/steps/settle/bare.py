"""Fields without a frame: words that are edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

INSET = 6
"""From the edge of a bare field to its words, in device-independent pixels."""


def make_bare(field: QPlainTextEdit, role: str = "bare") -> None:
    """Take the frame away until the mouse or the cursor is in it; its words begin where other words do."""
    field.setProperty("role", role)
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        option = QTextOption(field.document().defaultTextOption())
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        field.document().setDefaultTextOption(option)
