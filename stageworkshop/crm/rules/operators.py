"""Which part of a translation serves which operator of a check: said once, so that no language forgets one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from stageworkshop.crm.rules.terms import Field
from stageworkshop.domain.criteria import Check

Made = TypeVar("Made")
Part = Callable[[Field, Check], Made]


def operators(
    *,
    equals: Part[Made],
    not_equals: Part[Made],
    one_of: Part[Made],
    none_of: Part[Made],
    compared: Part[Made],
    contains: Part[Made],
    is_set: Part[Made],
    is_empty: Part[Made],
    within: Part[Made],
    older_than: Part[Made],
) -> dict[str, Part[Made]]:
    """Operator → the part that translates it; the four that compare share one."""
    return {
        "equals": equals,
        "not_equals": not_equals,
        "one_of": one_of,
        "none_of": none_of,
        **dict.fromkeys(("at_least", "at_most", "more_than", "less_than"), compared),
        "contains": contains,
        "is_set": is_set,
        "is_empty": is_empty,
        "within": within,
        "older_than": older_than,
    }
