"""A workshop before its meeting: three teams, two pipelines, a glossary; and filling in its sheets as people do."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from stageworkshop.actions import drafts, glossary, people, pipelines, stages, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.values import Json
from stageworkshop.sheets import marks, xlsx_read, xlsx_write
from stageworkshop.sheets.base import STATE
from stageworkshop.sheets.content import SheetContent, gather
from stageworkshop.sheets.known import known
from stageworkshop.sheets.returned import Returned, ReturnedStage
from stageworkshop.sheets.xlsx_cells import write_text
from stageworkshop.store.workshop_file import WorkshopFile

AT = "2026-11-24T10:00:00Z"


@dataclass
class Room:
    """Ids by name."""

    ctx: Context
    teams: dict[str, str]
    stages: dict[str, str]

    @property
    def file(self) -> WorkshopFile:
        return self.ctx.file

    def write(self, team: str, stage: str, field: str, value: Json) -> None:
        """One field of a draft, written on the laptop."""
        drafts.set_value(self.ctx, stage_id=self.stages[stage], team_id=self.teams[team], field=field, value=value)

    def draft(self, team: str, stage: str) -> Draft:
        """The draft as it is now; an empty one when there is none."""
        found = self.file.all(Draft, team_id=self.teams[team], stage_id=self.stages[stage])
        return found[-1] if found else Draft("", "", self.stages[stage], self.teams[team])

    def content(self, team: str, **more: str) -> SheetContent:
        return gather(self.file, self.teams[team], at=AT, **more)

    def workbook(self, team: str) -> SheetBook:
        """The team's sheet, to be filled in."""
        return SheetBook(xlsx_write.write(self.content(team)))

    def read(self, data: bytes, source: str = "sheet.xlsx") -> Returned:
        return xlsx_read.read(data, source, known(self.file))

    def answers(self, data: bytes, stage: str) -> ReturnedStage:
        """What a workbook says on one stage."""
        return next(each for each in self.read(data).stages if each.stage_id == self.stages[stage])


class SheetBook:
    """A workbook as somebody has it open. Fields are named by stage and key, as nobody remembers cells."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))
        rows = self.book[marks.SHEET].iter_rows(values_only=True)
        self.marks = marks.read(rows, "")
        self._numbers = {mark.name: mark.number for mark in self.marks.stages}

    def cell(self, stage: str, key: str, row: int = 0, column: int = 0) -> Any:
        """An answer cell: the row of a list and the part of a row count from 0."""
        mark = next(m for m in self.marks.fields if m.key == key and m.stage == self._numbers[stage])
        return self.book[mark.title][mark.ref][row][column] if ":" in mark.ref and self._many(mark) else self._one(mark)

    def fill(self, stage: str, key: str, *rows: Any) -> SheetBook:
        """Writes answers as a person types them, a row each; a row of several cells is a tuple."""
        for number, row in enumerate(rows):
            for part, value in enumerate(row if isinstance(row, tuple) else (row,)):
                cell = self.cell(stage, key, number, part)
                if isinstance(value, str):
                    write_text(cell, value)
                else:
                    cell.value = value
        return self

    def say(self, stage: str, state: str) -> SheetBook:
        """Says how far the team is with a stage."""
        return self.fill(stage, STATE, state)

    def data(self) -> bytes:
        """The file as the program saves it."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def where(self, stage: str, key: str, row: int = 0, column: int = 0) -> str:
        """“Sheet ‘MQL’, cell C7”."""
        cell = self.cell(stage, key, row, column)
        return f"Sheet ‘{cell.parent.title}’, cell {cell.coordinate}"

    def _many(self, mark: marks.FieldMark) -> bool:
        return len(set(mark.ref.split(":"))) > 1

    def _one(self, mark: marks.FieldMark) -> Any:
        return self.book[mark.title][mark.ref.split(":")[0]]


def build(folder: Path) -> Room:
    """The workshop, nothing drafted."""
    file = WorkshopFile.create(folder / "room.stageworkshop", title="Leads: who does what")
    ctx = Context(file, "Ines Ferreira", clock=lambda: AT)
    team_ids, stage_ids = {}, {}
    # One transaction instead of twenty: most of the time would go into waiting for the disk.
    with ctx.unit("test", "made a room"):
        workshops.set_details(ctx, organisation="Norda Pumps")
        for name in ("Marketing", "Sales", "Customer Service"):
            team_ids[name] = teams.add_team(ctx, name=name).created("team")
        people.add_person(ctx, name="Łukasz Żak", team_id=team_ids["Sales"], email="lukasz@norda.example")
        glossary.add_term(ctx, term="Buyer", meaning="Who decides what is bought.")
        for pipeline, names in {"Leads": ("MQL", "SQL"), "Deals": ("Offer", "Won")}.items():
            pipeline_id = pipelines.add_pipeline(ctx, name=pipeline).created("pipeline")
            for name in names:
                kind: Mapping[str, Json] = {"kind": "won" if name == "Won" else "open"}
                added = stages.add_stage(ctx, pipeline_id=pipeline_id, name=name, values=kind)
                stage_ids[name] = added.created("stage")
    return Room(ctx, team_ids, stage_ids)
