"""How the comparison words itself: tags of rows, questions for disagreements, positions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from stageworkshop.domain.compare import Row
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.ui.words import domain_words

SHORT = 90
MOST = 2
"""Contradictions that a tag names; more would hide the row."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)


def tag(row: Row, teams: Mapping[str, str]) -> str:
    """How the teams stand to each other in a row; `teams` are names by id."""
    said = listed([teams[each] for each in row.texts])
    lacking = listed([teams[each] for each in row.lacking])
    if row.verdict == "only":
        return _tr("only {0}").format(said)
    if row.verdict == "contradicts":
        words = _tr("contradicts: {0}").format("; ".join(row.notes[:MOST]) + (" …" if len(row.notes) > MOST else ""))
    else:
        words = {"same": _tr("same"), "other_words": _tr("other words"), "differs": _tr("other words throughout")}[
            row.verdict
        ]
    return _tr("{0} · not {1}").format(words, lacking) if lacking else words


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


def short(text: str) -> str:
    """The beginning of a text, in one line."""
    text = " ".join(text.split())
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"
