"""Compare: before the reveal who is in; after it the field in hand, each team's words side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.alignment import Run
from stageworkshop.domain.compare import FieldComparison, marks
from stageworkshop.domain.errors import NotAllowed, NotFound
from stageworkshop.store.queries import compare, names
from stageworkshop.store.queries.compare import CompareStage, SideBySide
from stageworkshop.store.queries.names import TeamName
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.room.faces import rounds, stances
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import MarkedWords, TeamBox, cards, column, marked_line, words
from stageworkshop.ui.room.saying import draft_state, stages_of, tr
from stageworkshop.ui.room.table import PAIRS, SINCE, STANCES, OnTable
from stageworkshop.ui.words import domain_words


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step."""
    found = compare.compare_stages(reader)
    stage = next((each for each in found if each.id == table.id), None)
    if stage is None:
        return _overview(found, look)
    if table.part == STANCES:
        return stances.build(reader, table, look)
    try:
        side = compare.side_by_side(reader, stage.id)
        if table.part == PAIRS:
            return rounds.pairs(side, look)
        if table.part.startswith(SINCE):
            return rounds.since(reader, stage, int(table.part.removeprefix(SINCE)), look)
    except (NotAllowed, NotFound):
        return _hidden(stage, names.teams(reader), look)
    return _revealed(side, table.part, look)


def _overview(found: Sequence[CompareStage], look: RoomLook) -> QWidget:
    if not found:
        return column(look, [words(tr("There are no stages yet."), "title", "text-muted")])
    shown = sum(stage.revealed for stage in found)
    head = words(tr("{0} revealed").format(stages_of(shown, len(found))), "title", heavy=True)
    lines = [
        marked_line(
            look,
            "eye" if stage.revealed else "eye-off",
            "accent" if stage.revealed else "text-muted",
            words(tr("{0}: {1} open").format(stage.name, stage.open) if stage.open else stage.name),
        )
        for stage in found
    ]
    return column(look, [head, cards(look, lines)])


def _hidden(stage: CompareStage, teams: Sequence[TeamName], look: RoomLook) -> QWidget:
    """States only."""
    boxes = []
    for team in teams:
        icon, token, said = draft_state(stage.cells[team.id].state)
        boxes.append(TeamBox(look, team).say(marked_line(look, icon, token, words(said))))
    hidden = marked_line(
        look, "eye-off", "text-muted", words(tr("The drafts are still hidden."), "plain", "text-muted")
    )
    return column(look, [words(stage.name, "huge", heavy=True), hidden, cards(look, boxes)])


def _revealed(side: SideBySide, key: str, look: RoomLook) -> QWidget:
    fields = side.comparison.fields
    head = words(side.stage, "large", "text-muted")
    if not fields:
        return column(look, [head, words(tr("No team has written anything here."), "title")])
    differing = [each for each in fields if any(not row.agrees for row in each.rows)]
    here = next((each for each in fields if each.field.key == key), (differing or list(fields))[0])
    label = domain_words(here.field.label)
    boxes = [_box(look, side, here, team) for team in side.teams]
    parts: list[QWidget | int] = [head, words(label, "title", heavy=True)]
    if here.figure is not None:
        parts.append(words(tr("agreement {0} of 100").format(here.figure), "plain", "text-muted"))
    return column(look, [*parts, cards(look, boxes)])


def _box(look: RoomLook, side: SideBySide, here: FieldComparison, team: TeamName) -> TeamBox:
    said: list[QWidget] = []
    rows = sorted(here.rows, key=lambda row: row.index.get(team.id, 0) if row.index else 0)
    several = any(row.index is not None for row in here.rows)
    for row in rows:
        if team.id in row.texts:
            runs = marks(row)[team.id]
            # What nobody else says stands alone in its row; it is marked as a whole.
            alone = several and len(row.texts) == 1 and len(side.drafting) > 1
            runs = (Run(row.texts[team.id], "only"),) if alone else runs
            said.append(MarkedWords(look, (Run("• ", "same"), *runs) if several else runs))
    if not said:
        nothing = tr("no opinion") if team.id in side.no_opinion else tr("nothing written")
        said.append(words(nothing, "plain", "text-muted"))
    return TeamBox(look, team).say(*said)
