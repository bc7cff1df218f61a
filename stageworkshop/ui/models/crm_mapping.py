"""Which stage is which entry of a CRM, and how it calls a field: the second column is a choice or free text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
CHOICES_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the (key, words) to choose among."""


@dataclass(frozen=True)
class MappingRow:
    """A stage (`part` "stages") and what it is in the CRM, an entry that goes ("removed") and where its records go, or
    a field that a check names ("fields") and what the CRM calls it.

    `choices` are (key, words); `chosen` is one of the keys, or any text where there are no choices. `note` says what
    is still to be confirmed.
    """

    part: str
    key: str
    name: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    note: str = ""

    @property
    def words(self) -> str:
        """The choice in words; of free text that nobody has written, what is to be written."""
        if not self.choices and not self.chosen:
            return _tr("(write its name in the CRM)")
        return dict(self.choices).get(self.chosen, self.chosen)


class CrmMappingModel(QAbstractTableModel):
    """`chosen` asks to keep another choice (part, key, choice); the model itself only shows what it is given."""

    chosen = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MappingRow, ...] = ()

    @property
    def rows(self) -> Sequence[MappingRow]:
        return self._rows

    def set_rows(self, rows: Sequence[MappingRow]) -> None:
        """Show other rows; the place stays when only choices differ."""
        same = [(row.part, row.key) for row in rows] == [(row.part, row.key) for row in self._rows]
        if same and rows:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 2))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            heads = (_tr("In the charter"), _tr("In the CRM"), _tr("To be confirmed"))
            return heads[section] if 0 <= section < len(heads) else None
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == CHOICES_ROLE:
            return row.choices
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (row.name, row.words, row.note)[index.column()] or None
        if role == Qt.ItemDataRole.EditRole and index.column() == 1:
            return row.chosen
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != 1:
            return False
        row = self._rows[index.row()]
        if value == row.chosen and not (row.note and row.choices):
            return False
        self.chosen.emit(row.part, row.key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == 1 else flags


def _tr(text: str) -> str:
    return QCoreApplication.translate("CrmMappingModel", text)
