"""A definition: values for the fields of `domain.fields`, as held by a draft and by a stage's agreed text.

Kept as a mapping of field key to JSON-ready data in which empty fields are absent. Mappings are replaced, never
changed in place, so that the journal sees old and new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from stageworkshop.domain.criteria import Criterion, Duration
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.fields import BY_KEY, FIELDS, Field
from stageworkshop.domain.values import Json, Names


def with_value(values: Mapping[str, Json], key: str, value: Json) -> dict[str, Json]:
    """A copy of `values` with one field set, or absent when `value` is empty. Raises InvalidValue."""
    return _in_order({**values, key: _cleaned(key, value)})


def clean_values(values: Mapping[str, Json]) -> dict[str, Json]:
    """All values checked and in the order of `FIELDS`. Raises InvalidValue for the first bad one."""
    return _in_order({key: _cleaned(key, value) for key, value in values.items()})


def _cleaned(key: str, value: Json) -> Json:
    if key not in BY_KEY:
        raise InvalidValue("field.unknown", f"a stage has no field “{key}”.", where=key, key=key)
    return BY_KEY[key].kind.clean(value, BY_KEY[key].label)


def _in_order(values: Mapping[str, Json]) -> dict[str, Json]:
    return {field.key: values[field.key] for field in FIELDS if values.get(field.key) is not None}


def missing(values: Mapping[str, Json]) -> list[Field]:
    """The fields that a finished definition with these values still needs."""
    return [field for field in FIELDS if field.required(values) and field.key not in values]


def lines(values: Mapping[str, Json], field: Field, names: Names) -> list[str]:
    """One field in words, an entry a line; [] when empty."""
    return field.kind.lines(values.get(field.key), names)


def criteria(values: Mapping[str, Json], field: Field) -> list[Criterion]:
    """The criteria in a field of that kind."""
    return [Criterion.read(item, field.label) for item in values.get(field.key) or []]


def duration(values: Mapping[str, Json], field: Field) -> Duration | None:
    """The length of time in a field of that kind."""
    value = values.get(field.key)
    return Duration.read(value, field.label) if value else None


def references(values: Mapping[str, Json]) -> Iterator[tuple[Field, str, str]]:
    """(field, what, id) for every team or stage that the values point at."""
    for field in FIELDS:
        for what, target in field.kind.references(values.get(field.key)):
            yield field, what, target


def map_references(values: Mapping[str, Json], change: Callable[[str, str], str | None]) -> dict[str, Json]:
    """The values with each reference replaced by `change(what, id)`; None drops it."""
    mapped = {
        field.key: field.kind.map_references(values[field.key], change) for field in FIELDS if field.key in values
    }
    return {key: value for key, value in mapped.items() if value is not None}
