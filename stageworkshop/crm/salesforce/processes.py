"""One business process and record type a pipeline: which values of the set it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from anyascii import anyascii

from stageworkshop.charter.model import Pipeline
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.lists import Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.matching import folded
from stageworkshop.crm.salesforce import shapes


def process_name(pipeline: Pipeline) -> str:
    """The pipeline's name as far as a process takes it."""
    return texts.fit(texts.one_line(pipeline.name), shapes.MAX_PROCESS_NAME)[0]


def processes_of(
    pipelines: Sequence[Pipeline], entity: str, current: Configuration, mapping: AdminMapping
) -> dict[str, Collection]:
    """Key of a pipeline → the business process that it is today: the mapping's, else the one of its name. No process
    is two pipelines.
    """
    there = [each for each in current.of_kind("BusinessProcess") if each.facts.get("entity") == entity]
    found: dict[str, Collection] = {}
    for pipeline in pipelines:
        said = mapping.pipelines.get(pipeline.key, "")
        for collection in there:
            mine = collection.id == said or (not said and folded(collection.label) == folded(process_name(pipeline)))
            if mine and collection not in found.values():
                found[pipeline.key] = collection
                break
    return found


def process(
    pipeline: Pipeline, now: Collection | None, entity: str, links: Mapping[str, str], work: Work
) -> Collection:
    """The process with exactly the pipeline's values; what it had keeps its place and its way of being written."""
    if now is None:
        now = _new(pipeline, entity, work)
    elif folded(now.label) != folded(process_name(pipeline)):
        words = f"The process of “{pipeline.name}” stays “{now.label}”: no file can give a process another name."
        work.notes.add("by_hand", words, pipeline)
    wanted = [links[stage.key] for stage in pipeline.stages if stage.key in links]
    # Salesforce keeps the order in the value set alone, so nothing is moved here.
    order = [each for each in now.ids if each in wanted]
    order += [each for each in dict.fromkeys(wanted) if each not in order]
    default = _default(order, now, work.then.get(shapes.SET_OF[entity])) if entity == "Lead" else ""
    items = tuple((now.get(each) or Item(each, each)).with_facts(default=each == default) for each in order)
    return replace(now, items=items)


def record_types(pipelines: Iterable[tuple[Pipeline, Collection]], entity: str, current: Configuration) -> Collection:
    """The record types with one more for each process that none uses yet. Those that are there stay as they are."""
    now = current.get(shapes.group_id("RecordType", entity)) or shapes.group("RecordType", entity)
    for pipeline, process in pipelines:
        if not _uses(now, process):
            name = free_name(developer_name(pipeline.name), now.ids)
            made = Item(name, process_name(pipeline), facts=facts(businessProcess=process.label))
            now = replace(now, items=(*now.items, made))
    return now


def record_type_of(process: Collection, types: Collection) -> str:
    """The record type that uses a process: an active one, if there is one."""
    return next((item.id for item in sorted(_uses(types, process), key=lambda item: not item.active)), shapes.MASTER)


def developer_name(name: str) -> str:
    """A name as Salesforce's API takes it: letters, digits and single underscores, at most 80."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", anyascii(unicodedata.normalize("NFC", name))).strip("_")
    return (plain if plain[:1].isalpha() else f"P_{plain}")[:80].rstrip("_")


def free_name(name: str, taken: Sequence[str]) -> str:
    """A name of the API, with a number behind it if somebody has it already."""
    number, found = 2, name
    while found in taken:
        found = f"{name[:76]}_{number}"
        number += 1
    return found


def _new(pipeline: Pipeline, entity: str, work: Work) -> Collection:
    name = process_name(pipeline)
    if len(pipeline.name) > len(name):
        work.notes.add("cut", f"The process name “{name}” is cut to {shapes.MAX_PROCESS_NAME} characters.", pipeline)
    key = work.new_id(f"BusinessProcess:{entity}.{name}")
    own = facts(entity=entity, isActive=True)
    return Collection(key, "BusinessProcess", key.partition(".")[2], (), own, False, shapes.SET_OF[entity])


def _uses(types: Collection, process: Collection) -> list[Item]:
    name = folded(process.label)
    return [item for item in types.items if folded(str(item.facts.get("businessProcess", ""))) == name]


def _default(order: Sequence[str], now: Collection, values: Collection | None) -> str:
    """The status with which new leads of the process start: today's, else the set's, else the first that is open."""
    today = next((each for each in order if each in now and now[each].facts.get("default")), "")
    known = [values[each] for each in order if values and each in values]
    of_set = next((item.id for item in known if item.facts.get("default")), "")
    is_open = next((item.id for item in known if not item.facts.get("converted")), "")
    return today or of_set or is_open or (order[0] if order else "")
