"""A table from a CSV file of any program or from pasted text, with everything that was odd about it.

Nothing is thrown away in silence: what is left out (an empty column, a title above the table) is named in `oddities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from stageworkshop.charter.definitions import read_bytes
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.keys import nfc
from stageworkshop.starting.decoding import Decoded, decode
from stageworkshop.starting.dialect import find_delimiter, has_header
from stageworkshop.starting.headings import is_heading
from stageworkshop.starting.records import NO_DELIMITER, split

MAX_BYTES = 50 * 1024 * 1024
MAX_COLUMNS = 1_000
MAX_TITLE_ROWS = 20
"""Further down than this no header is looked for."""

_SEP_LINE = re.compile(r'"?sep=(.)"?[ \t,;]*\n', re.IGNORECASE)
_BULLET = re.compile(r"\s*[-–—*•·‣▪●○◦☐✓]\s+(?=\S)")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")
_FOOTER = re.compile(r"(?i)\s*(confidential|copyright|grand total|total|generated|exported|printed|source)\b")
_UNSEEN = "\ufeff\u200b\u200e\u200f\u2060"


@dataclass(frozen=True)
class Table:
    """Columns and rows of equal width; empty cells are "".

    `numbers` are the rows' numbers as a spreadsheet shows them (from 1, the header counted). `delimiter` is "" for a
    list in one column. `encoding` is a Python codec name, "" for pasted text. `oddities` are sentences.
    """

    columns: list[str]
    rows: list[list[str]]
    oddities: list[str] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    has_header: bool = False
    numbers: list[int] = field(default_factory=list)

    def column(self, index: int) -> list[str]:
        """The cells of one column."""
        return [row[index] for row in self.rows]


def read_table(
    source: Path | bytes | str,
    *,
    delimiter: str | None = None,
    encoding: str = "",
    header: bool | None = None,
    name: str = "",
) -> Table:
    """Reads a file (Path), a file's bytes, or pasted text. What is not given is found out; `name` goes into errors.

    Raises InputError: no text, nothing in it, larger than 50 MB.
    """
    name = name or (str(source) if isinstance(source, Path) else "")
    decoded = _decoded(source, encoding, name)
    text = nfc(decoded.text.removeprefix("\ufeff").rstrip("\x1a"))
    told = _SEP_LINE.match(text)
    if told:
        text = text[told.end() :]
    if not text.strip():
        raise InputError(
            "list.empty", "there is nothing in it; paste or choose a list with one stage a row.", where=name
        )
    if delimiter is None and (rows := _markdown(text)):
        used, stray = "|", []
    else:
        used = delimiter or (told[1] if told else find_delimiter(text))
        records = split(text, used)
        rows, stray = records.rows, records.stray
    return _Maker(rows, list(decoded.oddities), stray).table(header, decoded.encoding, used)


def with_header(table: Table, header: bool) -> Table:
    """The same table with its first row taken as the columns' names, or as a row like the others."""
    if header == table.has_header:
        return table
    if not header:
        names = [f"Column {number}" for number in range(1, len(table.columns) + 1)]
        first = table.numbers[0] - 1 if table.numbers else 1
        return replace(
            table,
            columns=names,
            rows=[list(table.columns), *table.rows],
            has_header=False,
            numbers=[first, *table.numbers],
        )
    return replace(
        table,
        columns=_named(table.rows[0]),
        rows=table.rows[1:],
        has_header=True,
        numbers=table.numbers[1:],
    )


def _decoded(source: Path | bytes | str, encoding: str, name: str) -> Decoded:
    if isinstance(source, Path):
        return decode(read_bytes(source, MAX_BYTES), name, encoding)
    if isinstance(source, bytes):
        if len(source) > MAX_BYTES:
            raise InputError("file.huge", "larger than 50 MB, so it was not read.", where=name)
        return decode(source, name, encoding)
    if len(source) > MAX_BYTES:
        raise InputError("file.huge", "more than 50 million characters, so it was not read.", where=name)
    # A clipboard may hold halves of characters.
    return Decoded(source.encode("utf-8", "replace").decode("utf-8"), "")


def _markdown(text: str) -> list[list[str]]:
    """The rows of a table drawn with pipes and dashes; [] when it is none."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or "|" not in lines[0] or "|" not in lines[1] or not _RULE.fullmatch(lines[1]):
        return []
    body = [lines[0], *lines[2:]]
    return [re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|")) for line in body]


class _Maker:
    """Makes a clean table from raw rows, noting what it leaves out."""

    def __init__(self, rows: list[list[str]], oddities: list[str], stray: list[int]) -> None:
        self._oddities = oddities
        self._rows = [[cell.strip().strip(_UNSEEN).strip() for cell in row[:MAX_COLUMNS]] for row in rows]
        self._numbers = list(range(1, len(rows) + 1))
        if stray:
            self._note(f"A quotation mark without its partner in line {_some(stray)}; check these rows.")
        if any(len(row) > MAX_COLUMNS for row in rows):
            self._note(f"More than {MAX_COLUMNS:,} columns; the rest was left out.")

    def table(self, header: bool | None, encoding: str, delimiter: str) -> Table:
        """The table. `header` None: find out."""
        self._drop_frame()
        self._drop_empty_rows()
        width = max((len(row) for row in self._rows), default=0)
        usual = self._report_ragged(width)
        self._rows = [row + [""] * (width - len(row)) for row in self._rows]
        if not self._rows:
            return Table([], [], self._oddities, encoding, "" if delimiter == NO_DELIMITER else delimiter)
        if len(self._rows) == 1 and width > 1 and header is None and not has_header(self._rows):
            self._note("There is one row only; each of its cells was taken as a row.")
            self._rows, width, usual = [[cell] for cell in self._rows[0] if cell], 1, 1
            self._numbers *= len(self._rows)
        if width == 1:
            self._strip_bullets()
        first = has_header(self._rows) if header is None else header
        columns = _named(self._rows[0]) if first else [f"Column {n}" for n in range(1, width + 1)]
        body = self._rows[1:] if first else self._rows
        kept = [n for n in range(width) if (first and self._rows[0][n]) or any(row[n] for row in body)]
        if gone := sum(n < usual for n in range(width) if n not in kept):
            self._note("An empty column was left out." if gone == 1 else f"{gone} empty columns were left out.")
        return Table(
            columns=[columns[n] for n in kept],
            rows=[[row[n] for n in kept] for row in body],
            oddities=self._oddities,
            encoding=encoding,
            delimiter="" if delimiter == NO_DELIMITER else delimiter,
            has_header=first,
            numbers=self._numbers[1:] if first else self._numbers,
        )

    def _note(self, sentence: str) -> None:
        self._oddities.append(sentence)

    def _drop_frame(self) -> None:
        """Titles that reports put above the table, and the small print below it."""
        filled = [sum(map(bool, row)) for row in self._rows]
        if max(filled, default=0) < 2:
            return
        heads = [
            n
            for n, row in enumerate(self._rows[:MAX_TITLE_ROWS])
            if filled[n] > 1 and sum(map(is_heading, row)) * 2 >= filled[n]
        ]
        start = heads[0] if heads and all(count < 2 for count in filled[: heads[0]]) else 0
        end = len(self._rows)
        while end > start and (not filled[end - 1] or (filled[end - 1] == 1 and self._is_footer(end - 1))):
            end -= 1
        for where, rows in (("above", self._rows[:start]), ("below", self._rows[end:])):
            words = " / ".join(cell for row in rows for cell in row if cell)
            if words:
                self._note(f"Left out {where} the table: “{words[:300]}”.")
        self._rows, self._numbers = self._rows[start:end], self._numbers[start:end]

    def _is_footer(self, index: int) -> bool:
        return bool(_FOOTER.match("".join(self._rows[index])))

    def _drop_empty_rows(self) -> None:
        filled = [index for index, row in enumerate(self._rows) if any(row)]
        inside = len(range(filled[0], filled[-1] + 1)) - len(filled) if filled else 0
        self._rows = [self._rows[index] for index in filled]
        self._numbers = [self._numbers[index] for index in filled]
        if inside:
            self._note("An empty row was left out." if inside == 1 else f"{inside} empty rows were left out.")

    def _report_ragged(self, width: int) -> int:
        """Names rows whose number of filled-in places is unusual; returns the usual width."""
        widths = [len(row) for row in self._rows]
        usual = max(set(widths), key=lambda each: (widths.count(each), each), default=0) if width < 500 else width
        short = [self._numbers[n] for n, each in enumerate(widths) if each < usual]
        long = [self._numbers[n] for n, each in enumerate(widths) if each > usual and any(self._rows[n][usual:])]
        if short and not (usual == 2 and width == 2):
            self._note(f"Fewer cells than the other rows ({usual}) in row {_some(short)}; the missing ones are empty.")
        if long:
            self._note(f"More cells than the other rows ({usual}) in row {_some(long)}; all were kept.")
        return usual

    def _strip_bullets(self) -> None:
        marked = [bool(_BULLET.match(row[0])) for row in self._rows]
        if sum(marked) * 5 >= len(marked) * 3 and sum(marked) > 1:
            self._rows = [[_BULLET.sub("", row[0], count=1)] for row in self._rows]


def _named(first: list[str]) -> list[str]:
    return [" ".join(cell.split()) or f"Column {number}" for number, cell in enumerate(first, 1)]


def _some(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:5])
    return f"{shown} and {len(numbers) - 5} more" if len(numbers) > 5 else shown
