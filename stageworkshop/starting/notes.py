"""What could not be taken over as it stood, for people to look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """`row` is the row's number in the list (0 for the whole), `column` a heading, `text` the cell word for word."""

    message: str
    row: int = 0
    column: str = ""
    text: str = ""

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"row {self.row}" if self.row else "", f"“{self.column}”") if part != "“”")
        words = f" ({self.text})" if self.text else ""
        return f"{place}: {self.message}{words}" if place else f"{self.message}{words}"
