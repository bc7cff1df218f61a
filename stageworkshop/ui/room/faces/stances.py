"""Stances on the agreed wording: how many are in; the result once all are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.stance import STANCES
from stageworkshop.domain.workshop import DECISION_RULES
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.stances import StancePanel, panel
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import TeamBox, cards, chips, column, marked_line, team_chip, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.stance_words import MARKS, outcome
from stageworkshop.ui.words import domain_words


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of stances; `table` names the stage."""
    told = panel(reader, table.id)
    head = words(told.stage, "large", "text-muted")
    rule = words(domain_words(DECISION_RULES[told.rule]), "plain", "text-muted")
    wording = dict(told.wording).get(BY_KEY["definition"].label, ())
    parts: list[QWidget | int] = [head, words("\n".join(wording), "large", heavy=True), rule, 1]
    if told.shown:
        return column(look, [*parts, *_result(told, look)])
    answered = len(told.asked) - len(told.waiting)
    parts.append(words(tr("{0} of {1} have answered").format(answered, len(told.asked)), "title", heavy=True))
    if told.waiting:
        parts.append(words(tr("Still to answer"), "plain", "text-muted"))
        parts.append(
            chips(look, [team_chip(look, each.name, each.team.colour if each.team else 0) for each in told.waiting])
        )
    return column(look, parts)


def _result(told: StancePanel, look: RoomLook) -> list[QWidget]:
    """What it comes to, then each team's answer; anonymous answers only as counts."""
    icon, token = ("check-circle", "success") if told.result.carried else ("info", "warning")
    parts = [marked_line(look, icon, token, words(outcome(told), "title", heavy=True))]
    if told.anonymous:
        return [*parts, *_counts(told, look), *_reasons(told, look)]
    teams = {team.id: team for team in told.teams}
    boxes = [
        TeamBox(look, teams[each.team]).say(
            marked_line(look, *MARKS[each.answer], words(domain_words(STANCES[each.answer]), "large"))
        )
        for each in told.result.teams
        if each.team in teams
    ]
    return [*parts, cards(look, boxes), *_reasons(told, look)]


def _reasons(told: StancePanel, look: RoomLook) -> list[QWidget]:
    """Why, and what would remove an objection; without names, as the page tells them too."""
    lines: list[QWidget] = []
    for each in told.words:
        said = f"“{each.reason}”" if each.reason else domain_words(STANCES[each.answer])
        if each.would_remove:
            said += "\n" + tr("Would be removed by: “{0}”").format(each.would_remove)
        lines.append(marked_line(look, *MARKS[each.answer], words(said)))
    return lines


def _counts(told: StancePanel, look: RoomLook) -> list[QWidget]:
    return [
        marked_line(look, *MARKS[key], words(tr("{0} × {1}").format(told.counts[key], domain_words(said)), "large"))
        for key, said in STANCES.items()
        if told.counts.get(key)
    ]
