"""Stages under their pipelines, each with a tick: what partners see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class SharedRow:
    """A stage (`stage_id`) and whether partners see it; a pipeline's heading has no id."""

    stage_id: str
    name: str
    shared: bool = False

    @property
    def is_heading(self) -> bool:
        return not self.stage_id


class SharedStagesModel(QAbstractListModel):
    """`toggled` asks to change a stage; the model itself only shows what it is given."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SharedRow] = []
        self._editable = True

    @property
    def rows(self) -> Sequence[SharedRow]:
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[SharedRow], *, editable: bool) -> None:
        """Show other rows; the place in the list stays when only ticks differ."""
        same = [(row.stage_id, row.name) for row in rows] == [(row.stage_id, row.name) for row in self._rows]
        if same and editable == self._editable:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1), [Qt.ItemDataRole.CheckStateRole])
            return
        self.beginResetModel()
        self._rows, self._editable = list(rows), editable
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.FontRole and row.is_heading:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.CheckStateRole and not row.is_heading:
            # The number, as Qt reads it; PySide hands an enum on as an object that Qt does not know.
            return (Qt.CheckState.Checked if row.shared else Qt.CheckState.Unchecked).value
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not self._editable:
            return False
        row = self._rows[index.row()]
        if row.is_heading:
            return False
        self.toggled.emit(row.stage_id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._editable else flags
