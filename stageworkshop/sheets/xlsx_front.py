"""The first worksheet, in plain words: what this is, who fills it in, until when, who reads it. And the glossary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl.styles import Font
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from stageworkshop.domain.fields import KIND
from stageworkshop.sheets import xlsx_style as style
from stageworkshop.sheets.base import STATE
from stageworkshop.sheets.content import SheetContent, SheetStage
from stageworkshop.sheets.marks import FieldMark
from stageworkshop.sheets.xlsx_cells import put
from stageworkshop.sheets.xlsx_stage import for_paper, protect

READ_ME, GLOSSARY = "Read me", "Glossary"
WIDTHS = (3, 46, 30, 20)
GAP = 9
"""Points between paragraphs."""


def write_read_me(sheet: Worksheet, content: SheetContent, links: Sequence[tuple[SheetStage, str, FieldMark]]) -> None:
    """`links` are the stages with their worksheets' titles and the marks of how far they are."""
    for letter, width in zip("ABCD", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    put(sheet, 1, 2, f"{content.team.name}: draft sheet", style.BIG, alignment=style.MIDDLE)
    sheet.row_dimensions[1].height = 36
    about = " · ".join(part for part in (content.title, content.organisation) if part)
    row = _running(sheet, 2, about, style.QUIET)
    for heading, text in _paragraphs(content):
        put(sheet, row, 2, heading, style.BOLD)
        row = _running(sheet, row + 1, text, style.PLAIN)
    row = _stages(sheet, row, links)
    protect(sheet)
    for_paper(sheet, f"{content.team.name} · {content.title}")
    sheet.page_setup.orientation = "portrait"
    sheet.print_area = f"A1:D{row}"


def write_glossary(sheet: Worksheet, content: SheetContent) -> None:
    """The words that have one meaning for everybody."""
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 92
    sheet.sheet_view.showGridLines = False
    put(sheet, 1, 1, "Words with one meaning for everybody", style.BIG, alignment=style.MIDDLE)
    sheet.row_dimensions[1].height = 36
    for row, term in enumerate(content.terms, 2):
        put(sheet, row, 1, term.term, style.BOLD).border = style.BOX
        put(sheet, row, 2, term.meaning).border = style.BOX
        style.set_height(sheet, row, style.height_of(term.meaning, 92))
    sheet.freeze_panes = "A2"
    protect(sheet)
    for_paper(sheet, f"{content.team.name} · {content.title}")


def _paragraphs(content: SheetContent) -> list[tuple[str, str]]:
    team, back = content.team.name, content.asked_by or "whoever sent it to you"
    until = f"by {_day(content.until)}" if content.until else "before we meet"
    several = "the stage" if len(content.open_stages) == 1 else f"the {len(content.open_stages)} stages"
    return [
        (
            "What this is",
            f"Before we meet, every team writes down, in its own words, what {several} of our pipeline mean to it. "
            f"This file is for {team}. There is no right answer yet: we will talk about where the teams differ.",
        ),
        (
            "Who fills it in",
            f"Anybody who speaks for {team}: one of you, or several together. What you have no view on, leave empty. "
            "What is marked with * we need most.",
        ),
        ("Until when", f"Please send this file back to {back} {until}."),
        (
            "Who reads it",
            "The other teams do not see it. All drafts are laid open at the same moment, in the meeting. Send it to "
            f"{back} only.",
        ),
        (
            "How it works",
            "Each stage has its own sheet, below and in the tabs. Write in the white cells; many of them offer a list. "
            "For a new line inside a cell press Alt+Enter. At the top of each sheet, say how far you are. "
            "An empty cell changes nothing. You may add sheets with notes of your own; they are not read.",
        ),
    ]


def _day(iso: str) -> str:
    from stageworkshop.charter.wording import day

    return day(date.fromisoformat(iso))


def _running(sheet: Worksheet, row: int, text: str, font: Font) -> int:
    """A paragraph across the columns; gives the row after it and a gap."""
    put(sheet, row, 2, text, font)
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=4)
    sheet.row_dimensions[row].height = style.height_of(text, sum(WIDTHS[1:]) * 1.1)
    sheet.row_dimensions[row + 1].height = GAP
    return row + 2


def _stages(sheet: Worksheet, row: int, links: Sequence[tuple[SheetStage, str, FieldMark]]) -> int:
    for column, heading in enumerate(("Stage", "Pipeline", "How far you are"), 2):
        put(sheet, row, column, heading, style.TABLE_HEAD, style.HEAD, style.MIDDLE)
    sheet.row_dimensions[row].height = 22
    for stage, title, mark in links:
        row += 1
        link = put(sheet, row, 2, stage.name, style.LINK)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"{quote_sheetname(title)}!{mark.ref.split(':')[0]}")
        ended = "" if stage.kind == "open" else f" · {KIND.kind.lines(stage.kind, {})[0]}"
        put(sheet, row, 3, f"{stage.pipeline.name}{ended}")
        assert mark.key == STATE
        # The one formula in the book: it looks at a cell of ours by its name.
        put(sheet, row, 4, "").value = f"={mark.name}"
        for column in (2, 3, 4):
            sheet.cell(row, column).border = style.BOX
        style.set_height(sheet, row, style.height_of(stage.name, WIDTHS[1]))
    return row
