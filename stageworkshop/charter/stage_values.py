"""A stage of the model as the flat field values of `domain.fields`, and back; references stay keys.

Exporters walk `domain.fields.FIELDS` over these values, so that a new field shows up everywhere at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stageworkshop.charter.model import Document, Stage
from stageworkshop.charter.stage_data import stage_data, values_in
from stageworkshop.domain.definition import clean_values


def values_of(stage: Stage) -> dict[str, Any]:
    """Field values by dotted key, as `domain.definition` takes them (references are keys of teams and
    stages).
    """
    return values_in(stage.model_dump(mode="json", by_alias=True, exclude_none=True))


def stage_from(key: str, values: Mapping[str, Any]) -> Stage:
    """The model's stage for values whose references are keys. Raises InvalidValue or pydantic's
    ValidationError.
    """
    return Stage.model_validate(stage_data(key, clean_values(values)))


def names_of(document: Document) -> dict[tuple[str, str], str]:
    """Display names by (what, key), for `domain.definition.lines`: teams, people and stages."""
    names = {("stage", stage.key): stage.name or stage.key for _, stage in document.stages}
    names.update({("person", person.key): person.name for person in document.people})
    names.update({("team", team.key): team.name for team in document.teams})
    return names
