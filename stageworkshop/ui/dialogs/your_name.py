"""Who is at the machine: the name that stands beside every change in the history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label


class YourNameDialog(QDialog):
    """`named` brings the name once it is confirmed. Esc leaves things as they are."""

    named = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("your-name-dialog")
        self.setWindowTitle(self.tr("Your name"))
        self.setFixedWidth(440)
        self._field = QLineEdit(name, self)
        self._field.setObjectName("your-name")
        self._field.setMaxLength(200)
        self._field.selectAll()
        self._field.textChanged.connect(self._follow)
        self._take = QPushButton(self.tr("Use this name"), self)
        self._take.setObjectName("your-name-take")
        self._take.setProperty("role", "primary")
        self._take.setDefault(True)
        self._take.clicked.connect(self._finish)
        leave = QPushButton(self.tr("Cancel"), self)
        leave.setObjectName("your-name-leave")
        leave.clicked.connect(self.reject)
        words = TextLabel(
            self.tr(
                "It stands beside what is changed here from now on, in the history and where you enter an answer for "
                "somebody else. What is on record keeps the name it has."
            ),
            "muted",
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("Who is at this machine?"), "title", self))
        column.addWidget(words)
        column.addSpacing(Space.S)
        field = QVBoxLayout()
        field.setSpacing(Space.XS)
        field.addWidget(field_label(self.tr("&Your name"), self._field, self))
        field.addWidget(self._field)
        column.addLayout(field)
        column.addSpacing(Space.M)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self._take)
        column.addLayout(row)
        self._follow()
        self._field.setFocus()

    def _follow(self) -> None:
        self._take.setEnabled(bool(self._field.text().strip()))

    def _finish(self) -> None:
        self.accept()
        self.named.emit(self._field.text().strip())
