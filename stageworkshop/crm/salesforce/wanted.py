"""What the charter makes of a Salesforce organisation's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_values import names_of
from stageworkshop.crm.items import Configuration, facts
from stageworkshop.crm.lists import Stages, Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.salesforce import fields, paths, processes, shapes, validation, values
from stageworkshop.crm.salesforce.fields import OwnFields
from stageworkshop.crm.target import Reading, Wanted
from stageworkshop.domain.values import Names


def wanted(document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
    """Value sets, one business process, record type and path a pipeline, and drafts of validation rules."""
    work = Work(current.configuration, mapping)
    names = names_of(document)
    own: Mapping[str, OwnFields] = current.raw if isinstance(current.raw, dict) else {}
    for set_id, stages in work.by_kind(document, shapes.SET_OF_KIND, "Salesforce", shapes.set_of).items():
        entity = shapes.OBJECT_OF[set_id]
        if work.then.get(set_id) is None:
            _say_unseen(set_id, stages, work)
            continue
        known = fields.names((stage for _, stage in stages), entity, own.get(entity) or OwnFields(), mapping.fields)
        for name, api in sorted(known.guessed.items()):
            work.notes.add("guess", f"“{name}” is taken to be the field {api}, which has that label.", fact=api)
        _object(stages, work, current.configuration, known, names)
    return work.wanted


def _say_unseen(set_id: str, stages: Stages, work: Work) -> None:
    """Every organisation has the set, and a value that a file leaves out is switched off: none is written unseen."""
    for pipeline in {pipeline.key: pipeline for pipeline, _ in stages}.values():
        words = f"“{pipeline.name}”: the files lack {set_id}.standardValueSet-meta.xml; add it."
        work.notes.add("unplanned", words, pipeline)


def _object(stages: Stages, work: Work, now: Configuration, known: fields.Names, names: Names) -> None:
    """Leads or opportunities: the value set, and for each pipeline its process, record type, path and rules."""
    entity = known.entity
    set_id = shapes.SET_OF[entity]
    pipelines = list({pipeline.key: pipeline for pipeline, _ in stages}.values())
    today = processes.processes_of(pipelines, entity, now, work.mapping)
    others = _used_elsewhere({each.id for each in today.values()}, entity, now)
    _value_set(set_id, stages, others, work)
    links = {stage: item for stage, (place, item) in work.links.items() if place == set_id}
    called = processes.process_names(pipelines)
    made = {
        pipeline.key: processes.process(pipeline, today.get(pipeline.key), called[pipeline.key], entity, links, work)
        for pipeline in pipelines
        if work.mapping.pipelines.get(pipeline.key) != set_id
    }
    types = processes.record_types([(each, made[each.key]) for each in pipelines if each.key in made], entity, now)
    for collection in (*made.values(), types):
        work.then = work.then.with_collection(collection)
    record_type = {
        each.key: processes.record_type_of(made[each.key], types) if each.key in made else shapes.MASTER
        for each in pipelines
    }
    for pipeline in pipelines:
        work.lists[pipeline.key] = made[pipeline.key].id if pipeline.key in made else set_id
        path = paths.path(pipeline, record_type[pipeline.key], links, known, work, names)
        work.then = work.then.with_collection(path)
    rules = validation.drafts(pipelines, known, links, record_type, work)
    work.then = work.then.with_collection(rules)


def _value_set(set_id: str, stages: Stages, others: dict[str, str], work: Work) -> None:
    """Plans the value set. Other values are switched off, except those in `others` (value → who uses it)."""
    now = values.without_repeats(work.then.get(set_id) or shapes.EMPTY_SETS[set_id], work.places)
    maker = values.maker(work, now, stages, others)
    # In alphabetical order the charter's would not show.
    planned = work.plan(replace(now, facts=facts(**{**now.facts, "sorted": False})), stages, maker)
    made = values.with_default(planned, stages, work)
    work.then = work.then.with_collection(made)
    values.say_limits(made, work.notes)


def _used_elsewhere(ours: set[str], entity: str, now: Configuration) -> dict[str, str]:
    """Values of business processes that are none of the charter's pipelines → why they stay."""
    found: dict[str, str] = {}
    for collection in now.of_kind("BusinessProcess"):
        if collection.facts.get("entity") == entity and collection.id not in ours:
            for item in collection.items:
                found.setdefault(item.id, f"the process “{collection.label}” uses it")
    return found
