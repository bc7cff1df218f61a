"""How people stand to the agreed wording of the stage: told beside the decision, and never in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.stance import STANCES
from stageworkshop.store.queries.stances import StancePanel
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.stance_words import outcome
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.words import domain_words


class Tally(QWidget):
    """`stances_wanted` asks for the stances on the stage."""

    stances_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = TextLabel("", "muted", self)
        self._told.setObjectName("tally")
        self.button = only_looks(QPushButton(self.tr("Stances"), self))
        self.button.setObjectName("to-stances")
        self.button.setProperty("role", "link")
        self.button.setToolTip(self.tr("Ask everybody how they stand to the agreed wording of this stage"))
        self.button.clicked.connect(self.stances_wanted)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(TextLabel(self.tr("How people stand to the agreed wording"), "label", self), 1000)
        head.addStretch(1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._told)

    def show_panel(self, panel: StancePanel) -> None:
        """Show what the answers come to, once all are in."""
        self._told.setText(self._words(panel))

    def _words(self, panel: StancePanel) -> str:
        answered = len(panel.asked) - len(panel.waiting)
        if panel.shown:
            names = {team.id: team.name for team in panel.teams}
            if panel.anonymous:
                each = [f"{count} × {domain_words(STANCES[key])}" for key, count in panel.counts.items()]
            else:
                each = [
                    self.tr("{0}: {1}").format(isolated(names.get(team.team, "?")), domain_words(STANCES[team.answer]))
                    for team in panel.result.teams
                ]
            return f"{outcome(panel)} · {' · '.join(each)}"
        if answered:
            return self.tr("{0} of {1} have answered; shown once all are in.").format(answered, len(panel.asked))
        if panel.stale:
            return self.tr("The wording has changed since people last answered.")
        return self.tr("Nobody has been asked yet.")
