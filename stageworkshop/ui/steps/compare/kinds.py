"""What differs on a stage, counted by kind; each count is a button that leaves those rows out and brings them back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from stageworkshop.domain.compare import Row
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.marks import only_looks

LOOKS: dict[str, tuple[str, str]] = {
    "contradicts": ("warning", "danger"),
    "only": ("person", "warning"),
    "partly": ("team", "warning"),
    "differs": ("edit", "warning"),
    "other_words": ("comment", "text-muted"),
    "agrees": ("check", "success"),
}
"""Kind of row (`Row.kind`), the most telling first → icon role and colour token."""


class KindChips(QWidget):
    """`changed` tells that other rows are to be shown."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: Counter[str] = Counter()
        self._buttons: dict[str, QPushButton] = {}
        flow = FlowLayout(self, gap=Space.XS)
        for kind in LOOKS:
            button = only_looks(QPushButton(self))
            button.setObjectName(f"kind-{kind}")
            button.setProperty("role", "quiet")
            button.setCheckable(True)
            button.setChecked(True)
            button.toggled.connect(lambda _: self._toggled())
            flow.addWidget(button)
            self._buttons[kind] = button
        self._draw()

    @property
    def left_out(self) -> frozenset[str]:
        """The kinds whose rows are not to be shown."""
        return frozenset(kind for kind, button in self._buttons.items() if not button.isChecked())

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Count the rows; kinds of which there are none have no button."""
        self._counts = Counter(row.kind for row in rows)
        self._draw()

    def set_shown(self, kind: str, shown: bool) -> None:
        """Leave the rows of a kind out, or bring them back."""
        self._buttons[kind].setChecked(shown)

    def toggle(self, kind: str) -> None:
        """The same, whatever it is now."""
        self._buttons[kind].toggle()

    def show_all(self) -> None:
        """Bring everything back."""
        for button in self._buttons.values():
            button.setChecked(True)

    def _toggled(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        words = {
            "contradicts": self.tr("contradicts"),
            "only": self.tr("only one"),
            "partly": self.tr("not all"),
            "differs": self.tr("far apart"),
            "other_words": self.tr("other words"),
            "agrees": self.tr("same"),
        }
        for kind, button in self._buttons.items():
            icon, token = LOOKS[kind]
            shown = button.isChecked()
            # Not by the tint alone: rows that are left out show the crossed eye.
            self._theme.set_icon(button, icon if shown else "eye-off", token if shown else "text-muted", 16)
            button.setText(f"{words[kind]} {self._counts[kind]}")
            tip = self.tr("Leave out these rows") if shown else self.tr("Show these rows again")
            button.setToolTip(self.tr("{0} (H)").format(tip) if kind == "agrees" else tip)
            button.setAccessibleName(
                self.tr("{0} {1}, shown").format(words[kind], self._counts[kind])
                if shown
                else self.tr("{0} {1}, left out").format(words[kind], self._counts[kind])
            )
            button.setVisible(bool(self._counts[kind]))
