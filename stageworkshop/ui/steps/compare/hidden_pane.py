"""A stage that is not revealed yet: who is in, and who is still writing. Not a word of any draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.steps.compare.overview import state_words
from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.stage_matrix import ICONS
from stageworkshop.ui.widgets.team_chip import TeamChip

WIDEST = 640


class HiddenPane(QWidget):
    """While teams are missing, the way back to Draft stands first; once all are in, the reveal does."""

    reveal_asked = Signal()
    """Asks for the question that precedes the reveal."""
    draft_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = Card(parent=self)
        self._card.setMaximumWidth(WIDEST)
        self.words = TextLabel("", "heading", self._card)
        self.words.setObjectName("hidden-words")
        self.hint = TextLabel("", "muted", self._card)
        self.hint.setObjectName("hidden-hint")
        self._grid_host: QWidget | None = None
        self._buttons = QWidget(self._card)
        flow = FlowLayout(self._buttons)
        self.draft = only_looks(QPushButton(self._buttons))
        self.draft.setObjectName("to-draft")
        self.draft.clicked.connect(self.draft_asked)
        self.reveal = QPushButton(self._buttons)
        self.reveal.setObjectName("reveal-stage")
        self.reveal.clicked.connect(self.reveal_asked)
        for button in (self.draft, self.reveal):
            flow.addWidget(button)
        self._card.body.addWidget(self.words)
        self._card.body.addWidget(self.hint)
        self._at = self._card.body.count()
        self._card.body.addSpacing(Space.S)
        self._card.body.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)

    @property
    def first(self) -> QPushButton:
        """What is to be done next."""
        return self.reveal if self.draft.isHidden() else self.draft

    def show_stage(self, stage: CompareStage, teams: Sequence[TeamName]) -> None:
        """Show who is in."""
        waiting = [team for team in teams if not stage.cells[team.id].is_in]
        self.words.setText(self._told(stage, waiting, len(teams)))
        self.hint.setText(self._why(stage, waiting))
        self.reveal.setText(self.tr("Reveal all the same…") if waiting else self.tr("Reveal the drafts…"))
        self.reveal.setToolTip(self.tr("Asks once more before anything is shown (Ctrl+Enter)"))
        self.reveal.setVisible(stage.begun)
        self.draft.setText(self.tr("Back to Draft") if stage.begun else self.tr("Begin in Draft"))
        self.draft.setVisible(bool(waiting))
        set_role(self.draft, "primary")
        set_role(self.reveal, "" if waiting else "primary")
        self._theme.set_icon(self.reveal, "eye", "text" if waiting else "accent-text", 16)
        if self._grid_host is not None:
            self._grid_host.hide()
            self._grid_host.deleteLater()
        self._grid_host = self._states(stage, teams)
        self._card.body.insertWidget(self._at, self._grid_host)

    def _told(self, stage: CompareStage, waiting: list[TeamName], teams: int) -> str:
        if not stage.begun:
            return self.tr("No team has begun here yet.")
        if waiting:
            return self.tr("{0} of {1} teams are in.").format(stage.is_in, teams)
        return self.tr("Every team is in.")

    def _why(self, stage: CompareStage, waiting: list[TeamName]) -> str:
        if not stage.begun:
            return self.tr("There is nothing to reveal before the first draft.")
        if waiting:
            names = words.listed([team.name for team in waiting])
            return self.tr("Best wait for {0}: who reads first writes like the others.").format(names)
        return self.tr("Reveal the drafts when the room is ready to read.")

    def _states(self, stage: CompareStage, teams: Sequence[TeamName]) -> QWidget:
        host = QWidget(self._card)
        grid = QGridLayout(host)
        grid.setContentsMargins(0, Space.S, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        names = state_words(self)
        for number, team in enumerate(teams):
            state = stage.cells[team.id].state
            picture = QLabel(host)
            self._theme.set_icon(picture, *ICONS[state], 16)
            grid.addWidget(TeamChip(self._theme, team.name, team.colour, host), number, 0)
            grid.addWidget(picture, number, 1)
            grid.addWidget(label(names[state], "muted", host), number, 2)
        grid.setColumnStretch(2, 1)
        return host
