"""Tab goes in reading order, also through widgets that were added later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(within: QWidget) -> None:
    """Chain everything that Tab can reach in the order in which the layouts hold it."""
    before: QWidget | None = None
    for widget in _reachable(within):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def follow_on(within: QWidget) -> None:
    """Chain what was made in a widget just now after what Tab reaches before that widget."""
    before = within.previousInFocusChain()
    while before is not None and before is not within and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    if before is None or before is within:
        return
    for widget in _reachable(within):
        QWidget.setTabOrder(before, widget)
        before = widget


def in_focus(within: QWidget) -> QWidget | None:
    """The part of a widget that has the focus; None when it lies elsewhere."""
    return next((each for each in within.findChildren(QWidget) if each.hasFocus()), None)


def _reachable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _reachable(widget)
        elif inner is not None:
            yield from _in_layout(inner)
