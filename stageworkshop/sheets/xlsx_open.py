"""Opening somebody else's workbook: what it is, whether it is safe to read, and its cells. Loads openpyxl."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from stageworkshop.domain.errors import InputError
from stageworkshop.sheets.cell import Cell
from stageworkshop.sheets.xlsx_text import decode

MAX_UNPACKED: Final = 48 * 1024 * 1024
"""Bytes of all parts together. The sheet of a workshop with 60 stages has some five million."""
MAX_PARTS: Final = 5_000
MAX_ROWS: Final = 3_000
MAX_COLUMNS: Final = 60
"""Cells further out are not read; ours end long before."""

_MAIN = re.compile(r'ContentType="application/vnd\.([^"]+)\.main\+xml"')
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")
_STRICT = b"http://purl.oclc.org/ooxml/"
_KINDS: Final[Mapping[str, str]] = {
    "ms-excel.sheet.macroEnabled": "this workbook holds macros; save it as an ordinary workbook (.xlsx) and send that.",
    "ms-excel.template.macroEnabled": "this workbook holds macros; save it as an ordinary workbook (.xlsx) and send "
    "that.",
    "ms-excel.sheet.binary.macroEnabled": "this is a binary workbook (.xlsb); save it as .xlsx.",
    "openxmlformats-officedocument.wordprocessingml.document": "this is a text document, not a workbook.",
    "openxmlformats-officedocument.presentationml.presentation": "this is a presentation, not a workbook.",
}
_FORMULA_WITHOUT_VALUE = "there is a formula here without a stored result; write the answer itself."
_SHOWS_AN_ERROR = "there is an error of the spreadsheet here instead of an answer."

Bounds = tuple[int, int, int, int]
"""A range of cells: first column, first row, last column, last row, from 1."""
Place = tuple[str, Bounds]
"""A worksheet's title and a range in it."""


@dataclass
class Grid:
    """A worksheet's cells by (row, column), and whether it is hidden."""

    title: str
    hidden: bool
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell:
        """The cell there, an empty one when nothing is."""
        return self.cells.get((row, column)) or Cell(where_of(self.title, row, column))

    def within(self, bounds: Bounds) -> list[list[Cell]]:
        """The rows of a range that have anything in them."""
        left, top, right, bottom = bounds
        there = sorted({row for row, column in self.cells if top <= row <= bottom and left <= column <= right})
        return [[self.at(row, column) for column in range(left, right + 1)] for row in there]

    def labels(self) -> list[tuple[int, str]]:
        """(row, text) of what stands in the first column."""
        return sorted((row, cell.text) for (row, at), cell in self.cells.items() if at == 1)

    def rows(self) -> Iterator[list[Cell]]:
        """All rows with something in them, as far as they go."""
        ends: dict[int, int] = {}
        for row, column in self.cells:
            ends[row] = max(column, ends.get(row, 0))
        for row in sorted(ends):
            yield [self.at(row, column) for column in range(1, ends[row] + 1)]


@dataclass(frozen=True)
class Book:
    """An opened workbook: its worksheets in order, and where its defined names lead."""

    grids: tuple[Grid, ...]
    names: Mapping[str, Place]

    def grid(self, title: str) -> Grid | None:
        """The worksheet of that title."""
        return next((grid for grid in self.grids if grid.title.casefold() == title.casefold()), None)


def where_of(title: str, row: int, column: int) -> str:
    """“Sheet ‘MQL’, cell C7”."""
    return f"Sheet ‘{title}’, cell {get_column_letter(column)}{row}"


def open_book(data: bytes, source: str) -> Book:
    """The workbook in a file's bytes. Raises InputError: not one, macros, too large, damaged, in a form not read."""
    _check(data, source)
    try:
        with warnings.catch_warnings():
            # About parts that other programs put in, and that are of no concern here.
            warnings.simplefilter("ignore")
            return _read(data)
    except Exception as error:
        # A broken workbook makes openpyxl fail in any way at any place, and none of them is a fault of ours.
        raise _damaged(source) from error


def _check(data: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            # No more than the stated size is ever unpacked of an entry.
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise InputError(
                    "sheet.huge",
                    "it unpacks to far more than a draft sheet can hold, so it was not read.",
                    where=source,
                )
            if any(entry.flag_bits & 1 for entry in entries):
                raise password(source)
            _check_kind(archive, source)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _check_part(archive.read(entry), source)
    except InputError:
        raise
    except Exception as error:
        # A broken archive fails in many ways, one for each method of packing.
        raise _damaged(source) from error


def _check_kind(archive: zipfile.ZipFile, source: str) -> None:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names:
        if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
            raise _refused("this is an OpenDocument spreadsheet; save it as an Excel workbook (.xlsx).", source)
        raise _refused("this is an archive, not a workbook; choose the .xlsx that came back.", source)
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    for kind in _MAIN.findall(types):
        if kind in _KINDS:
            raise _refused(_KINDS[kind], source)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise _refused(_KINDS["ms-excel.sheet.macroEnabled"], source)
    if "ms-excel.sheet.binary" in types:
        raise _refused(_KINDS["ms-excel.sheet.binary.macroEnabled"], source)


def _check_part(xml: bytes, source: str) -> None:
    if _DOCTYPE.search(xml):
        raise _refused("it declares entities, which no spreadsheet program writes, so it was not read.", source)
    if _STRICT in xml[:4_000] and b"spreadsheetml" in xml[:4_000]:
        raise _refused("it is saved as “Strict Open XML”; save it as an ordinary Excel workbook (.xlsx).", source)


def password(source: str) -> InputError:
    """The error for a workbook that only opens with a password."""
    return _refused("this workbook opens only with a password; take the password away and save it again.", source)


def _refused(text: str, source: str) -> InputError:
    return InputError("sheet.refused", text, where=source)


def _damaged(source: str) -> InputError:
    return InputError(
        "sheet.damaged",
        "this workbook can’t be read; open it in a spreadsheet program, save it as .xlsx and try again.",
        where=source,
    )


def _read(data: bytes) -> Book:
    book = load_workbook(io.BytesIO(data), read_only=True)
    stored: Any = None
    grids = []
    for sheet in book.worksheets:
        grid = Grid(sheet.title, sheet.sheet_state != "visible")
        formulas: list[tuple[int, int]] = []
        for row, column, cell in _cells_of(sheet):
            grid.cells[row, column] = _cell(grid.title, row, column, cell)
            if cell.data_type == "f":
                formulas.append((row, column))
        if formulas:
            stored = stored or load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            _take_results(grid, set(formulas), stored[sheet.title])
        grids.append(grid)
    return Book(tuple(grids), _names(book))


def _cells_of(sheet: Any) -> Iterator[tuple[int, int, Any]]:
    # Some programs state a size of one cell for every worksheet.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
        for cell in row:
            if cell.value is not None:
                yield cell.row, cell.column, cell


def _cell(title: str, row: int, column: int, cell: Any) -> Cell:
    where, value = where_of(title, row, column), cell.value
    if cell.data_type == "e":
        return Cell(where, fault=_SHOWS_AN_ERROR)
    if isinstance(value, str):
        return Cell(where, decode(value))
    return Cell(where, value, percent=_is_percent(cell))


def _is_percent(cell: Any) -> bool:
    return isinstance(cell.value, int | float) and "%" in str(cell.number_format or "").replace("\\%", "")


def _take_results(grid: Grid, formulas: set[tuple[int, int]], sheet: Any) -> None:
    """Puts what formulas came to in their place."""
    for row, column in formulas:
        grid.cells[row, column] = Cell(where_of(grid.title, row, column), fault=_FORMULA_WITHOUT_VALUE)
    for row, column, cell in _cells_of(sheet):
        if (row, column) in formulas:
            grid.cells[row, column] = _cell(grid.title, row, column, cell)


def _names(book: Any) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for name, defined in book.defined_names.items():
        try:
            ((title, ref),) = defined.destinations
        except Exception:
            # Other programs' names hold formulas of all sorts; of what led to cells that are gone, an error is left.
            continue
        if (bounds := bounds_of(ref)) is not None:
            found[str(name)] = (title.replace("''", "'"), bounds)
    return found


def bounds_of(ref: str) -> Bounds | None:
    """The bounds of “B5:F9”; None when that is no range of cells."""
    try:
        left, top, right, bottom = range_boundaries(ref)
    except (ValueError, TypeError):
        return None
    return (left, top, right, bottom) if left and top and right and bottom else None
