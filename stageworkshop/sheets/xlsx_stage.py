"""The worksheet of one stage: labels to the left, white cells to write in, a row an entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stageworkshop.domain.fields import KIND
from stageworkshop.sheets import layout
from stageworkshop.sheets import xlsx_style as style
from stageworkshop.sheets.content import SheetContent, SheetStage
from stageworkshop.sheets.form import Written
from stageworkshop.sheets.layout import Block
from stageworkshop.sheets.marks import NEEDED, FieldMark
from stageworkshop.sheets.xlsx_cells import DropDowns, put

LAST = len(style.WIDTHS)
FIRST_ANSWER = 2
"""Column of the first answer cell."""
STATE_ROW = 3
"""Last row that stays in sight."""


@dataclass
class StageSheet:
    """Writes one stage's worksheet from top to bottom."""

    book: Workbook
    sheet: Worksheet
    content: SheetContent
    stage: SheetStage
    number: int
    lists: DropDowns

    def write(self) -> list[FieldMark]:
        """Writes everything; gives the marks of its answer cells."""
        self._set_up()
        self._head()
        marks = [self._block(layout.state_block(self.stage), STATE_ROW)]
        row = STATE_ROW + 1
        for heading, blocks in layout.groups(self.stage, self.content.names):
            if [heading] != [block.label.removesuffix(NEEDED) for block in blocks]:
                self._band(row, heading)
                row += 1
            for block in blocks:
                marks.append(self._block(block, row))
                row += block.lead + block.height
        self._ground(row)
        self.sheet.print_area = f"A1:{get_column_letter(LAST)}{row - 1}"
        return marks

    def _set_up(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(style.WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.sheet_view.showGridLines = False
        sheet.freeze_panes = f"B{STATE_ROW + 1}"
        sheet.sheet_properties.tabColor = style.ACCENT
        protect(sheet)
        for_paper(sheet, f"{self.content.team.name} · {self.stage.name}")
        sheet.print_title_rows = "1:2"

    def _head(self) -> None:
        stage = self.stage
        for row in (1, 2):
            for column in range(1, LAST + 1):
                put(self.sheet, row, column, "", fill=style.GROUND)
        put(self.sheet, 1, 1, stage.name, style.BIG, style.GROUND, style.MIDDLE)
        self.sheet.row_dimensions[1].height = style.TITLE_HEIGHT
        facts = [stage.pipeline.name, *KIND.kind.lines(stage.kind, {}), f"draft of {self.content.team.name}"]
        if stage.round.number > 1:
            facts.append(f"round {stage.round.number}")
        put(self.sheet, 2, 1, " · ".join(facts), style.QUIET, style.GROUND, style.MIDDLE)
        hint = "Write in the white cells. An empty cell changes nothing."
        put(self.sheet, 2, 3, hint, style.QUIET, style.GROUND, style.MIDDLE)

    def _band(self, row: int, heading: str) -> None:
        for column in range(1, LAST + 1):
            put(self.sheet, row, column, "", fill=style.BAND)
        put(self.sheet, row, 1, heading, style.GROUP, style.BAND, style.MIDDLE)
        self.sheet.row_dimensions[row].height = style.GROUP_HEIGHT

    def _block(self, block: Block, row: int) -> FieldMark:
        """One field from this row on."""
        sheet, parts = self.sheet, block.parts
        for at in range(row, row + block.lead + block.height):
            for column in range(1, LAST + 1):
                put(sheet, at, column, "", fill=style.GROUND)
        put(sheet, row, 1, style.labelled(block.label, block.help), fill=style.GROUND)
        if block.form.is_list:
            for column, part in enumerate(parts, FIRST_ANSWER):
                put(sheet, row, column, part.heading, style.SMALL_HEAD, style.GROUND, style.BOTTOM)
        first = row + block.lead
        style.set_height(sheet, row, style.label_height(block.help))
        for line in range(block.height):
            if block.form.is_list:
                put(sheet, first + line, 1, line + 1, style.QUIET, style.GROUND, style.NUMBERING)
            written = block.rows[line] if line < len(block.rows) else ("",) * len(parts)
            for column, value in enumerate(written, FIRST_ANSWER):
                cell = put(sheet, first + line, column, value, fill=style.PAPER)
                cell.border, cell.protection = style.BOX, style.OPEN
            self._make_room(first + line, written)
        self._hint(block, first)
        self._help_choosing(block, first)
        return self._mark(block, row)

    def _make_room(self, row: int, written: Sequence[Written]) -> None:
        for value, width in zip(written, style.WIDTHS[FIRST_ANSWER - 1 :], strict=False):
            style.set_height(self.sheet, row, style.height_of(str(value), width))

    def _hint(self, block: Block, row: int) -> None:
        if hint := block.form.hint(block.kind):
            put(self.sheet, row, FIRST_ANSWER + len(block.parts), hint, style.QUIET, style.GROUND)

    def _help_choosing(self, block: Block, first: int) -> None:
        for column, part in enumerate(block.parts, FIRST_ANSWER):
            letter = get_column_letter(column)
            where = f"{letter}{first}:{letter}{first + block.height - 1}"
            choices = part.choices
            if part.refers:
                choices = tuple(label for (what, _), label in self.content.names.items() if what == part.refers)
            self.lists.offer(self.sheet, where, choices)
            if part.low is not None:
                self.lists.bound(self.sheet, where, part)

    def _mark(self, block: Block, row: int) -> FieldMark:
        first, last = row + block.lead, row + block.lead + block.height - 1
        end = get_column_letter(FIRST_ANSWER + len(block.parts) - 1)
        start = get_column_letter(FIRST_ANSWER)
        name = f"sw_{self.number}_{block.key.replace('.', '_')}"
        title = self.sheet.title
        self.book.defined_names[name] = DefinedName(
            name, attr_text=f"{quote_sheetname(title)}!${start}${first}:${end}${last}"
        )
        return FieldMark(
            stage=self.number,
            key=block.key,
            name=name,
            title=title,
            ref=f"{start}{first}:{end}{last}",
            label=block.label,
            lead=block.lead,
            digest=block.digest,
        )

    def _ground(self, row: int) -> None:
        for column in range(1, LAST + 1):
            put(self.sheet, row, column, "", fill=style.GROUND)


def protect(sheet: Worksheet) -> None:
    """Locks all but the answer cells, without a password: rows and columns may be made wider."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def for_paper(sheet: Worksheet, footer: str) -> None:
    """A4 across, as wide as the page, with a footer."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, 0.5)
    # In a footer & begins a code.
    assert sheet.oddFooter is not None
    for part, text in (("left", footer.replace("&", "&&")[:200]), ("right", "&P / &N")):
        getattr(sheet.oddFooter, part).text = text
