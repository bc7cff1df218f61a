"""The charter's stages in a value set: names, texts, probability and forecast within Salesforce's limits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Fact, Item
from stageworkshop.crm.lists import Maker, Notes, Stages, Work
from stageworkshop.crm.salesforce import shapes

_END_FORECAST = {"won": "Closed", "lost": "Omitted", "disqualified": "Omitted", "recycled": "Omitted"}
_END_PROBABILITY = {"won": 100, "lost": 0, "disqualified": 0, "recycled": 0}


def maker(work: Work, set_id: str, stages: Stages, used_elsewhere: frozenset[str]) -> Maker:
    """Makes the values of one set. Others are switched off, except those in `used_elsewhere` (a business process
    that no pipeline of the charter is) and those the mapping keeps.
    """
    now = work.then.get(set_id) or shapes.EMPTY_SETS[set_id]
    if set_id == "LeadStatus" and not any(stage.kind == "won" for _, stage in stages):
        # Salesforce needs a converted value.
        used_elsewhere |= {item.id for item in now.items if item.facts.get("converted")}
    return Maker(_Values(now, work.notes).item, _new_id, _ends_as, "switch off", used_elsewhere)


@dataclass(frozen=True)
class _Values:
    """Makes the values of one set."""

    now: Collection
    notes: Notes

    def item(self, before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        if before.id not in self.now:
            before = before.with_facts(default=False)
        label = self._label(pipeline, stage)
        changed: dict[str, Fact] = {}
        if stage.definition:
            changed["description"], cut = texts.fit(texts.one_line(stage.definition), shapes.MAX_TEXT)
            if cut:
                words = (
                    f"The definition of “{label}” has {len(stage.definition)} characters; the value's description "
                    f"takes {shapes.MAX_TEXT} and holds its beginning. The path's guidance holds more."
                )
                self.notes.add("cut", words, pipeline, stage, "description")
        if self.now.id == "OpportunityStage":
            changed |= self._deal_facts(before, pipeline, stage)
        else:
            changed["converted"] = stage.kind == "won"
        return replace(before.with_facts(**changed), label=label)

    def _label(self, pipeline: Pipeline, stage: Stage) -> str:
        label, cut = texts.fit(texts.one_line(stage.name or stage.key), shapes.MAX_TEXT)
        if cut:
            words = f"The name “{label}” is cut to {shapes.MAX_TEXT} characters."
            self.notes.add("cut", words, pipeline, stage, "label")
        elif len(label) > shapes.LONG_NAME:
            words = f"“{label}” has {len(label)} characters; reports and the path show {shapes.LONG_NAME}."
            self.notes.add("limit", words, pipeline, stage, "label")
        return label

    def _deal_facts(self, before: Item, pipeline: Pipeline, stage: Stage) -> dict[str, Fact]:
        kind = stage.kind or "open"
        won, ended = kind == "won", kind != "open"
        forecast: Fact = shapes.FORECASTS.get(stage.forecast_category or "")
        probability: Fact = stage.probability
        if probability is None:
            probability = _END_PROBABILITY.get(kind, before.facts.get("probability"))
        if forecast is None:
            forecast = _END_FORECAST.get(kind, before.facts.get("forecastCategory") or "Pipeline")
        if ended and not won and probability:
            words = (
                f"“{stage.name}” has ended and is not won; Salesforce expects 0 %, the charter says {probability} %."
            )
            self.notes.add("limit", words, pipeline, stage, "probability")
        if probability is None:
            words = f"“{stage.name}” has no probability in the charter; Salesforce wants one: 0 is written."
            self.notes.add("guess", words, pipeline, stage, "probability")
            probability = 0
        return {"closed": ended, "forecastCategory": forecast, "probability": probability, "won": won}


def _new_id(stage: Stage) -> str:
    return texts.fit(texts.one_line(stage.name or stage.key), shapes.MAX_TEXT)[0]


def _ends_as(item: Item) -> tuple[bool, ...]:
    return tuple(bool(item.facts.get(name)) for name in ("closed", "won", "converted"))


def say_limits(collection: Collection, notes: Notes) -> None:
    """What of the whole set Salesforce will mind."""
    count = len(collection.items)
    if count > shapes.MAX_VALUES:
        words = f"{collection.label}: {count} values, and Salesforce takes {shapes.MAX_VALUES} a set."
        notes.add("limit", words)
    active = [each.facts for each in collection.items if each.active]
    if collection.id == "LeadStatus" and not any(each.get("converted") for each in active):
        words = "Lead status: Salesforce needs a value that is marked as converted; set the kind of one stage to won."
        notes.add("limit", words, fact="converted")
    if not any(each.get("default") for each in active):
        words = f"{collection.label}: no value is the default for new records; set one in Salesforce if you need it."
        notes.add("by_hand", words, fact="default")
