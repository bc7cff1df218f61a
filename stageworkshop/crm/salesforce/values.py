"""The charter's stages in a value set: names, texts, probability and forecast within Salesforce's limits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Fact, Item
from stageworkshop.crm.lists import Maker, Stages, Work
from stageworkshop.crm.notes import Notes
from stageworkshop.crm.salesforce import shapes

_END_FORECAST = {"won": "Closed", "lost": "Omitted", "disqualified": "Omitted", "recycled": "Omitted"}
_END_PROBABILITY = {"won": 100, "lost": 0, "disqualified": 0, "recycled": 0}
_CONVERTED = "Salesforce needs a status that is marked as converted"


def maker(work: Work, now: Collection, stages: Stages, used_elsewhere: dict[str, str]) -> Maker:
    """Makes the values of one set. Others are switched off, except those in `used_elsewhere` (a business process
    that no pipeline of the charter is) and those the mapping keeps.
    """
    ends_won = any(stage.kind == "won" for _, stage in stages)
    kept = {item.id: _CONVERTED for item in now.items if item.facts.get("converted")}
    # Without a stage that is won, today's converted status stays what it is, under whatever name.
    return Maker(
        _Values(now, work.notes, ends_won).item,
        _new_id,
        _ends_as,
        "switch off",
        used_elsewhere if ends_won or now.id != "LeadStatus" else {**kept, **used_elsewhere},
    )


@dataclass(frozen=True)
class _Values:
    """Makes the values of one set. `ends_won`: a stage of the charter that shares the set is won."""

    now: Collection
    notes: Notes
    ends_won: bool

    def item(self, before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        if before.id not in self.now:
            before = before.with_facts(default=False)
        label = self._label(pipeline, stage)
        changed: dict[str, Fact] = {}
        if stage.definition:
            changed["description"], cut = texts.fit(stage.definition, shapes.MAX_TEXT)
            if cut:
                words = (
                    f"The definition of “{label}” has {len(stage.definition)} characters; the value’s description "
                    f"takes {shapes.MAX_TEXT} and holds its beginning. The path’s guidance holds more."
                )
                self.notes.add("cut", words, pipeline, stage, "description")
        if self.now.id == "OpportunityStage":
            changed |= self._deal_facts(before, pipeline, stage)
        else:
            converted = stage.kind == "won" if self.ends_won else bool(before.facts.get("converted"))
            if converted or "converted" in before.facts or before.id not in self.now:
                changed["converted"] = converted
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
            words = "No probability in the charter, and Salesforce wants one; 0 is written"
            self.notes.share("guess", words, stage.name or stage.key, "probability")
            probability = 0
        return {"closed": ended, "forecastCategory": forecast, "probability": probability, "won": won}


def _new_id(stage: Stage) -> str:
    return texts.fit(texts.one_line(stage.name or stage.key), shapes.MAX_TEXT)[0]


def _ends_as(item: Item) -> tuple[bool, ...]:
    return tuple(bool(item.facts.get(name)) for name in ("closed", "won", "converted"))


def without_repeats(collection: Collection, places: dict[tuple[str, str], str]) -> Collection:
    """The list without the entries that a file names a second time: nothing that is loaded may.

    Their records, if there are any, are those of the first; `places` is told.
    """
    again = {item.id: str(item.facts["repeats"]) for item in collection.items if "repeats" in item.facts}
    places.update({(collection.id, item): first for item, first in again.items()})
    return replace(collection, items=tuple(item for item in collection.items if item.id not in again))


def with_default(collection: Collection, stages: Stages, work: Work) -> Collection:
    """No value that is switched off is the default for new records. Leads need one that is: today's, else the first
    open stage. Opportunities have none in Salesforce.
    """
    items = [
        item if item.active or not item.facts.get("default") else item.with_facts(default=False)
        for item in collection.items
    ]
    has_one = any(item.active and item.facts.get("default") for item in items)
    first = next(
        (stage for _, stage in stages if stage.key in work.links and (stage.kind or "open") == "open"),
        None,
    )
    if collection.id == "LeadStatus" and not has_one and first is not None:
        value = work.links[first.key][1]
        items = [item.with_facts(default=True) if item.id == value else item for item in items]
        words = f"New leads start in “{first.name or first.key}”, for Salesforce needs a status that they start in."
        work.notes.add("guess", words, fact="default")
    return replace(collection, items=tuple(items))


def say_limits(collection: Collection, notes: Notes) -> None:
    """What of the whole set Salesforce will mind."""
    count = len(collection.items)
    if count > shapes.MAX_VALUES:
        words = f"{collection.label}: {count} values, and Salesforce takes {shapes.MAX_VALUES} a set."
        notes.add("limit", words)
    for each in collection.items:
        category = str(each.facts.get("forecastCategory", "Omitted"))
        if category not in shapes.FORECASTS.values():
            words = f"“{each.label}”: Salesforce knows no forecast category “{category}”, and refuses the file until"
            notes.add("by_hand", f"{words} somebody has corrected it.", fact="forecastCategory")
    active = [each.facts for each in collection.items if each.active]
    if collection.id != "LeadStatus":
        return
    if not any(each.get("converted") for each in active):
        words = f"Lead status: {_CONVERTED}; set the kind of one stage to won."
        notes.add("limit", words, fact="converted")
    if not any(each.get("default") for each in active):
        words = "Lead status: no status is the one in which new leads start; choose it in Salesforce."
        notes.add("by_hand", words, fact="default")
