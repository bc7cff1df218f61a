"""The cards of one pipeline: choose, rename in place, drag, and everything by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from stageworkshop.store.queries.board import StageCard
from stageworkshop.ui.models.cards import CARD, CardsModel
from stageworkshop.ui.steps.stages.card_delegate import CardDelegate
from stageworkshop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEAST = 24
"""Height of a list without cards, in device-independent pixels: somewhere to drop one."""


class CardList(QListView):
    """Up and Down choose, Left and Right go to the neighbouring pipeline; with Alt they move the card. Enter or F2
    renames, Delete removes."""

    chosen = Signal(str)
    """A stage (id) is in hand; "" when none is."""
    moved = Signal(str, int)
    """A stage should stand at a place (from 0) of its own pipeline."""
    moved_aside = Signal(str, int)
    """A stage should go to the pipeline that many columns further on (-1 or 1)."""
    left_aside = Signal(int)
    """The focus should go to the pipeline that many columns further on."""
    remove_asked = Signal(str)

    def __init__(self, model: CardsModel, delegate: CardDelegate, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._tell)
        self.setItemDelegate(delegate)
        self.setProperty("role", "cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def current_id(self) -> str:
        """The stage in hand, "" when none is."""
        card = self.currentIndex().data(CARD)
        return card.id if isinstance(card, StageCard) else ""

    def take(self, stage_id: str) -> bool:
        """Take a stage in hand; False when it is not here."""
        index = self._cards.find(stage_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def rename(self) -> None:
        """Open the name of the stage in hand."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def let_go(self) -> None:
        """No stage of this pipeline is in hand any more."""
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        aside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if self.isRightToLeft():
            aside = -aside
        if self.state() == QAbstractItemView.State.EditingState:
            # What an editor leaves over, such as the Enter that ends it, must not begin anything here.
            super().keyPressEvent(event)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and index.isValid():
            if aside:
                self.moved_aside.emit(self.current_id(), aside)
            elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                place = index.row() + (1 if key == Qt.Key.Key_Down else -1)
                if 0 <= place < self._cards.rowCount():
                    self.moved.emit(self.current_id(), place)
        elif aside:
            self.left_aside.emit(aside)
        elif key == Qt.Key.Key_Delete and index.isValid():
            self.remove_asked.emit(self.current_id())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and index.isValid():
            self.rename()
        elif key == Qt.Key.Key_Escape and index.isValid():
            self.let_go()
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (
            not self.currentIndex().isValid()
            and self._cards.rowCount()
            and event.reason() != Qt.FocusReason.MouseFocusReason
        ):
            self.setCurrentIndex(self._cards.index(0))

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's own name
        super().doItemsLayout()
        # No higher than its cards: the line to add the next one follows the last.
        self.setMaximumHeight(max(self.contentsSize().height(), LEAST))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The height of a card hangs on its width.
        self.scheduleDelayedItemsLayout()

    def _tell(self, current: Index) -> None:
        card = current.data(CARD) if current.isValid() else None
        if isinstance(card, StageCard):
            self.chosen.emit(card.id)
