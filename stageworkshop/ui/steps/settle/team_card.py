"""A card in a team's colour: a bar and a tint, the team's name, and its words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.steps.settle.bare import INSET, make_bare
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import AutoText
from stageworkshop.ui.widgets.labels import ElidedLabel

BAR = 4
RADIUS = 8


class TeamCard(QWidget):
    """`text` is where the words are edited."""

    def __init__(self, theme: Theme, team: TeamName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._team = team
        self._name = ElidedLabel(team.name, "label", self)
        self._name.setContentsMargins(INSET, 0, INSET, 0)
        self.text = AutoText(self, lines=2)
        make_bare(self.text)
        self._name.setBuddy(self.text)
        self.text.setAccessibleName(self.tr("What {0} holds").format(team.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M - INSET, Space.S + BAR, Space.M - INSET, Space.S)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self.text)
        column.addStretch(1)
        theme.changed.connect(self.update)

    def set_team(self, team: TeamName) -> None:
        """Another name or colour of the same team."""
        if team != self._team:
            self._team = team
            self._name.set_text(team.name)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), self._theme.team_soft(self._team.colour))
        painter.fillRect(0, 0, self.width(), BAR, self._theme.team(self._team.colour))
