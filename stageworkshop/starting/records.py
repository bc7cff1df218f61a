"""Text in rows and cells, as any spreadsheet program writes them, quoted or not, with a stray quote or without."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

NO_DELIMITER = "\x1f"
"""Stands for “one column”: a character that no list has."""
MAX_STRAY = 50
"""So many lines with a stray quote are repaired; after that quotes are taken as plain characters."""


@dataclass
class Records:
    """Rows of cells, the line (from 1) on which each begins, and the lines with a stray quote."""

    rows: list[list[str]]
    lines: list[int]
    stray: list[int]


def split(text: str, delimiter: str) -> Records:
    """The rows of a text whose line ends are \\n. Never raises; an unmatched quote spoils only its own line."""
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    found = Records([], [], [])
    start = 0
    while start < len(lines):
        if len(found.stray) >= MAX_STRAY:
            _plainly(lines, start, delimiter, found)
            break
        stopped = _quoted(lines, start, delimiter, found)
        if stopped is None:
            break
        first, last = stopped
        found.stray.append(first + 1)
        found.rows.append(_one_line(lines[first], delimiter, single=first == last))
        found.lines.append(first + 1)
        start = first + 1
    return found


def _quoted(lines: list[str], start: int, delimiter: str, found: Records) -> tuple[int, int] | None:
    """Reads on until the end (None) or a record with a broken quote: its first line and the line of the fault."""
    reader = csv.reader(_with_ends(lines, start), delimiter=delimiter, strict=True)
    first = start
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return None
        except csv.Error:
            return first, max(first, start + reader.line_num - 1)
        found.rows.append(row)
        found.lines.append(first + 1)
        first = start + reader.line_num


def _with_ends(lines: list[str], start: int) -> Iterator[str]:
    for index in range(start, len(lines)):
        yield lines[index] + "\n"


def _one_line(line: str, delimiter: str, *, single: bool) -> list[str]:
    if single and delimiter != "\t":
        try:
            return next(csv.reader([line], delimiter=delimiter))
        except (csv.Error, StopIteration):
            pass
    # Cells copied from a web sheet are not quoted at all: “"Won" deals” is meant as it stands.
    return line.split(delimiter)


def _plainly(lines: list[str], start: int, delimiter: str, found: Records) -> None:
    for index in range(start, len(lines)):
        found.rows.append(lines[index].split(delimiter))
        found.lines.append(index + 1)
