"""The draft as a run of questions, one at a time: what belongs together is asked together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from stageworkshop.domain.fields import DRAFTED, GROUPS, Field
from stageworkshop.domain.lint import Finding
from stageworkshop.domain.values import Json

ONE_BY_ONE = frozenset({"meaning", "criteria"})
"""Groups whose fields are questions of their own: each wants a thought. The others are asked as a whole."""
LAST = frozenset({"identity"})
"""Groups that come last: the stage has a name already, and what it means is the better beginning."""


@dataclass(frozen=True)
class Question:
    """What is asked on one screen. `heading` is a word of the domain."""

    key: str
    heading: str
    fields: tuple[Field, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(field.key for field in self.fields)


@dataclass(frozen=True)
class Standing:
    """How far a question is: how many of its fields are filled, how many a finished draft still needs, and how many
    notes there are on the wording."""

    filled: int = 0
    needed: int = 0
    notes: int = 0


def questions() -> tuple[Question, ...]:
    """All questions, in the order in which they are asked."""
    found: list[Question] = []
    for group in (*(each for each in GROUPS if each not in LAST), *LAST):
        fields = tuple(field for field in DRAFTED if field.group == group)
        if group in ONE_BY_ONE:
            found += [Question(field.key, field.label, (field,)) for field in fields]
        elif fields:
            found.append(Question(group, GROUPS[group], fields))
    return tuple(found)


def standing(
    question: Question, values: Mapping[str, Json], settled: Collection[str], findings: Collection[Finding]
) -> Standing:
    """How far a question is, in a draft with these values. Fields that are `settled` by the board are not needed."""
    filled = [key for key in question.keys if key in values]
    needed = [
        field.key
        for field in question.fields
        if field.key not in values and field.key not in settled and field.required(values)
    ]
    notes = [each for each in findings if each.field in question.keys]
    return Standing(len(filled), len(needed), len(notes))
