"""The checks of every stage as SQL: one query a stage that finds the records which meet its criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.crm import texts
from stageworkshop.crm.notes import Notes
from stageworkshop.crm.rules import sql
from stageworkshop.crm.rules.criteria import Translated, translated

RECORDS = "records"
"""The table or view that the queries ask, and `stage`, its column with the stage's key: for the reader to replace."""
_SIDES = {"entry": "Entry", "exit": "Exit"}


def queries(stages: Sequence[tuple[Pipeline, Stage]], fields: Mapping[str, str], notes: Notes) -> str:
    """Standard SQL, as PostgreSQL and Snowflake read it; "" when no criterion has a check.

    What can't be said is a comment with the reason. `fields` translates names of fields, as a mapping does.
    """
    found: dict[str, list[Translated[str]]] = {}
    for each in translated(stages, sql.predicate, fields, notes):
        found.setdefault(each.stage.key, []).append(each)
    if not found:
        return ""
    lines = [
        f"-- Put your table or view for “{RECORDS}”, and its column of stages for “stage”.",
        "-- Names in double quotes are those of the charter, or of the mapping.",
    ]
    for pipeline, stage in stages:
        if stage.key in found:
            lines += ["", *_query(pipeline, stage, found[stage.key])]
    return "\n".join(lines) + "\n"


def _query(pipeline: Pipeline, stage: Stage, criteria: Sequence[Translated[str]]) -> Iterator[str]:
    yield f"-- {texts.one_line(pipeline.name)}: {texts.one_line(stage.name or stage.key)}"
    yield f"SELECT * FROM {RECORDS}"
    yield f"WHERE stage = {sql.text(stage.key)}"
    for each in criteria:
        yield f"  -- {_SIDES[each.side]}: {each.text}"
        yield f"  -- no predicate: {texts.one_line(each.reason)}" if each.rule is None else f"  AND {each.rule}"
    yield ";"
