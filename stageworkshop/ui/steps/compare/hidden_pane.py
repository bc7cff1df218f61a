"""A stage that is not revealed yet: who is in, and who is still writing. Not a word of any draft."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.steps.compare.overview import state_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.stage_matrix import ICONS
from stageworkshop.ui.widgets.team_chip import TeamChip


class HiddenPane(QWidget):
    """`reveal_asked` asks for the question that precedes the reveal."""

    reveal_asked = Signal()
    draft_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = Card(parent=self)
        self._card.setMaximumWidth(560)
        self.words = TextLabel("", "", self._card)
        self.words.setObjectName("hidden-words")
        self._grid_host: QWidget | None = None
        self.reveal = QPushButton(self.tr("Reveal…"), self._card)
        self.reveal.setObjectName("reveal-stage")
        self.reveal.setProperty("role", "primary")
        theme.set_icon(self.reveal, "eye", "accent-text", 16)
        self.reveal.clicked.connect(self.reveal_asked)
        self.draft = QPushButton(self.tr("Back to Draft"), self._card)
        self.draft.setObjectName("to-draft")
        self.draft.clicked.connect(self.draft_asked)
        self._card.body.addWidget(self.words)
        self._at = self._card.body.count()
        self._card.body.addSpacing(Space.S)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.reveal)
        buttons.addWidget(self.draft)
        buttons.addStretch(1)
        self._card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)

    def show_stage(self, stage: CompareStage, teams: list[TeamName]) -> None:
        """Show who is in."""
        waiting = [team for team in teams if not stage.cells[team.id].is_in]
        if not stage.begun:
            text = self.tr("No team has written anything on “{0}” yet.").format(stage.name)
        elif waiting:
            text = self.tr("{0} of {1} teams are in.").format(stage.is_in, len(teams))
        else:
            text = self.tr("Every team is in. Reveal the drafts when the room is ready to read.")
        self.words.setText(text)
        self.reveal.setText(self.tr("Reveal “{0}”…").format(stage.name))
        self.reveal.setVisible(stage.begun)
        self.draft.setVisible(bool(waiting))
        if self._grid_host is not None:
            self._grid_host.hide()
            self._grid_host.deleteLater()
        self._grid_host = self._states(stage, teams)
        self._card.body.insertWidget(self._at, self._grid_host)

    def _states(self, stage: CompareStage, teams: list[TeamName]) -> QWidget:
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
