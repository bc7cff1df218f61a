"""What the teams wrote, each with a button that makes it the agreed text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import FIELDS
from stageworkshop.store.queries.agreed import Wording
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.team_chip import TeamChip
from stageworkshop.ui.words import domain_words


class Wordings(QWidget):
    """`taken` tells team id and field key."""

    taken = Signal(str, str)

    def __init__(self, theme: Theme, *, names_fields: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names_fields = names_fields
        self._shown: list[Wording] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)

    def show_wordings(self, wordings: Sequence[Wording]) -> None:
        """Show what the teams wrote, field by field."""
        if list(wordings) == self._shown:
            return
        self._shown = list(wordings)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for field in FIELDS:
            found = [each for each in wordings if each.field == field.key]
            if found and self._names_fields:
                self._column.addWidget(label(domain_words(field.label), "label", self))
            for each in found:
                self._column.addWidget(self._wording(each))

    def _wording(self, each: Wording) -> QWidget:
        line = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(TeamChip(self._theme, each.team.name, each.team.colour, line))
        head.addStretch(1)
        if each.is_agreed:
            tick = QLabel(line)
            self._theme.set_icon(tick, "check", "success", 16)
            head.addWidget(tick)
            head.addWidget(label(self.tr("says what is agreed"), "success", line))
        else:
            head.addWidget(self._button(each, line))
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        bullet = "• " if len(each.lines) > 1 else ""
        words = TextLabel("\n".join(f"{bullet}{text}" for text in each.lines), "", line)
        column.addWidget(words.set_selectable(), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _button(self, each: Wording, parent: QWidget) -> QPushButton:
        button = QPushButton(self.tr("Take this wording"), parent)
        button.setObjectName(f"take-{each.field.replace('.', '-')}-{each.team.id}")
        button.setAccessibleName(self.tr("Take the wording of {0}").format(each.team.name))
        button.setToolTip(self.tr("Makes what {0} wrote the agreed text").format(each.team.name))
        button.clicked.connect(lambda: self.taken.emit(each.team.id, each.field))
        return button
