"""Columns side by side: rows of a form, and tables whose head comes again on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stageworkshop.charter.pdf.blocks import Block
from stageworkshop.charter.pdf.canvas import CharterCanvas, rgb
from stageworkshop.charter.pdf.structure import Element, scope
from stageworkshop.charter.pdf.text import Text

Cell = Sequence[Block]


def stack_height(blocks: Cell, width: float) -> float:
    """Height of blocks one under the other, without space above the first and below the last."""
    total, gap = 0.0, 0.0
    for index, block in enumerate(blocks):
        total += (max(gap, block.before) if index else 0.0) + block.height(width)
        gap = block.after
    return total


def paint_stack(canvas: CharterCanvas, blocks: Cell, x: float, top: float, width: float) -> None:
    """Draws blocks one under the other."""
    gap = 0.0
    for index, block in enumerate(blocks):
        top -= max(gap, block.before) if index else 0.0
        block.paint(canvas, x, top, width)
        top -= block.height(width)
        gap = block.after


def split_stack(blocks: Cell, width: float, room: float) -> tuple[list[Block], list[Block]]:
    """(what fits, the rest) of blocks one under the other."""
    fits: list[Block] = []
    used, gap = 0.0, 0.0
    for index, block in enumerate(blocks):
        space = max(gap, block.before) if fits else 0.0
        height = block.height(width)
        if used + space + height <= room + 1e-6:
            fits.append(block)
            used += space + height
            gap = block.after
            continue
        head, tail = block.split(width, room - used - space)
        rest = [*([tail] if tail else []), *blocks[index + 1 :]]
        if head:
            return [*fits, head], rest
        while fits and fits[-1].keep_with_next:
            rest.insert(0, fits.pop())
        return fits, rest
    return fits, []


class Together(Block):
    """Blocks that stay on one page as long as they are not higher than `limit`."""

    def __init__(self, blocks: Cell, limit: float) -> None:
        self._blocks, self._limit = list(blocks), limit
        self.before, self.after = blocks[0].before, blocks[-1].after

    def height(self, width: float) -> float:
        return stack_height(self._blocks, width)

    def least(self, width: float) -> float:
        height = self.height(width)
        return height if height <= self._limit else least_of(self._blocks, width)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        if self.height(width) <= self._limit:
            return None, self
        fits, rest = split_stack(self._blocks, width, room)
        if not fits:
            return None, self
        return Together(fits, self._limit), (Together(rest, self._limit) if rest else None)

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        paint_stack(canvas, self._blocks, x, top, width)


def least_of(blocks: Cell, width: float) -> float:
    """Height of the first blocks that must stay together, with the least of the one they stay with."""
    total, gap = 0.0, 0.0
    for index, block in enumerate(blocks):
        total += max(gap, block.before) if index else 0.0
        if not block.keep_with_next:
            return total + block.least(width)
        total += block.height(width)
        gap = block.after
    return total


@dataclass(frozen=True)
class Look:
    """How a grid is ruled. `pad` is the space above and below each row's content; a row not higher than `whole` is
    never cut, and the first part of a cut one is at least `begin` high in one of its cells."""

    pad: float = 0.0
    line: str = ""
    thickness: float = 0.5
    gutter: float = 0.0
    whole: float = 110.0
    begin: float = 0.0


Role = Literal["layout", "table", "pairs"]
"""What a grid is for whoever reads it aloud: nothing at all, a table, or a list of labels with what they stand for."""


class Grid(Block):
    """Rows of cells. `widths`: positive numbers are points, negative ones share what is left in that proportion.

    In a table, `row_head` is the column that heads the rows; pairs have a label in every other column.
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[Cell]],
        look: Look,
        *,
        head: Sequence[Cell] | None = None,
        role: Role = "layout",
        row_head: int = 0,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        self._widths, self._rows, self._look, self._head = tuple(widths), list(rows), look, head
        self.before, self.after = before, after
        self._heights: tuple[float, list[float]] | None = None
        self._again = False
        self._cells: list[list[Element | None]] = [[None] * len(row) for row in self._rows]
        self._head_cells: list[Element | None] = [None] * len(head or ())
        if role == "table":
            self._as_table(row_head)
        elif role == "pairs":
            self._as_pairs()

    def height(self, width: float) -> float:
        return self._head_height(width) + sum(self._row_heights(width))

    def least(self, width: float) -> float:
        if not self._rows:
            return self._head_height(width)
        height = self._row_heights(width)[0]
        if height > self._look.whole:
            columns = zip(self._rows[0], self._columns(width), strict=True)
            height = max(least_of(cell, column) for cell, (_, column) in columns if cell)
            height = max(height, self._look.begin) + 2 * self._look.pad
        return self._head_height(width) + height

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        left = room - self._head_height(width)
        for index, height in enumerate(self._row_heights(width)):
            if height <= left + 1e-6:
                left -= height
                continue
            first, second = self._split_row(index, width, left) if height > self._look.whole else (None, None)
            upper = self._rows[:index] + ([first] if first else [])
            if not upper:
                return None, self
            lower = [second or self._rows[index], *self._rows[index + 1 :]]
            rest = self._part(lower, index, 0.0, self.after)
            rest._again = True
            return self._part(upper, 0, self.before, 0.0), rest
        return self, None

    def paint(self, canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        if self._head is not None:
            self._paint_head(canvas, self._head, x, top, width)
            top -= self._head_height(width)
        for index, (row, height) in enumerate(zip(self._rows, self._row_heights(width), strict=True)):
            if self._look.line and (index or self._head is not None):
                canvas.write(
                    [
                        f"q {rgb(self._look.line)} RG {self._look.thickness:g} w",
                        f"{x:.2f} {top:.2f} m {x + width:.2f} {top:.2f} l S Q",
                    ]
                )
            self._paint_row(canvas, row, self._cells[index], x, top, width)
            top -= height

    def _as_table(self, row_head: int) -> None:
        table = Element("Table")
        if self._head is not None:
            line = Element("TR", table)
            self._head_cells = [_adopted(cell, Element("TH", line, scope("Column"))) for cell in self._head]
        for number, row in enumerate(self._rows):
            line = Element("TR", table)
            self._cells[number] = [
                _adopted(cell, Element("TH", line, scope("Row")) if column == row_head else Element("TD", line))
                for column, cell in enumerate(row)
            ]

    def _as_pairs(self) -> None:
        pairs = Element("L")
        for number, row in enumerate(self._rows):
            entry = pairs
            for column, cell in enumerate(row):
                if column % 2 == 0:
                    entry = Element("LI", pairs)
                if cell:
                    element = Element("LBody" if column % 2 else "Lbl", entry)
                    self._cells[number][column] = _adopted(cell, element)

    def _paint_head(self, canvas: CharterCanvas, head: Sequence[Cell], x: float, top: float, width: float) -> None:
        if not self._again:
            self._paint_row(canvas, head, self._head_cells, x, top, width)
            return
        with canvas.decoration():
            self._paint_row(canvas, head, self._head_cells, x, top, width)

    def _paint_row(
        self,
        canvas: CharterCanvas,
        row: Sequence[Cell],
        elements: Sequence[Element | None],
        x: float,
        top: float,
        width: float,
    ) -> None:
        for cell, element, (offset, column) in zip(row, elements, self._columns(width), strict=True):
            if element is None:
                paint_stack(canvas, cell, x + offset, top - self._look.pad, column)
                continue
            with canvas.inside(element):
                paint_stack(canvas, cell, x + offset, top - self._look.pad, column)

    def _split_row(self, index: int, width: float, room: float) -> tuple[Sequence[Cell] | None, Sequence[Cell] | None]:
        room -= 2 * self._look.pad
        upper: list[Cell] = []
        lower: list[Cell] = []
        for cell, (_, column) in zip(self._rows[index], self._columns(width), strict=True):
            fits, rest = split_stack(cell, column, room)
            if cell and not fits:
                # Better the whole row on the next page than one whose columns start on different pages.
                return None, None
            upper.append(fits)
            lower.append(rest)
        begun = (stack_height(cell, column) for cell, (_, column) in zip(upper, self._columns(width), strict=True))
        return (upper, lower) if max(begun, default=0.0) >= self._look.begin else (None, None)

    def _part(self, rows: list[Sequence[Cell]], first: int, before: float, after: float) -> Grid:
        part = Grid(self._widths, rows, self._look, head=self._head, before=before, after=after)
        part._cells = self._cells[first : first + len(rows)]
        part._head_cells, part._again = self._head_cells, self._again
        return part

    def _row_height(self, row: Sequence[Cell], width: float) -> float:
        columns = self._columns(width)
        heights = [stack_height(cell, column) for cell, (_, column) in zip(row, columns, strict=True)]
        return max(heights, default=0.0) + 2 * self._look.pad

    def _row_heights(self, width: float) -> list[float]:
        if self._heights is None or self._heights[0] != width:
            self._heights = (width, [self._row_height(row, width) for row in self._rows])
        return self._heights[1]

    def _head_height(self, width: float) -> float:
        return self._row_height(self._head, width) if self._head is not None else 0.0

    def _columns(self, width: float) -> list[tuple[float, float]]:
        """(offset, width) of each column."""
        fixed = sum(each for each in self._widths if each > 0) + self._look.gutter * (len(self._widths) - 1)
        shares = -sum(each for each in self._widths if each < 0) or 1.0
        found: list[tuple[float, float]] = []
        offset = 0.0
        for each in self._widths:
            column = each if each > 0 else (width - fixed) * -each / shares
            found.append((offset, column))
            offset += column + self._look.gutter
        return found


def _adopted(cell: Cell, element: Element) -> Element | None:
    """A cell that is one paragraph is that paragraph; others hold what is in them, as does an empty one."""
    if len(cell) == 1 and isinstance(cell[0], Text) and cell[0].element.is_bare:
        cell[0].element = element
        return None
    return element
