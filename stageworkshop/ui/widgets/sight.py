"""Keeping what is in hand in sight while the page around it grows."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from stageworkshop.ui.theme import Space

SETTLED_MS = 30
"""Lists take their new height one turn of the event loop after they got their rows, and the page one after that."""


def keep_in_sight(widget: QWidget) -> None:
    """Scroll the page so that the widget is in sight as soon as the layout has settled."""
    QTimer.singleShot(SETTLED_MS, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea) and widget.isVisible():
        parent.ensureWidgetVisible(widget, 0, Space.L)
