"""Everything that a person can read, or hear from a screen reader, in a widget."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from stageworkshop.ui.room.parts import MarkedWords
from stageworkshop.ui.widgets.labels import ElidedLabel
from stageworkshop.ui.widgets.stage_map_card import StageMapCard
from stageworkshop.ui.widgets.team_chip import TeamChip


def seen(root: QWidget) -> str:
    """The words of all visible parts, a line each."""
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible():
            found += _texts(widget)
    return "\n".join(text for text in found if text)


def all_texts(root: QWidget) -> str:
    """The words of all parts, also of those that are hidden, with what Qt tells a screen reader of them."""
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        found += _texts(widget)
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            found += [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)]
            found += [interface.text(kind) for kind in (QAccessible.Text.Value, QAccessible.Text.Help)]
    return "\n".join(text for text in found if text)


def _texts(widget: QWidget) -> list[str]:
    texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, ElidedLabel):
        texts.append(widget.whole_text)
    elif isinstance(widget, QLabel | QAbstractButton):
        texts.append(widget.text())
    if isinstance(widget, MarkedWords | TeamChip):
        texts.append(widget.text)
    if isinstance(widget, StageMapCard):
        texts.append(widget.card.name)
    return texts
