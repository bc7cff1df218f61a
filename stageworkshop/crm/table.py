"""Any other CRM: one flat table of stages, read with any column names and written with the whole definition.

Also for Dynamics 365, which has no simple file to import: the table is the admin's checklist (`dynamics`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from stageworkshop.charter import spreadsheet
from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.charter.stage_values import names_of, values_of
from stageworkshop.crm import guide, safe_files, stages_sql, texts
from stageworkshop.crm.items import Collection, Configuration, Fact, Item, facts
from stageworkshop.crm.lists import Maker, Work
from stageworkshop.crm.mapping import SKIP, AdminMapping
from stageworkshop.crm.notes import Oddity
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import FoundPipeline, OutFile, Reading, Target, Wanted, deals, unread
from stageworkshop.domain import definition
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.fields import DEFINITION, FIELDS, FORECAST, KIND, OWNER, PROBABILITY
from stageworkshop.domain.values import Choice, Names
from stageworkshop.starting import cells as cells_of
from stageworkshop.starting import columns
from stageworkshop.starting.stages import MOST_STAGES, too_many
from stageworkshop.starting.tabular import read_table

HEADS = ("pipeline", "id", "name", "order", "kind", "probability", "forecast_category", "owner", "definition", "text")
_FACTS = (KIND, PROBABILITY, FORECAST, OWNER, DEFINITION)
_FILE = "stages.csv"
_QUERIES = "stages.sql"
_SHOWN_LINES = 5


class Table(Target):
    """See `crm.target.Target`. `checklist`: the page tells how to enter it by hand."""

    fact_labels: Mapping[str, str] = MappingProxyType(
        {"text": "definition in full", **{field.key: field.label.lower() for field in FIELDS}}
    )

    def __init__(self, key: str, label: str, *, checklist: bool = False) -> None:
        self.key = key
        self.label = label
        self.checklist = checklist

    def read(self, path: Path) -> Reading:
        """A table with a row a stage; which column is which is told from its heading and its cells."""
        oddities: list[Oddity] = []
        found: dict[str, Collection] = {}
        for name, content in safe_files.files(path, lambda each: each.lower().endswith((".csv", ".tsv", ".txt"))):
            if name.upper().endswith(("PLAN.TXT", "SUMS")):
                continue
            for collection in _collections(content, name, oddities):
                found[collection.id] = _merged(found.get(collection.id), collection, name, oddities)
        if not found:
            raise InputError(
                "table.nothing", "no table of stages was found; give a CSV with one stage a row.", where=str(path)
            )
        return Reading(Configuration(self.key, tuple(found.values())), tuple(oddities))

    def empty(self) -> Reading:
        word = f"planned against {self.label} without stages; give a table of yours to see what changes"
        return unread(self.key, word)

    def pipelines(self, reading: Reading) -> Sequence[FoundPipeline]:
        return deals(reading, _values)

    def wanted(self, document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
        work = Work(current.configuration, mapping)
        names = names_of(document)
        for pipeline in document.pipelines:
            if mapping.pipelines.get(pipeline.key) == SKIP or not pipeline.stages:
                continue
            name = texts.one_line(pipeline.name)
            now = work.own_list(pipeline, work.then) or Collection(work.new_id(name), "pipeline", name)
            maker = Maker(_maker(names), lambda stage: stage.key, lambda item: item.facts.get(KIND.key), "remove")
            work.plan(now, [(pipeline, stage) for stage in pipeline.stages], maker)
        kept = [(pipeline, stage) for pipeline, stage in document.stages if stage.key in work.links]
        text = "" if self.checklist else stages_sql.queries(kept, mapping.fields, work.notes)
        return replace(work.wanted, extra=text)

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        rows = [
            [
                collection.id, item.id, item.label, str(at),
                *("" if (value := item.facts.get(field.key)) is None else str(value) for field in _FACTS),
                str(item.facts.get("text", "")),
            ]
            for collection in wanted.configuration
            for at, item in enumerate(collection.items, start=1)
        ]  # fmt: skip
        queries = [OutFile(_QUERIES, wanted.extra.encode())] if isinstance(wanted.extra, str) and wanted.extra else []
        return [OutFile(_FILE, spreadsheet.table(HEADS, rows)), *queries]

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        return guide.page(document, self.label, current, wanted, steps, load=self._load(wanted))

    def heading(self, collection: Collection) -> str:
        return f"Pipeline “{collection.label}”"

    def _load(self, wanted: Wanted) -> Iterator[str]:
        if self.checklist:
            yield from _checklist(wanted)
        else:
            yield f"`{_FILE}` holds one stage a row in UTF-8, with every field of its definition in the last column."
            yield "Where your CRM imports tables, choose it there and say which column is which."
            if wanted.extra:
                yield f"`{_QUERIES}` finds the records of a stage that meet its criteria, where those can be checked."
            yield ""


def _collections(content: bytes, name: str, oddities: list[Oddity]) -> Iterator[Collection]:
    table = read_table(content, name=name)
    oddities += [Oddity(name, each) for each in table.oddities]
    heads = [column.strip().lower() for column in table.columns]
    place = {target: index for index, target in columns.guess(table).items()}
    # The names of our own columns win over any guess.
    place |= {head: heads.index(head) for head in HEADS if head in heads}
    if "name" not in place:
        oddities.append(Oddity(name, "has no column of stage names; left alone"))
        return
    shares = PROBABILITY.key in place and cells_of.are_fractions(table.column(place[PROBABILITY.key]))
    items: dict[str, dict[str, Item]] = {}
    again: dict[str, list[int]] = {}
    for number, row in zip(table.numbers, table.rows, strict=False):
        cells = {target: spreadsheet.original(row[index]) for target, index in place.items()}
        label = cells["name"]
        pipeline = cells.get("pipeline", "") or "Stages"
        own_id = cells.get("id", "") or label
        mine = items.setdefault(pipeline, {})
        if not own_id or own_id in mine:
            again.setdefault(own_id, []).append(number)
        else:
            mine[own_id] = Item(own_id, label, facts=facts(**_facts(cells, shares)))
    count = sum(map(len, items.values()))
    if count > MOST_STAGES:
        raise too_many(count, "different names", name)
    oddities += _left_out(again, name)
    for pipeline, mine in items.items():
        yield Collection(pipeline, "pipeline", pipeline, tuple(mine.values()))


def _left_out(again: Mapping[str, Sequence[int]], name: str) -> Iterator[Oddity]:
    """Rows that are no stage of their own: own id, "" for none → their lines."""
    for own_id, lines in again.items():
        what = f"“{own_id}” is named before" if own_id else "no stage is named"
        shown = ", ".join(map(str, lines[:_SHOWN_LINES]))
        more = f" and {len(lines) - _SHOWN_LINES:,} more" if len(lines) > _SHOWN_LINES else ""
        yield Oddity(f"{name}, line {shown}{more}", f"{what}; left out")


def _facts(cells: Mapping[str, str], shares: bool) -> dict[str, Fact]:
    """`shares`: probabilities go from 0 to 1."""
    made: dict[str, Fact] = {name: cells.get(name) or None for name in (*(field.key for field in _FACTS), "text")}
    chance = cells_of.percent(str(made.get(PROBABILITY.key) or ""), fractions=shares)
    made[PROBABILITY.key] = made.get(PROBABILITY.key) if chance is None else chance
    return made


def _values(item: Item) -> dict[str, Any]:
    kinds, forecasts = (dict(each.kind.options) for each in (KIND, FORECAST) if isinstance(each.kind, Choice))
    kind, forecast = item.facts.get(KIND.key), item.facts.get(FORECAST.key)
    chance = item.facts.get(PROBABILITY.key)
    return {
        KIND.key: kind if kind in kinds else None,
        FORECAST.key: forecast if forecast in forecasts else None,
        PROBABILITY.key: chance if isinstance(chance, int) and 0 <= chance <= 100 else None,
        DEFINITION.key: item.facts.get(DEFINITION.key),
    }


def _merged(before: Collection | None, more: Collection, name: str, oddities: list[Oddity]) -> Collection:
    if before is None:
        return more
    new = [item for item in more.items if item.id not in before]
    if len(new) < len(more.items):
        oddities.append(
            Oddity(name, f"some stages of “{more.label}” were already read from another file, which counts")
        )
    return replace(before, items=(*before.items, *new))


def _maker(names: Names) -> Callable[[Item, Pipeline, Stage], Item]:
    def item(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        values = values_of(stage)
        made: dict[str, Fact] = {}
        for field in _FACTS:
            lines = definition.lines(values, field, names)
            made[field.key] = texts.one_line(" ".join(lines)) or None
        made[KIND.key] = stage.kind or "open"
        made[FORECAST.key] = stage.forecast_category
        made[PROBABILITY.key] = stage.probability
        made["text"] = texts.one_line(texts.whole(stage, names).replace("\n", " · ")) or None
        return replace(before.with_facts(**made), label=texts.one_line(stage.name or stage.key))

    return item


def _checklist(wanted: Wanted) -> Iterator[str]:
    yield "## To enter by hand"
    yield ""
    yield "Power Apps › Solutions › your solution › Processes › the business process flow, such as Opportunity Sales"
    yield "Process: one stage each, in this order. Statuses of leads and opportunities: Tables › Lead or Opportunity ›"
    yield "Columns › Status Reason. Neither shows people a text for each; the description of a column is the tooltip of"
    yield "its field, so say there where to find DEFINITIONS.md. Then save, and publish all customisations."
    yield ""
    for collection in wanted.configuration:
        yield f"### {collection.label}"
        yield ""
        for item in collection.items:
            chance = item.facts.get(PROBABILITY.key)
            yield f"- [ ] **{item.label}**{f', {chance} %' if chance is not None else ''}"
            yield f"      {item.facts.get(DEFINITION.key, '')}"
        yield ""


CSV = Table("csv", "another CRM")
DYNAMICS = Table("dynamics", "Dynamics 365", checklist=True)
