"""SKOS as JSON-LD: a workshop is a concept scheme, a pipeline an ordered collection, a stage a concept.

Follows the W3C recommendation SKOS Reference (2009). Addresses are names (`urn:stageworkshop:…`), not places.
"""

from __future__ import annotations

import json
from typing import Any

from stageworkshop.charter.filenames import base_name
from stageworkshop.charter.formats import words
from stageworkshop.charter.model import Document, GlossaryTerm, Pipeline, Stage

_CONTEXT: dict[str, Any] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "sw": "urn:stageworkshop:definitions:1#",
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "OrderedCollection": "skos:OrderedCollection",
    "prefLabel": "skos:prefLabel",
    "altLabel": {"@id": "skos:altLabel", "@container": "@set"},
    "definition": "skos:definition",
    "scopeNote": "skos:scopeNote",
    "example": {"@id": "skos:example", "@container": "@set"},
    "notation": "skos:notation",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "memberList": {"@id": "skos:memberList", "@type": "@id", "@container": "@list"},
    "title": "dcterms:title",
    "identifier": "dcterms:identifier",
}


def dumps(document: Document) -> bytes:
    """The document as JSON-LD in UTF-8."""
    scheme = f"urn:stageworkshop:{base_name(document.workshop.title).replace(' ', '-') or 'workshop'}"
    graph: list[dict[str, Any]] = [
        {
            "@id": scheme,
            "@type": "ConceptScheme",
            "title": document.workshop.title,
            **({"identifier": f"sha256:{document.content_hash}"} if document.content_hash else {}),
        }
    ]
    for pipeline in document.pipelines:
        graph.append(_pipeline(pipeline, scheme))
        graph += [_stage(document, stage, scheme) for stage in pipeline.stages]
    graph += [_term(term, scheme) for term in document.glossary]
    context = {**_CONTEXT, "@language": document.workshop.language}
    return (json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=2) + "\n").encode()


def _pipeline(pipeline: Pipeline, scheme: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": f"{scheme}:pipeline:{pipeline.key}",
        "@type": "OrderedCollection",
        "prefLabel": pipeline.name,
        "notation": pipeline.key,
        "memberList": [f"{scheme}:stage:{stage.key}" for stage in pipeline.stages],
    }
    return made | ({"definition": pipeline.description} if pipeline.description else {})


def _stage(document: Document, stage: Stage, scheme: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": f"{scheme}:stage:{stage.key}",
        "@type": "Concept",
        "prefLabel": stage.name or stage.key,
        "notation": stage.key,
        "inScheme": scheme,
        "scopeNote": words.in_sentences(document, stage, frozenset({"name", "aliases", "definition", "examples"})),
    }
    optional = {
        "altLabel": words.synonyms(stage),
        "definition": stage.definition,
        "example": [each.text for each in stage.examples or []],
    }
    return made | {name: value for name, value in optional.items() if value}


def _term(term: GlossaryTerm, scheme: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": f"{scheme}:term:{term.key}",
        "@type": "Concept",
        "prefLabel": term.term,
        "notation": term.key,
        "inScheme": scheme,
    }
    optional = {"definition": term.meaning, "altLabel": [alias.name for alias in term.aliases or []]}
    return made | {name: value for name, value in optional.items() if value}
