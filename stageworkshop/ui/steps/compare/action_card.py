"""What can be done with the row in hand: raise a disagreement, open the one on record, take a team's wording."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import ElidedLabel, TextLabel


class ActionCard(QFrame):
    """Names the row and offers its actions; the same ones lie on the keys of the table."""

    raise_asked = Signal()
    open_asked = Signal()
    take_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._brief = False
        self.title = TextLabel("", "label", self)
        self.title.setObjectName("row-title")
        self.detail = ElidedLabel("", "muted", self)
        self.detail.setObjectName("row-detail")
        self._buttons = QWidget(self)
        flow = FlowLayout(self._buttons)
        self.raise_button = self._button("raise-disagreement", self.raise_asked)
        self.raise_button.setText(self.tr("Raise a disagreement"))
        self.raise_button.setProperty("role", "primary")
        self.raise_button.setToolTip(self.tr("Raise a disagreement with every team’s position filled in (D)"))
        theme.set_icon(self.raise_button, "disagreement", "accent-text", 16)
        self.open_button = self._button("open-disagreement", self.open_asked)
        self.open_button.setToolTip(self.tr("Go to this disagreement (Enter)"))
        theme.set_icon(self.open_button, "disagreement", "text", 16)
        self.take_button = self._button("take-wording", self.take_asked)
        for button in (self.raise_button, self.open_button, self.take_button):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.XS)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addSpacing(Space.XS)
        column.addWidget(self._buttons)

    def show_row(self, title: str, detail: str, *, raised: str, can_raise: bool, take: str, take_tip: str = "") -> None:
        """`raised` is the key of the disagreement on record, `take` the words for taking a wording ("" for none)."""
        self.title.setText(title)
        self.detail.set_text(detail)
        self.detail.setVisible(bool(detail) and not self._brief)
        self.take_button.setText(take)
        self.take_button.setToolTip(take_tip)
        self.take_button.setVisible(bool(take))
        self.open_button.setText(self.tr("Open {0} in Settle").format(raised))
        self.open_button.setVisible(bool(raised))
        self.raise_button.setVisible(can_raise and not raised)
        self._buttons.setVisible(bool(take) or bool(raised) or can_raise)

    def set_brief(self, brief: bool) -> None:
        """Leave the second line away, where the rows need the room."""
        self._brief = brief
        self.detail.setVisible(bool(self.detail.whole_text) and not brief)

    def _button(self, name: str, asked: object) -> QPushButton:
        button = QPushButton(self._buttons)
        button.setObjectName(name)
        button.clicked.connect(asked)
        return button
