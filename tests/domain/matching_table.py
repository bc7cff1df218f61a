"""How well criteria are matched, on labelled pairs: `python -m tests.domain.matching_table` prints the table.

The pairs stand in `pairs/`, one a line. `development.tsv` is what `domain/matching.py` may be improved on;
`held_out.tsv` was written before anything was measured and is only ever counted, never looked at for improving. Labels:

- `same`: about the same thing, so one row for both teams, and nothing contradicts;
- `contradicting`: about the same thing, and both can't be kept (another number, unit, comparison, team, or “not”);
- `different`: about two things that a workshop must not put into one row.

Beside the program stand two plain baselines: `exact` (the same words in the same order, else different) and `overlap`
(at least half of the words in common by Dice's figure; contradicting when the numbers in digits differ then).
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stageworkshop.domain.alignment import tokens
from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.matching import ALIKE, Point, actors, judge, likeness, point

HALVES = ("development", "held_out")
LABELS = ("same", "contradicting", "different")
TEAMS = actors(("Sales", "Marketing", "Distributor", "Vertrieb", "Innendienst", "Händler", "Service"))
"""Teams as a workshop would have them; sentences may name them."""


@dataclass(frozen=True)
class Labelled:
    """Two sentences and what they are to each other."""

    label: str
    domain: str
    language: str
    one: str
    other: str


@dataclass(frozen=True)
class Score:
    """Of one label: how many there are, how many were called so, and how many of those rightly."""

    there: int
    called: int
    right: int

    @property
    def precision(self) -> float:
        """Share of those called so that are so; 1 when none was called so."""
        return self.right / self.called if self.called else 1.0

    @property
    def recall(self) -> float:
        """Share of those that are so which were called so."""
        return self.right / self.there if self.there else 1.0


Matcher = Callable[[str, str], str]


def pairs(half: str) -> list[Labelled]:
    """The labelled pairs of one of `HALVES`."""
    with (Path(__file__).parent / "pairs" / f"{half}.tsv").open(encoding="utf-8", newline="") as lines:
        return [Labelled(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def by_program(one: str, other: str) -> str:
    """What Compare says."""
    left, right = point_of(one), point_of(other)
    if likeness(left, right) < ALIKE:
        return "different"
    return "contradicting" if judge(left, right)[0] == "contradicts" else "same"


def by_exact_words(one: str, other: str) -> str:
    """The same only when every word is."""
    return "same" if _keys(one) == _keys(other) else "different"


def by_overlap(one: str, other: str) -> str:
    """The same when half of the words are, contradicting when their digits are not."""
    left, right = set(_keys(one)), set(_keys(other))
    if 2 * len(left & right) < 0.5 * (len(left) + len(right)):
        return "different"
    digits = [{word for word in words if word[0].isdigit()} for words in (left, right)]
    return "same" if digits[0] == digits[1] else "contradicting"


MATCHERS: Mapping[str, Matcher] = {"program": by_program, "overlap": by_overlap, "exact": by_exact_words}


def scores(matcher: Matcher, labelled: Sequence[Labelled]) -> dict[str, Score]:
    """The score of each label."""
    found = Counter((each.label, matcher(each.one, each.other)) for each in labelled)
    return {
        label: Score(
            there=sum(count for (there, _), count in found.items() if there == label),
            called=sum(count for (_, called), count in found.items() if called == label),
            right=found[label, label],
        )
        for label in LABELS
    }


def right(matcher: Matcher, labelled: Sequence[Labelled]) -> float:
    """Share of pairs that got their label."""
    return sum(matcher(each.one, each.other) == each.label for each in labelled) / len(labelled)


def table() -> str:
    """Precision and recall per label for both halves, each beside the baselines."""
    lines: list[str] = []
    for half in HALVES:
        labelled = pairs(half)
        lines.append(f"{half.replace('_', ' ')}: {len(labelled)} pairs")
        lines.append(f"  {'':14} {'':>6}" + "".join(f"{name:>22}" for name in MATCHERS))
        lines.append(f"  {'':14} {'pairs':>6}" + f"{'precision   recall':>22}" * len(MATCHERS))
        found = [scores(matcher, labelled) for matcher in MATCHERS.values()]
        for label in LABELS:
            cells = [f"{each[label].precision:>12.2f}{each[label].recall:>10.2f}" for each in found]
            lines.append(f"  {label:14} {found[0][label].there:>6}" + "".join(cells))
        shares = [f"{right(matcher, labelled):>22.2f}" for matcher in MATCHERS.values()]
        lines += [f"  {'all, right':14} {len(labelled):>6}" + "".join(shares), ""]
    return "\n".join(lines)


def misses() -> str:
    """What the program gets wrong in the half that it may be improved on."""
    wrong = [(each, by_program(each.one, each.other)) for each in pairs("development")]
    return "\n".join(
        f"  {each.label} called {said} ({each.language}, {likeness(point_of(each.one), point_of(each.other)):.2f}): "
        f"{each.one} / {each.other}"
        for each, said in wrong
        if said != each.label
    )


def point_of(text: str) -> Point:
    """A sentence made ready, in a workshop with `TEAMS`."""
    return point(Criterion(text), TEAMS)


def _keys(text: str) -> list[str]:
    return [word.key for word in tokens(text)]


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\nmissed in the development half:\n{misses()}\n")
