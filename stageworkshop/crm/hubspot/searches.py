"""The checks of each stage as searches: the records in the stage that meet its criteria.

The bodies are those of HubSpot's search API (`POST /crm/v3/objects/{object}/search`), whose filters also make up lists
and saved views. They are for the admin to use; loading the package changes nothing by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.crm.hubspot import shapes
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.notes import Notes
from stageworkshop.crm.rules.criteria import SIDES, Side, Translated, translated
from stageworkshop.crm.rules.hubspot import Filter, filter_for

Search = dict[str, Any]


def searches(
    stages: Sequence[tuple[Pipeline, Stage]], links: Mapping[str, tuple[str, str]], mapping: AdminMapping, notes: Notes
) -> list[Search]:
    """One entry for every stage that has a check: for each side the filters, the search, and what is no filter."""
    found: dict[str, dict[Side, list[Translated[Filter]]]] = {}
    here = [(pipeline, stage) for pipeline, stage in stages if stage.key in links]
    for each in translated(here, filter_for, mapping.fields, notes):
        found.setdefault(each.stage.key, {}).setdefault(each.side, []).append(each)
    return [
        _stage(pipeline, stage, links[stage.key], found[stage.key], notes)
        for pipeline, stage in here
        if stage.key in found
    ]


def _stage(
    pipeline: Pipeline,
    stage: Stage,
    link: tuple[str, str],
    sides: Mapping[Side, Sequence[Translated[Filter]]],
    notes: Notes,
) -> Search:
    objects, field = shapes.stage_field(link[0])
    made: Search = {"pipeline": pipeline.name, "stage": stage.name or stage.key, "object": objects}
    for side in SIDES:
        criteria = sides.get(side)
        if not criteria:
            continue
        filters = [{"criterion": each.text, "filter": each.rule} for each in criteria if each.rule is not None]
        rules: list[Filter] = [{"propertyName": field, "operator": "EQ", "value": link[1]}]
        rules += [each.rule for each in criteria if each.rule is not None]
        part: Search = {"filters": filters}
        if len(rules) > shapes.MAX_FILTERS:
            words = (
                f"“{stage.name}” has {len(filters)} {side} criteria with a check; a search of HubSpot takes "
                f"{shapes.MAX_FILTERS} filters, so none is made of them."
            )
            notes.add("limit", words, pipeline, stage, f"{side}_criteria")
        elif filters:
            part["search"] = {"filterGroups": [{"filters": rules}]}
        part["no_filter"] = [{"criterion": each.text, "why": each.reason} for each in criteria if each.rule is None]
        made[side] = part
    return made
