"""The seam between two stages: does what lets a record leave the one also let it enter the next?

Several voices (teams, or the agreed text) may speak on both sides; their criteria are matched by what they say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stageworkshop.domain.alignment import tokens
from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.matching import Match, Point, actors, judge, matches, point
from stageworkshop.domain.quantities import Quantity, quantities

SeamVerdict = Literal["gap", "overlap", "contradicts", "meets"]
"""`gap`: a record may leave here and can't enter there, so that it belongs nowhere; `overlap`: it may enter there
before it may leave here, so that it belongs in both; `contradicts`: neither, but the two don't fit; `meets`."""

Voices = Mapping[str, Sequence[Criterion]]
"""Criteria by who says them."""

_SIGNS = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "equals": "=", "within": "<="}


@dataclass(frozen=True)
class SeamRow:
    """One thing asked for at a seam: by whom on leaving, by whom on entering (text by voice).

    `between` holds the two bounds of a gap or overlap in numbers (“50”, “70”), else it is empty.
    """

    verdict: SeamVerdict
    leaving: Mapping[str, str]
    entering: Mapping[str, str]
    between: tuple[str, ...] = ()
    note: str = ""


def seam(leaving: Voices, entering: Voices, team_names: Sequence[str] = ()) -> list[SeamRow]:
    """What is asked for between two stages, faults first. Empty when one side says nothing at all."""
    teams = actors(team_names)
    out, into = (
        {voice: [point(each, teams) for each in criteria] for voice, criteria in voices.items()}
        for voices in (leaving, entering)
    )
    return seam_of_points(out, into)


def seam_of_points(leaving: Mapping[str, Sequence[Point]], entering: Mapping[str, Sequence[Point]]) -> list[SeamRow]:
    """The same for criteria that were made ready before."""
    if not any(leaving.values()) or not any(entering.values()):
        return []
    columns = {
        side + voice: points for side, side_of in (("<", leaving), (">", entering)) for voice, points in side_of.items()
    }
    order: list[SeamVerdict] = ["gap", "overlap", "contradicts", "meets"]
    rows = [_row(match, columns) for match in matches(columns)]
    return sorted(rows, key=lambda row: order.index(row.verdict))


def _row(match: Match, columns: Mapping[str, Sequence[Point]]) -> SeamRow:
    points = {name: columns[name][index] for name, index in match.items.items()}
    out = {name[1:]: each for name, each in points.items() if name[0] == "<"}
    into = {name[1:]: each for name, each in points.items() if name[0] == ">"}
    texts = {voice: each.text for voice, each in out.items()}, {voice: each.text for voice, each in into.items()}
    if not out or not into:
        return SeamRow("overlap" if out else "gap", *texts)
    for one in out.values():
        for other in into.values():
            verdict, between, note = _fit(one, other)
            if verdict != "meets":
                return SeamRow(verdict, *texts, between, note)
    return SeamRow("meets", *texts)


def _fit(out: Point, into: Point) -> tuple[SeamVerdict, tuple[str, ...], str]:
    left, right = _bound(out), _bound(into)
    if left and right and left.measure[0] == right.measure[0]:
        here, there = left.measure[1], right.measure[1]
        upward = left.sign in (">", ">=", "") and right.sign in (">", ">=", "")
        downward = left.sign in ("<", "<=") and right.sign in ("<", "<=")
        if here != there and (upward or downward):
            gap = (here < there) == upward
            low, high = (left, right) if here < there else (right, left)
            return ("gap" if gap else "overlap"), (low.said, high.said), ""
    verdict, note = judge(out, into)
    return ("contradicts" if verdict == "contradicts" else "meets"), (), note


def _bound(asked: Point) -> Quantity | None:
    """The one number that a criterion sets as its limit."""
    if asked.check and asked.check.operator in _SIGNS and asked.check.value:
        found, _ = quantities(asked.check.value[0], tokens(asked.check.value[0]))
        if len(found) == 1:
            return Quantity(found[0].number, found[0].unit, _SIGNS[asked.check.operator], found[0].said)
    return asked.amounts[0] if len(asked.amounts) == 1 else None
