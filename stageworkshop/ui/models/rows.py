"""A list of prepared rows: what lists show, with nothing left to look up while painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the whole `ListRow`."""


@dataclass(frozen=True)
class ListRow:
    """One row: `title` with `detail` below it and `overline` above, a state as icon and word, a key to press.

    `icon` and `token` are a role and colour of the theme; `team` is a colour number for a dot before the detail.
    A heading has only a title and can't be chosen.
    """

    id: str
    title: str
    detail: str = ""
    overline: str = ""
    icon: str = ""
    token: str = "text-muted"
    word: str = ""
    badge: str = ""
    team: int = 0
    is_heading: bool = False

    def __post_init__(self) -> None:
        # Rows wrap where the list wants it; line breaks of the text would leave holes.
        for name in ("title", "detail", "overline"):
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))

    def spoken(self) -> str:
        """The row as one sentence for screen readers."""
        return ", ".join(part for part in (self.badge, self.overline, self.title, self.word, self.detail) if part)


class RowsModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []

    @property
    def rows(self) -> Sequence[ListRow]:
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[ListRow]) -> bool:
        """Show other rows. True when the order of ids is another one, so that positions are void."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = list(rows)
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return False
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        return True

    def place(self, row_id: str) -> int:
        """Position of the row with this id; -1 when there is none."""
        return next((n for n, row in enumerate(self._rows) if row.id == row_id and not row.is_heading), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)
