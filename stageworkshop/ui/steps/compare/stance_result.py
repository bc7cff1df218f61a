"""What the answers come to, once all are in: the outcome in words, each team's answer, and the reasons given."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from stageworkshop.domain.stance import STANCES
from stageworkshop.domain.workshop import DECISION_RULES
from stageworkshop.store.queries.stances import StancePanel
from stageworkshop.ui.stance_words import MARKS, outcome
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.team_chip import TeamChip
from stageworkshop.ui.words import domain_words


class StanceResult(Card):
    """Shows nothing while anybody is awaited."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.outcome = TextLabel("", "heading", self)
        self.outcome.setObjectName("stance-outcome")
        self.rule = TextLabel("", "small", self)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.rule)
        self._host: QWidget | None = None

    def show_panel(self, panel: StancePanel) -> None:
        """Show the result; hides itself while the answers are blind."""
        self.setVisible(panel.shown)
        if self._host is not None:
            self._host.hide()
            self._host.deleteLater()
            self._host = None
        if not panel.shown:
            return
        self.outcome.setText(outcome(panel))
        heard = self.tr("By the rule fixed in Prepare. {0}. {1} of {1} teams are heard.")
        self.rule.setText(heard.format(domain_words(DECISION_RULES[panel.rule]), len(panel.result.teams)))
        self._host = QWidget(self)
        grid = QGridLayout(self._host)
        grid.setContentsMargins(0, Space.S, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(2, 1)
        if panel.anonymous:
            self._fill_counts(grid, panel)
        else:
            self._fill_teams(grid, panel)
        self._fill_words(grid, panel)
        self.body.addWidget(self._host)

    def _fill_teams(self, grid: QGridLayout, panel: StancePanel) -> None:
        teams = {team.id: team for team in panel.teams}
        for number, result in enumerate(panel.result.teams):
            team = teams[result.team]
            self._line(
                grid, number, TeamChip(self._theme, team.name, team.colour, self._host), result.answer, result.counts
            )

    def _fill_counts(self, grid: QGridLayout, panel: StancePanel) -> None:
        """Anonymous: how many teams and how many people, but not who."""
        for number, key in enumerate(key for key in STANCES if panel.counts.get(key)):
            teams = sum(result.answer == key for result in panel.result.teams)
            told = self.tr("{0} of the people, {1} of the teams").format(panel.counts[key], teams)
            self._line(grid, number, label(told, "", self._host), key, {})

    def _line(self, grid: QGridLayout, row: int, who: QWidget, answer: str, counts: Mapping[str, int]) -> None:
        picture = QLabel(self._host)
        self._theme.set_icon(picture, *MARKS[answer], 18)
        grid.addWidget(who, row, 0)
        grid.addWidget(picture, row, 1)
        text = domain_words(STANCES[answer])
        if sum(counts.values()) > 1:
            each = [f"{counts[key]} {domain_words(said)}" for key, said in STANCES.items() if counts.get(key)]
            text += f" ({', '.join(each)})"
        grid.addWidget(TextLabel(text, "", self._host), row, 2)

    def _fill_words(self, grid: QGridLayout, panel: StancePanel) -> None:
        for each in panel.words:
            text = f"{domain_words(STANCES[each.answer])}: “{each.reason}”"
            if each.would_remove:
                text += "\n" + self.tr("Would be removed by: “{0}”").format(each.would_remove)
            grid.addWidget(TextLabel(text, "", self._host), grid.rowCount(), 0, 1, 3)
