"""Stances on the agreed wording: how many are in; the result once all are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.stance import STANCES
from stageworkshop.domain.workshop import DECISION_RULES
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.stances import StancePanel, panel
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import chips, column, marked_line, team_chip, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.words import domain_words

MARKS: dict[str, tuple[str, str]] = {
    "agree": ("stance-agree", "success"),
    "live_with": ("stance-live-with", "accent"),
    "discuss": ("stance-discuss", "warning"),
    "object": ("stance-object", "danger"),
    "abstain": ("stance-abstain", "text-muted"),
}
"""Answer → icon and colour token."""


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of stances; `table` names the stage."""
    told = panel(reader, table.id)
    head = words(told.stage, "large", "text-muted")
    rule = words(domain_words(DECISION_RULES[told.rule]), "plain", "text-muted")
    wording = next((lines for _, lines in told.wording if lines), ())
    parts: list[QWidget | int] = [head, words("\n".join(wording), "large", heavy=True), rule, 1]
    if told.shown:
        return column(look, [*parts, *_counts(told, look)])
    answered = len(told.people) - len(told.waiting)
    parts.append(words(tr("{0} of {1} have answered").format(answered, len(told.people)), "title", heavy=True))
    if told.waiting:
        parts.append(words(tr("Still to answer"), "plain", "text-muted"))
        parts.append(
            chips(look, [team_chip(look, each.name, each.team.colour if each.team else 0) for each in told.waiting])
        )
    return column(look, parts)


def _counts(told: StancePanel, look: RoomLook) -> list[QWidget]:
    return [
        marked_line(look, *MARKS[key], words(tr("{0} × {1}").format(told.counts[key], domain_words(said)), "large"))
        for key, said in STANCES.items()
        if told.counts.get(key)
    ]
