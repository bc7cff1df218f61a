"""A stage list as the import shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stageworkshop.domain.fields import FIELDS, NAME, Field
from stageworkshop.domain.values import Text
from stageworkshop.ui.widgets.list_reader import Preview

if TYPE_CHECKING:
    from stageworkshop.starting.columns import Guess
    from stageworkshop.starting.stages import StageRow
    from stageworkshop.starting.tabular import Table


class StageListReader:
    """`taken` tells the notes about a stage that is on the board already, given pipeline's name ("" for the one that is
    chosen) and stage's name."""

    def __init__(self, taken: Callable[[str, str], str]) -> None:
        self._taken = taken

    def read(self, source: Path | str) -> Table:
        """The table. Raises InputError."""
        from stageworkshop.starting.stages import stage_table  # loads what recognises encodings

        return stage_table(source)

    def targets(self) -> Mapping[str, str]:
        """Every field of a stage, and what else lists have."""
        from stageworkshop.starting.columns import stage_targets

        return stage_targets()

    def guesses(self, table: Table) -> list[Guess]:
        """What each column seems to be."""
        from stageworkshop.starting.columns import guesses

        return guesses(table)

    def preview(self, table: Table, mapping: Mapping[int, str]) -> Preview:
        """The stages with every value that they will have."""
        from stageworkshop.starting.stages import stage_rows

        rows, notes = stage_rows(table, mapping)
        shown = [field for field in FIELDS if field is not NAME and any(_words(row, field) for row in rows)]
        in_pipelines = any(row.pipeline for row in rows)
        headers = [NAME.label, *(["Pipeline"] if in_pipelines else []), *(field.label for field in shown)]
        cells = [
            [row.name, *([row.pipeline] if in_pipelines else []), *(_words(row, field) for field in shown)]
            for row in rows
        ]
        return Preview(rows, headers, cells, [*map(str, notes), *self._already(rows)])

    def _already(self, rows: Sequence[StageRow]) -> list[str]:
        return [note for row in rows if (note := self._taken(row.pipeline, row.name))]


def _words(row: StageRow, field: Field) -> str:
    """A field of a row in words; teams and stages by the names in the list."""
    named = row.teams.get(field.key) or row.stages.get(field.key)
    if named:
        return named
    between = " " if isinstance(field.kind, Text) else " · "
    return between.join(field.kind.lines(row.values.get(field.key), {}))
