"""Prepare: why we are here, how we decide, and who is in the room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.workshop import DECISION_RULES
from stageworkshop.store.queries import names, room
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import chips, column, team_chip, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.words import domain_words


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step."""
    told = room.details(reader)
    parts: list[QWidget | int] = [words(told.organisation or told.title, "huge", heavy=True)]
    if told.purpose:
        parts.append(words(told.purpose, "large"))
    parts += [1, words(tr("How we decide"), "plain", "accent", heavy=True), words(_rule(reader, told), "large")]
    if told.anonymous_stances:
        parts.append(words(tr("Answers are shown without names."), "plain", "text-muted"))
    teams = room.team_rows(reader)
    if teams:
        parts += [1, words(tr("Who is here"), "plain", "accent", heavy=True)]
        parts.append(chips(look, [team_chip(look, _team(team), team.colour) for team in teams]))
    return column(look, parts)


def _rule(reader: Reader, told: room.Details) -> str:
    rule = domain_words(DECISION_RULES[told.decision_rule])
    decider = names.decider(reader)
    if told.decision_rule == "decider" and decider is not None:
        return tr("{0}: {1}").format(rule, decider.name)
    return rule


def _team(team: room.TeamRow) -> str:
    return tr("{0} · {1}").format(team.name, team.people) if team.people else team.name
