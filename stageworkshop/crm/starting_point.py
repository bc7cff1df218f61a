"""What a CRM has today as a workshop's starting point: pipelines and stages, and which entry each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stageworkshop.charter.model import Document, Pipeline, Stage, Workshop
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Item
from stageworkshop.crm.mapping import AdminMapping
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
        raise InputError("crm.no_stages", f"these settings of {target.label} hold no stage that is in use.")
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
    return StartingPoint(document, AdminMapping(target.key, lists, links), tuple(notes))


def in_use(collection: Collection) -> Sequence[Item]:
    """The entries of a list that are switched on."""
    return [item for item in collection.items if item.active]


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
