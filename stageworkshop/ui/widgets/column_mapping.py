"""Which column is which: one line a column, with examples, the choice, and why it was guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import ElidedLabel, label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo

if TYPE_CHECKING:
    # At run time these load what recognises headings, which only an import needs.
    from stageworkshop.starting.columns import Guess
    from stageworkshop.starting.tabular import Table

MOST = 40
"""Columns that can be chosen for; a wider table has its first ones shown, and the rest as guessed."""
EXAMPLES = 3


class ColumnMapping(QWidget):
    """`mapping` has a target's key for each column. A target is given to one column only: choosing it for another takes
    it from the first, and both say so."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._guesses: list[Guess] = []
        self._reasons: list[ElidedLabel] = []
        self.boxes: list[QuietCombo] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        for column, stretch in enumerate((3, 3, 3, 5)):
            self._grid.setColumnStretch(column, stretch)

    @property
    def mapping(self) -> dict[int, str]:
        """The target of each column of the table."""
        return {each.column: each.target for each in self._guesses}

    def show_columns(self, table: Table, targets: Mapping[str, str], guesses: Sequence[Guess]) -> None:
        """Offer the choice for every column, as guessed."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes, self._reasons = [], []
        self._guesses = list(guesses)
        for at, heading in enumerate(table.columns[:MOST]):
            self._add_line(at, heading, _examples(table, at), targets)
        if len(table.columns) > MOST:
            rest = self.tr("and {0} more columns, as guessed").format(len(table.columns) - MOST)
            self._grid.addWidget(label(rest, "muted", self), MOST, 0, 1, 4)
        self._show()

    def _add_line(self, at: int, heading: str, examples: str, targets: Mapping[str, str]) -> None:
        box = QuietCombo(self)
        box.setObjectName(f"{self._name}-{at + 1}")
        box.setAccessibleName(self.tr("What “{0}” is").format(heading))
        for key, words in targets.items():
            box.addItem(words, key)
        box.activated.connect(lambda: self._choose(at))
        reason = ElidedLabel("", "small", self)
        cells = (ElidedLabel(heading, "", self), ElidedLabel(examples, "muted", self), box, reason)
        for place, widget in enumerate(cells):
            self._grid.addWidget(widget, at, place)
        self.boxes.append(box)
        self._reasons.append(reason)

    def _choose(self, at: int) -> None:
        from stageworkshop.starting.columns import changed

        self._guesses = changed(self._guesses, at, str(self.boxes[at].currentData()))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for guess, box, reason in zip(self._guesses, self.boxes, self._reasons, strict=False):
            box.setCurrentIndex(max(box.findData(guess.target), 0))
            reason.set_text(guess.reason)


def _examples(table: Table, at: int) -> str:
    found = dict.fromkeys(" ".join(row[at].split()) for row in table.rows if row[at].strip())
    return ", ".join(list(found)[:EXAMPLES])
