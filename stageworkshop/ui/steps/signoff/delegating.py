"""Leaving an answer to somebody else: who signs, and by what right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.dates import isolated
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.reference_choice import ReferenceCombo, Target

WIDEST = 520


class DelegationForm(QWidget):
    """`filled` brings the deputy (participant id) and the reason; `left` tells that nothing is to change."""

    filled = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = TextLabel("", "", self)
        self.deputy = ReferenceCombo(theme, self.tr("choose"), self)
        self.deputy.setObjectName("deputy")
        self.deputy.setMaximumWidth(WIDEST)
        self.reason = QLineEdit(self)
        self.reason.setObjectName("deputy-reason")
        self.reason.setPlaceholderText(self.tr("such as “deputy by mail of 12 November”"))
        self.reason.setMaximumWidth(WIDEST)
        self.error = TextLabel("", "error", self)
        self.error.setObjectName("deputy-error")
        self.record = QPushButton(self.tr("Record the deputy"), self)
        self.record.setObjectName("record-deputy")
        self.record.setProperty("role", "primary")
        self.record.setToolTip(self.tr("Record the deputy (Ctrl+Enter)"))
        self.record.clicked.connect(self.finish)
        self.deputy.activated.connect(lambda _: self.error.hide())
        self.reason.textChanged.connect(self.error.hide)
        self._build()

    def begin(self, name: str, people: Sequence[Target]) -> None:
        """Start empty for a signatory; `people` are those who could sign instead."""
        self._lead.setText(
            self.tr(
                "Somebody else reads and signs in the place of {0}, for this charter only. Both names are printed."
            ).format(isolated(name))
        )
        self.deputy.set_targets(people)
        self.deputy.choose("")
        self.reason.clear()
        self.error.hide()

    def finish(self) -> None:
        """Tell what is filled in, or say what is missing."""
        reason = self.reason.text().strip()
        if not self.deputy.chosen():
            self._refuse(self.tr("Choose who signs. People are named in Prepare."), self.deputy)
        elif not reason:
            self._refuse(self.tr("Write down by what right, so that it can be looked up."), self.reason)
        else:
            self.filled.emit(self.deputy.chosen(), reason)

    def _refuse(self, words: str, field: QWidget) -> None:
        self.error.setText(words)
        self.error.show()
        field.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._lead)
        for words, widget in ((self.tr("Who &signs"), self.deputy), (self.tr("By what &right"), self.reason)):
            column.addSpacing(Space.S)
            column.addWidget(field_label(words, widget, self))
            widget.setAccessibleName(words.replace("&", ""))
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.error)
        column.addWidget(
            TextLabel(self.tr("It stays on record. It can be taken back by another record."), "small", self)
        )
        back = only_looks(QPushButton(self.tr("Back to the words"), self))
        back.setObjectName("deputy-back")
        back.setProperty("role", "link")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self.record)
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)
