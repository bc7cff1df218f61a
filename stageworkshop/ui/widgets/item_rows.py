"""A list of rows that are added, removed and moved, by mouse and keyboard: the ground of all list editors."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.field_editor import FieldEditor
from stageworkshop.ui.widgets.item_row import ItemRow

Row = TypeVar("Row", bound=ItemRow)


class ItemRows(FieldEditor, Generic[Row]):
    """Holds rows made by `make_row`. `edited` and `left` bring the list as it should be stored."""

    edited = Signal(list)

    def __init__(self, theme: Theme, add_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._name, self._label = "row", ""
        self._stored: list[Json] = []
        self._rows: list[Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self.add_button = QPushButton(add_text, self)
        self.add_button.setProperty("role", "link")
        self.add_button.clicked.connect(lambda: self._add_and_focus())
        theme.set_icon(self.add_button, "add", "accent", 16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.XS)
        outer.addLayout(self._column)
        outer.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> list[Row]:
        """The rows, in order."""
        return list(self._rows)

    def make_row(self) -> Row:
        """A new empty row."""
        raise NotImplementedError

    def value(self) -> Json:
        return [item for item in (row.value() for row in self._rows) if item is not None] or None

    def set_value(self, value: Json) -> None:
        items = list(value or [])
        self._stored = items
        if (self.value() or []) == items:
            return
        filled = [row for row in self._rows if row.value() is not None or row.has_unsaved()]
        for row, item in zip(filled, items, strict=False):
            row.set_value(item)
        for row in filled[len(items) :]:
            if not (row.has_unsaved() and self._is_in_hand(row)):
                self._drop(row)
        empty = [row for row in self._rows if row not in filled]
        for item in items[len(filled) :]:
            (empty.pop(0) if empty else self._append()).set_value(item)
        self._renumber()

    def commit(self) -> None:
        for row in self.rows:
            row.commit()

    def add_row(self) -> Row:
        """An empty row at the end, to be typed in."""
        row = self._append()
        self._renumber()
        return row

    def name_inputs(self, name: str, label: str) -> None:
        self._name, self._label = name, label
        self.setObjectName(f"{name}-editor")
        self.add_button.setObjectName(f"{name}-add")
        self.add_button.setAccessibleName(f"{label}: {self.add_button.text()}")
        self._renumber()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.add_button.setVisible(not read_only)

    def buddy(self) -> QWidget:
        return self._rows[0].first_input() if self._rows else self.add_button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            for each in self._rows:
                if isinstance(watched, QWidget) and each.isAncestorOf(watched):
                    each.set_in_hand(event.type() == QEvent.Type.FocusIn)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = next((row for row in self._rows if row.isAncestorOf(_widget(watched))), None)
            if row is not None and self._take_key(row, event):
                return True
        return super().eventFilter(watched, event)

    def _take_key(self, row: Row, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(row, -1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() == Qt.Key.Key_Backspace and row.value() is None and len(self._rows) > 1:
            before = max(self._rows.index(row) - 1, 0)
            self._remove(row)
            self._rows[before].first_input().setFocus()
            return True
        return False

    def _append(self, at: int | None = None) -> Row:
        row = self.make_row()
        at = len(self._rows) if at is None else at
        self._rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.show()
        row.edited.connect(self._tell)
        row.entered.connect(lambda: self._add_and_focus(row))
        row.removed.connect(lambda: self._remove(row))
        row.handle.grabbed.connect(lambda: self._grab(row))
        row.handle.dragged.connect(lambda height: self._drag(row, height))
        row.handle.dropped.connect(lambda: self._let_go(row))
        for child in row.findChildren(QWidget):
            child.installEventFilter(self)
        for each in row.inputs():
            if isinstance(each, AutoLine):
                each.textEdited.connect(lambda _: self.typed.emit())
            elif isinstance(each, AutoText):
                each.textChanged.connect(self.typed)
        return row

    def _add_and_focus(self, after: Row | None = None) -> None:
        at = len(self._rows) if after is None else self._rows.index(after) + 1
        waiting = self._rows[at] if at < len(self._rows) else (self._rows[-1] if self._rows else None)
        # One empty row is enough.
        empty = waiting is not None and waiting.value() is None
        row = waiting if empty and waiting is not None else self._append(at)
        self._renumber()
        row.show()
        row.first_input().setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: Row) -> None:
        place = self._rows.index(row)
        self._drop(row)
        self._renumber()
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].first_input().setFocus()
        else:
            self.add_button.setFocus()
        self._tell()

    def _move(self, row: Row, offset: int) -> None:
        row.commit()
        old = self._rows.index(row)
        new = old + offset
        if not 0 <= new < len(self._rows):
            return
        focused = QApplication.focusWidget()
        self._put(row, new)
        if focused is not None and row.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _put(self, row: Row, place: int) -> None:
        self._rows.remove(row)
        self._rows.insert(place, row)
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        self._renumber()

    def _grab(self, row: Row) -> None:
        for each in self._rows:
            each.commit()
        row.set_dragged(True)
        row.raise_()

    def _drag(self, row: Row, height: int) -> None:
        """The row goes where the pointer is, past each neighbour whose middle it has passed."""
        at = self.mapFromGlobal(QPoint(0, height)).y()
        old = self._rows.index(row)
        above = [each for each in self._rows[:old] if at < each.geometry().center().y()]
        below = [each for each in self._rows[old + 1 :] if at > each.geometry().center().y()]
        if moved := len(below) - len(above):
            self._put(row, old + moved)
            self._column.activate()
        bring_into_sight(row)

    def _let_go(self, row: Row) -> None:
        row.set_dragged(False)
        self._tell()

    def _drop(self, row: Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        last = len(self._rows) - 1
        before: QWidget | None = None
        for place, row in enumerate(self._rows):
            row.name_inputs(f"{self._name}-{place + 1}", f"{self._label} {place + 1}".strip())
            row.set_movable(last > 0)
            for widget in row.inputs():
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
        if before is not None:
            QWidget.setTabOrder(before, self.add_button)

    def _tell(self) -> None:
        value = self.value() or []
        if value != self._stored:
            self.edited.emit(value)
            self.left.emit(value or None)

    def _is_in_hand(self, row: Row) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and row.isAncestorOf(focused)

    def _inputs(self) -> list[QWidget]:
        return [row.first_input() for row in self._rows] or [self.add_button]


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area that a widget lies in, if it lies in one, until it is seen."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        parent.ensureWidgetVisible(widget, 0, 24)


def _widget(watched: QObject) -> QWidget:
    if not isinstance(watched, QWidget):
        raise TypeError("only widgets are watched")
    return watched
