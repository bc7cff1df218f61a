"""DataHub's business glossary file: a node for the workshop and each pipeline, a term a stage.

Shape: the glossary source of DataHub's ingestion, version 1. Custom properties are text there.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from stageworkshop.charter.formats import words
from stageworkshop.charter.model import Document, Stage

_VARIABLE = re.compile(r"\$\{.+\}")


def dumps(document: Document) -> bytes:
    """The glossary as YAML in UTF-8."""
    nodes: list[dict[str, Any]] = [
        {
            "name": pipeline.name,
            "description": pipeline.description or pipeline.name,
            "id": f"pipeline-{pipeline.key}",
            "terms": [_stage(document, stage) for stage in pipeline.stages],
        }
        for pipeline in document.pipelines
    ]
    if document.glossary:
        terms = [
            {"id": f"term-{term.key}", "name": term.term, "description": term.meaning or term.term}
            for term in document.glossary
        ]
        nodes.append({"name": "Glossary", "description": "Words with one meaning.", "id": "glossary", "terms": terms})
    made = {
        "version": "1",
        "source": "Stage Workshop",
        "owners": {"users": ["datahub"]},
        "nodes": [
            {
                "name": document.workshop.title,
                "description": document.workshop.purpose or document.workshop.title,
                "id": "stage-definitions",
                "nodes": nodes,
            }
        ],
    }
    text: str = yaml.safe_dump(_literal(made), allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def _literal(tree: Any) -> Any:
    """The same with every text as DataHub must read it to get what is meant: it puts the environment's variables into
    texts that hold `${…}` or begin with a dollar sign, and fails where there is no such variable.
    """
    if isinstance(tree, dict):
        return {key: _literal(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_literal(each) for each in tree]
    if not isinstance(tree, str) or "$" not in tree:
        return tree
    if _VARIABLE.search(tree):
        return tree.replace("\\", "\\\\").replace("$", "\\$")
    return f" {tree}" if tree.startswith("$") else tree


def _stage(document: Document, stage: Stage) -> dict[str, Any]:
    properties = {
        field.key: "; ".join(lines)
        for field, lines in words.filled(document, stage)
        if field.key not in ("name", "definition")
    }
    made: dict[str, Any] = {
        "id": f"stage-{stage.key}",
        "name": stage.name or stage.key,
        "description": stage.definition or stage.name or stage.key,
        "term_source": "INTERNAL",
    }
    return made | ({"custom_properties": properties} if properties else {})
