"""A part of a form under a heading that folds it: with how much of it is filled in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.trailing import turn_round


class Fold(QWidget):
    """Put widgets into `body`. `unfolded` is emitted when it is opened."""

    unfolded = Signal()

    def __init__(self, theme: Theme, heading: str, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.button = only_looks(QPushButton(heading, self))
        self.button.setProperty("role", "section")
        self.button.setCheckable(True)
        self.button.setChecked(is_open)
        self.button.toggled.connect(self._toggled)
        # Headings begin where the fields below them do.
        turn_round(self.button)
        self._figure = label("", "figure", self)
        self.content = QWidget(self)
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, Space.M)
        self.body.setSpacing(Space.L)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.button)
        head.addWidget(self._figure)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.content)
        self._toggled(is_open)

    @property
    def is_open(self) -> bool:
        return self.button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold."""
        self.button.setChecked(is_open)

    def set_head_shown(self, shown: bool) -> None:
        """Whether the heading is in sight; without it the content stands alone."""
        self.button.setVisible(shown)
        self._figure.setVisible(shown)

    def set_figure(self, text: str) -> None:
        """What stands beside the heading, such as “filled 3/5”."""
        self._figure.setText(text)
        # What the button says now: some headings are only known later.
        heading = self.button.text()
        self.button.setAccessibleName(f"{heading}, {text}" if text else heading)

    def _toggled(self, is_open: bool) -> None:
        self._theme.set_icon(self.button, "expand" if is_open else "next", "text-muted", 16)
        self.content.setVisible(is_open)
        self.button.setAccessibleDescription(self.tr("unfolded") if is_open else self.tr("folded"))
        if is_open:
            self.unfolded.emit()
