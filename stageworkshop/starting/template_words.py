"""The stages of all templates as words to start a draft from, those with a like name first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stageworkshop.domain import naming_rules
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.starting.documents import template, templates

BOARD = frozenset({"name", "kind"})
"""What a stage has from the board; a draft that starts from a template keeps it."""


@dataclass(frozen=True)
class TemplateWords:
    """One stage of a template. `values` are drafted fields without references, which mean nothing elsewhere; `is_like`
    tells that its name is the wanted one, or nearly."""

    template: str
    stage: str
    values: dict[str, Any]
    is_like: bool = False


def template_words(names: Sequence[str]) -> list[TemplateWords]:
    """The stages of all templates that say anything, those that go by one of these names, or nearly, first."""
    from stageworkshop.charter.stage_values import values_of  # loads what checks documents

    found = []
    for info in templates():
        for _, stage in template(info.key).stages:
            own = [stage.name or "", *(alias.name for alias in stage.aliases or [])]
            values = _words(values_of(stage))
            if values:
                found.append(TemplateWords(info.title, stage.name or stage.key, values, _like(names, own)))
    return sorted(found, key=lambda each: not each.is_like)


def _words(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in values.items()
        if BY_KEY[key].drafted and key not in BOARD and not list(BY_KEY[key].kind.references(value))
    }


def _like(wanted: Sequence[str], own: Sequence[str]) -> bool:
    return any(
        one.casefold() == other.casefold() or bool(naming_rules.near(one, other))
        for one in wanted
        for other in own
        if one and other
    )
