"""Cases against teams: where most of each team put a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stageworkshop.ui.models.stage_matrix import HEAD_ROLE, MatrixHead

Index = QModelIndex | QPersistentModelIndex
TEAM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Colour number of a team's answer; 0 elsewhere."""
DIFFERS_ROLE = TEAM_ROLE + 1
"""Whether this team's answer is another than most people's."""


@dataclass(frozen=True)
class CaseResult:
    """One case. `agreement` is in words ("67 %"); `teams` holds a team's majority in words, in column order."""

    case_id: str
    title: str
    agreement: str
    expected: str
    teams: tuple[str, ...]
    differs: tuple[bool, ...]


@dataclass(frozen=True)
class Heads:
    """Headings of the columns before the teams', and the teams as (name, colour number)."""

    case: str
    agreement: str
    expected: str
    teams: tuple[tuple[str, int], ...] = ()


class CaseResultsModel(QAbstractTableModel):
    """Columns: case, agreement, the expected stage, then one for each team."""

    FIXED = 3

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CaseResult] = []
        self._heads = Heads("", "", "")

    def set_results(self, heads: Heads, rows: Sequence[CaseResult]) -> None:
        """Show other results."""
        self.beginResetModel()
        self._heads, self._rows = heads, list(rows)
        self.endResetModel()

    def case_id(self, index: Index) -> str:
        """The case of a row; "" for none."""
        return self._rows[index.row()].case_id if index.isValid() else ""

    def place(self, case_id: str) -> int:
        """The row of a case; -1 when it is not there."""
        return next((n for n, row in enumerate(self._rows) if row.case_id == case_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self.FIXED + len(self._heads.teams)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        heads = (self._heads.case, self._heads.agreement, self._heads.expected)
        name, colour = (heads[section], 0) if section < self.FIXED else self._heads.teams[section - self.FIXED]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return name
        if role == HEAD_ROLE and colour:
            return MatrixHead(name, name, colour)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, team = self._rows[index.row()], index.column() - self.FIXED
        fixed = (row.title, row.agreement, row.expected)
        text = row.teams[team] if team >= 0 else fixed[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == DIFFERS_ROLE:
            return team >= 0 and row.differs[team]
        if role == TEAM_ROLE:
            return self._heads.teams[team][1] if team >= 0 else 0
        return None
