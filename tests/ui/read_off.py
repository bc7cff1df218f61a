"""All that a person at the window can come by: texts in sight, what lists and choices hold, tooltips, menus."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from tests.actions.looking import words_of
from tests.ui.seen import all_texts

ROLES = [
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    *(Qt.ItemDataRole.UserRole + number for number in range(10)),
]


def read_off(root: QWidget) -> str:
    """Of a window and all that is in it, shown or not: what is hidden now may be in sight after the next click."""
    found = [all_texts(root)]
    for widget in [root, *root.findChildren(QWidget)]:
        found += [action.text() + "\n" + action.toolTip() for action in widget.actions()]
        if isinstance(widget, QLineEdit):
            found += [widget.text(), widget.placeholderText()]
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            found += [widget.toPlainText(), widget.placeholderText()]
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(number) for number in range(widget.count())]
        elif isinstance(widget, QTabBar):
            found += [widget.tabText(number) for number in range(widget.count())]
        elif isinstance(widget, QToolButton) and widget.menu() is not None:
            found += [action.text() for action in widget.menu().actions()]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found.append(_model(widget.model()))
    return "\n".join(found)


def _model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> str:
    root = parent or QModelIndex()
    rows = model.rowCount(root)
    # Of lists Qt keeps this to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    found: list[str] = []
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column, root)
            found += [words_of(model.data(index, role)) for role in ROLES]
            if column == 0 and model.rowCount(index):
                found.append(_model(model, index))
    for orientation, many in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        found += [words_of(model.headerData(number, orientation, role)) for number in range(many) for role in ROLES]
    return "\n".join(found)
