"""The charter's stages in a value set: names, texts, probability and forecast within Salesforce's limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Fact, Item, facts
from stageworkshop.crm.mapping import KEEP, AdminMapping
from stageworkshop.crm.matching import Match, destination, matches
from stageworkshop.crm.notes import Note
from stageworkshop.crm.salesforce import shapes

_END_FORECAST = {"won": "Closed", "lost": "Omitted", "disqualified": "Omitted", "recycled": "Omitted"}
_END_PROBABILITY = {"won": 100, "lost": 0, "disqualified": 0, "recycled": 0}


@dataclass
class SetPlan:
    """A value set as the charter wants it, with what the rest of the package needs to know of it."""

    collection: Collection
    links: dict[str, str] = field(default_factory=dict)
    destinations: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def planned(
    now: Collection, stages: Sequence[tuple[Pipeline, Stage]], mapping: AdminMapping, used_elsewhere: frozenset[str]
) -> SetPlan:
    """The value set `now` with the charter's `stages` in it.

    Values in no pipeline of the charter are switched off, except those in `used_elsewhere` (a business process
    that no pipeline of the charter is) and those the mapping keeps.
    """
    plan = SetPlan(now)
    found = matches([stage for _, stage in stages], now, mapping)
    made: dict[str, Item] = {}
    by_name: dict[str, str] = {}
    for pipeline, stage in stages:
        match = found[stage.key]
        if not match.skipped:
            item_id = match.item or by_name.get(stage.name or stage.key) or _new_id(stage, now, made)
            by_name[stage.name or stage.key] = item_id
            _say_guess(plan, pipeline, stage, match, now)
            item = _item(item_id, now, pipeline, stage, plan)
            _say_conflict(plan, made.get(item_id), item, stage)
            made.setdefault(item_id, item)
            plan.links[stage.key] = item_id
    rest = [_leaving(item, plan, now, made, mapping, used_elsewhere) for item in now.items if item.id not in made]
    plan.collection = replace(now, items=(*made.values(), *rest))
    _say_limits(plan)
    return plan


def _new_id(stage: Stage, now: Collection, made: dict[str, Item]) -> str:
    name, _ = texts.fit(texts.one_line(stage.name or stage.key), shapes.MAX_TEXT)
    number, made_id = 2, name
    while made_id in now or made_id in made:
        made_id = f"{name} ({number})"
        number += 1
    return made_id


def _item(item_id: str, now: Collection, pipeline: Pipeline, stage: Stage, plan: SetPlan) -> Item:
    before = now.get(item_id) or Item(item_id, item_id, facts=facts(default=False))
    name = texts.one_line(stage.name or stage.key)
    label, cut = texts.fit(name, shapes.MAX_TEXT)
    if cut:
        plan.notes.append(
            Note("cut", f"The name “{label}” is cut to {shapes.MAX_TEXT} characters.", pipeline.key, stage.key, "label")
        )
    elif len(label) > shapes.LONG_NAME:
        words = f"“{label}” has {len(label)} characters; reports and the path show {shapes.LONG_NAME}."
        plan.notes.append(Note("limit", words, pipeline.key, stage.key, "label"))
    changed: dict[str, Fact] = {}
    if stage.definition:
        changed["description"], cut = texts.fit(texts.one_line(stage.definition), shapes.MAX_TEXT)
        if cut:
            words = (
                f"The definition of “{label}” has {len(stage.definition)} characters; the value's description takes "
                f"{shapes.MAX_TEXT} and holds its beginning. The path's guidance holds more."
            )
            plan.notes.append(Note("cut", words, pipeline.key, stage.key, "description"))
    if now.id == "OpportunityStage":
        changed |= _deal_facts(before, pipeline, stage, plan)
    else:
        changed["converted"] = stage.kind == "won"
    return replace(before.with_facts(**changed), label=label, active=True)


def _deal_facts(before: Item, pipeline: Pipeline, stage: Stage, plan: SetPlan) -> dict[str, Fact]:
    kind = stage.kind or "open"
    won, ended = kind == "won", kind != "open"
    forecast: Fact = shapes.FORECASTS.get(stage.forecast_category or "")
    probability: Fact = stage.probability
    if probability is None:
        probability = _END_PROBABILITY.get(kind, before.facts.get("probability"))
    if forecast is None:
        forecast = _END_FORECAST.get(kind, before.facts.get("forecastCategory") or "Pipeline")
    if ended and not won and probability:
        words = f"“{stage.name}” has ended and is not won, so Salesforce expects 0 %; the charter says {probability} %."
        plan.notes.append(Note("limit", words, pipeline.key, stage.key, "probability"))
    if probability is None:
        words = f"“{stage.name}” has no probability in the charter; Salesforce wants one: 0 is written."
        plan.notes.append(Note("guess", words, pipeline.key, stage.key, "probability"))
        probability = 0
    return {"closed": ended, "forecastCategory": forecast, "probability": probability, "won": won}


def _leaving(
    item: Item, plan: SetPlan, now: Collection, made: dict[str, Item], mapping: AdminMapping, used: frozenset[str]
) -> Item:
    said = mapping.removed.get(item.id, "")
    if not item.active or said == KEEP:
        return item
    if item.id in used and not said:
        words = f"“{item.label}” is in none of the charter's pipelines, but another business process uses it; it stays."
        plan.notes.append(Note("guess", words, fact=item.id))
        return item
    if item.facts.get("converted") and not any(each.facts.get("converted") for each in made.values()):
        words = f"“{item.label}” stays, because Salesforce needs a converted value and no stage of the charter is won."
        plan.notes.append(Note("guess", words, fact=item.id))
        return item
    alike = [each.id for each in made.values() if _ends_as(each) == _ends_as(item)]
    place, guessed = destination(item.id, now, made, mapping, alike)
    plan.destinations[item.id] = place
    if guessed and place:
        words = f"“{item.label}” is switched off; its records are taken to belong in “{made[place].label}”."
        plan.notes.append(Note("guess", words, fact=item.id))
    elif not place:
        words = f"“{item.label}” is switched off; say in the mapping where its records go."
        plan.notes.append(Note("by_hand", words, fact=item.id))
    return replace(item, active=False)


def _ends_as(item: Item) -> tuple[bool, bool, bool]:
    return (
        bool(item.facts.get("closed")),
        bool(item.facts.get("won")),
        bool(item.facts.get("converted")),
    )


def _say_guess(plan: SetPlan, pipeline: Pipeline, stage: Stage, match: Match, now: Collection) -> None:
    if match.guessed:
        words = f"“{stage.name}” is taken to be “{now[match.item].label}”, because the names are alike."
        plan.notes.append(Note("guess", words, pipeline.key, stage.key))


def _say_conflict(plan: SetPlan, first: Item | None, second: Item, stage: Stage) -> None:
    """Two pipelines share the value: Salesforce keeps one text and one probability for both."""
    if first is None:
        return
    for name, value in second.facts.items():
        if first.facts.get(name) != value:
            words = (
                f"“{first.label}” stands in two pipelines with different {name}; Salesforce has one value for both, "
                "and the first pipeline's is written."
            )
            plan.notes.append(Note("limit", words, stage=stage.key, fact=name))


def _say_limits(plan: SetPlan) -> None:
    count = len(plan.collection.items)
    if count > shapes.MAX_VALUES:
        words = f"{plan.collection.label}: {count} values, and Salesforce takes {shapes.MAX_VALUES} a set."
        plan.notes.append(Note("limit", words))
    active = [item.facts for item in plan.collection.items if item.active]
    if plan.collection.id == "LeadStatus" and not any(each.get("converted") for each in active):
        words = "Lead status: Salesforce needs a value that is marked as converted; set the kind of one stage to won."
        plan.notes.append(Note("limit", words, fact="converted"))
    if not any(each.get("default") for each in active):
        words = (
            f"{plan.collection.label}: no value is the default for new records; set one in Salesforce if you need it."
        )
        plan.notes.append(Note("by_hand", words, fact="default"))


def set_of(pipeline: Pipeline, mapping: AdminMapping) -> str:
    """The value set that a pipeline's stages belong in, "" for none: by the mapping, else by the pipeline's kind."""
    said = mapping.pipelines.get(pipeline.key, "")
    if said:
        return said if said in shapes.OBJECT_OF else ""
    return {"lead": "LeadStatus", "opportunity": "OpportunityStage", "partner": "OpportunityStage"}.get(
        pipeline.kind, ""
    )
