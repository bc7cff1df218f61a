"""One business process, record type and path a pipeline: which stages it has, and the guidance on each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from anyascii import anyascii

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.lists import Notes, Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.matching import folded
from stageworkshop.crm.salesforce import guidance, shapes
from stageworkshop.domain.values import Names


def process_name(pipeline: Pipeline) -> str:
    """The pipeline's name as far as a process takes it."""
    return texts.fit(texts.one_line(pipeline.name), shapes.MAX_PROCESS_NAME)[0]


def processes_of(pipelines: Sequence[Pipeline], entity: str, current: Configuration) -> dict[str, Collection]:
    """Key of a pipeline → the business process that it is today: the one of its name. No process is two pipelines."""
    found: dict[str, Collection] = {}
    for pipeline in pipelines:
        for collection in current.of_kind("BusinessProcess"):
            mine = collection.facts.get("entity") == entity and collection not in found.values()
            if mine and folded(collection.label) == folded(process_name(pipeline)):
                found[pipeline.key] = collection
                break
    return found


def process(
    pipeline: Pipeline, now: Collection | None, entity: str, links: Mapping[str, str], work: Work
) -> Collection:
    """The process with exactly the pipeline's values; what it had keeps its place and its way of being written."""
    name = process_name(pipeline)
    if len(pipeline.name) > len(name):
        work.notes.add("cut", f"The process name “{name}” is cut to {shapes.MAX_PROCESS_NAME} characters.", pipeline)
    if now is None:
        key = work.new_id(f"BusinessProcess:{entity}.{name}")
        label = key.partition(".")[2]
        now = Collection(key, "BusinessProcess", label, (), facts(entity=entity, isActive=True), False)
    wanted = [links[stage.key] for stage in pipeline.stages if stage.key in links]
    # Salesforce keeps the order in the value set alone, so nothing is moved here.
    order = [each for each in now.ids if each in wanted]
    order += [each for each in dict.fromkeys(wanted) if each not in order]
    default = _default(order, now, work.then.get(shapes.SET_OF[entity]))
    items = tuple((now.get(each) or Item(each, each)).with_facts(default=each == default) for each in order)
    return replace(now, items=items)


def record_types(pipelines: Sequence[tuple[Pipeline, str, Collection]], current: Configuration) -> list[Collection]:
    """The record types with one more for each process that none uses yet. Those that are there stay as they are."""
    made: dict[str, Collection] = {}
    for pipeline, entity, process in pipelines:
        key = f"RecordType:{entity}"
        now = made.get(key) or current.get(key)
        now = now or Collection(key, "RecordType", f"Record types of {entity}", ordered=False)
        if not any(folded(str(item.facts.get("businessProcess", ""))) == folded(process.label) for item in now.items):
            name = _free(developer_name(pipeline.name), now.ids)
            label, _ = texts.fit(texts.one_line(pipeline.name), shapes.MAX_PROCESS_NAME)
            now = replace(now, items=(*now.items, Item(name, label, facts=facts(businessProcess=process.label))))
        made[key] = now
    return list(made.values())


def record_type_of(process: Collection, types: Sequence[Collection]) -> str:
    """The record type that uses a process."""
    for collection in types:
        for item in collection.items:
            if folded(str(item.facts.get("businessProcess", ""))) == folded(process.label):
                return item.id
    return shapes.MASTER


def path(
    pipeline: Pipeline, entity: str, record_type: str, links: Mapping[str, str], current: Configuration,
    names: Names, mapping: AdminMapping, notes: Notes,
) -> Collection:  # fmt: skip
    """The pipeline's path with the guidance of each stage; steps of other values stay as they are."""
    now = _path_now(entity, record_type, current)
    if now is None:
        label, _ = texts.fit(texts.one_line(pipeline.name), shapes.MAX_PROCESS_NAME)
        name = _free(developer_name(f"{pipeline.name} path"), [each.id for each in current.of_kind("PathAssistant")])
        own = facts(
            active=True, entityName=entity, fieldName=shapes.FIELD_OF[entity], masterLabel=label,
            recordTypeName=record_type,
        )  # fmt: skip
        now = Collection(f"PathAssistant:{name}", "PathAssistant", f"Path “{label}”", (), own, False)
    steps: dict[str, Item] = {item.id: item for item in now.items}
    for stage in pipeline.stages:
        if stage.key in links:
            item_id = links[stage.key]
            steps[item_id] = _step(steps.get(item_id) or Item(item_id, item_id), pipeline, stage, names, mapping, notes)
    return replace(now, items=tuple(steps.values()))


def developer_name(name: str) -> str:
    """A name as Salesforce's API takes it: letters, digits and single underscores, at most 80."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", anyascii(unicodedata.normalize("NFC", name))).strip("_")
    return (plain if plain[:1].isalpha() else f"P_{plain}")[:80].rstrip("_")


def _path_now(entity: str, record_type: str, current: Configuration) -> Collection | None:
    for collection in current.of_kind("PathAssistant"):
        own = collection.facts
        if own.get("entityName") == entity and own.get("recordTypeName") == record_type:
            return collection
    return None


def _step(
    now: Item, pipeline: Pipeline, stage: Stage, names: Names, mapping: AdminMapping, notes: Notes
) -> Item:  # fmt: skip
    info, cut = guidance.html_of(stage, names)
    if cut:
        words = f"The guidance on “{stage.name}” is cut to {shapes.MAX_GUIDANCE:,} characters."
        notes.add("cut", words, pipeline, stage, "info")
    fields, unknown = guidance.api_names(stage, dict(mapping.fields))
    for name in unknown:
        words = f"“{stage.name}”: “{name}” is no API name of a field, so it is not among the path's key fields."
        notes.add("no_place", words, pipeline, stage, "fieldNames")
    if len(fields) > shapes.MAX_PATH_FIELDS:
        words = (
            f"“{stage.name}”: the path shows {shapes.MAX_PATH_FIELDS} key fields of the {len(fields)} required ones."
        )
        notes.add("limit", words, pipeline, stage, "fieldNames")
    chosen = tuple(fields[: shapes.MAX_PATH_FIELDS]) or now.facts.get("fieldNames")
    return now.with_facts(info=info or now.facts.get("info"), fieldNames=chosen)


def _default(order: Sequence[str], now: Collection, values: Collection | None) -> str:
    """The value with which new records of the process start: today's, else the set's, else the first."""
    today = next((each for each in order if each in now and now[each].facts.get("default")), "")
    of_set = next((each for each in order if values and each in values and values[each].facts.get("default")), "")
    return today or of_set or (order[0] if order else "")


def _free(name: str, taken: Sequence[str]) -> str:
    number, found = 2, name
    while found in taken or f"PathAssistant:{found}" in taken:
        found = f"{name[:76]}_{number}"
        number += 1
    return found
