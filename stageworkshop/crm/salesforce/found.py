"""An organisation's settings as pipelines: one for each business process, or for a whole value set without any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from stageworkshop.crm.items import Collection, Configuration, Item
from stageworkshop.crm.salesforce import guidance, paths, shapes
from stageworkshop.crm.target import FoundPipeline, FoundStage, Reading

_FORECASTS: Mapping[str, str] = {theirs: ours for ours, theirs in shapes.FORECASTS.items()}


def pipelines(reading: Reading) -> list[FoundPipeline]:
    """In the order of the value set; values that are switched off are left out."""
    now = reading.configuration
    found: list[FoundPipeline] = []
    for set_id, entity in shapes.OBJECT_OF.items():
        texts = _guidance(now, entity)
        kind = "lead" if entity == "Lead" else "opportunity"
        processes = [
            each
            for each in now.of_kind("BusinessProcess")
            if each.facts.get("entity") == entity and each.facts.get("isActive") is not False
        ]
        values = now.get(set_id) or _named_by(processes, set_id)
        if processes:
            found += [_pipeline(each.label, kind, each.id, values, texts, set(each.ids)) for each in processes]
        elif values.items:
            found.append(_pipeline(values.label, kind, set_id, values, texts, set(values.ids)))
    return found


def _named_by(processes: Iterable[Collection], set_id: str) -> Collection:
    """The values that the processes name, in place of a value set that was not read."""
    items = {item.id: Item(item.id, item.label) for each in processes for item in each.items}
    return replace(shapes.EMPTY_SETS[set_id], items=tuple(items.values()))


def _pipeline(
    name: str, kind: str, place: str, values: Collection, texts: Mapping[str, str], chosen: set[str]
) -> FoundPipeline:
    items = [item for item in values.items if item.active and item.id in chosen and "repeats" not in item.facts]
    return FoundPipeline(name, kind, place, tuple(_stages(items, texts)))


def _stages(items: Iterable[Item], texts: Mapping[str, str]) -> Iterable[FoundStage]:
    for item in items:
        own = item.facts
        values: dict[str, Any] = {"definition": own.get("description") or texts.get(item.id)}
        if own.get("won") or own.get("converted"):
            values["kind"] = "won"
        elif own.get("closed"):
            values["kind"] = "lost"
        chance = own.get("probability")
        if isinstance(chance, int) and 0 <= chance <= 100:
            values["probability"] = chance
        values["forecast_category"] = _FORECASTS.get(str(own.get("forecastCategory", "")))
        yield FoundStage(item.id, item.label, values)


def _guidance(now: Configuration, entity: str) -> dict[str, str]:
    """Value → its guidance as text, of the first path that says something about it."""
    found: dict[str, str] = {}
    for path in now.of_kind("PathAssistant"):
        if path.facts.get("entityName") == entity and paths.is_of_stages(path):
            for item in path.items:
                text = guidance.plain(str(item.facts.get("info", "")))
                if text:
                    found.setdefault(item.id, text)
    return found
