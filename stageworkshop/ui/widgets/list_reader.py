"""What an import of a list needs to know about the sort of list, and how it says what it recognised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    # At run time these load what recognises encodings and headings, which only an import needs.
    from stageworkshop.starting.columns import Guess
    from stageworkshop.starting.tabular import Table


@dataclass(frozen=True)
class Preview:
    """What would be added: rows for the action, the same as texts, and what could not be read, in sentences."""

    rows: Sequence[Any]
    headers: Sequence[str]
    cells: Sequence[Sequence[str]]
    notes: Sequence[str]


class ListReader(Protocol):
    """How one sort of list is read."""

    def read(self, source: Path | str) -> Table:
        """The table in a file or in pasted text. Raises InputError."""
        ...

    def targets(self) -> Mapping[str, str]:
        """Everything that a column can be: key → words."""
        ...

    def guesses(self, table: Table) -> list[Guess]:
        """What each column seems to be."""
        ...

    def preview(self, table: Table, mapping: Mapping[int, str]) -> Preview:
        """What would be added if the columns are these (column → target)."""
        ...


def recognised(table: Table, file_name: str) -> str:
    """In words: how many rows and columns, what separates them, how the file is written."""
    rows, columns = len(table.rows), len(table.columns)
    size = _tr("{0} in {1}").format(
        _tr("1 row") if rows == 1 else _tr("{0} rows").format(rows),
        _tr("1 column") if columns == 1 else _tr("{0} columns").format(columns),
    )
    parts = [size]
    if columns > 1:
        parts.append(_separated(table.delimiter))
    if table.encoding:
        parts.append(_tr("written as {0}").format(encoding_words(table.encoding)))
    words = ", ".join(part for part in parts if part)
    return f"{file_name}: {words}." if file_name else f"{words}."


def encoding_words(codec: str) -> str:
    """A codec's name as people know it."""
    known = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "utf-32-le": "UTF-32",
        "utf-32-be": "UTF-32",
        "cp1252": _tr("Windows-1252 (Western Europe)"),
        "cp1250": _tr("Windows-1250 (Central Europe)"),
        "cp1251": _tr("Windows-1251 (Cyrillic)"),
        "mac-roman": _tr("Mac OS Roman"),
    }
    return known.get(codec.lower().replace("_", "-"), codec.upper())


def _separated(delimiter: str) -> str:
    known = {
        "": "",
        "\t": _tr("separated by tabs"),
        ";": _tr("separated by semicolons"),
        ",": _tr("separated by commas"),
        "|": _tr("separated by upright bars"),
    }
    return known.get(delimiter, _tr("separated by “{0}”").format(delimiter))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ListReader", text)
