"""Of a revealed stage: how far each two teams agree, and what each team changed since an earlier round."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stageworkshop.store.queries.compare import CompareStage, SideBySide
from stageworkshop.store.queries.names import TeamName
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.since import changes_since
from stageworkshop.ui.marked_changes import runs
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import MarkedWords, TeamBox, cards, column, team_chip, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.words import domain_words

WIDE = 560
"""Least width of a line with two teams, in device-independent pixels at factor 1."""


def pairs(side: SideBySide, look: RoomLook) -> QWidget:
    """Two teams a line, those that are furthest apart first."""
    head = words(side.stage, "large", "text-muted")
    title = words(tr("How far each two teams agree"), "title", heavy=True)
    figures = sorted(side.comparison.pairs.items(), key=lambda item: item[1])
    if not figures:
        return column(look, [head, title, words(tr("Only when two teams wrote something can it be compared."))])
    teams = {team.id: team for team in side.teams}
    lines = [_pair(look, teams[one], teams[other], figure) for (one, other), figure in figures]
    return column(look, [head, title, cards(look, lines, WIDE)])


def since(reader: Reader, stage: CompareStage, number: int, look: RoomLook) -> QWidget:
    """Field by field, the teams that changed something. Raises NotAllowed before the reveal."""
    found = changes_since(reader, stage.id, number)
    teams = {team.id: team for team in found.teams}
    parts: list[QWidget | int] = [
        words(stage.name, "large", "text-muted"),
        words(tr("What changed from round {0} to round {1}").format(found.earlier, found.now), "title", heavy=True),
    ]
    for field in found.fields:
        parts.append(words(domain_words(field.label), "plain", "accent", heavy=True))
        boxes = [
            TeamBox(look, teams[team]).say(MarkedWords(look, runs(pieces))) for team, pieces in field.changes.items()
        ]
        parts.append(cards(look, boxes))
    if not found.fields:
        parts.append(words(tr("No team changed a word."), "large"))
    return column(look, parts)


def _pair(look: RoomLook, one: TeamName, other: TeamName, figure: int) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.gap // 2)
    said = words(str(figure), "title", heavy=True)
    said.setWordWrap(False)
    said.setMinimumWidth(round(64 * look.factor))
    row.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(team_chip(look, one.name, one.colour), 1)
    row.addWidget(team_chip(look, other.name, other.colour), 1)
    return line
