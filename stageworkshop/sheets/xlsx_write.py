"""The workbook that anyone can fill in: one team's draft sheet as .xlsx. Loads openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

from openpyxl.workbook import Workbook

from stageworkshop.sheets import marks
from stageworkshop.sheets.content import SheetContent, SheetStage
from stageworkshop.sheets.known import WHAT
from stageworkshop.sheets.marks import FieldMark, Marks, StageMark
from stageworkshop.sheets.xlsx_cells import LISTS, DropDowns, put
from stageworkshop.sheets.xlsx_front import GLOSSARY, READ_ME, write_glossary, write_read_me
from stageworkshop.sheets.xlsx_stage import StageSheet, protect
from stageworkshop.sheets.xlsx_text import fit, title_of


def write(content: SheetContent, progress: Callable[[int, int], object] = lambda done, total: None) -> bytes:
    """The workbook's bytes. `progress` is told the stages done and in all, and may raise to stop the work."""
    book = Workbook()
    front = book.active
    assert front is not None
    front.title = READ_ME
    taken = {title.casefold() for title in (READ_ME, GLOSSARY, marks.SHEET, LISTS)}
    lists = book.create_sheet(LISTS)
    offers = DropDowns(lists)
    stages: list[tuple[SheetStage, StageMark]] = []
    found: list[FieldMark] = []
    for number, stage in enumerate(content.open_stages, 1):
        progress(number - 1, len(content.open_stages))
        title = title_of(stage.name, taken)
        sheet = book.create_sheet(title)
        found += StageSheet(book, sheet, content, stage, number, offers).write()
        stages.append((stage, StageMark(number, stage.id, stage.round.id, stage.round.number, title, fit(stage.name))))
    states = {mark.stage: mark for mark in reversed(found)}
    write_read_me(front, content, [(stage, mark.title, states[mark.number]) for stage, mark in stages])
    if content.terms:
        write_glossary(book.create_sheet(GLOSSARY), content)
    book.move_sheet(lists, len(book.worksheets))
    _hide(book, _marks(content, [mark for _, mark in stages], found))
    book.properties.title = fit(f"{content.title}: draft sheet of {content.team.name}")
    book.properties.creator = fit(content.asked_by) or "Stage Workshop"
    book.properties.created = book.properties.modified = datetime.fromisoformat(content.made_at.rstrip("Z"))
    stream = io.BytesIO()
    book.save(stream)
    progress(len(stages), len(stages))
    return stream.getvalue()


def _marks(content: SheetContent, stages: list[StageMark], fields: list[FieldMark]) -> Marks:
    return Marks(
        workshop_id=content.workshop_id,
        workshop=content.title,
        team_id=content.team.id,
        team=content.team.name,
        made_at=content.made_at,
        names={
            what: tuple((label, each) for (named, each), label in content.names.items() if named == what)
            for what in WHAT
        },
        stages=tuple(stages),
        fields=tuple(fields),
    )


def _hide(book: Workbook, told: Marks) -> None:
    sheet = book.create_sheet(marks.SHEET)
    for row, values in enumerate(marks.rows_of(told), 1):
        for column, value in enumerate(values, 1):
            put(sheet, row, column, value)
    for hidden in (book[LISTS], sheet):
        hidden.sheet_state = "veryHidden"
        protect(hidden)
