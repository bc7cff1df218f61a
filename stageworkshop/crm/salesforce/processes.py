"""One business process and record type a pipeline: which values of the set it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from anyascii import anyascii

from stageworkshop.charter.model import Pipeline
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.lists import Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.matching import folded
from stageworkshop.crm.salesforce import shapes

_NO_FILE_NAME = re.compile(r'[/\\:*?"<>|]+')
"""What some file system refuses. A process's name is that of its file, and Salesforce's own tools encode none of it."""


def process_name(pipeline: Pipeline) -> str:
    """The pipeline's name as far as a process takes it."""
    return texts.fit(texts.one_line(pipeline.name), shapes.MAX_PROCESS_NAME)[0]


def process_names(pipelines: Sequence[Pipeline]) -> dict[str, str]:
    """Key of a pipeline → the name that a new process gets: fit for a file, and no two alike."""
    plain = {each.key: texts.one_line(_NO_FILE_NAME.sub(" ", process_name(each))) or "Pipeline" for each in pipelines}
    made: dict[str, str] = {}
    # Who can have the whole name has it.
    for pipeline in sorted(pipelines, key=lambda each: plain[each.key] != process_name(each)):
        taken = {folded(name) for name in made.values()}
        name, number = plain[pipeline.key], 2
        while folded(name) in taken:
            name = f"{plain[pipeline.key][: shapes.MAX_PROCESS_NAME - 4]} {number}"
            number += 1
        made[pipeline.key] = name
    return made


def processes_of(
    pipelines: Sequence[Pipeline], entity: str, current: Configuration, mapping: AdminMapping
) -> dict[str, Collection]:
    """Key of a pipeline → the business process that it is today: the mapping's, else the one of its name, or of the
    name that a new one would get. No process is two pipelines.
    """
    there = [each for each in current.of_kind("BusinessProcess") if each.facts.get("entity") == entity]
    found: dict[str, Collection] = {}
    for names in ({each.key: process_name(each) for each in pipelines}, process_names(pipelines)):
        for pipeline in pipelines:
            said = mapping.pipelines.get(pipeline.key, "")
            for collection in there if pipeline.key not in found else ():
                named = not said and folded(collection.label) == folded(names[pipeline.key])
                if (named or collection.id == said) and collection not in found.values():
                    found[pipeline.key] = collection
                    break
    return found


def process(
    pipeline: Pipeline, now: Collection | None, new_name: str, entity: str, links: Mapping[str, str], work: Work
) -> Collection:
    """The process with exactly the pipeline's values, and for leads one to convert them to; what it had keeps its
    place and its way of being written. `new_name` is for one that is not there yet.
    """
    if now is None:
        now = _new(pipeline, new_name, entity, work)
    elif folded(now.label) not in (folded(process_name(pipeline)), folded(new_name)):
        words = f"The process of “{pipeline.name}” stays “{now.label}”: no file can give a process another name."
        work.notes.add("by_hand", words, pipeline)
    wanted = [links[stage.key] for stage in pipeline.stages if stage.key in links]
    if entity == "Lead":
        wanted += _to_convert_to(pipeline, wanted, now, work)
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
            called = process.facts.get("written") or process.label
            made = Item(name, process_name(pipeline), facts=facts(businessProcess=called))
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


def _new(pipeline: Pipeline, name: str, entity: str, work: Work) -> Collection:
    whole = texts.one_line(pipeline.name)
    if len(whole) > shapes.MAX_PROCESS_NAME:
        work.notes.add("cut", f"The process name “{name}” is cut to {shapes.MAX_PROCESS_NAME} characters.", pipeline)
    elif name != whole:
        words = (
            f"The process of “{whole}” is called “{name}”, for its name must fit a file; people see the record type."
        )
        work.notes.add("encoded", words, pipeline)
    key = work.new_id(f"BusinessProcess:{entity}.{name}")
    own = facts(entity=entity, isActive=True)
    return Collection(key, "BusinessProcess", key.partition(".")[2], (), own, False, shapes.SET_OF[entity])


def _to_convert_to(pipeline: Pipeline, wanted: Sequence[str], now: Collection, work: Work) -> list[str]:
    """A status to convert leads to, if none is `wanted`: with the record type people can choose only what its process
    has. Today's if there is one, else the first of the set.
    """
    values = work.then.get(shapes.SET_OF["Lead"])
    good = [item for item in values.items if item.active and item.facts.get("converted")] if values else []
    if not good or any(item.id in wanted for item in good):
        return []
    chosen = next((item for item in good if item.id in now), good[0])
    words = (
        f"The process of “{pipeline.name}” has “{chosen.label}” too: leads can be converted only to a status of theirs."
    )
    work.notes.add("guess", words, pipeline)
    return [chosen.id]


def _uses(types: Collection, process: Collection) -> list[Item]:
    name = folded(process.label)
    return [item for item in types.items if folded(unquote(str(item.facts.get("businessProcess", "")))) == name]


def _default(order: Sequence[str], now: Collection, values: Collection | None) -> str:
    """The status with which new leads of the process start: today's, else the set's, else the first that is open."""
    today = next((each for each in order if each in now and now[each].facts.get("default")), "")
    known = [values[each] for each in order if values and each in values]
    of_set = next((item.id for item in known if item.facts.get("default")), "")
    is_open = next((item.id for item in known if not item.facts.get("converted")), "")
    return today or of_set or is_open or (order[0] if order else "")
