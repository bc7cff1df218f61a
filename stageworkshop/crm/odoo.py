"""Odoo: the table `crm.stage` as CSV with external ids, the whole definition in `requirements`.

Measured on Odoo 15: the same external id updates in place, a row without one makes a duplicate, a stage that holds
records can't be deleted, and `requirements` is shown as the stage's tooltip.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from stageworkshop.charter import spreadsheet
from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.charter.stage_values import names_of
from stageworkshop.crm import guide, safe_files, texts
from stageworkshop.crm.items import Collection, Configuration, Fact, Item, facts
from stageworkshop.crm.lists import Maker, Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.notes import Notes, Oddity
from stageworkshop.crm.numbers import whole
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import FoundPipeline, FoundStage, OutFile, Reading, Target, Wanted, unread
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.values import Names
from stageworkshop.starting.decoding import decode
from stageworkshop.starting.headings import plain
from stageworkshop.starting.stages import MOST_STAGES, too_many

STAGES = "crm.stage"
COLUMNS = ("id", "name", "sequence", "is_won", "requirements", "team_id/id", "fold")
_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "external id": "id",
        "stage name": "name",
        "name": "name",
        "sequence": "sequence",
        "is won stage?": "is_won",
        "is won stage": "is_won",
        "requirements": "requirements",
        "sales team/external id": "team_id/id",
        "team_id": "team_id/id",
        "folded in pipeline": "fold",
    }
)
"""Headings of an export for people → field names of one for computers."""
_SPOKEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("extern", "estern"),
        "team_id/id": ("team", "equipe", "equipo", "squadra"),
        "is_won": ("won", "gewonnen", "gagne", "ganad", "ganh", "vint"),
        "fold": ("fold", "geklappt", "replie", "plegad", "dobrad", "recolhid", "ripiegat"),
        "requirements": ("voraussetzung", "anforderung", "exigence", "condition", "requeri", "requisi", "vereist"),
        "sequence": ("sequen", "secuen", "reihenfolge", "reeks", "volgorde"),
        "name": ("name", "naam", "nom", "bezeichnung", "etap", "phase", "fase", "stufe", "estagi"),
    }
)
"""Field → parts of what it is called in German, French, Spanish, Portuguese, Italian and Dutch, as `plain` gives
them; in the order in which columns are told apart, for “won stage” also speaks of a stage."""
_YES = frozenset({"true", "1", "yes", "x", "wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar"})
Places = dict[str, int]
"""External id → sequence, as it was read."""


class Odoo(Target):
    """See `crm.target.Target`."""

    key = "odoo"
    label = "Odoo"
    fact_labels: Mapping[str, str] = MappingProxyType(
        {"is_won": "won", "requirements": "requirements", "team_id/id": "sales team", "fold": "folded"}
    )

    def read(self, path: Path) -> Reading:
        """`crm.stage` as Odoo exports it, with the external ids. Raises InputError when it is another table."""
        items: dict[str, Item] = {}
        places: Places = {}
        oddities: list[Oddity] = []
        found = False
        for name, content in safe_files.files(path, lambda each: each.lower().endswith(".csv")):
            rows = _rows(content, name, oddities)
            if rows is None:
                oddities.append(Oddity(name, "has no column of stage names; left alone"))
                continue
            found = True
            if len(rows) > MOST_STAGES:
                raise too_many(len(rows), "rows", name)
            for number, row in enumerate(rows, start=2):
                _add(items, places, row, f"{name}, line {number}", oddities)
        if not found:
            raise InputError(
                "odoo.nothing",
                "no table of stages was found; in Odoo choose the stages, Export, “I want to update data”, as CSV.",
                where=str(path),
            )
        order = sorted(items.values(), key=lambda item: places[item.id])
        return Reading(_configuration(tuple(order)), tuple(oddities), places)

    def empty(self) -> Reading:
        """Without an export nothing is known: the ids of delivered stages differ from one database to another."""
        word = "planned against an Odoo without stages; give an export of yours, or its stages stay beside the new ones"
        return unread(self.key, word, _configuration(()).collections, {})

    def pipelines(self, reading: Reading) -> Sequence[FoundPipeline]:
        stages = (
            FoundStage(
                item.id,
                item.label,
                {"definition": item.facts.get("requirements"), "kind": "won" if item.facts.get("is_won") else None},
            )
            for item in reading.configuration.collections[0].items
        )
        return [FoundPipeline("Sales", "opportunity", STAGES, tuple(stages))]

    def wanted(self, document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
        work = Work(current.configuration, mapping)
        for place, stages in work.by_kind(document, {"opportunity": STAGES, "partner": STAGES}, self.label).items():
            now = work.then.get(place) or Collection(place, STAGES, place)
            work.plan(now, stages, _maker(names_of(document), work.notes))
            if len({pipeline.key for pipeline, _ in stages}) > 1:
                words = (
                    "Odoo shows a stage to every sales team until it is given to one: set “Sales Team” of each stage."
                )
                work.notes.add("by_hand", words)
        return work.wanted

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        """The whole table: rows that do not change are written as they were, and update nothing."""
        if not steps:
            return []
        collection = wanted.configuration.collections[0]
        before = current.raw if isinstance(current.raw, dict) else {}
        counted = any(step.action in ("add", "move") for step in steps)
        rows = []
        for at, item in enumerate(collection.items):
            place = at * 10 if counted else before.get(item.id, at * 10)
            rows.append([item.id, item.label, str(place), *(_cell(item.facts.get(name)) for name in COLUMNS[3:])])
        return [OutFile("crm.stage.csv", spreadsheet.table(COLUMNS, rows))]

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        return guide.page(document, self.label, current, wanted, steps, load=_load(steps), back=_BACK)


def _configuration(items: tuple[Item, ...]) -> Configuration:
    return Configuration("odoo", (Collection(STAGES, STAGES, "Stages", items),))


def _fields(headings: Sequence[str]) -> list[str]:
    """Headings as field names: those for computers, else those for people in the language of whoever exported."""
    made = [_HEADINGS.get(head.strip().lower(), head.strip()) for head in headings]
    if "name" in made:
        return made
    for field, parts in _SPOKEN.items():
        for at, head in enumerate(headings):
            if field not in made and made[at] not in COLUMNS and any(part in plain(head) for part in parts):
                made[at] = field
    return made


def _rows(content: bytes, name: str, oddities: list[Oddity]) -> list[dict[str, str]] | None:
    """The rows by field name; None when there is no column of names."""
    text = decode(content, name, "").text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count)))
    except csv.Error as error:
        raise InputError("odoo.csv", f"this is no table that can be read ({error}).", where=name) from None
    heads = _fields(rows[0]) if rows else []
    if "name" not in heads:
        return None
    strange = ", ".join(f"“{head}”" for head in heads if head not in COLUMNS)
    if strange:
        oddities.append(Oddity(name, f"left alone, and not changed by what is loaded: {strange}"))
    return [dict(zip(heads, map(spreadsheet.original, row), strict=False)) for row in rows[1:] if any(row)]


def _add(items: dict[str, Item], places: Places, row: Mapping[str, str], where: str, oddities: list[Oddity]) -> None:
    name = row.get("name", "").strip()
    own_id = row.get("id", "").strip()
    if not name and not own_id:
        oddities.append(Oddity(where, "has neither id nor name; left out"))
        return
    if own_id.isdecimal():
        oddities.append(Oddity(where, f"“{own_id}” is a number of the database and no external id; export that one"))
    if not own_id:
        oddities.append(Oddity(where, f"“{name}” has no external id, so loading it would make a second one"))
        own_id = name
    if own_id in items:
        oddities.append(Oddity(where, f"the id “{own_id}” comes twice; the first counts"))
        return
    place = whole(row.get("sequence", ""))
    if place is None:
        if "sequence" in row:
            oddities.append(Oddity(where, f"“{name}” has no whole number as its sequence"))
        place = max(places.values(), default=-1) + 1
    places[own_id] = place
    requirements = row.get("requirements", "").replace("\r\n", "\n").strip() or None
    items[own_id] = Item(
        own_id,
        name,
        facts=facts(
            is_won=row.get("is_won", "").strip().lower() in _YES,
            requirements=requirements,
            fold=row.get("fold", "").strip().lower() in _YES,
            **{"team_id/id": row.get("team_id/id", "").strip() or None},
        ),
    )


def _maker(names: Names, notes: Notes) -> Maker:
    def item(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        ended = (stage.kind or "open") not in ("open", "won")
        if stage.probability is not None and stage.kind in (None, "open"):
            words = "The probability has no place, for Odoo works it out itself"
            notes.share("no_place", words, stage.name or stage.key, "probability")
        if ended:
            words = f"“{stage.name}”: Odoo keeps lost records by a lost reason, not in a stage; this one is folded."
            notes.add("limit", words, pipeline, stage)
        made = before.with_facts(
            is_won=stage.kind == "won",
            requirements=texts.whole(stage, names) or None,
            fold=ended or bool(before.facts.get("fold")),
        )
        return replace(made, label=texts.one_line(stage.name or stage.key))

    return Maker(
        item,
        lambda stage: f"stageworkshop.stage_{stage.key}",
        lambda each: (bool(each.facts.get("is_won")), bool(each.facts.get("fold"))),
        "keep",
    )


def _cell(value: Fact) -> str:
    if isinstance(value, bool):
        return "True" if value else "False"
    return "" if value is None else str(value)


def _load(steps: Sequence[Step]) -> Iterator[str]:
    yield "## Load"
    yield ""
    yield "1. Switch on the developer mode (Settings › Developer Tools), for only then is there a menu of stages:"
    yield "   CRM › Configuration › Stages. Keep an export: choose all, Export, “I want to update data”, as CSV."
    yield "2. There: Import records (in the menu of the gear, or of Favourites in older versions), `crm.stage.csv`."
    yield "3. Press Test. Odoo names every cell that it does not take; nothing is written by a test."
    yield "4. Press Import. Stages with the same External ID are changed in place; new ones are added."
    if any(step.action == "rename" for step in steps):
        yield "5. A name changes in your own language only. If people use Odoo in others, give it in those as well:"
        yield "   in the stage’s form, the button with the language beside the name."
    yield ""


_BACK = "Import the export that you made before. New stages can be deleted as long as no record is in them."

TARGET = Odoo()
