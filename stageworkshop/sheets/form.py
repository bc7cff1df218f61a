"""A form: how one kind of value lies in the cells of a sheet.

It is a block of rows. Each row has the form's parts, from left to right; a list has a row an entry and some more to
write in. `filled` and `read` are each other's inverse for every value that the kind takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stageworkshop.domain import values as kinds
from stageworkshop.domain.values import Json, Names
from stageworkshop.sheets.cell import Cell
from stageworkshop.sheets.reading import Reading

Row = Sequence[Cell]
Written = str | int
"""What is put into a cell; "" leaves it empty."""


@dataclass(frozen=True)
class Part:
    """One cell of each row. `choices` are offered in a drop-down, or with `refers` the teams or stages; `low` and
    `high` bound a number."""

    heading: str
    choices: tuple[str, ...] = ()
    refers: str = ""
    low: int | None = None
    high: int | None = None


class Form:
    """Rows of cells for one kind of value. `spare` rows follow the entries of a list, which has at least `least`."""

    is_list = False
    spare = 0
    least = 1

    def parts(self, kind: kinds.Kind) -> tuple[Part, ...]:
        """The cells of a row."""
        raise NotImplementedError

    def hint(self, kind: kinds.Kind) -> str:
        """What is said beside a single answer; "" when nothing has to be."""
        return ""

    def filled(self, kind: kinds.Kind, value: Json, names: Names) -> list[tuple[Written, ...]]:
        """The rows that say `value`; [] for none."""
        raise NotImplementedError

    def read(self, kind: kinds.Kind, rows: Sequence[Row], reading: Reading) -> Json:
        """The value that the rows say, not checked against the kind's limits; None when they are empty.

        Raises Unread for what makes the whole unreadable; of a list only the cell at fault is left out and told.
        """
        raise NotImplementedError

    def height(self, kind: kinds.Kind, value: Json, names: Names) -> int:
        """Rows that the form takes with this value in it."""
        return max(self.least, len(self.filled(kind, value, names)) + self.spare)


def blank(rows: Iterable[Row]) -> bool:
    """Whether nothing was written in any cell."""
    return all(cell.is_blank for row in rows for cell in row)
