"""Putting things into cells: always as text that no program takes for a formula; drop-downs; links."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stageworkshop.sheets import xlsx_style as style
from stageworkshop.sheets.form import Part
from stageworkshop.sheets.xlsx_text import FORMULA_STARTS, encode

LISTS = "stageworkshop lists"
"""Title of the very hidden sheet with what the drop-downs offer, a list a column."""


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: str | int | CellRichText,
    font: Font = style.PLAIN,
    fill: PatternFill | None = None,
    alignment: Alignment = style.TOP,
) -> Cell:
    """Writes a cell. Text stays text, whatever it begins with, in this workbook and when it is edited."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        write_text(cell, value)
    else:
        cell.value = value
    cell.font, cell.alignment = font, alignment
    if fill is not None:
        cell.fill = fill
    return cell


def write_text(cell: Cell, text: str) -> None:
    """The text, never a formula, an error or a number."""
    if not text:
        return
    cell.value = encode(text)
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True


@dataclass
class DropDowns:
    """What cells offer to choose from. The lists stand in a hidden sheet: in the cell itself, commas would divide them,
    and 255 characters are the most that it takes."""

    _sheet: Worksheet
    _columns: dict[tuple[str, ...], str] = field(default_factory=dict)

    def offer(self, sheet: Worksheet, where: str, choices: tuple[str, ...]) -> None:
        """Lets the cells (a range) be filled from a list; something else may be typed after a question."""
        if not choices:
            return
        rule = DataValidation(type="list", formula1=self._range(choices), allow_blank=True)
        rule.errorStyle = "warning"
        rule.errorTitle = "Not in the list"
        rule.error = "What you wrote is not in the list, so it may not be understood. Keep it all the same?"
        rule.showErrorMessage = True
        rule.add(where)
        sheet.add_data_validation(rule)

    def bound(self, sheet: Worksheet, where: str, part: Part) -> None:
        """Asks back when a number is out of bounds; per cent may be written as a fraction too."""
        rule = DataValidation(type="decimal", operator="between", formula1="0", allow_blank=True)
        rule.formula2 = str(part.high if part.high is not None else 100_000)
        rule.errorStyle = "warning"
        rule.errorTitle = "Not a number that fits"
        rule.error = f"A number from {part.low} to {rule.formula2} belongs here. Keep what you wrote all the same?"
        rule.showErrorMessage = True
        rule.add(where)
        sheet.add_data_validation(rule)

    def _range(self, choices: tuple[str, ...]) -> str:
        if choices not in self._columns:
            column = len(self._columns) + 1
            for row, choice in enumerate(choices, 1):
                put(self._sheet, row, column, choice)
            letter = get_column_letter(column)
            self._columns[choices] = f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(choices)}"
        return self._columns[choices]
