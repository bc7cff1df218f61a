"""Criteria of several teams brought together by what they say, not by where they stand.

Two sentences are likened by the words that carry their subject (fillers dropped, endings cut, common twins such as
“buyer” and “customer” taken as one), then judged: same, in other words, or contradicting in number, unit, comparison,
negation or team. What it can't see: the same thought in wholly different words, and irony.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from stageworkshop.domain.alignment import Token, is_single, tokens
from stageworkshop.domain.criteria import OPERATORS, Check, Criterion
from stageworkshop.domain.likeness_words import FAINT, FILLERS, NEGATIONS, TWINS
from stageworkshop.domain.quantities import Quantity, clash, quantities

Verdict = Literal["same", "other_words", "differs", "contradicts", "only"]

ALIKE = 0.5
"""Likeness (0 to 1) from which two sentences are taken to be about the same thing."""
OPPOSED = 0.65
"""Likeness from which “not” in one of two sentences makes them contradict."""
CHAIN = 0.35
"""Mean likeness that two groups need to become one, so that a chain of half-likenesses does not."""


def stem(word: str) -> str:
    """A word without its commonest endings, cut to its first letters: “qualified” and “qualification” meet."""
    if len(word) > 3 and word.isascii():
        word = word.removesuffix("'s")
        if word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
        for ending in ("ing", "ed", "e"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
        if word.endswith("y"):
            word = word[:-1] + "i"
    return word[:6]


_TWIN: dict[str, str] = {stem(word): stem(group.split()[0]) for group in TWINS for word in group.split()}
_FAINT = frozenset(_TWIN.get(stem(word), stem(word)) for word in FAINT)


Actors = Mapping[str, frozenset[str]]
"""Names of teams with the words by which a sentence names them."""


def actors(team_names: Iterable[str]) -> Actors:
    """The teams that sentences may name."""
    found = {name: frozenset(word.key for word in tokens(name)) for name in team_names}
    return {name: keys for name, keys in found.items() if keys}


@dataclass(frozen=True)
class Point:
    """A sentence as it is compared."""

    text: str
    keys: tuple[str, ...]
    stems: frozenset[str]
    weight: float
    amounts: tuple[Quantity, ...] = ()
    negated: bool = False
    teams: frozenset[str] = frozenset()
    check: Check | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Match:
    """Items (index by column) that are about the same thing. `notes` say what contradicts (“50 ≠ 70”)."""

    items: Mapping[str, int]
    verdict: Verdict
    notes: tuple[str, ...] = ()
    pairs: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)


def point(criterion: Criterion, teams: Actors | None = None) -> Point:
    """A criterion made ready; teams that it names are recognised."""
    words = tokens(criterion.text)
    amounts, used = quantities(criterion.text, words)
    rest = [word for index, word in enumerate(words) if index not in used]
    said = {word.key for word in words}
    stems = _stems(rest)
    return Point(
        text=criterion.text,
        keys=tuple(word.key for word in words),
        stems=stems,
        weight=_weight(stems),
        amounts=tuple(amounts),
        negated=any(word.key in NEGATIONS or word.key.endswith("n't") for word in rest) or "ない" in criterion.text,
        teams=frozenset(name for name, keys in (teams or {}).items() if keys <= said),
        check=criterion.check,
        evidence=criterion.evidence,
    )


def likeness(one: Point, other: Point) -> float:
    """How far two sentences are about the same thing, 0 to 1."""
    if one.keys == other.keys:
        return 1.0
    left, right = one.weight, other.weight
    shared = _weight(one.stems & other.stems)
    if one.amounts and other.amounts and one.amounts[0].measure[0] == other.amounts[0].measure[0] != "":
        left, right, shared = left + 0.5, right + 0.5, shared + 0.5
    dice = 2 * shared / (left + right) if left + right else 0.0
    held = 0.75 * shared / min(left, right) if min(left, right) >= 1.5 else 0.0
    same_check = one.check and other.check and _field(one.check) == _field(other.check)
    return max(dice, held, 0.75 if same_check else 0.0)


def judge(one: Point, other: Point) -> tuple[Verdict, str]:
    """The verdict on two sentences about the same thing, and what contradicts."""
    note = _check_clash(one.check, other.check) or clash(one.amounts, other.amounts)
    if not note and one.teams and other.teams and not one.teams & other.teams:
        note = f"{', '.join(sorted(one.teams))} ≠ {', '.join(sorted(other.teams))}"
    if not note and one.negated != other.negated and likeness(one, other) >= OPPOSED:
        note = "yes ≠ no"
    if note:
        return "contradicts", note
    equal = one.keys == other.keys and one.check == other.check and one.evidence == other.evidence
    return ("same" if equal else "other_words"), ""


def matches(columns: Mapping[str, Sequence[Point]]) -> list[Match]:
    """The items of all columns in groups of at most one from each, in reading order."""
    order = {name: index for index, name in enumerate(columns)}
    scores = _scores(columns)
    group_of: dict[tuple[str, int], int] = {}
    groups: dict[int, list[tuple[str, int]]] = {}
    for name, items in columns.items():
        for index in range(len(items)):
            group_of[name, index] = len(groups)
            groups[len(groups)] = [(name, index)]
    for (one, other), _ in sorted(scores.items(), key=lambda item: (-item[1], _place(item[0], order))):
        first, second = group_of[one], group_of[other]
        if first != second and _fits(groups[first], groups[second], scores):
            groups[first] += groups.pop(second)
            group_of.update(dict.fromkeys(groups[first], first))
    found = sorted(groups.values(), key=lambda group: min((index, order[name]) for name, index in group))
    return [_match(sorted(group, key=lambda item: order[item[0]]), columns) for group in found]


Pair = tuple[tuple[str, int], tuple[str, int]]


def _scores(columns: Mapping[str, Sequence[Point]]) -> dict[Pair, float]:
    """Likeness of each two items of different columns that are alike enough."""
    found: dict[Pair, float] = {}
    for first, second in combinations(columns, 2):
        for left, one in enumerate(columns[first]):
            for right, other in enumerate(columns[second]):
                score = likeness(one, other)
                if score >= ALIKE:
                    found[(first, left), (second, right)] = score
    return found


def _place(pair: Pair, order: Mapping[str, int]) -> tuple[int, int, int]:
    (first, left), (second, right) = pair
    return abs(left - right), order[first], order[second]


def _fits(one: list[tuple[str, int]], other: list[tuple[str, int]], scores: Mapping[Pair, float]) -> bool:
    if {name for name, _ in one} & {name for name, _ in other}:
        return False
    total = sum(max(scores.get((a, b), 0.0), scores.get((b, a), 0.0)) for a in one for b in other)
    return total / (len(one) * len(other)) >= CHAIN


def _match(group: list[tuple[str, int]], columns: Mapping[str, Sequence[Point]]) -> Match:
    items = dict(group)
    if len(group) == 1:
        return Match(items, "only")
    pairs: dict[tuple[str, str], Verdict] = {}
    notes: list[str] = []
    for (first, left), (second, right) in combinations(group, 2):
        pairs[first, second], note = judge(columns[first][left], columns[second][right])
        if note and note not in notes:
            notes.append(note)
    verdicts = set(pairs.values())
    verdict: Verdict = "contradicts" if notes else "same" if verdicts == {"same"} else "other_words"
    return Match(items, verdict, tuple(notes), pairs)


def _stems(words: Sequence[Token]) -> frozenset[str]:
    """Subject words; characters of scripts without spaces in twos."""
    found: set[str] = set()
    before: Token | None = None
    alone: Token | None = None
    for word in words:
        if is_single(word.key[0]):
            if before is not None and before.end == word.start:
                found.add(before.key + word.key)
                alone = None
            else:
                if alone is not None and alone.key not in FILLERS:
                    found.add(alone.key)
                alone = word
            before = word
            continue
        before = None
        if word.key not in FILLERS and word.key not in NEGATIONS:
            cut = stem(word.key)
            found.add(_TWIN.get(cut, cut))
    if alone is not None and alone.key not in FILLERS:
        found.add(alone.key)
    return frozenset(found)


def _weight(stems: frozenset[str]) -> float:
    return sum(_worth(each) for each in stems)


def _worth(stem: str) -> float:
    """Half for words of the trade; little for Hiragana, which mostly carries grammar."""
    grammar = sum("\u3041" <= char <= "\u309f" for char in stem)
    if grammar:
        return 0.1 if grammar == len(stem) else 0.4
    return 0.5 if stem in _FAINT else 1.0


def _field(check: Check) -> frozenset[str]:
    return _stems(tokens(check.field.replace("_", " ")))


def _check_clash(one: Check | None, other: Check | None) -> str:
    if not one or not other or _field(one) != _field(other):
        return ""
    left, right = [sorted(each.casefold() for each in check.value) for check in (one, other)]
    if (one.operator, left) == (other.operator, right):
        return ""
    if one.operator == other.operator:
        return f"{' / '.join(one.value) or '…'} ≠ {' / '.join(other.value) or '…'}"
    return " ≠ ".join(f"{OPERATORS[check.operator]} {' / '.join(check.value)}".strip() for check in (one, other))
