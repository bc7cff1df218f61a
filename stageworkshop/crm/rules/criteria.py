"""The checks of a charter's criteria, each translated or with the reason why not, for any CRM's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from stageworkshop.charter.model import Criterion, Pipeline, Stage
from stageworkshop.crm import texts
from stageworkshop.crm.notes import Notes
from stageworkshop.crm.rules.terms import Field, UnknownField, Untranslatable
from stageworkshop.domain.criteria import Check

Made = TypeVar("Made")
Side = Literal["entry", "exit"]
Translate = Callable[[Check, Mapping[str, str]], tuple[Made, Field]]
SIDES: tuple[Side, ...] = ("entry", "exit")


@dataclass(frozen=True)
class Translated(Generic[Made]):
    """A criterion with a check: its rule, or None and the `reason`, the end of a sentence.

    `number` counts the stage's criteria of that side from 1, `text` is the criterion on one line.
    """

    pipeline: Pipeline
    stage: Stage
    side: Side
    number: int
    text: str
    rule: Made | None
    reason: str = ""


def translated(
    stages: Iterable[tuple[Pipeline, Stage]],
    translate: Translate[Made],
    fields: Mapping[str, str],
    notes: Notes,
    sides: tuple[Side, ...] = SIDES,
) -> Iterator[Translated[Made]]:
    """Every criterion that has a check, in the charter's order.

    What has no translation is noted: a field that nobody knows once with all its stages, anything else by itself.
    A type that was told from the check alone is noted as a guess.
    """
    for pipeline, stage in stages:
        for side in sides:
            for number, criterion in enumerate(_criteria(stage, side), start=1):
                check = _check(criterion)
                if check is not None:
                    yield _one(pipeline, stage, side, number, criterion, check, translate, fields, notes)


def _criteria(stage: Stage, side: Side) -> list[Criterion]:
    return (stage.entry_criteria if side == "entry" else stage.exit_criteria) or []


def _check(criterion: Criterion) -> Check | None:
    if criterion.check is None:
        return None
    return Check.read(criterion.check.model_dump(exclude_none=True), "check")


def _one(
    pipeline: Pipeline, stage: Stage, side: Side, number: int, criterion: Criterion, check: Check,
    translate: Translate[Made], fields: Mapping[str, str], notes: Notes,
) -> Translated[Made]:  # fmt: skip
    text = texts.one_line(criterion.text)
    try:
        rule, field = translate(check, fields)
    except UnknownField as unknown:
        notes.unknown_field(check.field, stage)
        return Translated(pipeline, stage, side, number, text, None, str(unknown))
    except Untranslatable as reason:
        words = f"“{stage.name}”: “{text}” makes no rule: {reason}."
        notes.add("no_place", words, pipeline, stage, f"{side}_criteria")
        return Translated(pipeline, stage, side, number, text, None, str(reason))
    if field.guessed:
        notes.share("guess", f"Taken to be fields of type {field.type}; the mapping can say otherwise", field.name)
    return Translated(pipeline, stage, side, number, text, rule)
