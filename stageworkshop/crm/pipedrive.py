"""Pipedrive, API v2: pipelines and stages of deals as requests in order. Won and lost are states there, no stages."""

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
from stageworkshop.crm.numbers import percent, whole
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import NO_ID, OutFile, Reading, Wanted, unread
from stageworkshop.domain.criteria import Duration
from stageworkshop.domain.errors import InputError

_DAYS = {"days": 1, "weeks": 7}
_FACTS = ("deal_probability", "is_deal_rot_enabled", "days_to_rotten")
_OF_V1: Mapping[str, str] = MappingProxyType({"is_deal_rot_enabled": "rotten_flag", "days_to_rotten": "rotten_days"})
"""Facts → what the first version of the API calls them."""
_MAX_NAME = 255


class Pipedrive(DealPipelines):
    """See `crm.target.Target`."""

    key = "pipedrive"
    label = "Pipedrive"
    fact_labels: Mapping[str, str] = MappingProxyType(
        {
            "deal_probability": "probability",
            "is_deal_rot_enabled": "rotting on",
            "days_to_rotten": "days to rotten",
        }
    )

    def read(self, path: Path) -> Reading:
        """What GET /api/v2/pipelines and GET /api/v2/stages answer."""
        oddities: list[Oddity] = []
        pipelines: dict[str, Collection] = {}
        gone: set[str] = set()
        stages: list[tuple[str, Mapping[str, Any]]] = []
        for name, tree in json_files.trees(path, oddities):
            for each in _entries(tree):
                if "pipeline_id" in each:
                    stages.append((name, each))
                elif "name" in each and "id" in each:
                    if each.get("is_deleted") is True or each.get("active") is False:
                        oddities.append(Oddity(name, f"the pipeline “{each['name']}” is deleted; left alone"))
                        gone.add(str(each["id"]))
                        continue
                    made = Collection(str(each["id"]), "pipeline", str(each["name"]), (), ordered=False)
                    pipelines.setdefault(made.id, made)
        for name, each in sorted(stages, key=lambda pair: _number(pair[1].get("order_nr"))):
            if str(each["pipeline_id"]) not in gone:
                _add(pipelines, each, name, oddities)
        if not pipelines:
            raise InputError(
                "pipedrive.nothing",
                "no pipelines were found; save what GET /api/v2/pipelines and GET /api/v2/stages answer.",
                where=str(path),
            )
        return Reading(Configuration(self.key, tuple(pipelines.values())), tuple(oddities))

    def empty(self) -> Reading:
        word = "planned against a Pipedrive without pipelines; give yours, or they stay beside the new ones"
        return unread(self.key, word)

    def plan_pipeline(self, pipeline: Pipeline, work: Work) -> None:
        _pipeline(pipeline, work)

    def stage_values(self, item: Item) -> Mapping[str, Any]:
        return _values(item)

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        """`requests.json`, in order; and `after.json`, the answers to expect once all is sent."""
        return calls.files(list(_requests(current, wanted, steps)), _after(wanted)) if steps else []

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        return guide.page(document, self.label, current, wanted, steps, load=_LOAD, moving=_MOVING, back=_BACK)


def _entries(tree: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, list):
        for each in tree:
            yield from _entries(each)
    elif isinstance(tree, dict):
        if "name" in tree:
            yield tree
        else:
            for name, each in tree.items():
                # Of whom an answer also speaks: people with names and ids.
                if name != "related_objects":
                    yield from _entries(each)


def _number(value: Any) -> int:
    number = whole(value)
    return 1 << 30 if number is None else number


def _add(pipelines: dict[str, Collection], tree: Mapping[str, Any], where: str, oddities: list[Oddity]) -> None:
    pipeline = str(tree["pipeline_id"])
    if pipeline not in pipelines:
        label = str(tree.get("pipeline_name") or f"Pipeline {pipeline}")
        oddities.append(Oddity(where, f"the pipeline {pipeline} was not among those read; its stages are kept"))
        pipelines[pipeline] = Collection(pipeline, "pipeline", label, (), ordered=False)
    now = pipelines[pipeline]
    name = str(tree.get("name", ""))
    own_id = str(tree.get("id") or name)
    if own_id in now:
        oddities.append(Oddity(where, f"the stage {own_id} comes twice; the first counts"))
        return
    active = tree.get("is_deleted") is not True and tree.get("active_flag") is not False
    item = Item(own_id, name, active, facts(**{fact: _fact(tree, fact) for fact in _FACTS}))
    pipelines[pipeline] = replace(now, items=(*now.items, item))


def _fact(tree: Mapping[str, Any], name: str) -> Fact:
    value = tree.get(name, tree.get(_OF_V1.get(name, "")))
    return value if isinstance(value, bool) else whole(value)


def _values(item: Item) -> dict[str, Any]:
    values: dict[str, Any] = {}
    days = whole(item.facts.get("days_to_rotten"))
    values["probability"] = percent(item.facts.get("deal_probability"))
    if days is not None and days > 0 and item.facts.get("is_deal_rot_enabled"):
        values["longest_time"] = {"amount": days, "unit": "days"}
    return values


def _pipeline(pipeline: Pipeline, work: Work) -> None:
    now = work.own_list(pipeline, work.then)
    now = now or Collection(work.new_id(f"{NO_ID}{pipeline.key}"), "pipeline", pipeline.name, (), ordered=False)
    stages = [(pipeline, stage) for stage in pipeline.stages if (stage.kind or "open") == "open"]
    for stage in pipeline.stages:
        if (stage.kind or "open") != "open":
            words = f"“{stage.name}” is no stage in Pipedrive: a deal there is won or lost, with a reason."
            work.notes.add("no_place", words, pipeline, stage)
    maker = Maker(_maker(work.notes), lambda stage: f"{NO_ID}{stage.key}", lambda item: None, "remove")
    made = work.plan(replace(now, label=texts.one_line(pipeline.name)), stages, maker)
    wanted = [item.id for item in made.items]
    # The API takes no order: what is there keeps its place, what is new comes at the end.
    order = [each for each in now.ids if each in made]
    order += [each for each in wanted if each not in order]
    if order != wanted:
        names = ", ".join(f"“{made[each].label}”" for each in wanted)
        words = f"“{pipeline.name}”: drag the stages into this order, for the API takes none: {names}."
        work.notes.add("by_hand", words, pipeline)
    work.then = work.then.with_collection(replace(made, items=tuple(made[each] for each in order)))
    words = f"“{pipeline.name}”: Pipedrive’s stages have no text; give people DEFINITIONS.md beside it."
    work.notes.add("no_place", words, pipeline, fact="definition")


def _maker(notes: Notes) -> Any:
    def item(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        label, cut = texts.fit(texts.one_line(stage.name or stage.key), _MAX_NAME)
        if cut:
            notes.add("cut", f"The name “{label}” is cut to {_MAX_NAME} characters.", pipeline, stage)
        made = before
        if stage.probability is not None:
            made = made.with_facts(deal_probability=stage.probability)
        if stage.longest_time is not None:
            length = Duration(stage.longest_time.amount, stage.longest_time.unit)
            if length.unit in _DAYS:
                made = made.with_facts(is_deal_rot_enabled=True, days_to_rotten=length.amount * _DAYS[length.unit])
            else:
                words = f"“{stage.name}”: {length.words()} is no number of calendar days, so rotting is left as it is."
                notes.add("no_place", words, pipeline, stage, "days_to_rotten")
        return replace(made, label=label)

    return item


def _requests(current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Iterator[Call]:
    last: list[Call] = []
    for collection in wanted.configuration:
        mine = [step for step in steps if step.collection == collection.id]
        if not mine:
            continue
        pipeline: str | int = int(collection.id) if collection.id.isdecimal() else f"{{id of “{collection.label}”}}"
        if current.configuration.get(collection.id) is None:
            yield call("POST", "/api/v2/pipelines", {"name": collection.label}, f"new pipeline “{collection.label}”")
        elif any(step.action == "rename" and not step.item for step in mine):
            yield call("PATCH", f"/api/v2/pipelines/{pipeline}", {"name": collection.label}, "the pipeline’s name")
        added = {step.item for step in mine if step.action == "add"}
        changed = {step.item for step in mine if step.action not in ("add", "remove")}
        for item in collection.items:
            body = {"name": item.label, **item.facts}
            if item.id in added:
                yield call("POST", "/api/v2/stages", {**body, "pipeline_id": pipeline}, f"new stage “{item.label}”")
            elif item.id in changed:
                yield call("PATCH", f"/api/v2/stages/{item.id}", body, f"“{item.label}” changes")
        last += calls.removals(collection, mine, "/api/v2/stages", "deals")
    yield from last


def _after(wanted: Wanted) -> dict[str, Any]:
    pipelines = [{"id": each.id, "name": each.label} for each in wanted.configuration]
    stages = [
        {
            "id": item.id,
            "name": item.label,
            "pipeline_id": each.id,
            "order_nr": at,
            "is_deleted": not item.active,
            **item.facts,
        }
        for each in wanted.configuration
        for at, item in enumerate(each.items, start=1)
    ]
    return {"pipelines": {"data": pipelines}, "stages": {"data": stages}}


_LOAD = (
    "## Load",
    "",
    "`requests.json` lists calls of the API v2 in the order in which they must be sent, with an admin’s token.",
    "",
    "1. Keep what `GET` of `/api/v2/pipelines` and `/api/v2/stages` answers: it is the way back.",
    "2. Send them one after the other to `https://api.pipedrive.com`; stop at the first that is refused.",
    "3. A call that makes a pipeline answers with its id: put it where a later call says “{id of …}”.",
    "4. Before a `DELETE`: move the deals out of that stage.",
    "5. Read pipelines and stages again and run the plan with `mapping.json`: it must be empty but for new ids.",
    "",
)
_MOVING = "Filter the deals by the old stage, select all of them, and bulk edit the stage, before the `DELETE`:"
_BACK = "Keep what you read before: a PATCH of each stage restores its name and numbers."

TARGET = Pipedrive()
