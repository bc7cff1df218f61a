"""Make a stage two or more: it keeps the first name, the others start with a copy of its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, label


class SplitForm(QWidget):
    """`accepted` tells the names, in order."""

    accepted = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("split-form")
        self._lines: list[QLineEdit] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("Split into"), "label", self))
        self._names = QVBoxLayout()
        self._names.setSpacing(Space.XS)
        column.addLayout(self._names)
        column.addWidget(
            TextLabel(
                self.tr("Enter goes to the next name. Each new stage starts with a copy of the text."), "small", self
            )
        )
        column.addSpacing(Space.S)
        go = QPushButton(self.tr("Split"), self)
        go.setObjectName("split-accept")
        go.setProperty("role", "primary")
        go.clicked.connect(self._accept)
        leave = QPushButton(self.tr("Cancel"), self)
        leave.setObjectName("split-leave")
        leave.setToolTip(self.tr("Nothing is changed (Esc)"))
        leave.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(go)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def begin(self, name: str) -> None:
        """Ask for the names; the first is the stage's own."""
        for line in self._lines:
            self._names.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        self._add_line().setText(name)
        self._add_line().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add_line(self) -> QLineEdit:
        line = QLineEdit(self)
        number = len(self._lines) + 1
        line.setObjectName(f"split-{number}")
        line.setAccessibleName(self.tr("Name {0}").format(number))
        line.setPlaceholderText(self.tr("Another name"))
        line.returnPressed.connect(lambda: self._next(line))
        self._lines.append(line)
        self._names.addWidget(line)
        if number > 1:
            QWidget.setTabOrder(self._lines[-2], line)
        return line

    def _next(self, line: QLineEdit) -> None:
        at = self._lines.index(line) + 1
        if not line.text().strip():
            self._accept()
            return
        following = self._lines[at] if at < len(self._lines) else self._add_line()
        following.setFocus()

    def _accept(self) -> None:
        self.accepted.emit([line.text().strip() for line in self._lines if line.text().strip()])
