"""Publish: what is handed over, and when it is looked at again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.standing.signoffs import signatories
from stageworkshop.standing.unfinished import defined_in_full
from stageworkshop.store.queries import names, room
from stageworkshop.store.queries.charters import CharterRow, at_hand, charter_rows
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.dates import day_words
from stageworkshop.ui.room.faces.signoff import heading
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import column, marked_line, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step."""
    rows = charter_rows(reader)
    charter = next((row for row in rows if row.state == "in_force"), None) or at_hand(rows)
    if charter is None:
        return column(look, [words(tr("No charter is in force yet."), "title", "text-muted")])
    people = signatories(reader)
    signed = sum(each.counts for each in people)
    lines = [
        ("stage", _defined(reader, charter)),
        ("sign", tr("{0} of {1} have signed").format(signed, len(people))),
        ("calendar", _review(reader)),
    ]
    if charter.in_force_at:
        lines.insert(0, ("seal", tr("in force from {0}").format(day_words(charter.in_force_at[:10]))))
    parts = [marked_line(look, icon, "accent", words(text, "large")) for icon, text in lines]
    return column(look, [*heading(charter), 1, *parts, *_handed_over(charter)])


def _handed_over(charter: CharterRow) -> list[QWidget]:
    if charter.state == "in_force":
        told = tr("Handed over: the charter for people, the definitions file for the CRM.")
    else:
        told = tr("What is written now is marked as a draft, not in force.")
    return [words(told, "plain", "text-muted")]


def _defined(reader: Reader, charter: CharterRow) -> str:
    full = defined_in_full(reader, charter.id)
    if full == charter.stages:
        return tr("{0} stages, defined in the same words for {1} teams").format(full, _teams(reader))
    return tr("{0} of {1} stages defined in full, in the same words for {2} teams").format(
        full, charter.stages, _teams(reader)
    )


def _teams(reader: Reader) -> int:
    return len(names.teams(reader))


def _review(reader: Reader) -> str:
    day = room.details(reader).review_date
    return tr("to be looked at again by {0}").format(day_words(day)) if day else tr("no day is set to look at it again")
