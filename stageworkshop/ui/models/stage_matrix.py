"""Stages by teams as a table model: prepared rows, with a heading row for each pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
HEAD_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class MatrixCell:
    """What a cell shows. `look` says how it is painted: `not_begun`, `writing`, `done`, `no_opinion`, `hidden`, `heat`,
    `plain`, `none`. `figure` is short ("5/8", "62"), `words` come before it where there is room, `heat` is 0 to 100,
    `spoken` the whole in words for tooltips and screen readers."""

    look: str = "none"
    figure: str = ""
    words: str = ""
    spoken: str = ""
    heat: int = 0


@dataclass(frozen=True)
class MatrixHead:
    """A column: `key` (a team's id), name, and colour number (0 for none)."""

    key: str
    name: str
    colour: int = 0
    spoken: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """A stage with a cell for each column, or with an `id` of "" the heading of a pipeline."""

    id: str
    name: str
    note: str = ""
    cells: tuple[MatrixCell, ...] = ()


class StageMatrixModel(QAbstractTableModel):
    """Column 0 names the stage; the others follow `set_content`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[MatrixHead, ...] = ()
        self._rows: tuple[MatrixRow, ...] = ()
        self._corner = ""

    @property
    def heads(self) -> tuple[MatrixHead, ...]:
        return self._heads

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        return self._rows

    def set_content(self, corner: str, heads: Sequence[MatrixHead], rows: Sequence[MatrixRow]) -> None:
        """Show other content; when only cells differ the selection and the scroll position stay."""
        heads, rows = tuple(heads), tuple(rows)
        same_shape = (
            self._corner == corner and self._heads == heads and [r.id for r in rows] == [r.id for r in self._rows]
        )
        if not same_shape:
            self.beginResetModel()
        self._corner, self._heads, old, self._rows = corner, heads, self._rows, rows
        if not same_shape:
            self.endResetModel()
            return
        for number, (before, after) in enumerate(zip(old, rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(heads)))

    def row_of(self, stage_id: str) -> int:
        """The row of a stage; -1 when it is not there."""
        return next((number for number, row in enumerate(self._rows) if row.id == stage_id), -1)

    def column_of(self, key: str) -> int:
        """The column of a head; -1 when it is not there."""
        return next((number for number, head in enumerate(self._heads, 1) if head.key == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row.cells[index.column() - 1] if row.id and index.column() else None
        if role == ROW_ROLE:
            return row
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if index.column() == 0 else f"{cell.words} {cell.figure}".strip() if cell else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.spoken or None if cell else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken if cell else ", ".join(each for each in (row.name, row.note) if each)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= len(self._heads):
            return None
        if section == 0:
            return self._corner if role == Qt.ItemDataRole.DisplayRole else None
        head = self._heads[section - 1]
        if role == HEAD_ROLE:
            return head
        if role == Qt.ItemDataRole.DisplayRole:
            return head.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return head.spoken or head.name
        return None
