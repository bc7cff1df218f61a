"""A pipeline's path: the guidance on each of its stages, and the fields that matter there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.lists import Work
from stageworkshop.crm.salesforce import fields, guidance, processes, shapes
from stageworkshop.domain.values import Names


def path(
    pipeline: Pipeline, record_type: str, links: Mapping[str, str], known: fields.Names, work: Work, names: Names
) -> Collection:
    """The pipeline's path with the guidance of each stage; steps of other values stay as they are."""
    entity = known.entity
    now = _today(entity, record_type, work.then) or _new(pipeline, entity, record_type, work)
    steps = {item.id: item for item in now.items if "repeats" not in item.facts}
    for stage in pipeline.stages:
        if stage.key in links:
            item_id = links[stage.key]
            before = steps.get(item_id) or Item(item_id, item_id)
            steps[item_id] = _step(before, pipeline, stage, known, work, names)
    return replace(now, items=tuple(steps.values()))


def is_of_stages(path: Collection) -> bool:
    """Whether a path follows the stage of its object, and not another field."""
    entity = str(path.facts.get("entityName", ""))
    return entity in shapes.FIELD_OF and path.facts.get("fieldName", shapes.FIELD_OF[entity]) == shapes.FIELD_OF[entity]


def _today(entity: str, record_type: str, current: Configuration) -> Collection | None:
    for collection in current.of_kind("PathAssistant"):
        own = collection.facts
        if is_of_stages(collection) and (own["entityName"], own.get("recordTypeName")) == (entity, record_type):
            return collection
    return None


def _new(pipeline: Pipeline, entity: str, record_type: str, work: Work) -> Collection:
    for other in work.then.of_kind("PathAssistant"):
        if (other.facts.get("entityName"), other.facts.get("recordTypeName")) == (entity, record_type):
            words = (
                f"The path “{other.label}” follows another field of the same record type; "
                f"where Salesforce takes only one of them, that of “{pipeline.name}” can’t be loaded."
            )
            work.notes.add("limit", words, pipeline)
    taken = [each.id.partition(":")[2] for each in work.then.of_kind("PathAssistant")]
    name = processes.free_name(processes.developer_name(f"{pipeline.name} path"), taken)
    label = processes.process_name(pipeline)
    own = facts(
        active=True, entityName=entity, fieldName=shapes.FIELD_OF[entity], masterLabel=label,
        recordTypeName=record_type,
    )  # fmt: skip
    return Collection(f"PathAssistant:{name}", "PathAssistant", label, (), own, False, shapes.SET_OF[entity])


def _step(now: Item, pipeline: Pipeline, stage: Stage, known: fields.Names, work: Work, names: Names) -> Item:
    info, left = guidance.html_of(stage, names)
    before = now.facts.get("info")
    if isinstance(before, str) and guidance.plain(before) == guidance.plain(info):
        info = before
    elif isinstance(before, str) and info and "<img" in before.lower():
        work.notes.share(
            "no_place", "A picture in today’s guidance goes, for its words are new", stage.name or stage.key
        )
    if left:
        what = "cut" if left == "end" else "without evidence"
        words = f"The path’s guidance has {shapes.MAX_GUIDANCE:,} characters at the most, so it is {what}"
        work.notes.share("cut", words, stage.name or stage.key, "info")
    chosen: list[str] = []
    for name in stage.required_fields or []:
        api = known.api_name(name)
        if api:
            chosen.append(api)
        else:
            work.notes.unknown_field(name, stage)
    if len(chosen) > shapes.MAX_PATH_FIELDS:
        words = (
            f"“{stage.name}”: the path shows {shapes.MAX_PATH_FIELDS} key fields of the {len(chosen)} required ones."
        )
        work.notes.add("limit", words, pipeline, stage, "fieldNames")
    shown = tuple(chosen[: shapes.MAX_PATH_FIELDS]) or now.facts.get("fieldNames")
    return now.with_facts(info=info or before, fieldNames=shown)
