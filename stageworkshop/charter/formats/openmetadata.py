"""OpenMetadata's glossary as CSV: stages below their pipeline, in the columns of its import.

The columns are those of OpenMetadata 2.0; earlier releases know no `domains`.
"""

from __future__ import annotations

import re

from stageworkshop.charter import spreadsheet
from stageworkshop.charter.formats import words
from stageworkshop.charter.model import Document

HEADS = (
    "parent",
    "name*",
    "displayName",
    "description",
    "synonyms",
    "relatedTerms",
    "references",
    "tags",
    "reviewers",
    "owner",
    "glossaryStatus",
    "color",
    "iconURL",
    "domains",
    "extension",
)


def dumps(document: Document) -> bytes:
    """The table in UTF-8. `name` is the key, `parent` the full name of the pipeline's term below the glossary."""
    glossary = _part(document.workshop.title)
    rows: list[dict[str, str]] = []
    for pipeline in document.pipelines:
        rows.append(_row("", pipeline.key, pipeline.name, pipeline.description or pipeline.name, []))
        for stage in pipeline.stages:
            text = words.in_sentences(document, stage, frozenset({"name", "aliases"})) or stage.name or stage.key
            parent = f"{glossary}.{_part(pipeline.key)}"
            rows.append(_row(parent, stage.key, stage.name or stage.key, text, words.synonyms(stage)))
    for term in document.glossary:
        names = [alias.name for alias in term.aliases or []]
        rows.append(_row("", term.key, term.term, term.meaning or term.term, names))
    return spreadsheet.table(HEADS, ([row.get(head, "") for head in HEADS] for row in rows))


def _row(parent: str, name: str, shown: str, description: str, synonyms: list[str]) -> dict[str, str]:
    # A synonym holding the separator would become two.
    listed = ";".join(f'"{each}"' if ";" in each else each for each in synonyms)
    return {
        "parent": parent,
        "name*": name,
        "displayName": shown,
        "description": description,
        "synonyms": listed,
        "glossaryStatus": "Approved",
    }


def _part(name: str) -> str:
    """One step of a full name: in quotes when it holds a dot."""
    return f'"{name}"' if "." in name else re.sub(r"\s+", " ", name)
