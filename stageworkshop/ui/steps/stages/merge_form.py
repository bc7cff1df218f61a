"""Make two stages one: which name stays is asked, the other becomes an alias."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.board import PipelineColumn, StageCard
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo


class MergeForm(QWidget):
    """`accepted` tells (stage that stays, stage that goes)."""

    accepted = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge-form")
        self._card: StageCard | None = None
        self._other = QuietCombo(self)
        self._other.setObjectName("merge-with")
        self._other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._other.setMinimumContentsLength(12)
        self._other.currentIndexChanged.connect(self._name)
        self._mine = QRadioButton(self)
        self._mine.setObjectName("merge-keep-this")
        self._theirs = QRadioButton(self)
        self._theirs.setObjectName("merge-keep-other")
        self._note = TextLabel("", "small", self)
        self._go = QPushButton(self.tr("Merge"), self)
        self._go.setObjectName("merge-accept")
        self._go.setProperty("role", "primary")
        self._go.clicked.connect(self._accept)
        leave = QPushButton(self.tr("Cancel"), self)
        leave.setObjectName("merge-leave")
        leave.setToolTip(self.tr("Nothing is changed (Esc)"))
        leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(field_label(self.tr("Merge &with"), self._other, self))
        column.addWidget(self._other)
        column.addSpacing(Space.S)
        column.addWidget(label(self.tr("Which name stays?"), "label", self))
        column.addWidget(self._mine)
        column.addWidget(self._theirs)
        column.addWidget(self._note)
        column.addSpacing(Space.S)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._go)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def begin(self, card: StageCard, columns: Sequence[PipelineColumn], other_id: str = "") -> None:
        """Ask about a stage, with the other one chosen if it is known."""
        self._card = card
        self._other.clear()
        own_first = sorted(columns, key=lambda each: each.id != card.pipeline_id)
        for each in own_first:
            for other in each.cards:
                if other.id != card.id:
                    words = other.name if each.id == card.pipeline_id else f"{other.name} · {each.name}"
                    self._other.addItem(words, (other.id, other.name))
        found = next((at for at in range(self._other.count()) if self._other.itemData(at)[0] == other_id), 0)
        self._other.setCurrentIndex(found)
        self._mine.setChecked(True)
        self._go.setEnabled(self._other.count() > 0)
        self._name()
        (self._go if other_id else self._other).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        chosen = self._other.currentData()
        if self._card is None or chosen is None:
            return
        self._mine.setText(f"“{self._card.name}”".replace("&", "&&"))
        self._theirs.setText(f"“{chosen[1]}”".replace("&", "&&"))
        self._mine.setAccessibleName(self.tr("Keep the name “{0}”").format(self._card.name))
        self._theirs.setAccessibleName(self.tr("Keep the name “{0}”").format(chosen[1]))
        self._note.setText(
            self.tr("The other name is kept under “We call it…”, and so is everything that was written.")
        )

    def _accept(self) -> None:
        chosen = self._other.currentData()
        if self._card is None or chosen is None:
            return
        pair = (self._card.id, chosen[0])
        self.accepted.emit(*(pair if self._mine.isChecked() else pair[::-1]))
