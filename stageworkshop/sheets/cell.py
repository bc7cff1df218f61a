"""One answer cell as any spreadsheet program leaves it: text, a number, a tick, a date, a length of time, a fault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class Cell:
    """`where` names sheet and cell for people. `percent` tells that a number is shown as per cent; `fault` says why
    there is no value that could be read, "" when there is one or the cell is empty."""

    where: str
    value: object = None
    percent: bool = False
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written."""
        return not self.fault and not self.text.strip()

    @property
    def text(self) -> str:
        """What a person sees in the cell, numbers without needless digits, dates in ISO form."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, float | int):
            return f"{_number(value * 100)} %" if self.percent else _number(value)
        if isinstance(value, datetime):
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, time):
            return value.isoformat("minutes")
        if isinstance(value, timedelta):
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        return str(value)

    @property
    def minutes(self) -> int | None:
        """A clock time or length of time in minutes; None when the cell holds something else."""
        value = self.value
        if isinstance(value, time):
            return value.hour * 60 + value.minute
        return round(value.total_seconds() / 60) if isinstance(value, timedelta) else None

    @property
    def fraction(self) -> float | None:
        """The number in the cell; None when there is none."""
        value = self.value
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


class Unread(Exception):
    """A cell that can't be read as what its field holds. `text` says why and what to do, without the answer."""

    def __init__(self, cell: Cell, text: str) -> None:
        super().__init__(text)
        self.cell = cell
        self.text = text


def _number(value: float) -> str:
    return format(value, ".15g")
