"""What teams, people, words, pipelines, stages and cases have in common: a place in an order without gaps, and a key
that reads like the name."""

from __future__ import annotations

from typing import Protocol, TypeVar

from stageworkshop.actions.naming import key_for
from stageworkshop.actions.order import number
from stageworkshop.domain.charter import Charter
from stageworkshop.store.workshop_file import Unit


class Listed(Protocol):
    """Anything that is one of a list."""

    id: str
    key: str
    position: int


T = TypeVar("T", bound=Listed)


def at_end(unit: Unit, cls: type[T], name: str, fallback: str) -> tuple[str, int]:
    """Key and position of what is about to be added last. `fallback` is the key of a name without letters."""
    there = [key for (key,) in unit.pick(cls, "key")]
    return key_for(name, there, fallback), len(there)


def others(unit: Unit, thing: T) -> list[T]:
    """All of its sort but itself, in order."""
    return [each for each in unit.all(type(thing)) if each is not thing]


def follow_name(unit: Unit, thing: Listed, name: str, fallback: str) -> None:
    """Lets the key follow the name while no charter has been proposed, so that files read well."""
    if not unit.all(Charter):
        thing.key = key_for(name, (each.key for each in others(unit, thing)), fallback)


def take_out(unit: Unit, thing: Listed) -> None:
    """Removes it and closes the gap."""
    left = others(unit, thing)
    unit.remove(thing)
    number(left)
