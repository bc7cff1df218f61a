"""Frappe CRM: the doctypes `CRM Deal Status` and `CRM Lead Status`, as documents and as tables for Data Import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from stageworkshop.charter import spreadsheet
from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.crm import guide, json_files, texts
from stageworkshop.crm.items import Collection, Configuration, Fact, Item, facts
from stageworkshop.crm.lists import Maker, Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.notes import Notes, Oddity
from stageworkshop.crm.numbers import percent, whole
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import FoundPipeline, OutFile, Reading, Target, Wanted, leads_and_deals, unread
from stageworkshop.domain.errors import InputError

NAME_FIELD: Mapping[str, str] = MappingProxyType({"CRM Deal Status": "deal_status", "CRM Lead Status": "lead_status"})
"""Doctype → the field that holds the name."""
_FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"CRM Deal Status": ("type", "probability", "color"), "CRM Lead Status": ("type", "color")}
)
_TYPES = {"open": "Open", "won": "Won", "lost": "Lost", "disqualified": "Lost", "recycled": "On Hold"}
_TYPES_KEPT = {"open": ("Open", "Ongoing", "On Hold")}
"""Types that all mean an open record: one that is set stays."""
_COLOURS = {"won": "green", "lost": "red", "disqualified": "red", "recycled": "orange"}
_MAX_NAME = 140
_ANSWERS = ("data", "message", "docs")
"""Where the documents stand in what the API answers: of a resource, of a method, of a form."""
Positions = dict[tuple[str, str], int]


class Frappe(Target):
    """See `crm.target.Target`."""

    key = "frappe"
    label = "Frappe CRM"
    fact_labels: Mapping[str, str] = MappingProxyType({"type": "type", "probability": "probability", "color": "colour"})

    def read(self, path: Path) -> Reading:
        """Documents of the two doctypes, as the API or an export of fixtures gives them."""
        oddities: list[Oddity] = []
        found: dict[str, dict[str, Item]] = {}
        positions: Positions = {}
        for name, tree in json_files.trees(path, oddities):
            for each in _documents(tree):
                doctype = str(each.get("doctype") or _doctype_of(each))
                if doctype in NAME_FIELD:
                    _add(found.setdefault(doctype, {}), positions, doctype, each, name, oddities)
        if not found:
            raise InputError(
                "frappe.nothing",
                "no documents of CRM Deal Status or CRM Lead Status were found; export them as fixtures or by the API.",
                where=str(path),
            )
        collections = [
            Collection(doctype, "doctype", doctype, tuple(sorted(found[doctype].values(), key=_by(positions, doctype))))
            for doctype in NAME_FIELD
            if doctype in found
        ]
        return Reading(Configuration(self.key, tuple(collections)), tuple(oddities), positions)

    def empty(self) -> Reading:
        word = "planned against a Frappe CRM without statuses; give yours, or they stay beside the new ones"
        return unread(self.key, word, raw={})

    def pipelines(self, reading: Reading) -> Sequence[FoundPipeline]:
        return leads_and_deals(reading, "CRM Lead Status", _values)

    def wanted(self, document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
        work = Work(current.configuration, mapping)
        kinds = {"opportunity": "CRM Deal Status", "partner": "CRM Deal Status", "lead": "CRM Lead Status"}
        for place, stages in work.by_kind(document, kinds, self.label).items():
            work.plan(work.then.get(place) or Collection(place, "doctype", place), stages, _maker(place, work.notes))
            words = f"{place} has no place for definitions; link DEFINITIONS.md in the description of the form’s field."
            work.notes.add("no_place", words, fact="definition")
        return work.wanted

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        """Tables of what is new and what changes, for Data Import, and all documents as they will be."""
        if not steps:
            return []
        before: Positions = current.raw if isinstance(current.raw, dict) else {}
        made: list[OutFile] = []
        documents: list[dict[str, Any]] = []
        for collection in wanted.configuration:
            mine = [step for step in steps if step.collection == collection.id]
            positions = _positions(collection, mine, before)
            documents += [_document(collection.id, item, positions[item.id]) for item in collection.items]
            added = {step.item for step in mine if step.action == "add"}
            changed = {step.item for step in mine if step.action != "add"} - {""}
            changed |= {
                item.id for item in collection.items if before.get((collection.id, item.id)) != positions[item.id]
            }
            for ending, chosen in (("-new.csv", added), ("-changed.csv", changed - added)):
                items = [item for item in collection.items if item.id in chosen]
                if items and mine:
                    made.append(OutFile(_file(collection.id, ending), _table(collection.id, items, positions)))
        return [*made, OutFile("documents.json", json_files.dumps(documents))]

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        load = _load([each.path for each in self.write(document, current, wanted, steps)], steps)
        return guide.page(document, self.label, current, wanted, steps, load=load, back=_BACK)


def _documents(tree: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, list):
        for each in tree:
            yield from _documents(each)
    elif isinstance(tree, dict):
        inside = next((tree[name] for name in _ANSWERS if isinstance(tree.get(name), list | dict)), None)
        if inside is None:
            yield tree
        else:
            yield from _documents(inside)


def _doctype_of(tree: Mapping[str, Any]) -> str:
    return next((doctype for doctype, name in NAME_FIELD.items() if name in tree), "")


def _add(
    items: dict[str, Item], positions: Positions, doctype: str, tree: Mapping[str, Any], where: str, odd: list[Oddity]
) -> None:
    label = str(tree.get(NAME_FIELD[doctype]) or tree.get("name") or "")
    own_id = str(tree.get("name") or label)
    if not own_id or own_id in items:
        odd.append(Oddity(where, f"“{own_id}” comes twice or has no name; the first counts"))
        return
    made = {name: tree.get(name) for name in _FACTS[doctype] if isinstance(tree.get(name), str | int | float)}
    chance = whole(made.get("probability"))
    if chance is not None:
        made["probability"] = chance
    place = whole(tree.get("position"))
    positions[doctype, own_id] = len(items) + 1 if place is None else place
    items[own_id] = Item(own_id, label, facts=facts(**made))


def _values(item: Item) -> dict[str, Any]:
    kind = {"Won": "won", "Lost": "lost"}.get(str(item.facts.get("type", "")))
    return {"kind": kind, "probability": percent(item.facts.get("probability"))}


def _by(positions: Positions, doctype: str) -> Any:
    return lambda item: positions[doctype, item.id]


def _maker(place: str, notes: Notes) -> Maker:
    def item(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        kind = stage.kind or "open"
        now = before.facts.get("type")
        changed: dict[str, Fact] = {"type": now if now in _TYPES_KEPT.get(kind, ()) else _TYPES[kind]}
        changed["color"] = before.facts.get("color") or _COLOURS.get(kind, "blue")
        if "probability" in _FACTS[place]:
            ends: dict[str, Fact] = {"won": 100, "lost": 0, "disqualified": 0, "recycled": 0}
            chance: Fact = stage.probability
            changed["probability"] = ends.get(kind, before.facts.get("probability")) if chance is None else chance
        label, cut = texts.fit(texts.one_line(stage.name or stage.key), _MAX_NAME)
        if cut:
            notes.add("cut", f"The name “{label}” is cut to {_MAX_NAME} characters.", pipeline, stage)
        if (before.label != before.id and before.label != label) or (before.id != label and before.facts):
            words = f"“{before.label}” becomes “{label}”: in Frappe rename the document, so that records follow."
            notes.add("by_hand", words, pipeline, stage)
        return replace(before.with_facts(**changed), label=label)

    return Maker(
        item,
        lambda stage: texts.fit(texts.one_line(stage.name or stage.key), _MAX_NAME)[0],
        lambda each: each.facts.get("type") if each.facts.get("type") in ("Won", "Lost") else "",
        "keep",
    )


def _positions(collection: Collection, steps: Sequence[Step], before: Positions) -> dict[str, int]:
    """Positions stay while nothing is added or moved; else they are counted anew."""
    if any(step.action in ("add", "move") for step in steps):
        return {item.id: at for at, item in enumerate(collection.items, start=1)}
    return {item.id: before.get((collection.id, item.id), at) for at, item in enumerate(collection.items, start=1)}


def _document(doctype: str, item: Item, place: int) -> dict[str, Any]:
    named = {"doctype": doctype, "name": item.id, NAME_FIELD[doctype]: item.label, "position": place}
    return {**named, **item.facts}


def _table(doctype: str, items: Sequence[Item], positions: Mapping[str, int]) -> bytes:
    heads = ["name", NAME_FIELD[doctype], "position", *_FACTS[doctype]]
    rows = [
        [item.id, item.label, str(positions[item.id]), *(str(item.facts.get(name, "")) for name in _FACTS[doctype])]
        for item in items
    ]
    return spreadsheet.table(heads, rows)


def _load(paths: Sequence[str], steps: Sequence[Step]) -> Iterator[str]:
    todo = [
        f"Data Import › New: document type “{doctype}”, “{kind}”, the file `{path}`."
        for ending, kind in (("-new.csv", "Insert New Records"), ("-changed.csv", "Update Existing Records"))
        for doctype in NAME_FIELD
        for path in paths
        if path == _file(doctype, ending)
    ]
    renamed = [f"“{step.old}” to “{step.new}”" for step in steps if step.action == "rename"]
    if renamed:
        todo.insert(
            0, f"Rename in the form of the status, so that records follow, for no import does: {', '.join(renamed)}."
        )
    yield "## Load"
    yield ""
    yield from (f"{number}. {words}" for number, words in enumerate(todo, start=1))
    yield ""
    yield "`documents.json` is not to be loaded so: it holds all statuses as they will be, for the fixtures of an app"
    yield "or to compare with."
    yield ""


def _file(doctype: str, ending: str) -> str:
    return doctype.lower().replace(" ", "_") + ending


_BACK = "Import the statuses that you exported before; new ones can be deleted as long as no record has them."

TARGET = Frappe()
