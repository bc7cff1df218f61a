"""Answers that were changed, and those of earlier rounds: nothing that was said in the open is lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from stageworkshop.domain.stance import STANCES
from stageworkshop.store.queries.stances import PastAnswer, PastRound
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.stance_words import MARKS
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.fold import Fold
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.words import domain_words


class PastAnswers(Fold):
    """Folded until somebody asks; hidden when there is nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", is_open=False, parent=parent)
        self._look = theme
        self._rounds: tuple[PastRound, ...] = ()
        self.button.setText(self.tr("Earlier answers"))
        self.button.setObjectName("past-answers")
        self.unfolded.connect(self._fill)
        self.hide()

    def show_rounds(self, rounds: Sequence[PastRound]) -> None:
        """Show these rounds, latest first."""
        self.setVisible(bool(rounds))
        if tuple(rounds) == self._rounds:
            return
        self._rounds = tuple(rounds)
        count = sum(len(each.answers) or each.count for each in rounds)
        self.set_figure(self.tr("1 answer") if count == 1 else self.tr("{0} answers").format(count))
        if self.is_open:
            self._fill()

    def _fill(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in self._rounds:
            self.body.addWidget(self._round(each))

    def _round(self, each: PastRound) -> QWidget:
        host = QWidget(self.content)
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(self.tr("Round {0}").format(each.number), "label", host), 0, 0, 1, 2)
        if not each.answers:
            closed = self.tr("{0} had answered when the wording changed. Not all were in, so it stays closed.")
            grid.addWidget(TextLabel(closed.format(each.count), "muted", host), 1, 0, 1, 2)
        for row, answer in enumerate(each.answers, 1):
            picture = QLabel(host)
            self._look.set_icon(picture, *MARKS[answer.answer], 16)
            grid.addWidget(picture, row, 0)
            grid.addWidget(TextLabel(self._told(answer), "", host), row, 1)
        return host

    def _told(self, answer: PastAnswer) -> str:
        said = domain_words(STANCES[answer.answer])
        parts = [self.tr("{0}: {1}").format(isolated(answer.name), said) if answer.name else said]
        if answer.replaced:
            parts.append(self.tr("changed later"))
        if answer.logged_by:
            parts.append(self.tr("entered by {0}").format(isolated(answer.logged_by)))
        if answer.at:
            parts.append(moment_words(answer.at))
        lines = [" · ".join(parts)]
        if answer.reason:
            lines.append(f"“{answer.reason}”")
        if answer.would_remove:
            lines.append(self.tr("Would be removed by: “{0}”").format(answer.would_remove))
        return "\n".join(lines)
