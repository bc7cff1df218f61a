"""Two names for one thing, one name for two: what to ask about the names on the board before anybody drafts.

The rules only raise questions. They compare whole words, because names of stages differ in exactly one word when they
mean different things ("Sales accepted lead", "Sales qualified lead") and in a few letters when they don't ("Proposal",
"Proposals").
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

NEAR = 0.84
"""Likeness of two words (difflib, 0 to 1) from which on they count as one word written in two ways."""
SHORTEST = 5
"""Letters under which words must be equal: "won" and "own" are no variants of each other."""
OPPOSITES = ("dis", "un", "non", "re", "pre", "post", "in", "de")
"""Beginnings that make another word of a word: "qualified", "disqualified"."""
PLAIN_WORDS = frozenset({"a", "an", "the", "and", "or", "of", "for", "to", "in", "by", "with"})


@dataclass(frozen=True)
class Named:
    """A stage as far as its names go. `aliases` are (team's name or "", name)."""

    id: str
    name: str
    pipeline: str
    kind: str = "open"
    aliases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class NameQuestion:
    """A question about one or two stages. `code` is stable; `stage_ids` are the stages that it is about, the one that
    the words speak of first; `merge` tells whether making one of the two is an answer."""

    code: str
    stage_ids: tuple[str, ...]
    text: str
    merge: bool = False


def questions(stages: Sequence[Named]) -> list[NameQuestion]:
    """Every question about the names of these stages, each pair at most once, the plainest reason first."""
    found = [*_same_names(stages), *_shared_aliases(stages), *_near_names(stages)]
    seen: set[frozenset[str]] = set()
    kept = []
    for question in found:
        pair = frozenset(question.stage_ids)
        if pair not in seen:
            seen.add(pair)
            kept.append(question)
    return kept


def near(one: str, other: str) -> str:
    """Why two different names could mean one thing, in words; "" when they don't look like it."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return ""
    return _reason(mine, theirs, _alike({*mine, *theirs}))


def _same_names(stages: Sequence[Named]) -> Iterable[NameQuestion]:
    by_name: defaultdict[tuple[str, ...], list[Named]] = defaultdict(list)
    for stage in stages:
        if words := _words(stage.name):
            by_name[words].append(stage)
    for group in by_name.values():
        for one, other in combinations(group, 2):
            if one.pipeline == other.pipeline:
                text = f"“{other.name}” is in “{one.pipeline}” twice. One thing, or does one need another name?"
                yield NameQuestion("name.twice", (one.id, other.id), text, merge=True)
            elif "open" in (one.kind, other.kind) or one.kind != other.kind:
                # Every pipeline may end in “Lost”; that is one meaning, not two.
                text = f"“{one.name}” is a stage of “{one.pipeline}” and of “{other.pipeline}”. Is it the same thing?"
                yield NameQuestion("name.two_pipelines", (one.id, other.id), text)


def _shared_aliases(stages: Sequence[Named]) -> Iterable[NameQuestion]:
    by_name: defaultdict[tuple[str, ...], list[Named]] = defaultdict(list)
    by_alias: defaultdict[tuple[str, ...], list[tuple[Named, str, str]]] = defaultdict(list)
    for stage in stages:
        by_name[_words(stage.name)].append(stage)
        for team, alias in stage.aliases:
            by_alias[_words(alias)].append((stage, team, alias))
    for words, uses in by_alias.items():
        if not words:
            continue
        for stage, team, alias in uses:
            for other in by_name[words]:
                if other.id != stage.id:
                    who = f"{team} calls “{stage.name}”" if team else f"“{stage.name}” is also called"
                    text = f"{who} “{alias}”, which is the name of another stage. One name for two things?"
                    yield NameQuestion("alias.is_name", (stage.id, other.id), text, merge=True)
        for (one, team, alias), (other, other_team, _) in combinations(uses, 2):
            if one.id != other.id:
                text = f"“{alias}” is said for “{one.name}”{_by(team)} and for “{other.name}”{_by(other_team)}."
                yield NameQuestion("alias.twice", (one.id, other.id), text, merge=True)


def _near_names(stages: Sequence[Named]) -> Iterable[NameQuestion]:
    worded = [(stage, words) for stage in stages if (words := _words(stage.name))]
    alike = _alike({word for _, words in worded for word in words})
    for (one, mine), (other, theirs) in combinations(worded, 2):
        if mine != theirs and (reason := _reason(mine, theirs, alike)):
            text = f"“{one.name}” and “{other.name}” {reason}. Two names for one thing?"
            yield NameQuestion("name.near", (one.id, other.id), text, merge=True)


def _alike(words: set[str]) -> dict[str, set[str]]:
    """For each word those that count as the same; worked out once a word, not once a pair of stages."""
    alike = {word: {word} for word in words}
    for one, other in combinations(sorted(words), 2):
        if _near_word(one, other):
            alike[one].add(other)
            alike[other].add(one)
    return alike


def _reason(mine: tuple[str, ...], theirs: tuple[str, ...], alike: dict[str, set[str]]) -> str:
    if len(mine) != len(theirs):
        if "".join(mine) == "".join(theirs):
            return "differ only in blanks or hyphens"
        return "look like a short form and its long form" if _is_short_form(mine, theirs) else ""
    if all(b in alike[a] for a, b in zip(mine, theirs, strict=True)):
        return "differ in a few letters only"
    return "are the same words in another order" if sorted(mine) == sorted(theirs) else ""


def _is_short_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) > 1:
        return False
    meant = [word for word in long if word not in PLAIN_WORDS]
    return any(len(words) > 1 and short[0] == "".join(word[0] for word in words) for words in (long, meant))


def _near_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST and long != short + "s":
        return False
    if any(long == start + short for start in OPPOSITES):
        return False
    if any(char.isdigit() for char in one + other) or len(long) - len(short) > 3:
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.real_quick_ratio() >= NEAR and match.quick_ratio() >= NEAR and match.ratio() >= NEAR


def _words(name: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFKC", name).casefold()
    return tuple(re.findall(r"\w+", text))


def _by(team: str) -> str:
    return f" by {team}" if team else ""
