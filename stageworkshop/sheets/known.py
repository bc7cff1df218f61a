"""Teams and stages that an answer may name, and finding the one that is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from stageworkshop.sheets.content import labels
from stageworkshop.starting.headings import plain
from stageworkshop.store.queries import names
from stageworkshop.store.queries.reader import Reader

WHAT = ("team", "stage")
"""What a reference may point at."""
_NOISE = frozenset({"the", "team", "teams", "dept", "department", "stage"})
"""Words that people put around a name."""
_LONG_ENOUGH = 4
"""Letters from which a word with one slip of the keyboard is still taken for another; “A” and “B” are two things."""


@dataclass(frozen=True)
class Known:
    """What there is in the workshop now: (label, id) by `team` and `stage`."""

    named: Mapping[str, tuple[tuple[str, str], ...]]

    def with_labels(self, more: Mapping[str, Iterable[tuple[str, str]]]) -> Known:
        """The same, where the labels of a sheet count before the present ones."""
        named: dict[str, tuple[tuple[str, str], ...]] = {}
        for what in WHAT:
            told = tuple(more.get(what, ()))
            taken = {label.casefold() for label, _ in told}
            named[what] = (*told, *(each for each in self.named.get(what, ()) if each[0].casefold() not in taken))
        return Known(named)


def known(reader: Reader) -> Known:
    """Everything that can be named now."""
    teams = labels((each.id, each.name, "") for each in names.teams(reader))
    stages = labels((each.id, each.name, each.pipeline) for each in names.stages(reader))
    both = (("team", teams), ("stage", stages))
    return Known({what: tuple((label, each) for each, label in of.items()) for what, of in both})


def find(text: str, among: Iterable[tuple[str, str]]) -> tuple[str, bool]:
    """(id, whether the name was exactly that) of what is meant; ("", False) when it is none, or may be several.

    Other capitals, accents and signs are the same name. A slip of the keyboard, or part of a longer name, is taken for
    it when only one can be meant.
    """
    wanted, told = " ".join(text.split()).casefold(), list(among)
    for exact in (
        lambda label: label.casefold() == wanted,
        lambda label: plain(label) == plain(text) != "",
        lambda label: _words(label) == _words(text) != [],
    ):
        if ids := list(dict.fromkeys(each for label, each in told if exact(label))):
            return (ids[0], True) if len(ids) == 1 else ("", False)
    for near in (_slip, _part):
        if ids := list(dict.fromkeys(each for label, each in told if near(_words(text), _words(label)))):
            return (ids[0], False) if len(ids) == 1 else ("", False)
    return "", False


def _words(text: str) -> list[str]:
    words = plain(text).split()
    return [word for word in words if word not in _NOISE] or words


def _slip(text: list[str], label: list[str]) -> bool:
    if len(text) != len(label):
        return False
    wrong = [(one, other) for one, other in zip(text, label, strict=True) if one != other]
    return len(wrong) == 1 and min(map(len, wrong[0])) >= _LONG_ENOUGH and OSA.distance(*wrong[0]) == 1


def _part(text: list[str], label: list[str]) -> bool:
    return bool(text) and max(map(len, text)) >= _LONG_ENOUGH and set(text) < set(label)
