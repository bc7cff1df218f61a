"""What of a document is hashed and signed, in one byte-exact form (RFC 8785), and its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import rfc8785

from stageworkshop.charter.model import ENVELOPE, Document, Pipeline, Stage
from stageworkshop.charter.stage_data import data_hash


def content(document: Document) -> dict[str, Any]:
    """The part of the document that people answer for: everything but the members named in `ENVELOPE`.

    It is literally what the definitions file holds, so that a reader with other tools gets the same hash from
    it.
    """
    return document.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_ENVELOPE_FIELDS)


def canonical(document: Document) -> bytes:
    """The content as RFC 8785 bytes."""
    return rfc8785.dumps(content(document))


def content_hash(document: Document) -> str:
    """SHA-256 of `canonical`, in hex."""
    return hashlib.sha256(canonical(document)).hexdigest()


def stage_hash(pipeline_key: str, stage: Stage) -> str:
    """SHA-256 of one stage's own text in its pipeline. Its place in the order is no part of it."""
    return data_hash(pipeline_key, stage.model_dump(mode="json", by_alias=True, exclude_none=True))


def hashes_of(pipelines: Iterable[Pipeline]) -> dict[str, str]:
    """`stage_hash` of every stage in these pipelines, by stage key, in order."""
    return {stage.key: stage_hash(pipeline.key, stage) for pipeline in pipelines for stage in pipeline.stages}


def stage_hashes(document: Document) -> dict[str, str]:
    """`stage_hash` of every stage, by stage key, in the document's order."""
    return hashes_of(document.pipelines)


def stamped(document: Document) -> Document:
    """The document with its own content hash and stage hashes filled in."""
    return document.model_copy(update={"content_hash": content_hash(document), "stage_hashes": stage_hashes(document)})


_ENVELOPE_FIELDS = {name for name, field in Document.model_fields.items() if (field.alias or name) in ENVELOPE}
