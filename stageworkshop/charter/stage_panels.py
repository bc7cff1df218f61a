"""How a stage's fields are laid out for reading, on paper and on a page of a browser: what the head shows, which
fields share a panel, which panels stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from stageworkshop.domain import fields

IN_HEAD: frozenset[str] = frozenset(
    field.key
    for field in (
        fields.NAME,
        fields.KIND,
        fields.DEFINITION,
        fields.OWNER,
        fields.VISIBLE,
        fields.ALIASES,
        fields.AUDIENCE,
    )
)
"""Fields that the head of a stage shows in its own way."""
APART: frozenset[str] = frozenset({"criteria", "examples"})
"""Groups whose fields each have a panel of their own."""
_FIRST: tuple[str, ...] = ("criteria", "examples")
"""Groups that say what the stage is; how it is worked comes after."""
_SIDE_BY_SIDE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((fields.ENTRY.key,), (fields.EXIT.key,)),
    ((fields.EXAMPLES.key,), (fields.COUNTER.key,)),
    (("handoff",), ("sla", "crm")),
)
"""Panels of the left and of the right column; where one of both is empty, the other has the whole width."""

Filled = tuple[tuple[fields.Field, Any], ...]


class Keyed(Protocol):
    """Anything that is told apart by a key."""

    @property
    def key(self) -> str:
        """A field's key, a group's key, or another word."""


@dataclass(frozen=True)
class Panel:
    """A heading and the filled fields under it: one whose label is the heading, or those of a group."""

    key: str
    title: str
    filled: Filled


AnyPanel = TypeVar("AnyPanel", bound=Keyed)


def panels_of(values: Mapping[str, Any]) -> list[Panel]:
    """The filled fields of a stage but those in the head, group by group."""
    panels: list[Panel] = []
    for group in dict.fromkeys((*_FIRST, *fields.GROUPS)):
        filled = tuple(
            (field, values[field.key])
            for field in fields.in_group(group)
            if field.key in values and field.key not in IN_HEAD
        )
        if group in APART:
            panels += [Panel(field.key, field.label, ((field, value),)) for field, value in filled]
        elif filled:
            panels.append(Panel(group, fields.GROUPS[group], filled))
    return panels


def in_rows(panels: Sequence[AnyPanel]) -> list[tuple[list[AnyPanel], list[AnyPanel]]]:
    """The panels as (left column, right column); a panel by itself has the whole width, and nothing at its right."""
    by_key = {panel.key: panel for panel in panels}
    rows: list[tuple[list[AnyPanel], list[AnyPanel]]] = []
    done: set[str] = set()
    for panel in panels:
        if panel.key in done:
            continue
        pair = next((pair for pair in _SIDE_BY_SIDE if panel.key in pair[0]), ((), ()))
        left, right = ([by_key[key] for key in side if key in by_key] for side in pair)
        if left and right:
            rows.append((left, right))
            done.update(each.key for each in (*left, *right))
        else:
            rows.append(([panel], []))
    return rows
