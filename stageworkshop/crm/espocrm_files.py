"""EspoCRM's files as they will be: one field's options, labels and tooltip changed, all else as it was."""

from __future__ import annotations

import copy
from typing import Any

from stageworkshop.crm.items import Collection

ENDED = "notActualOptions"
"""Statuses in which nobody works on a lead any more."""


def _opened(tree: dict[str, Any], name: str) -> dict[str, Any]:
    """The object of this name in the tree; whatever else stands there makes room for one."""
    if not isinstance(tree.get(name), dict):
        tree[name] = {}
    inner: dict[str, Any] = tree[name]
    return inner


def part(tree: Any, *names: str) -> dict[str, Any]:
    """The object that stands below these names, else an empty one."""
    for name in names:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree if isinstance(tree, dict) else {}


def definitions(tree: dict[str, Any], name: str, collection: Collection) -> dict[str, Any]:
    """An entity's definitions with the field `name` as the collection has it; the rest as in `tree`."""
    made = copy.deepcopy(tree)
    stage = _opened(_opened(made, "fields"), name)
    stage["options"] = [*([""] if collection.facts.get("blank") else []), *collection.ids]
    stage["default"] = collection.facts.get("default")
    stage["style"] = {item.id: item.facts["style"] for item in collection.items if "style" in item.facts}
    if name == "status":
        stage[ENDED] = [item.id for item in collection.items if item.facts.get("ended")]
    if name == "stage":
        chances = {item.id: item.facts.get("probability", 0) for item in collection.items}
        beside = "probabilityMap" in made and "probabilityMap" not in stage
        (made if beside else stage)["probabilityMap"] = chances
    if "tooltip" in collection.facts:
        stage["tooltip"] = True
    return made


def words(tree: dict[str, Any], name: str, collection: Collection) -> dict[str, Any]:
    """An entity's words with labels and tooltip of the field `name`; the rest as in `tree`."""
    made = copy.deepcopy(tree)
    options = _opened(made, "options")
    before = part(options, name)
    labels = {item.id: item.label for item in collection.items}
    options[name] = {"": before[""], **labels} if "" in before else labels
    if "tooltip" in collection.facts:
        _opened(made, "tooltips")[name] = collection.facts["tooltip"]
    return made
