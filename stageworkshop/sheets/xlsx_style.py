"""How the workbook looks: quiet, legible, white where something is to be written. The colours are the light theme's."""

from __future__ import annotations

import math
from typing import Final

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

FACE: Final = "Calibri"
TEXT, MUTED, ACCENT, ON_ACCENT = "1C1D21", "585B64", "2B5BC7", "FFFFFF"
SUNKEN, SOFT, WHITE, LINE = "F3F3F0", "E5ECFB", "FFFFFF", "C9C9C4"

WIDTHS: Final = (36, 58, 19, 19, 19, 27)
"""Characters of the columns of a stage's sheet: labels, then the answers. Together they fit a laptop's screen."""
TITLE_HEIGHT, GROUP_HEIGHT, LINE_HEIGHT, QUIET_LINE, AIR = 34, 26, 15, 13.5, 5
"""Points; the last is what a row has above and below its lines."""

TOP = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
NUMBERING = Alignment(horizontal="right", vertical="top", indent=1)
BOTTOM = Alignment(horizontal="left", vertical="bottom", wrap_text=True, indent=1)
MIDDLE = Alignment(horizontal="left", vertical="center", indent=1)
SIDE = Side(style="thin", color=LINE)
BOX = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
OPEN = Protection(locked=False)

GROUND = PatternFill("solid", fgColor=SUNKEN)
PAPER = PatternFill("solid", fgColor=WHITE)
BAND = PatternFill("solid", fgColor=SOFT)
HEAD = PatternFill("solid", fgColor=ACCENT)

PLAIN = Font(name=FACE, size=11, color=TEXT)
BOLD = Font(name=FACE, size=11, color=TEXT, bold=True)
QUIET = Font(name=FACE, size=10, color=MUTED)
SMALL_HEAD = Font(name=FACE, size=10, color=MUTED, bold=True)
GROUP = Font(name=FACE, size=12, color=ACCENT, bold=True)
BIG = Font(name=FACE, size=18, color=TEXT, bold=True)
LINK = Font(name=FACE, size=11, color=ACCENT, underline="single")
TABLE_HEAD = Font(name=FACE, size=11, color=ON_ACCENT, bold=True)


class GrowingRow(RowDimension):
    """A row that begins with a height and grows with what is written into it.

    openpyxl calls every height one that a person chose, and programs leave such rows as they are.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        return False


def set_height(sheet: Worksheet, row: int, height: float) -> None:
    """Gives a row so many points, and lets it grow. A row that is higher already stays so."""
    if height > (sheet.row_dimensions[row].height or 0):
        sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=height)


def height_of(text: str, width: float) -> float:
    """Points that a text takes in a column of so many characters, rather some more."""
    return LINE_HEIGHT * _lines(text, width - 3) + AIR


def label_height(help_text: str) -> float:
    """Points that a label takes with its help in small type under it."""
    return LINE_HEIGHT + QUIET_LINE * _lines(help_text, WIDTHS[0] * 1.08) + AIR


def _lines(text: str, room: float) -> int:
    return sum(math.ceil(max(len(line), 1) / room) for line in text.split("\n"))


def labelled(label: str, help_text: str) -> CellRichText:
    """A label with its help under it, in one cell."""
    bold = InlineFont(rFont=FACE, sz=11, color=Color(TEXT), b=True)
    quiet = InlineFont(rFont=FACE, sz=10, color=Color(MUTED))
    return CellRichText(TextBlock(bold, label), TextBlock(quiet, f"\n{help_text}"))
