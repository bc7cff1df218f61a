"""What a widget is for, where the program has to know: whether it only shows something, or changes the workshop."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def only_looks(widget: W) -> W:
    """Mark a control that shows something else and changes nothing, so that it works in a file that may only be looked
    at. Gives the widget back."""
    widget.setProperty("looks", True)
    return widget


def set_changes(widget: QWidget, changes: bool) -> None:
    """Say of a button that does now this and now that whether what it does at present changes something."""
    widget.setProperty("changes", changes)


def changes_now(widget: QWidget) -> bool:
    """Whether a button was so marked."""
    return bool(widget.property("changes"))


def looks(widget: QWidget) -> bool:
    """Whether a control is so marked."""
    return bool(widget.property("looks"))
