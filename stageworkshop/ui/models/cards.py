"""One pipeline's stages as cards that can be renamed, dragged and dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from stageworkshop.store.queries.board import StageCard

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-stageworkshop-stage"
CARD = int(Qt.ItemDataRole.UserRole)
"""The `StageCard` itself."""


class CardsModel(QAbstractListModel):
    """`rename(stage id, name)` and `move(stage id, place)` do the work and tell whether it was done; `describe` words
    a card for screen readers."""

    def __init__(
        self,
        rename: Callable[[str, str], bool],
        move: Callable[[str, int], bool],
        describe: Callable[[StageCard], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rename = rename
        self._move = move
        self._describe = describe
        self._cards: list[StageCard] = []
        self._editable = True

    @property
    def cards(self) -> tuple[StageCard, ...]:
        return tuple(self._cards)

    def set_editable(self, editable: bool) -> None:
        """Whether cards can be renamed and moved."""
        self._editable = editable

    def set_cards(self, cards: Sequence[StageCard]) -> None:
        """Show other cards; those that stay keep their index, so that current card and open editor stay too."""
        wanted = [card.id for card in cards]
        for at in range(len(self._cards) - 1, -1, -1):
            if self._cards[at].id not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._cards[at]
                self.endRemoveRows()
        kept = {card.id for card in self._cards}
        for at, card in enumerate(cards):
            if card.id not in kept:
                self.beginInsertRows(QModelIndex(), at, at)
                self._cards.insert(at, card)
                self.endInsertRows()
        if [card.id for card in self._cards] != wanted:
            self._reorder(wanted)
        changed = [at for at, card in enumerate(cards) if card != self._cards[at]]
        self._cards = list(cards)
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def find(self, stage_id: str) -> QModelIndex:
        """Where a stage is; an invalid index when it is not here."""
        at = next((at for at, card in enumerate(self._cards) if card.id == stage_id), -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return card.name
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(card)
        if role == Qt.ItemDataRole.ToolTipRole:
            called = [f"{team.name}: {name}" if team else name for team, name in card.aliases]
            return "\n".join([*called, *(question.text for question in card.questions)]) or None
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        card = self._cards[index.row()]
        return value == card.name or self._rename(card.id, str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self._editable:
            found |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return found

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, self._cards[indexes[0].row()].id.encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self._editable and data.hasFormat(MIME)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        stage_id = bytes(data.data(MIME).data()).decode()
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._cards)
        here = self.find(stage_id)
        if here.isValid() and here.row() < place:
            # The place is counted without the card itself.
            place -= 1
        if not here.isValid() or here.row() != place:
            self._move(stage_id, place)
        # False, or the view would take the card away from where it came: the store has moved it already.
        return False

    def _reorder(self, wanted: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._cards[index.row()].id for index in before]
        held = {card.id: card for card in self._cards}
        self._cards = [held[each] for each in wanted]
        self.changePersistentIndexList(before, [self.find(each) for each in ids])
        self.layoutChanged.emit()
