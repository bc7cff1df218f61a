"""Tables for spreadsheets: cells that would be taken for a formula are made harmless, and given back as they were."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """The cell as text to every spreadsheet: an apostrophe before what would start a formula (OWASP's advice)."""
    return f"'{cell}" if cell.lstrip("'").startswith(_STARTS) else cell


def original(cell: str) -> str:
    """What `harmless` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_STARTS) else cell


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV in UTF-8 with commas, CRLF line ends and every cell made harmless."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode()
