"""Criteria of several teams brought together by what they say, not by where they stand.

Two sentences are likened by the words that carry their subject and their deed (fillers dropped, endings cut, common
twins such as “buyer” and “customer” taken as one; see `subject_words`), then judged: same, in other words, or
contradicting in number, unit, comparison, negation or team. Where two other things are done (“sent”, “signed”), they
are two criteria.

There are no embeddings and no dictionary behind it, only short word lists. What it misses, therefore: the same thought
in wholly different words (“procurement is involved”, “the purchasing department takes part”: two rows, which a person
sees at once); words that only the eye takes for one, such as German compounds taken apart (“Preisanfrage”, “Anfrage
nach dem Preis”); contradictions by adjectives (“open”, “closed”); irony. What it takes for one by mistake: two things
about one subject whose telling word is short against what they share. How often, `tests/domain/matching_table.py`
prints, on a half of labelled pairs that nothing was tuned on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Literal

from stageworkshop.domain.alignment import tokens
from stageworkshop.domain.criteria import OPERATORS, Check, Criterion
from stageworkshop.domain.quantities import Quantity, clash, quantities
from stageworkshop.domain.subject_words import Subject, is_negation, subject, weight

Verdict = Literal["same", "other_words", "differs", "contradicts", "only"]

ALIKE = 0.52
"""Likeness (0 to 1) from which two sentences are taken to be about the same thing: a little more than half."""
OTHER_DEED = 0.6
"""What is left of a likeness when the deeds differ (“quote sent”, “quote signed”)."""
OPPOSED = 0.65
"""Likeness from which “not” in one of two sentences makes them contradict."""
CHAIN = 0.35
"""Mean likeness that two groups need to become one, so that a chain of half-likenesses does not."""


@dataclass(frozen=True)
class Actors:
    """Names of teams with the words by which a sentence names them."""

    keys: tuple[tuple[str, frozenset[str]], ...] = ()


def actors(team_names: Iterable[str]) -> Actors:
    """The teams that sentences may name."""
    found = ((name, frozenset(word.key for word in tokens(name))) for name in team_names)
    return Actors(tuple((name, keys) for name, keys in found if keys))


@dataclass(frozen=True)
class Point:
    """A sentence as it is compared."""

    text: str
    keys: tuple[str, ...]
    subject: Subject
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


@lru_cache(maxsize=4_096)
def point(criterion: Criterion, teams: Actors = Actors()) -> Point:
    """A criterion made ready; teams that it names are recognised. Kept, since many teams write the same."""
    words = tokens(criterion.text)
    amounts, used = quantities(criterion.text, words)
    rest = [word for index, word in enumerate(words) if index not in used]
    said = {word.key for word in words}
    named = {name: keys for name, keys in teams.keys if keys <= said}
    names = frozenset(key for keys in named.values() for key in keys)
    return Point(
        text=criterion.text,
        keys=tuple(word.key for word in words),
        subject=subject([word for word in rest if word.key not in names]),
        amounts=tuple(amounts),
        negated=any(is_negation(word.key) for word in rest) or "ない" in criterion.text,
        teams=frozenset(named),
        check=criterion.check,
        evidence=criterion.evidence,
    )


def likeness(one: Point, other: Point) -> float:
    """How far two sentences are about the same thing, 0 to 1."""
    if one.keys == other.keys:
        return 1.0
    left, right = one.subject.weight, other.subject.weight
    shared = weight(one.subject.stems & other.subject.stems)
    if one.amounts and other.amounts and one.amounts[0].measure[0] == other.amounts[0].measure[0] != "":
        left, right, shared = left + 0.5, right + 0.5, shared + 0.5
    dice = 2 * shared / (left + right) if left + right else 0.0
    held = 0.75 * shared / min(left, right) if min(left, right) >= 1.5 else 0.0
    apart = OTHER_DEED if _apart(one.subject, other.subject) else 1.0
    same_check = one.check and other.check and _field(one.check) == _field(other.check)
    return max(apart * max(dice, held), 0.75 if same_check else 0.0)


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
                if _strangers(one, other):
                    continue  # most pairs, so that this is told before anything else is asked
                score = likeness(one, other)
                if score >= ALIKE:
                    found[(first, left), (second, right)] = score
    return found


def _strangers(one: Point, other: Point) -> bool:
    """Whether two sentences have no word in common, and nothing else that could make them alike."""
    words, others = one.subject.stems, other.subject.stems
    if not words or not others or not words.isdisjoint(others):
        return False
    return not (one.amounts and other.amounts) and not (one.check and other.check)


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


def _apart(one: Subject, other: Subject) -> bool:
    """Whether two other things are done, or one is planned and the other begun or finished."""
    deeds = bool(one.deeds and other.deeds) and one.deeds.isdisjoint(other.deeds)
    return deeds or (bool(one.phases and other.phases) and one.phases.isdisjoint(other.phases))


@lru_cache(maxsize=1_024)
def _field(check: Check) -> frozenset[str]:
    return subject(tokens(check.field.replace("_", " "))).stems


def _check_clash(one: Check | None, other: Check | None) -> str:
    if not one or not other or _field(one) != _field(other):
        return ""
    left, right = [sorted(each.casefold() for each in check.value) for check in (one, other)]
    if (one.operator, left) == (other.operator, right):
        return ""
    if one.operator == other.operator:
        return f"{' / '.join(one.value) or '…'} ≠ {' / '.join(other.value) or '…'}"
    return " ≠ ".join(f"{OPERATORS[check.operator]} {' / '.join(check.value)}".strip() for check in (one, other))
