"""How the comparison words itself: tags of rows, questions for disagreements, positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from stageworkshop.domain.compare import Row, StageComparison
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.store.queries.compare import SideBySide
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.words import domain_words

SHORT = 90
MOST = 2
"""Contradictions, and teams without a word, that a tag names; more would hide the row."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)


def tag(row: Row, teams: Mapping[str, str]) -> str:
    """How the teams stand to each other in a row; `teams` are names by id."""
    said = listed([teams[each] for each in row.texts])
    lacking = _lacking(row, teams)
    if row.verdict == "only":
        return _tr("only {0}").format(said)
    if row.verdict == "contradicts":
        words = _tr("contradicts: {0}").format("; ".join(row.notes[:MOST]) + (" …" if len(row.notes) > MOST else ""))
    else:
        words = {"same": _tr("same"), "other_words": _tr("other words"), "differs": _tr("other words throughout")}[
            row.verdict
        ]
    return _tr("{0} · not {1}").format(words, lacking) if lacking else words


def _lacking(row: Row, teams: Mapping[str, str]) -> str:
    """By name while that is short; which ones is seen in the row itself."""
    if len(row.lacking) <= MOST:
        return listed([teams[each] for each in row.lacking])
    return _tr("{0} of the teams").format(len(row.lacking))


def question(row: Row) -> str:
    """The question that a disagreement on this row asks."""
    label = domain_words(BY_KEY[row.field].label)
    first = short(next(iter(row.texts.values())))
    if row.verdict == "contradicts":
        sides = row.notes[0].split(" ≠ ")
        return _tr("{0}: {1}?").format(label, _tr(" or ").join(sides))
    if row.verdict == "only" or (row.index is not None and row.verdict == "same"):
        return _tr("{0}: does “{1}” belong here?").format(label, first)
    if row.index is not None:
        return _tr("{0}: in which words do we say “{1}”?").format(label, first)
    return _tr("{0}: which words do we take?").format(label)


def positions(row: Row) -> dict[str, str]:
    """What each team that drafted holds, by id."""
    nothing = _tr("Not in our draft.")
    return {**row.texts, **dict.fromkeys(row.lacking, nothing)}


def listed(names: list[str]) -> str:
    """“Sales”, “Sales and Service”, “Sales, Service and Dealers”."""
    if len(names) < 2:
        return "".join(names)
    return _tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])


def short(text: str, most: int = SHORT) -> str:
    """The beginning of a text, in one line of at most so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def standing(comparison: StageComparison | None, teams: Sequence[TeamName], silent: str = "") -> str:
    """How far the teams agree on a stage, in a line; `silent` is said about those without a draft."""
    names = {team.id: team.name for team in teams}
    parts = []
    if comparison is None or comparison.figure is None:
        parts.append(_tr("There is nothing to compare: two teams must have written."))
    else:
        parts.append(_tr("The wordings agree {0} of 100.").format(comparison.figure))
        if len(comparison.pairs) > 1:
            (one, other), figure = min(comparison.pairs.items(), key=lambda item: item[1])
            parts.append(_tr("Furthest apart: {0} and {1}, {2}.").format(names[one], names[other], figure))
    return "\n".join(each for each in (" ".join(parts), silent) if each)


def silent(side: SideBySide) -> str:
    """Who wrote nothing, and who said that it has no opinion."""
    names = {team.id: team.name for team in side.teams}
    said = [names[team] for team in side.silent if team in side.no_opinion]
    nothing = [names[team] for team in side.silent if team not in side.no_opinion]
    parts = [_tr("No opinion: {0}.").format(listed(said))] if said else []
    if nothing:
        parts.append(_tr("Nothing written: {0}.").format(listed(nothing)))
    return " ".join(parts)


def nothing_yet(*, teamless: bool) -> tuple[str, str]:
    """What belongs on the page, and the first thing to do, while there are no teams or no stages."""
    if teamless:
        return _tr("There are no teams yet. Compare lays their drafts side by side."), _tr("Add teams in Prepare")
    told = _tr("There are no stages yet. Once teams have drafted them, their words stand here side by side.")
    return told, _tr("Add stages in Stages")
