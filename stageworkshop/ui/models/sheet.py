"""A short list that is edited in place: one row an object, one column a field of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-stageworkshop-row"

ID = int(Qt.ItemDataRole.UserRole)
"""The id of the row's object."""
CHOICE = ID + 1
"""The key that is chosen in a column of choices."""
COLOUR = ID + 2
"""A team's colour number to be drawn as a swatch before the text; 0 for none."""


@dataclass(frozen=True)
class Option:
    """One answer in a column of choices; `colour` is a team's colour number or 0."""

    key: str
    words: str
    colour: int = 0


@dataclass(frozen=True)
class Column:
    """One column. `text` words a row's field; `store(row, value)` changes it and tells whether it was done.

    With `options` the value is the key of one of them (`chosen` tells which is), with `flag` it is True or False;
    otherwise it is text. Without `store` the column can only be read.
    """

    header: str
    text: Callable[[Any], str]
    store: Callable[[Any, Any], bool] | None = None
    options: Callable[[], Sequence[Option]] | None = None
    chosen: Callable[[Any], str] | None = None
    flag: Callable[[Any], bool] | None = None
    colour: Callable[[Any], int] | None = None
    hint: str = ""
    """What the column is for, as the tooltip of its header."""
    placeholder: str = ""
    """Shown, quietly, in cells without a text."""
    head: str = ""
    """The header in lines, where it would make a narrow column wide."""
    quiet: bool = False
    """Whether the text is small and muted, because it stands beside what people look for."""


class SheetModel(QAbstractTableModel):
    """Prepared rows (anything with an `id`). `set_rows` changes as little as it can, so that an open editor, the
    current cell and the scroll position stay."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Any] = []
        self._editable = True

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @property
    def editable(self) -> bool:
        """Whether anything can be changed at all."""
        return self._editable

    def set_editable(self, editable: bool) -> None:
        """Whether anything can be changed at all."""
        self._editable = editable

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, or the same ones with other contents."""
        old, new = [row.id for row in self._rows], [row.id for row in rows]
        if old != new and set(old) == set(new):
            self._reorder(list(rows))
        elif old != new:
            self._drop({*old} - {*new})
            self._grow(list(rows))
        changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
        self._rows = list(rows)
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def row(self, at: int) -> Any:
        """The row at a place. Raises IndexError."""
        return self._rows[at]

    def find(self, object_id: str) -> int:
        """The place of an object; -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.id == object_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            column = self._columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.head or column.header
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return column.header
            if role == Qt.ItemDataRole.ToolTipRole:
                return column.hint or None
            if role == Qt.ItemDataRole.TextAlignmentRole:
                centred = Qt.AlignmentFlag.AlignCenter
                return centred if column.flag else Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(row) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.header}: {column.text(row) or column.placeholder}"
        if role == Qt.ItemDataRole.CheckStateRole and column.flag:
            return Qt.CheckState.Checked if column.flag(row) else Qt.CheckState.Unchecked
        if role == CHOICE:
            return column.chosen(row) if column.chosen else None
        if role == COLOUR:
            return column.colour(row) if column.colour else 0
        return row.id if role == ID else None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if not index.isValid() or not self._editable:
            return False
        row, column = self._rows[index.row()], self._columns[index.column()]
        if column.store is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif not column.options and not column.flag and value == column.text(row):
            return True
        return column.store(row, value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        column = self._columns[index.column()]
        if column.store and self._editable:
            if column.flag:
                return found | Qt.ItemFlag.ItemIsUserCheckable
            if not column.options:
                return found | Qt.ItemFlag.ItemIsEditable
        return found

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, str(self._rows[indexes[0].row()].id).encode())
        return data

    def _reorder(self, rows: list[Any]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in before]
        held = {row.id: row for row in self._rows}
        self._rows = [held[row.id] for row in rows]
        after = [self.index(self.find(each), index.column()) for each, index in zip(ids, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _drop(self, gone: set[str]) -> None:
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].id in gone:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _grow(self, rows: list[Any]) -> None:
        kept = {row.id for row in self._rows}
        for at, row in enumerate(rows):
            if row.id not in kept:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
        if [row.id for row in self._rows] != [row.id for row in rows]:
            self._reorder(rows)
