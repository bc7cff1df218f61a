"""The drafts of one stage side by side as a table model: a row for each thing said, a column for each team."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stageworkshop.domain.alignment import Run
from stageworkshop.domain.compare import Row, marks
from stageworkshop.ui.models.stage_matrix import HEAD_ROLE, MatrixHead

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1
RUNS_ROLE = Qt.ItemDataRole.UserRole + 2
AGREED_KEY = ""
"""Column key of the agreed text beside the teams' ids."""


@dataclass(frozen=True)
class ShownRow:
    """A row ready to paint. `label` is there only on a field’s first row; `tag` says in words how the teams stand to
    each other, `look` is its icon, `raised` names the disagreement on record ("d3"), `agreed` is the agreed
    text of the field. `runs` are words that are marked already, by column key; without them they are worked out."""

    row: Row
    field_label: str
    label: str
    figure: int | None
    tag: str
    question: str
    look: str = "same"
    raised: str = ""
    raised_id: str = ""
    agreed: str = ""
    first: bool = True
    runs: Mapping[str, tuple[Run, ...]] | None = None


class SideBySideModel(QAbstractTableModel):
    """Marks of a row are worked out when it is first shown."""

    def __init__(self, parent: QObject | None = None, *, marked: bool = True) -> None:
        super().__init__(parent)
        self._marked = marked
        self._heads: tuple[MatrixHead, ...] = ()
        self._all: tuple[ShownRow, ...] = ()
        self._rows: tuple[ShownRow, ...] = ()
        self._silent: dict[str, str] = {}
        self._base = ""
        self._left_out: frozenset[str] = frozenset()
        self._marks: dict[int, dict[str, tuple[Run, ...]]] = {}

    @property
    def heads(self) -> tuple[MatrixHead, ...]:
        return self._heads

    @property
    def rows(self) -> tuple[ShownRow, ...]:
        """The rows that are shown."""
        return self._rows

    @property
    def all_rows(self) -> tuple[ShownRow, ...]:
        """The rows, with those that are left out."""
        return self._all

    @property
    def hidden(self) -> int:
        """How many rows are left out."""
        return len(self._all) - len(self._rows)

    def set_content(self, heads: Sequence[MatrixHead], rows: Sequence[ShownRow], silent: dict[str, str]) -> None:
        """Show another stage, or the same one anew. `silent` says by team why it says nothing at all."""
        heads, rows = tuple(heads), tuple(rows)
        if heads == self._heads and silent == self._silent and _same_rows(rows, self._all):
            self._all, self._marks = rows, {}
            self._rows = self._filtered()
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(heads) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)
            return
        self.beginResetModel()
        self._heads, self._all, self._silent = heads, rows, dict(silent)
        self._marks = {}
        self._rows = self._filtered()
        self.endResetModel()

    def set_base(self, base: str) -> None:
        """Mark what differs from this team's words; "" marks what differs from anybody's."""
        if base != self._base:
            self._base, self._marks = base, {}
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._heads) - 1))

    def leave_out(self, kinds: Collection[str]) -> None:
        """Leave out the rows of these kinds (`Row.kind`)."""
        if frozenset(kinds) != self._left_out:
            self.beginResetModel()
            self._left_out = frozenset(kinds)
            self._rows = self._filtered()
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shown, head = self._rows[index.row()], self._heads[index.column()]
        if role == SHOWN_ROLE:
            return shown
        if role == RUNS_ROLE:
            return self._runs(shown, head.key)
        text = self.text(shown, head.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = text or self._silent.get(head.key, "") or self.tr("nothing")
            return self.tr("{0}, {1}: {2} ({3})").format(shown.field_label, head.name, said, shown.tag)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._heads):
            head = self._heads[section]
            return {HEAD_ROLE: head, Qt.ItemDataRole.DisplayRole: head.name}.get(role) or (
                head.spoken if role == Qt.ItemDataRole.ToolTipRole else None
            )
        if orientation == Qt.Orientation.Vertical and 0 <= section < len(self._rows):
            shown = self._rows[section]
            return {SHOWN_ROLE: shown, Qt.ItemDataRole.DisplayRole: shown.field_label}.get(role)
        return None

    def text(self, shown: ShownRow, key: str) -> str:
        """What a team says in a row, or the agreed text on a field's first row."""
        if key == AGREED_KEY:
            return shown.agreed if shown.first else ""
        return shown.row.texts.get(key, "")

    def nothing(self, key: str) -> str:
        """What stands where a team says nothing."""
        return self._silent.get(key, "–")

    def _runs(self, shown: ShownRow, key: str) -> tuple[Run, ...]:
        if key == AGREED_KEY or not self._marked:
            text = self.text(shown, key)
            return (Run(text, "same"),) if text else ()
        if shown.runs is not None:
            return shown.runs.get(key, ())
        found = self._marks.get(id(shown.row))
        if found is None:
            found = self._marks[id(shown.row)] = marks(shown.row, self._base)
        return found.get(key, ())

    def _filtered(self) -> tuple[ShownRow, ...]:
        if not self._left_out:
            return self._all
        kept: list[ShownRow] = []
        named = ""
        for shown in self._all:
            if shown.row.kind in self._left_out:
                continue
            first = shown.row.field != named
            named = shown.row.field
            # The first row that is left of a field carries its name and figure.
            kept.append(replace(shown, first=first, label=shown.field_label if first else ""))
        return tuple(kept)


def _same_rows(rows: Sequence[ShownRow], others: Sequence[ShownRow]) -> bool:
    return [shown.row for shown in rows] == [shown.row for shown in others]
