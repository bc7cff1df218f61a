"""How a table was written: what stands between its cells, and whether its first row names the columns.

Python's csv.Sniffer fails on one column, on text with commas and on quoted line ends; clevercsv does better and brings
numpy-like weight. For lists of stages four candidates and two questions do: which one gives rows of equal width, and
does it leave the other candidates inside whole cells?
"""

from __future__ import annotations

import re
from collections import Counter

from stageworkshop.starting.headings import is_heading
from stageworkshop.starting.records import NO_DELIMITER, Records, split

DELIMITERS = "\t;,|"
"""Candidates; of equally good ones the first, as commas stand in sentences and tabs do not."""
SAMPLE = 100_000
"""Characters that are looked at."""

_DATA = re.compile(
    r"""\s*(
        [-+]?[$€£]?\s?\d[\d.,\s']*\s?[%€$£]?      # a number, amount or percentage
      | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*         # a date
      | [^@\s]+@[^@\s]+\.\w+                      # an e-mail address
      | true|false|yes|no|ja|nein|oui|non|x
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)


def find_delimiter(text: str) -> str:
    """What stands between the cells: one of `DELIMITERS`, or `NO_DELIMITER` for a list in one column."""
    sample = text[:SAMPLE]
    if len(text) > SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_score = NO_DELIMITER, 0.45
    for delimiter in DELIMITERS:
        if delimiter in sample:
            score = _evenness(split(sample, delimiter))
            if score > best_score + 0.001:
                best, best_score = delimiter, score
    return best


def _evenness(records: Records) -> float:
    """From 0 to 1: how many rows have the usual width, less what stray quotes speak against it."""
    rows = [row for row in records.rows if any(cell.strip() for cell in row)]
    if not rows:
        return 0.0
    widths = Counter(len(row) for row in rows)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width < 2:
        # A wide head over narrow rows, or the other way round, is no table by this delimiter.
        return 0.0
    even = count / len(rows)
    # Rows that merely stop early (cells left out at the end) speak less against it than rows that are too long.
    even += 0.5 * sum(number for found, number in widths.items() if 1 < found < width) / len(rows)
    return even - min(0.25, 0.5 * len(records.stray) / len(rows))


def has_header(rows: list[list[str]]) -> bool:
    """Whether the first row names the columns. Rows have equal width; there is at least one."""
    first, body = rows[0], [row for row in rows[1:] if any(row)]
    named = [cell for cell in first if cell]
    if not named or len(set(named)) < len(named):
        return False
    known = sum(is_heading(cell) for cell in named)
    if len(first) == 1:
        return bool(known)
    if any(_DATA.fullmatch(cell) for cell in named):
        return False
    if known * 2 >= len(named) or known >= 2:
        return True
    if any(cell == below[column] for column, cell in enumerate(first) if cell for below in body):
        return False
    return (bool(known) and bool(body)) or _differs(first, body)


def _differs(first: list[str], body: list[list[str]]) -> bool:
    """Whether a column holds data of a kind that its first cell is not, or much longer text."""
    for column, cell in enumerate(first):
        cells = [row[column] for row in body if row[column]]
        if not cell or not cells:
            continue
        if sum(bool(_DATA.fullmatch(below)) for below in cells) >= 0.8 * len(cells):
            return True
        if sum(map(len, cells)) / len(cells) > 4 * max(10, len(cell)):
            return True
    return False
