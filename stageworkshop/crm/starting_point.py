"""What a CRM has today as a workshop's starting point: pipelines and stages, and which entry each of them is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from stageworkshop.charter.model import Document, Pipeline, Stage, Workshop
from stageworkshop.crm import texts
from stageworkshop.crm.items import Configuration, Item
from stageworkshop.crm.mapping import KEEP, AdminMapping
from stageworkshop.crm.target import FoundStage, Reading, Target
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.fields import DEFINITION, NAME
from stageworkshop.domain.keys import slug, unique_key
from stageworkshop.domain.values import Text


@dataclass(frozen=True)
class StartingPoint:
    """The document to start from, the mapping to plan with later, and in sentences what was cut."""

    document: Document
    mapping: AdminMapping
    notes: tuple[str, ...]


def starting_point(target: Target, reading: Reading, title: str) -> StartingPoint:
    """A workshop's starting point. Raises InputError when the settings hold no stage that is in use."""
    found = [each for each in target.pipelines(reading) if each.stages]
    if not found:
        why = f" ({reading.oddities[0].line()})" if reading.oddities else ""
        raise InputError("crm.no_stages", f"these settings of {target.label} hold no stage that is in use{why}.")
    taken: set[str] = set()
    notes: list[str] = []
    pipelines: list[Pipeline] = []
    links: dict[str, str] = {}
    lists: dict[str, str] = {}
    for each in found:
        key = _key(each.name, taken, "pipeline")
        lists[key] = each.collection
        stages = [_stage(stage, taken, links, notes) for stage in each.stages]
        name, _ = texts.fit(texts.one_line(each.name), 120)
        pipelines.append(Pipeline.model_validate({"key": key, "name": name, "kind": each.kind, "stages": stages}))
    document = Document(workshop=Workshop(title=title), pipelines=pipelines)
    kept = _not_taken_over(reading.configuration, set(links.values()))
    if kept:
        names = ", ".join(f"“{item.label}”" for item in kept)
        notes.append(f"in none of the pipelines, and left as they are by a plan: {names}")
    mapping = AdminMapping(target.key, lists, links, {item.id: KEEP for item in kept})
    return StartingPoint(document, mapping, tuple(notes))


def _not_taken_over(now: Configuration, taken: Container[str]) -> list[Item]:
    """What is in use in the lists that were taken over, and is no stage of the workshop: nobody there talks of it."""
    return [
        item
        for collection in now
        if not collection.labels_in and any(each in taken for each in collection.ids)
        for item in collection.items
        if item.active and item.id not in taken and "repeats" not in item.facts
    ]


def _stage(found: FoundStage, taken: set[str], links: dict[str, str], notes: list[str]) -> Stage:
    key = _key(found.name, taken, "stage")
    links[key] = found.item
    values = {name: value for name, value in found.values.items() if value not in (None, "")}
    for place in (NAME, DEFINITION):
        text = found.name if place is NAME else str(values.get(place.key, ""))
        assert isinstance(place.kind, Text)
        values[place.key], cut = texts.fit(texts.one_line(text) if place is NAME else text, place.kind.limit)
        if cut:
            notes.append(f"“{found.name[:60]}”: {place.label.lower()} cut to {place.kind.limit:,} characters")
    return Stage.model_validate({"key": key, **{name: value for name, value in values.items() if value != ""}})


def _key(name: str, taken: set[str], fallback: str) -> str:
    from anyascii import anyascii

    made = unique_key(slug(anyascii(name)), taken, fallback)
    taken.add(made)
    return made
