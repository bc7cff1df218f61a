"""Sign off: which words are signed, and who has answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.standing.signoffs import SignOffState, signatories
from stageworkshop.store.queries.charters import CharterRow, at_hand, charter_rows
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import cards, column, marked_line, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable

HASH_SHOWN = 12


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step."""
    charter = at_hand(charter_rows(reader))
    if charter is None:
        return column(look, [words(tr("No charter is proposed yet."), "title", "text-muted")])
    people = signatories(reader)
    valid = sum(each.counts for each in people)
    parts: list[QWidget | int] = [*heading(charter), 1]
    parts.append(words(tr("{0} of {1} are valid").format(valid, len(people)), "large", heavy=True))
    return column(look, [*parts, cards(look, [_person(look, each) for each in people])])


def heading(charter: CharterRow) -> list[QWidget]:
    """A charter's number, state and the beginning of its check code."""
    states = {"proposed": tr("proposed, not in force"), "in_force": tr("in force")}
    title = tr("Charter {0}").format(charter.number)
    state = states.get(charter.state, charter.state)
    shown = tr("check code {0}…").format(charter.content_hash.removeprefix("sha256:")[:HASH_SHOWN])
    return [words(title, "huge", heavy=True), words(f"{state} · {shown}", "plain", "text-muted")]


def _person(look: RoomLook, each: SignOffState) -> QWidget:
    icon, token, said = {
        "approve": ("check-circle", "success", tr("approves")),
        "reserve": ("flag", "warning", tr("with reservation")),
        "decline": ("error", "danger", tr("declines")),
    }.get(each.answer or "", ("circle", "text-muted", tr("not yet")))
    if each.stale:
        icon, token, said = "history", "warning", tr("the words have changed since")
    name = isolated(each.name)
    if each.deputy:
        name = tr("{0} for {1}").format(isolated(each.deputy), name)
    return marked_line(look, icon, token, words(f"{name}\n{said}"))
