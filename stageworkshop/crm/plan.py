"""The plan of changes: what must happen to a CRM's configuration so that it says what the charter says.

As careful as a database migration: items are known by the CRM's own id; nothing changes that is not a step; the
steps are the fewest; applying them to the same input gives exactly what was wanted, and the plan against that is
empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from stageworkshop.crm.items import Collection, Configuration, Fact, Item
from stageworkshop.crm.order import staying

Action = Literal["create", "add", "rename", "change", "move", "activate", "deactivate", "remove"]
ACTIONS: dict[Action, str] = {
    "create": "Create",
    "add": "Add",
    "rename": "Rename",
    "change": "Change",
    "move": "Move",
    "activate": "Switch on",
    "deactivate": "Switch off",
    "remove": "Remove",
}
"""What a step does, as a person reads it."""

Places = Mapping[tuple[str, str], str]
"""(collection id, item id) of what goes → id of the item in the same collection to which its records go."""


@dataclass(frozen=True)
class Step:
    """One change. `item` is "" when the collection itself changes.

    `old` and `new` are the values of `fact` (of the label for "rename"); "add" and "create" carry the whole in
    `made`. `after` is the id of the item behind which it comes to stand, "" for the first place. `destination`
    is where the records of a removed or switched-off item go ("" when nobody has said).
    """

    action: Action
    collection: str
    item: str = ""
    fact: str = ""
    old: Fact = None
    new: Fact = None
    after: str = ""
    destination: str = ""
    made: Item | Collection | None = None


def changes(current: Configuration, wanted: Configuration, destinations: Places | None = None) -> tuple[Step, ...]:
    """The steps from `current` to `wanted`, collection by collection in the order of `wanted`.

    Raises ValueError when a collection of `current` is missing from `wanted`: whole lists are never taken away.
    """
    missing = {each.id for each in current} - {each.id for each in wanted}
    if missing:
        raise ValueError(f"the wanted configuration leaves out {', '.join(sorted(missing))}")
    steps: list[Step] = []
    for then in wanted:
        now = current.get(then.id)
        if now is None:
            now = replace(then, items=())
            steps.append(Step("create", then.id, made=now))
        steps += _collection_steps(now, then, destinations or {})
    return tuple(steps)


def _collection_steps(now: Collection, then: Collection, destinations: Places) -> Iterator[Step]:
    if now.label != then.label:
        yield Step("rename", then.id, old=now.label, new=then.label)
    yield from _fact_steps(then.id, "", now.facts, then.facts)
    for item in now.items:
        if item.id not in then:
            yield Step("remove", then.id, item.id, destination=destinations.get((then.id, item.id), ""))
    for item in then.items:
        before = now.get(item.id)
        if before is not None:
            yield from _item_steps(then.id, before, item, destinations)
    yield from _order_steps(now, then)


def _item_steps(collection: str, now: Item, then: Item, destinations: Places) -> Iterator[Step]:
    if now.label != then.label:
        yield Step("rename", collection, then.id, old=now.label, new=then.label)
    yield from _fact_steps(collection, then.id, now.facts, then.facts)
    if now.active and not then.active:
        yield Step("deactivate", collection, then.id, destination=destinations.get((collection, then.id), ""))
    elif then.active and not now.active:
        yield Step("activate", collection, then.id)


def _fact_steps(collection: str, item: str, now: Mapping[str, Fact], then: Mapping[str, Fact]) -> Iterator[Step]:
    for name in [*now, *(name for name in then if name not in now)]:
        old, new = now.get(name), then.get(name)
        # True equals 1 for Python, not for a CRM.
        if old != new or type(old) is not type(new):
            yield Step("change", collection, item, name, old, new)


def _order_steps(now: Collection, then: Collection) -> Iterator[Step]:
    stays = staying(now.ids, then.ids) if then.ordered else set(now.ids)
    last = ""
    for item in then.items:
        if item.id not in now:
            yield Step("add", then.id, item.id, after=last, made=item)
        elif item.id not in stays:
            yield Step("move", then.id, item.id, after=last)
        last = item.id
