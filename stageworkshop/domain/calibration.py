"""How well people agree when they sort the same cases by the same words: Krippendorff's alpha for nominal data.

Definition as published in K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011) and “Content Analysis”
(4th ed., ch. 12): missing answers are allowed; a case that fewer than two people sorted says nothing and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

Answers = Mapping[str, Mapping[str, str]]
"""Case id → participant id → stage id; people who did not sort a case are absent."""

RELIABLE = 0.800
TENTATIVE = 0.667
"""Krippendorff's limits: from 0.800 on data can be relied upon, from 0.667 on for tentative conclusions only."""

VERDICTS: dict[str, str] = {
    "reliable": "the words hold; different people read them alike",
    "tentative": "good enough to use, with care",
    "unreliable": "people read these words differently; mend the text before anybody counts with it",
    "undefined": "nothing to measure yet",
}


@dataclass(frozen=True)
class Confusion:
    """Two stages that were taken for each other: `count` pairs of people who split so, in these cases."""

    one: str
    other: str
    count: int
    cases: tuple[str, ...]


def alpha(answers: Answers) -> float | None:
    """Krippendorff's alpha, nominal: 1 is perfect, 0 is chance, below 0 systematic disagreement.

    None when it is undefined: no case has two answers, or all answers are the same stage (no variation to agree on).
    """
    observed = 0.0
    totals: Counter[str] = Counter()
    for sorted_by in answers.values():
        counts = Counter(sorted_by.values())
        size = counts.total()
        if size < 2:
            continue
        totals.update(counts)
        observed += sum(count * (size - count) for count in counts.values()) / (size - 1)
    pairable = totals.total()
    expected = sum(count * (pairable - count) for count in totals.values())
    if expected == 0:
        return None
    return 1 - (pairable - 1) * observed / expected


def verdict(value: float | None) -> str:
    """The key of `VERDICTS` for an alpha."""
    if value is None:
        return "undefined"
    # Compared as it is shown, so that a figure printed as 0.80 is never called less than 0.80.
    shown = round(value, 3)
    return "reliable" if shown >= RELIABLE else "tentative" if shown >= TENTATIVE else "unreliable"


def in_words(value: float | None) -> str:
    """An alpha as a sentence: “0.74: good enough to use, with care”."""
    words = VERDICTS[verdict(value)]
    return words if value is None else f"{figure(value)}: {words}"


def touching(answers: Answers, stages: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """The cases that anybody put into one of these stages, with all their answers: what a pipeline is judged by."""
    wanted = set(stages)
    return {case: sorted_by for case, sorted_by in answers.items() if wanted.intersection(sorted_by.values())}


def confusions(answers: Answers) -> list[Confusion]:
    """Pairs of stages that were confused, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    cases: dict[tuple[str, str], list[str]] = {}
    for case, sorted_by in answers.items():
        by_stage = Counter(sorted_by.values())
        for one, other in combinations(sorted(by_stage), 2):
            counts[one, other] += by_stage[one] * by_stage[other]
            cases.setdefault((one, other), []).append(case)
    ranked = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return [Confusion(*pair, counts[pair], tuple(cases[pair])) for pair in ranked]


def agreement(values: Iterable[str]) -> float | None:
    """Share (0 to 1) of the pairs of people who put one case into the same stage; None with fewer than two."""
    counts = Counter(values)
    pairs = counts.total() * (counts.total() - 1)
    return sum(count * (count - 1) for count in counts.values()) / pairs if pairs else None


def majority(values: Iterable[str]) -> str:
    """The stage that more than half chose; "" when there is none."""
    counts = Counter(values)
    if not counts:
        return ""
    stage, count = counts.most_common(1)[0]
    return stage if 2 * count > counts.total() else ""


def as_expected(answers: Answers, expected: Mapping[str, str]) -> tuple[int, int]:
    """(answers that match, answers given) over the cases whose expected stage is known."""
    given = [(expected[case], stage) for case, by in answers.items() if expected.get(case) for stage in by.values()]
    return sum(wanted == stage for wanted, stage in given), len(given)


def figure(value: float) -> str:
    """An alpha with two digits; with three where two would contradict the words (0.798 is not “0.80, with care”)."""
    text = f"{value:.2f}"
    near_limit = verdict(float(text)) != verdict(value)
    return f"{value:.3f}" if near_limit else text.replace("-0.00", "0.00")
