"""Test: the case in hand; where it was put only once somebody has shown the results."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.standing.calibration import calibrate
from stageworkshop.store.queries.cases import case_rows, sorters
from stageworkshop.store.queries.names import PersonName
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import chips, column, team_chip, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step."""
    rows = case_rows(reader)
    here = next((row for row in rows if row.id == table.id), None)
    people = sorters(reader)
    if here is None:
        done = sum(each.is_done for each in people) if rows else 0
        head = words(tr("Into which stage does each case belong?"), "title", heavy=True)
        told = words(tr("{0} of {1} people have sorted all {2} cases").format(done, len(people), len(rows)), "large")
        return column(look, [head, told])
    parts: list[QWidget | int] = [words(here.title, "title", heavy=True)]
    if here.facts:
        parts.append(words(here.facts, "large"))
    if table.part != "results":
        summary = tr("sorted by {0} of {1} people").format(here.sorted_by, len(people))
        return column(look, [*parts, words(summary, "plain", "text-muted")])
    if here.expected:
        parts.append(words(tr("expected: {0}").format(here.expected), "plain", "text-muted"))
    placed = next((each.placed for each in calibrate(reader).cases if each.case.id == here.id), ())
    for stage, persons in placed:
        parts.append(words(tr("{0} × {1}").format(len(persons), stage), "large", heavy=True))
        parts.append(chips(look, [_person(look, person) for person in persons]))
    if not placed:
        parts.append(words(tr("Nobody has sorted this case."), "plain", "text-muted"))
    return column(look, parts)


def _person(look: RoomLook, person: PersonName) -> QWidget:
    return team_chip(look, person.name, person.team.colour if person.team else 0)
