"""What the charter makes of a Salesforce organisation's settings."""

from __future__ import annotations

from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_values import names_of
from stageworkshop.crm.items import Configuration
from stageworkshop.crm.lists import Stages, Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.salesforce import processes, shapes, validation, values
from stageworkshop.crm.target import Reading, Wanted
from stageworkshop.domain.values import Names


def wanted(document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
    """Value sets, one business process, record type and path a pipeline, and drafts of validation rules."""
    work = Work(current.configuration, mapping)
    names = names_of(document)
    for set_id, stages in work.by_kind(document, shapes.SET_OF_KIND, "Salesforce").items():
        if set_id in shapes.OBJECT_OF:
            _object(shapes.OBJECT_OF[set_id], stages, work, current.configuration, names)
        else:
            work.notes.add("no_place", f"The mapping names “{set_id}”, which is no list of stages in Salesforce.")
    return work.wanted


def _object(entity: str, stages: Stages, work: Work, now: Configuration, names: Names) -> None:
    """Leads or opportunities: the value set, and for each pipeline its process, record type, path and rules."""
    set_id = shapes.SET_OF[entity]
    pipelines = list({pipeline.key: pipeline for pipeline, _ in stages}.values())
    today = processes.processes_of(pipelines, entity, now)
    maker = values.maker(work, set_id, stages, _used_elsewhere({each.id for each in today.values()}, entity, now))
    value_set = work.plan(work.then.get(set_id) or shapes.EMPTY_SETS[set_id], stages, maker)
    values.say_limits(value_set, work.notes)
    links = {stage: item for stage, (place, item) in work.links.items() if place == set_id}
    made = [
        (pipeline, entity, processes.process(pipeline, today.get(pipeline.key), entity, links, work))
        for pipeline in pipelines
    ]
    types = processes.record_types(made, now)
    for collection in (*(each for _, _, each in made), *types):
        work.then = work.then.with_collection(collection)
    for pipeline, _, process in made:
        record_type = processes.record_type_of(process, types)
        path = processes.path(pipeline, entity, record_type, links, work.then, names, work.mapping, work.notes)
        work.then = work.then.with_collection(path)
    rules = validation.drafts(pipelines, entity, links, work.then, work.mapping, work.notes)
    if rules.items:
        work.then = work.then.with_collection(rules)


def _used_elsewhere(ours: set[str], entity: str, now: Configuration) -> frozenset[str]:
    """Values of business processes that are none of the charter's pipelines."""
    return frozenset(
        item.id
        for collection in now.of_kind("BusinessProcess")
        if collection.facts.get("entity") == entity and collection.id not in ours
        for item in collection.items
    )
