"""An account's settings as pipelines: those of deals and tickets, the lead status and the lifecycle stage."""

from __future__ import annotations

from typing import Any

from stageworkshop.crm.hubspot import shapes
from stageworkshop.crm.items import Collection, Item
from stageworkshop.crm.target import FoundPipeline, FoundStage, Reading

_KINDS = {"deals": "opportunity", "tickets": "post_sale", "leads": "lead"}


def pipelines(reading: Reading) -> list[FoundPipeline]:
    """Without hidden options and archived stages. The definitions come from the property that holds them, if any."""
    now = reading.configuration
    found: list[FoundPipeline] = []
    for collection in now:
        objects = collection.id.partition("/")[0]
        if collection.kind == "pipeline":
            definitions = now.get(shapes.property_id(objects, shapes.DEFINITIONS))
            stages = (_stage(item, definitions) for item in collection.items if item.active)
            found.append(FoundPipeline(collection.label, _KINDS.get(objects, "other"), collection.id, tuple(stages)))
        elif collection.id in (shapes.LEAD_STATUS, shapes.LIFECYCLE):
            options = (
                FoundStage(item.id, item.label, {"definition": item.facts.get("description")})
                for item in collection.items
                if item.active
            )
            found.append(FoundPipeline(collection.label, "lead", collection.id, tuple(options)))
    return found


def _stage(item: Item, definitions: Collection | None) -> FoundStage:
    values: dict[str, Any] = {}
    text = definitions.get(item.id) if definitions else None
    if text is not None:
        values["definition"] = text.facts.get("description")
    try:
        chance = round(float(str(item.facts.get("probability", ""))) * 100)
    except ValueError:
        return FoundStage(item.id, item.label, values)
    if 0 <= chance <= 100:
        values["probability"] = chance
        values["kind"] = {100: "won", 0: "lost"}.get(chance)
    return FoundStage(item.id, item.label, values)
