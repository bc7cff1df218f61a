"""A CRM that does what a plan says, to see that a plan names everything."""

from __future__ import annotations

from dataclasses import replace

from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.plan import Step


def applied(current: Configuration, steps: tuple[Step, ...]) -> Configuration:
    """`current` after these steps. Raises KeyError when a step speaks of what is not there."""
    for step in steps:
        if isinstance(step.made, Collection):
            current = current.with_collection(step.made)
            continue
        collection = current.get(step.collection)
        if collection is None:
            raise KeyError(step.collection)
        current = current.with_collection(_after(collection, step))
    return current


def _after(collection: Collection, step: Step) -> Collection:
    if not step.item:
        if step.action == "rename":
            return replace(collection, label=str(step.new))
        return replace(collection, facts=facts(**{**collection.facts, step.fact: step.new}))
    if isinstance(step.made, Item):
        return _placed(collection, step.made, step.after)
    item = collection[step.item]
    if step.action == "move":
        return _placed(_without(collection, item.id), item, step.after)
    if step.action == "remove":
        return _without(collection, item.id)
    return replace(collection, items=tuple(_edited(each, step) if each is item else each for each in collection.items))


def _edited(item: Item, step: Step) -> Item:
    if step.action == "rename":
        return replace(item, label=str(step.new))
    if step.action == "change":
        return item.with_facts(**{step.fact: step.new})
    return replace(item, active=step.action == "activate")


def _without(collection: Collection, item_id: str) -> Collection:
    return replace(collection, items=tuple(item for item in collection.items if item.id != item_id))


def _placed(collection: Collection, item: Item, after: str) -> Collection:
    at = collection.ids.index(after) + 1 if after else 0
    return replace(collection, items=(*collection.items[:at], item, *collection.items[at:]))
