"""One line of the bench's table, and the table."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.lab import Measured

COLUMNS = ("figure", "measured", "floor", "ratio", "aim", "ok")


@dataclass(frozen=True)
class Figure:
    """What was measured, in words. `ok` is None where there is no aim."""

    name: str
    measured: str
    floor: str = ""
    ratio: str = ""
    aim: str = ""
    ok: bool | None = None


def compared(name: str, measured: float, floor: float, unit: str, aim: float = 0) -> Figure:
    """A figure against its floor, both in seconds (`unit` "s") or MB ("MB"); `aim` is the largest ratio wanted."""
    return _figure(name, measured, floor, measured / floor, unit, aim)


def _figure(name: str, measured: float, floor: float, ratio: float, unit: str, aim: float) -> Figure:
    words = milliseconds if unit == "s" else megabytes
    return Figure(
        name,
        words(measured),
        words(floor),
        f"{ratio:.2f}×",
        f"≤ {aim:g}×" if aim else "",
        ratio <= aim if aim else None,
    )


def paired(
    name: str, measured: Sequence[Measured], floor: Sequence[Measured], what: str, unit: str, aim: float = 0
) -> Figure:
    """A number that two sides reported in turns, as `compared`; the ratio is the median over the pairs, each of which
    met the same machine."""
    ours, theirs = ([float(each[what]) for each in side] for side in (measured, floor))
    ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=True))
    return _figure(name, statistics.median(ours), statistics.median(theirs), ratio, unit, aim)


def milliseconds(seconds: float) -> str:
    """Milliseconds with as many digits as they deserve: “4.31 ms”, “208 ms”, “12,300 ms”."""
    value = seconds * 1000
    return f"{value:.2f} ms" if value < 10 else f"{value:.1f} ms" if value < 100 else f"{value:,.0f} ms"


def megabytes(value: float) -> str:
    """MB with one digit."""
    return f"{value:.1f} MB"


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns: words to the left, numbers to the right."""
    rows = [COLUMNS]
    for each in figures:
        verdict = {True: "yes", False: "NO", None: ""}[each.ok]
        rows.append((each.name, each.measured, each.floor, each.ratio, each.aim, verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
