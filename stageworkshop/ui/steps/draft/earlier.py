"""A team's own drafts of earlier rounds, to be read and taken up again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import DRAFTED
from stageworkshop.domain.values import Names
from stageworkshop.store.queries.drafts import EarlierDraft
from stageworkshop.ui.dates import moment_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.words import domain_words


class EarlierRounds(QWidget):
    """`taken` brings a field (key) and the value that it had."""

    taken = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[EarlierDraft, ...] = ()
        self.setObjectName("earlier-rounds")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.L)

    def show_rounds(self, rounds: Sequence[EarlierDraft], names: Names) -> None:
        """Show these rounds; references are worded by `names`."""
        if tuple(rounds) == self._shown:
            return
        self._shown = tuple(rounds)
        while (item := self._column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for each in rounds:
            self._column.addWidget(self._round(each, names))
        self._column.addStretch(1)

    def _round(self, draft: EarlierDraft, names: Names) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        heading = self.tr("Round {0}, revealed {1}").format(draft.round, moment_words(draft.revealed_at))
        column.addWidget(label(heading, "heading", box))
        if draft.state == "no_opinion":
            column.addWidget(TextLabel(self.tr("This team had no opinion."), "muted", box))
        elif not draft.values:
            column.addWidget(TextLabel(self.tr("This team wrote nothing."), "muted", box))
        for field in DRAFTED:
            if field.key in draft.values:
                lines = field.kind.lines(draft.values[field.key], names)
                column.addWidget(self._field(draft, field.key, domain_words(field.label), lines))
        return box

    def _field(self, draft: EarlierDraft, key: str, heading: str, lines: Sequence[str]) -> QWidget:
        box = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(heading, "label", box))
        for line in lines:
            words.addWidget(TextLabel(line if len(lines) == 1 else f"•  {line}", "", box).set_selectable())
        take = QPushButton(self.tr("Use again"), box)
        take.setObjectName(f"use-{draft.round}-{key.replace('.', '-')}")
        take.setProperty("role", "link")
        take.setAccessibleName(self.tr("Use {0} of round {1} again").format(heading, draft.round))
        take.setToolTip(self.tr("Puts these words into the present draft, in place of what stands there"))
        take.clicked.connect(lambda: self.taken.emit(key, draft.values[key]))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(take)
        row.setAlignment(take, words.alignment())
        return box
