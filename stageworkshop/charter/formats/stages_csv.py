"""All stages as one flat table, a row a stage and a column a field: for spreadsheets and as a dbt seed."""

from __future__ import annotations

from collections.abc import Iterator

from stageworkshop.charter import spreadsheet
from stageworkshop.charter.formats import words
from stageworkshop.charter.model import Document
from stageworkshop.domain.fields import FIELDS

HEADS = ("pipeline_key", "pipeline", "position", "stage_key", *(field.key.replace(".", "_") for field in FIELDS))


def dumps(document: Document) -> bytes:
    """The table in UTF-8; entries of a list are parted by line breaks."""
    return spreadsheet.table(HEADS, _rows(document))


def _rows(document: Document) -> Iterator[list[str]]:
    for pipeline in document.pipelines:
        for position, stage in enumerate(pipeline.stages, start=1):
            cells = {field.key: "\n".join(lines) for field, lines in words.filled(document, stage)}
            if stage.probability is not None:
                cells["probability"] = str(stage.probability)
            yield [pipeline.key, pipeline.name, str(position), stage.key, *(cells.get(each.key, "") for each in FIELDS)]
