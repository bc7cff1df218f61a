"""Zoho CRM, API v8: pipelines of deals with their stage maps, as bodies for the pipeline settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.crm import calls, guide, json_files, texts
from stageworkshop.crm.calls import Call, call
from stageworkshop.crm.deal_pipelines import DealPipelines
from stageworkshop.crm.items import Collection, Configuration, Fact, Item, facts
from stageworkshop.crm.lists import Maker, Work
from stageworkshop.crm.notes import Notes, Oddity
from stageworkshop.crm.numbers import whole
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import NO_ID, OutFile, Reading, Wanted, unread
from stageworkshop.domain.errors import InputError

_PATH = "/crm/v8/settings/pipeline"
_CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "omitted": "Omitted",
        "pipeline": "Pipeline",
        "best_case": "Best Case",
        "most_likely": "Best Case",
        "commit": "Committed",
        "closed": "Closed",
    }
)
"""Forecast categories of the definitions file → of Zoho, which knows no “most likely”."""
_TYPES = {"open": "Open", "won": "Closed Won", "lost": "Closed Lost", "disqualified": "Closed Lost"}
_TYPES |= {"recycled": "Closed Lost"}
_END_CATEGORY = {"won": "Closed", "lost": "Omitted", "disqualified": "Omitted", "recycled": "Omitted"}


class Zoho(DealPipelines):
    """See `crm.target.Target`."""

    key = "zoho"
    label = "Zoho CRM"
    fact_labels: Mapping[str, str] = MappingProxyType(
        {
            "forecast_category": "forecast category",
            "forecast_type": "forecast type",
            "colour_code": "colour",
            "actual_value": "stored value",
        }
    )

    def read(self, path: Path) -> Reading:
        """What GET /crm/v8/settings/pipeline?layout_id=… answers."""
        oddities: list[Oddity] = []
        found: dict[str, Collection] = {}
        for name, tree in json_files.trees(path, oddities):
            for each in _pipelines(tree):
                made = _collection(each, name, oddities)
                if made.id in found and found[made.id] != made:
                    oddities.append(Oddity(name, f"“{made.label}” was already read from another file, which counts"))
                found.setdefault(made.id, made)
        if not found:
            raise InputError(
                "zoho.nothing",
                f"no pipelines were found; save what GET {_PATH}?layout_id=… answers, and give that.",
                where=str(path),
            )
        return Reading(Configuration(self.key, tuple(found.values())), tuple(oddities))

    def empty(self) -> Reading:
        word = "planned against a Zoho CRM without pipelines; give yours, or they stay beside the new ones"
        return unread(self.key, word)

    def plan_pipeline(self, pipeline: Pipeline, work: Work) -> None:
        _pipeline(pipeline, work)

    def stage_values(self, item: Item) -> Mapping[str, Any]:
        return _values(item)

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        """`requests.json` (one call a pipeline), and `after.json`, the answer to expect once all is sent."""
        if not steps:
            return []
        changed = {step.collection for step in steps}
        made = [
            _call(collection, current.configuration.get(collection.id), steps)
            for collection in wanted.configuration
            if collection.id in changed
        ]
        after = {"pipeline": [_body(each, ids=True) for each in wanted.configuration]}
        return calls.files(made, after)

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        return guide.page(document, self.label, current, wanted, steps, load=_LOAD, back=_BACK)


def _pipelines(tree: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, list):
        for each in tree:
            yield from _pipelines(each)
    elif isinstance(tree, dict):
        if isinstance(tree.get("maps"), list):
            yield tree
        else:
            for each in tree.values():
                yield from _pipelines(each)


def _collection(tree: Mapping[str, Any], where: str, oddities: list[Oddity]) -> Collection:
    label = str(tree.get("display_value") or tree.get("actual_value") or "")
    maps = [each for each in tree["maps"] if isinstance(each, Mapping)]
    items: dict[str, Item] = {}
    for each in sorted(maps, key=lambda one: _place(one.get("sequence_number"))):
        name = str(each.get("display_value") or each.get("actual_value") or "")
        own_id = str(each.get("id") or name)
        if own_id in items or not own_id:
            oddities.append(Oddity(where, f"“{label}” has the stage “{own_id}” twice; the first counts"))
            continue
        category = each.get("forecast_category")
        if isinstance(category, Mapping):
            category = category.get("name")
        made = facts(
            actual_value=_text(each.get("actual_value")),
            forecast_category=_text(category),
            forecast_type=_text(each.get("forecast_type")),
            colour_code=_text(each.get("colour_code")),
        )
        items[own_id] = Item(own_id, name, each.get("delete") is not True, made)
    own = facts(default=tree.get("default") is True, actual_value=_text(tree.get("actual_value")))
    return Collection(str(tree.get("id") or label), "pipeline", label, tuple(items.values()), own)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _place(value: Any) -> int:
    number = whole(value)
    return 1 << 30 if number is None else number


def _values(item: Item) -> dict[str, Any]:
    ends = {"Closed Won": "won", "Closed Lost": "lost"}
    ours = {"Omitted": "omitted", "Pipeline": "pipeline", "Best Case": "best_case", "Committed": "commit"}
    ours["Closed"] = "closed"
    return {
        "kind": ends.get(str(item.facts.get("forecast_type", ""))),
        "forecast_category": ours.get(str(item.facts.get("forecast_category", ""))),
    }


def _pipeline(pipeline: Pipeline, work: Work) -> None:
    name = texts.one_line(pipeline.name)
    own = facts(default=False, actual_value=name)
    now = work.own_list(pipeline, work.then)
    now = now or Collection(work.new_id(f"{NO_ID}{pipeline.key}"), "pipeline", name, (), own)
    stages = [(pipeline, stage) for stage in pipeline.stages]
    maker = Maker(
        _maker(work.notes), lambda stage: f"{NO_ID}{stage.key}", lambda item: item.facts.get("forecast_type"), "remove"
    )
    work.plan(replace(now, label=name), stages, maker)
    words = f"“{pipeline.name}”: Zoho’s stages have no text; put DEFINITIONS.md where the tooltip of Stage leads."
    work.notes.add("no_place", words, pipeline, fact="definition")


def _maker(notes: Notes) -> Any:
    def item(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        kind = stage.kind or "open"
        label = texts.one_line(stage.name or stage.key)
        category: Fact = _CATEGORIES.get(stage.forecast_category or "")
        if stage.forecast_category == "most_likely":
            words = f"“{stage.name}”: Zoho knows no “most likely”; “Best Case” is written."
            notes.add("encoded", words, pipeline, stage, "forecast_category")
        if category is None:
            category = _END_CATEGORY.get(kind, before.facts.get("forecast_category") or "Pipeline")
        if stage.probability is not None:
            words = "Probabilities are set at the field Stage of the layout, not in the pipeline"
            notes.share("by_hand", words, f"{stage.name}: {stage.probability} %", "probability")
        made = before.with_facts(
            actual_value=before.facts.get("actual_value") or label,
            forecast_category=category,
            forecast_type=_TYPES[kind],
        )
        return replace(made, label=label)

    return item


def _call(collection: Collection, now: Collection | None, steps: Sequence[Step]) -> Call:
    body = {"pipeline": [_body(collection, ids=False)]}
    gone = [step.item for step in steps if step.collection == collection.id and step.action == "remove"]
    if now is None:
        return call("POST", f"{_PATH}?layout_id={{layout}}", body, f"new pipeline “{collection.label}”")
    body["pipeline"][0]["maps"] += [{"id": each, "delete": True} for each in gone]
    path = f"{_PATH}/{collection.id}?layout_id={{layout}}"
    return call("PUT", path, body, f"changes of “{collection.label}”")


def _body(collection: Collection, *, ids: bool) -> dict[str, Any]:
    """A pipeline as the API takes it; what is new has no id yet, and gets a made-up one for `after.json` only."""
    maps = [
        {
            **_id_of(item.id, ids),
            "display_value": item.label,
            "sequence_number": at,
            **item.facts,
            "forecast_category": {"name": item.facts.get("forecast_category", "Pipeline")},
        }
        for at, item in enumerate(collection.items, start=1)
    ]
    return {**_id_of(collection.id, ids), "display_value": collection.label, **collection.facts, "maps": maps}


def _id_of(own_id: str, ids: bool) -> dict[str, str]:
    return {"id": own_id} if ids or not own_id.startswith(NO_ID) else {}


_LOAD = (
    "## Load",
    "",
    "`requests.json` holds one call of the API v8 for each pipeline that changes.",
    "",
    "1. Put the id of your deals layout where a path says `{layout}`, and keep what `GET` of that path answers:",
    "   it is the way back.",
    "2. Stages that are new to the account must be options of the field Stage first:",
    "   Setup › Modules and Fields › Deals › Stage.",
    "3. Send the calls to your Zoho domain with the scope `ZohoCRM.settings.pipeline.ALL`.",
    "4. Read the pipelines again and run the plan with `mapping.json`: it must be empty but for new ids.",
    "",
)
_BACK = "Send what you read before with PUT; Zoho asks where the deals of a removed stage go."

TARGET = Zoho()
