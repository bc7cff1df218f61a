"""Keys that do something wherever the focus is within a part of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget


def on_key(within: QWidget, keys: str, act: Callable[[], object], *, from_anywhere: bool = False) -> str:
    """Let keys ("Alt+W") do something while the focus is in a widget, or `from_anywhere` in its window while it is in
    sight; gives them as the system writes them."""
    shortcut = QShortcut(QKeySequence(keys), within)
    context = Qt.ShortcutContext
    shortcut.setContext(context.WindowShortcut if from_anywhere else context.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: act())
    return written(keys)


def press_on_key(within: QWidget, keys: str, button: QAbstractButton) -> None:
    """Let keys press a button while it is in sight, at once and not a tenth of a second later as Qt's own do."""
    on_key(within, keys, lambda: button.click() if button.isVisible() else None)


def written(keys: str) -> str:
    """Keys as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
