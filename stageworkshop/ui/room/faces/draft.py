"""Draft: which team has handed in how much, and the time. Never a word of a draft."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.store.queries.drafts import DraftMatrix, matrix
from stageworkshop.store.queries.names import TeamName
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import TeamBox, cards, column, marked_line, words
from stageworkshop.ui.room.saying import stages_of, tr
from stageworkshop.ui.room.table import OnTable


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step."""
    told = matrix(reader)
    if not told.teams or not told.stages:
        return column(look, [words(tr("There is nothing to draft yet."), "title", "text-muted")])
    heading = words(tr("Each team in its own words"), "title", heavy=True)
    hidden = words(tr("Nobody sees a draft of another team before the reveal."), "plain", "text-muted")
    return column(look, [heading, hidden, cards(look, [_team(look, told, team) for team in told.teams])])


def _team(look: RoomLook, told: DraftMatrix, team: TeamName) -> TeamBox:
    cells = [told.cells[stage.id, team.id] for stage in told.stages]
    handed_in = sum(cell.is_in for cell in cells)
    box = TeamBox(look, team)
    if handed_in == len(cells):
        return box.say(marked_line(look, "check-circle", "success", words(tr("all handed in"))))
    line = words(stages_of(handed_in, len(cells)))
    return box.say(marked_line(look, "pen" if any(cell.filled for cell in cells) else "circle", "text-muted", line))
