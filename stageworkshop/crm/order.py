"""The fewest moves from one order to another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def staying(now: Sequence[str], then: Sequence[str]) -> set[str]:
    """The largest set of names that may stay where they are when `now` becomes `then`.

    Names that are not in both are left out of account. It is the longest increasing subsequence, found in
    O(n log n) by patience sorting.
    """
    place = {name: index for index, name in enumerate(then)}
    names = [name for name in now if name in place]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, name in enumerate(names):
        at = bisect_left(tails, place[name])
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place[name])
            ends.append(index)
        else:
            tails[at] = place[name]
            ends[at] = index
    kept: set[str] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(names[index])
        index = before[index]
    return kept
