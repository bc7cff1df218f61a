"""A stage in words, field by field: what all formats but the definitions file's own say of it."""

from __future__ import annotations

from collections.abc import Iterator

from stageworkshop.charter.model import Document, Stage
from stageworkshop.charter.stage_values import names_of, values_of
from stageworkshop.domain import definition
from stageworkshop.domain.fields import FIELDS, Field


def filled(document: Document, stage: Stage) -> Iterator[tuple[Field, list[str]]]:
    """(field, its lines) of every filled field, in the order of `domain.fields`."""
    values, names = values_of(stage), names_of(document)
    for field in FIELDS:
        lines = definition.lines(values, field, names)
        if lines:
            yield field, lines


def synonyms(stage: Stage) -> list[str]:
    """What teams call it, without repeating the name."""
    names = dict.fromkeys(alias.name for alias in stage.aliases or [])
    return [name for name in names if name != stage.name]


def in_sentences(document: Document, stage: Stage, leave_out: frozenset[str]) -> str:
    """The filled fields as text: "Label: line; line", one field a line."""
    blocks = (
        f"{field.label}: {'; '.join(lines)}" for field, lines in filled(document, stage) if field.key not in leave_out
    )
    return "\n".join(blocks)
