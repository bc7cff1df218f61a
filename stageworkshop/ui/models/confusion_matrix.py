"""Stage against stage: how many pairs of people put the same case here and there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
SHARE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""How much of the highest count a cell has, 0.0 to 1.0; None on the diagonal."""


class ConfusionModel(QAbstractTableModel):
    """Symmetric; the diagonal is blank because agreeing is no confusion. Columns bear the numbers of the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stages: list[tuple[str, str]] = []
        self._counts: dict[frozenset[str], int] = {}
        self._highest = 0

    def set_counts(self, stages: Sequence[tuple[str, str]], counts: dict[frozenset[str], int]) -> None:
        """`stages` are (id, name) in order, `counts` is by the pair of ids."""
        self.beginResetModel()
        self._stages = list(stages)
        self._counts = dict(counts)
        self._highest = max(counts.values(), default=0)
        self.endResetModel()

    def pair(self, index: Index) -> frozenset[str]:
        """The two stages of a cell; one on the diagonal."""
        return frozenset((self._stages[index.row()][0], self._stages[index.column()][0]))

    def place(self, one: str, other: str) -> QModelIndex:
        """The cell in the lower half for two stages; invalid when one is not there."""
        ids = [stage for stage, _ in self._stages]
        if one not in ids or other not in ids:
            return QModelIndex()
        first, second = sorted((ids.index(one), ids.index(other)))
        return self.index(second, first)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._stages)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return self.rowCount(parent)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= section < len(self._stages):
            return None
        name = self._stages[section][1]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{section + 1}  {name}" if orientation == Qt.Orientation.Vertical else str(section + 1)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return name
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        count = self._counts.get(self.pair(index), 0)
        diagonal = index.row() == index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count) if count and not diagonal else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and not diagonal:
            text = QCoreApplication.translate("ConfusionModel", "{0} and {1}: taken for each other {2} times")
            return text.format(self._stages[index.row()][1], self._stages[index.column()][1], count)
        if role == SHARE_ROLE:
            return None if diagonal else count / self._highest if self._highest else 0.0
        return None
