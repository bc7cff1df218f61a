"""What a starting point would bring and replace, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.standing.start_preview import start_preview
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.sight import keep_in_sight

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document


class StartPreviewPanel(QFrame):
    """`accepted` tells whether title, organisation and purpose of this workshop are kept."""

    accepted = Signal(bool)
    left = Signal()

    def __init__(self, page: StepPage, document: Document, *, as_template: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("start-preview")
        self.setProperty("role", "card")
        self._page = page
        self._document = document
        self._keep = QCheckBox(self.tr("&Keep this workshop’s title, organisation and purpose"), self)
        self._keep.setObjectName("keep-details")
        self._keep.setChecked(as_template)
        self._keep.setVisible(not as_template)
        self._keep.toggled.connect(self._show)
        self._brings = TextLabel("", "", self)
        self._brings.setObjectName("brings")
        self._stages = TextLabel("", "muted", self)
        self._stages.setObjectName("brought-stages")
        self._behind = TextLabel("", "warning", self)
        self._behind.setObjectName("stays-behind")
        self._replaces = TextLabel("", "warning", self)
        self._replaces.setObjectName("replaces")
        self._go = QPushButton(self.tr("Start from this"), self)
        self._go.setObjectName("start-accept")
        self._go.setProperty("role", "primary")
        self._go.clicked.connect(lambda: self.accepted.emit(self._keep.isChecked()))
        leave = QPushButton(self.tr("Choose another"), self)
        leave.setObjectName("start-leave")
        leave.setToolTip(self.tr("Nothing is changed (Esc)"))
        leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(label(document.workshop.title, "label", self))
        for widget in (self._brings, self._stages, self._behind, self._replaces, self._keep):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self._go)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._show()

    def begin(self) -> None:
        """Put the focus where the answer is given; with it everything that it is about comes into sight."""
        self._go.setFocus()
        keep_in_sight(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go.click()
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        found = start_preview(self._page.bridge.file, self._document, as_template=self._keep.isChecked())
        self._brings.setText(self.tr("Brings {0}.").format(", ".join(found.brings)))
        self._stages.setText("\n".join(f"{name}: {' → '.join(stages)}" for name, stages in found.stages if stages))
        self._behind.setVisible(bool(found.stays_behind))
        self._behind.setText(found.stays_behind)
        self._replaces.setVisible(bool(found.replaces))
        told = "\n".join(f"· {each}" for each in found.replaces)
        self._replaces.setText(self.tr("Replaces what is here:\n{0}").format(told))
