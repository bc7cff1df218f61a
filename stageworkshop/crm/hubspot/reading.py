"""Reading pipelines and properties as HubSpot's API gives them: one file or several, alone or in lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from stageworkshop.crm import json_files
from stageworkshop.crm.hubspot import shapes
from stageworkshop.crm.items import Collection, Configuration, Fact, Item, facts
from stageworkshop.crm.notes import Oddity
from stageworkshop.crm.numbers import whole
from stageworkshop.crm.target import Reading
from stageworkshop.domain.errors import InputError

Orders = dict[tuple[str, str], int]
"""(collection id, item id) → displayOrder; ("", collection id) → that of a pipeline."""

_DERIVED = ("isClosed",)
"""What HubSpot works out from the rest of a stage's metadata and takes from nobody."""


def read(path: Path) -> Reading:
    """Pipelines and properties in JSON files. Raises InputError when there are none, or a single file is no JSON."""
    reader = _Reader()
    for name, tree in json_files.trees(path, reader.oddities):
        reader.file(name, tree)
    if not reader.collections:
        raise InputError(
            "hubspot.nothing",
            "no pipelines or properties of HubSpot were found; save what GET /crm/v3/pipelines/deals and "
            "GET /crm/v3/properties/contacts/hs_lead_status answer, and give that.",
            where=str(path),
        )
    configuration = Configuration(shapes.TARGET, tuple(reader.collections.values()))
    return Reading(configuration, tuple(reader.oddities), reader.orders)


@dataclass
class _Reader:
    collections: dict[str, Collection] = field(default_factory=dict)
    oddities: list[Oddity] = field(default_factory=list)
    orders: Orders = field(default_factory=dict)

    def file(self, name: str, tree: Any) -> None:
        for hint, each in _objects(tree, name):
            if isinstance(each.get("stages"), list):
                self._pipeline(name, hint, each)
            elif isinstance(each.get("options"), list) and isinstance(each.get("name"), str):
                self._property(name, hint, each)

    def _pipeline(self, where: str, hint: str, tree: Mapping[str, Any]) -> None:
        label = str(tree.get("label", ""))
        if tree.get("archived") is True or tree.get("active") is False:
            self._odd(where, f"the pipeline “{label}” is archived; left alone")
            return
        own_id = str(tree.get("id") or tree.get("pipelineId") or label)
        stages = [each for each in tree["stages"] if isinstance(each, Mapping)]
        if len(stages) < len(tree["stages"]):
            self._odd(where, f"“{label}” holds an entry that is no stage; left out")
        key = shapes.pipeline_id(_type_of(hint, stages), own_id)
        items: dict[str, Item] = {}
        for stage in _in_order(stages):
            name = str(stage.get("label", ""))
            stage_id = str(stage.get("id") or stage.get("stageId") or name)
            if not stage_id or stage_id in items:
                self._odd(where, f"“{label}” has two stages with the id “{stage_id}”; the first counts")
                continue
            metadata = stage.get("metadata")
            if not isinstance(metadata, Mapping):
                # The first version of the API has them beside the label.
                metadata = {fact: stage[fact] for fact in shapes.METADATA if fact in stage}
                if not metadata:
                    self._odd(where, f"“{name}” has no metadata")
            members = {fact: _metadata(fact, value) for fact, value in metadata.items() if fact not in _DERIVED}
            active = stage.get("archived") is not True and stage.get("active") is not False
            items[stage_id] = Item(stage_id, name or stage_id, active, facts(**members))
            self.orders[key, stage_id] = _order(stage)
        self.orders["", key] = _order(tree)
        self._keep(where, Collection(key, "pipeline", label or own_id, tuple(items.values())))

    def _property(self, where: str, hint: str, tree: Mapping[str, Any]) -> None:
        name = str(tree["name"])
        objects = hint or ("contacts" if name in ("lifecyclestage", "hs_lead_status") else "deals")
        if name not in ("lifecyclestage", "hs_lead_status", shapes.DEFINITIONS):
            return
        key = shapes.property_id(objects, name)
        items: dict[str, Item] = {}
        for option in _in_order([each for each in tree["options"] if isinstance(each, Mapping)]):
            value = str(option.get("value", ""))
            if value in items:
                self._odd(where, f"“{name}” has two options with the value “{value}”; the first counts")
                continue
            description = str(option.get("description") or "") or None
            label = str(option.get("label") or value)
            items[value] = Item(value, label, option.get("hidden") is not True, facts(description=description))
            self.orders[key, value] = _order(option)
        own: dict[str, Fact] = {
            fact: str(tree[fact]) for fact in ("groupName", "type", "fieldType", "description") if tree.get(fact)
        }
        self._keep(
            where,
            Collection(
                key, "property", str(tree.get("label") or name), tuple(items.values()), facts(**own),
                has_records=name != shapes.DEFINITIONS,
            ),
        )  # fmt: skip

    def _keep(self, where: str, made: Collection) -> None:
        if made.id not in self.collections:
            self.collections[made.id] = made
        elif self.collections[made.id] != made:
            self._odd(where, f"“{made.label}” was already read from another file, which counts")

    def _odd(self, where: str, text: str) -> None:
        self.oddities.append(Oddity(where, text))


def _objects(tree: Any, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(type of object as far as the place tells, pipeline or property), however deep in lists of results."""
    yield from _walk(tree, _hint(PurePosixPath(name).as_posix()))


def _walk(tree: Any, hint: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(tree, list):
        for each in tree:
            yield from _walk(each, hint)
    elif isinstance(tree, dict):
        if "stages" in tree or "options" in tree:
            yield str(tree.get("objectType") or hint), tree
        else:
            for key, each in tree.items():
                yield from _walk(each, _hint(key) or hint)


def _hint(name: str) -> str:
    lower = name.lower()
    return next((kind for kind in ("deals", "tickets", "contacts", "leads", "companies") if kind[:-1] in lower), "")


def _type_of(hint: str, stages: list[Mapping[str, Any]]) -> str:
    if hint:
        return hint
    has = {fact for stage in stages if isinstance(stage.get("metadata"), Mapping) for fact in stage["metadata"]}
    return "tickets" if "ticketState" in has else "leads" if "leadState" in has else "deals"


def _in_order(entries: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """By displayOrder, then by label, as HubSpot shows them; negative ones come last."""
    return sorted(entries, key=lambda each: (_order(each) < 0, _order(each), str(each.get("label", ""))))


def _metadata(fact: str, value: Any) -> str | None:
    """Always text in HubSpot; a probability in its one way of writing."""
    if fact == "probability":
        try:
            chance = round(float(value), 6)
        except (TypeError, ValueError):
            return str(value)
        return f"{chance:.1f}" if chance == round(chance, 1) else str(chance)
    return None if value is None else str(value)


def _order(tree: Mapping[str, Any]) -> int:
    value = whole(tree.get("displayOrder"))
    return -1 if value is None else value
