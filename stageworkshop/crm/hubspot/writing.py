"""The package: requests for HubSpot's API in the order in which they are to be sent, and the state afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from stageworkshop.crm import calls
from stageworkshop.crm.calls import Call, call
from stageworkshop.crm.hubspot import shapes
from stageworkshop.crm.hubspot.reading import Orders
from stageworkshop.crm.items import Collection, Item
from stageworkshop.crm.matching import free
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import OutFile, Reading, Wanted

_PIPELINES = "/crm/v3/pipelines"
_PROPERTIES = "/crm/v3/properties"


def files(current: Reading, wanted: Wanted, steps: Sequence[Step]) -> list[OutFile]:
    """`requests.json` and `after.json`; none when nothing changes."""
    if not steps:
        return []
    return calls.files(requests(current, wanted, steps), after(wanted))


def requests(current: Reading, wanted: Wanted, steps: Sequence[Step]) -> list[Call]:
    """What to send, in order: whole new pipelines, additions and changes, and last what is removed."""
    orders: Orders = current.raw if isinstance(current.raw, dict) else {}
    first: list[Call] = []
    last: list[Call] = []
    for collection in wanted.configuration:
        mine = [step for step in steps if step.collection == collection.id]
        if not mine:
            continue
        now = current.configuration.get(collection.id)
        if collection.kind == "property":
            first.append(_property(collection, new=now is None))
        elif now is None:
            first.append(_new_pipeline(collection, current))
        else:
            first += _changed(collection, now, mine, orders)
            last += calls.removals(collection, mine, f"{_PIPELINES}/{collection.id}/stages", "records")
    return [*first, *last]


def after(wanted: Wanted) -> dict[str, Any]:
    """The account's settings once all is sent, in the API's own shape: to compare with, and to plan against."""
    pipelines: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for collection in wanted.configuration:
        if collection.kind == "pipeline":
            objects, _, pipeline = collection.id.partition("/")
            shown = {"id": pipeline, "label": collection.label, "archived": False, "stages": []}
            shown["stages"] = [{"id": item.id, **_stage(item, at)} for at, item in enumerate(collection.items)]
            pipelines.setdefault(objects, {"results": []})["results"].append(shown)
        else:
            objects, _, name = collection.id.partition(".")
            properties.setdefault(objects, {"results": []})["results"].append(
                {"name": name, **_property_body(collection)}
            )
    return {"pipelines": pipelines, "properties": properties}


def _new_pipeline(collection: Collection, current: Reading) -> Call:
    objects, _, pipeline = collection.id.partition("/")
    there = [each for each in current.configuration.of_kind("pipeline") if each.id.startswith(f"{objects}/")]
    body = {
        "label": collection.label,
        "displayOrder": len(there),
        "pipelineId": pipeline,
        "stages": [{"stageId": item.id, **_stage(item, at)} for at, item in enumerate(collection.items)],
    }
    return call("POST", f"{_PIPELINES}/{objects}", body, f"new pipeline “{collection.label}”")


def _changed(collection: Collection, now: Collection, steps: Sequence[Step], orders: Orders) -> Iterator[Call]:
    path = f"{_PIPELINES}/{collection.id}"
    if any(step.action == "rename" and not step.item for step in steps):
        yield call("PATCH", path, {"label": collection.label}, f"“{now.label}” becomes “{collection.label}”")
    places = _places(collection, now, steps, orders)
    labels = {item.id: item.label for item in now.items}
    for item in collection.items:
        body = _stage(item, places[item.id])
        mine = [step for step in steps if step.item == item.id]
        added = any(step.action == "add" for step in mine)
        if not added and not mine and places[item.id] == orders.get((collection.id, item.id), places[item.id]):
            continue
        yield from _make_way(path, item, labels)
        labels[item.id] = item.label
        if added:
            yield call("POST", f"{path}/stages", {"stageId": item.id, **body}, f"new stage “{item.label}”")
        else:
            why = f"“{item.label}” changes" if mine else f"“{item.label}” keeps its place among the others"
            yield call("PATCH", f"{path}/stages/{item.id}", body, why)


def _make_way(path: str, item: Item, labels: dict[str, str]) -> Iterator[Call]:
    """HubSpot takes no label twice in a pipeline, so a stage that has it until its own turn comes lends it out.

    `labels` are those that the stages have by now.
    """
    for other, label in labels.items():
        if other != item.id and label.casefold() == item.label.casefold():
            labels[other] = free(f"{label[:80]} (before)", labels.values())
            why = f"“{label}” makes way for the stage that is to have its name"
            yield call("PATCH", f"{path}/stages/{other}", {"label": labels[other]}, why)


def _places(collection: Collection, now: Collection, steps: Sequence[Step], orders: Orders) -> dict[str, int]:
    """displayOrder of each stage. Numbers stay while no stage is added or moved; else they are counted anew."""
    if any(step.action in ("add", "move") for step in steps):
        return {item.id: at for at, item in enumerate(collection.items)}
    return {item.id: orders.get((collection.id, item.id), at) for at, item in enumerate(collection.items)}


def _property(collection: Collection, *, new: bool) -> Call:
    objects, _, name = collection.id.partition(".")
    body = _property_body(collection)
    if new:
        why = f"new property “{collection.label}”"
        return call("POST", f"{_PROPERTIES}/{objects}", {"name": name, **body}, why)
    # HubSpot replaces the whole list of options, so all of them are sent.
    return call(
        "PATCH", f"{_PROPERTIES}/{objects}/{name}", {"options": body["options"]}, f"options of “{collection.label}”"
    )


def _property_body(collection: Collection) -> dict[str, Any]:
    options = [
        {
            "label": item.label,
            "value": item.id,
            "displayOrder": at,
            "hidden": not item.active,
            **({"description": item.facts["description"]} if "description" in item.facts else {}),
        }
        for at, item in enumerate(collection.items)
    ]
    defaults = {"groupName": shapes.GROUPS["contacts"], "type": "enumeration", "fieldType": "select"}
    return {"label": collection.label, **defaults, **collection.facts, "options": options}


def _stage(item: Item, place: int) -> dict[str, Any]:
    return {"label": item.label, "displayOrder": place, "metadata": dict(item.facts)}
