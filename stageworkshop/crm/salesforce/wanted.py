"""What the charter makes of a Salesforce organisation's settings."""

from __future__ import annotations

from collections.abc import Iterable

from stageworkshop.charter.model import Document, Pipeline
from stageworkshop.charter.stage_values import names_of
from stageworkshop.crm.items import Configuration
from stageworkshop.crm.lists import Notes
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.notes import Note
from stageworkshop.crm.salesforce import processes, shapes, validation, values
from stageworkshop.crm.target import Reading, Wanted


def wanted(document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
    """Value sets, one business process, record type and path a pipeline, and drafts of validation rules."""
    now = current.configuration
    then = now
    notes = Notes()
    links: dict[str, tuple[str, str]] = {}
    places: dict[tuple[str, str], str] = {}
    names = names_of(document)
    for set_id, entity in shapes.OBJECT_OF.items():
        pipelines = [each for each in document.pipelines if values.set_of(each, mapping) == set_id]
        if not pipelines:
            continue
        value_set = then.get(set_id) or shapes.EMPTY_SETS[set_id]
        stages = [(pipeline, stage) for pipeline in pipelines for stage in pipeline.stages]
        plan = values.planned(value_set, stages, mapping, _used_elsewhere(pipelines, entity, now), notes)
        then = then.with_collection(plan.collection)
        links.update({stage: (set_id, item) for stage, item in plan.links.items()})
        places.update({(set_id, item): place for item, place in plan.destinations.items()})
        made = [
            (pipeline, entity, processes.process(pipeline, entity, plan.links, plan.collection, now, notes.all))
            for pipeline in pipelines
        ]
        types = processes.record_types(made, now)
        for collection in (*(each for _, _, each in made), *types):
            then = then.with_collection(collection)
        for pipeline, _, process in made:
            record_type = processes.record_type_of(process, types)
            then = then.with_collection(
                processes.path(pipeline, entity, record_type, plan.links, then, names, mapping, notes.all)
            )
        rules = validation.drafts(pipelines, entity, plan.links, then, mapping, notes.all)
        if rules.items:
            then = then.with_collection(rules)
    return Wanted(then, (*notes.all, *_left_out(document, mapping)), places, links)


def _used_elsewhere(pipelines: Iterable[Pipeline], entity: str, now: Configuration) -> frozenset[str]:
    """Values of business processes that are none of the charter's pipelines."""
    ours = {found.id for each in pipelines if (found := processes.process_of(each, entity, now)) is not None}
    return frozenset(
        item.id
        for collection in now.of_kind("BusinessProcess")
        if collection.facts.get("entity") == entity and collection.id not in ours
        for item in collection.items
    )


def _left_out(document: Document, mapping: AdminMapping) -> list[Note]:
    return [
        Note(
            "no_place",
            f"“{pipeline.name}” is not brought into Salesforce: neither leads nor opportunities. "
            "The mapping can name OpportunityStage or LeadStatus for it.",
            pipeline.key,
        )
        for pipeline in document.pipelines
        if not values.set_of(pipeline, mapping) and pipeline.stages
    ]
