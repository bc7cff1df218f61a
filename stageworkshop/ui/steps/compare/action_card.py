"""What can be done with the row in hand: raise a disagreement, open the one on record, take a team's wording."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import ElidedLabel


class ActionCard(QFrame):
    """Names the row and offers its actions; the same ones lie on the keys of the table."""

    raise_asked = Signal()
    open_asked = Signal()
    take_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = ElidedLabel("", "label", self)
        self.title.setObjectName("row-title")
        self.detail = ElidedLabel("", "muted", self)
        self.detail.setObjectName("row-detail")
        self.take_button = QPushButton(self)
        self.take_button.setObjectName("take-wording")
        self.take_button.clicked.connect(self.take_asked)
        self.open_button = QPushButton(self)
        self.open_button.setObjectName("open-disagreement")
        self.open_button.clicked.connect(self.open_asked)
        theme.set_icon(self.open_button, "disagreement", "text", 16)
        self.raise_button = QPushButton(self.tr("Raise a disagreement"), self)
        self.raise_button.setObjectName("raise-disagreement")
        self.raise_button.setProperty("role", "primary")
        self.raise_button.setToolTip(self.tr("Raise a disagreement with every team's position filled in (D)"))
        self.raise_button.clicked.connect(self.raise_asked)
        theme.set_icon(self.raise_button, "disagreement", "accent-text", 16)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        row.setSpacing(Space.S)
        row.addLayout(words, 1)
        for button in (self.take_button, self.open_button, self.raise_button):
            row.addWidget(button)

    def show_row(self, title: str, detail: str, *, raised: str, can_raise: bool, take: str, take_tip: str = "") -> None:
        """`raised` is the key of the disagreement on record, `take` the words for taking a wording ("" for none)."""
        self.title.set_text(title)
        self.detail.set_text(detail)
        self.detail.setVisible(bool(detail))
        self.take_button.setText(take)
        self.take_button.setToolTip(take_tip)
        self.take_button.setVisible(bool(take))
        self.open_button.setText(self.tr("Open {0} in Settle").format(raised))
        self.open_button.setToolTip(self.tr("Go to this disagreement (Enter)"))
        self.open_button.setVisible(bool(raised))
        self.raise_button.setVisible(can_raise and not raised)
