"""Definitions for people who keep vocabularies and data catalogues: one file a format, listed in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from stageworkshop.domain.errors import InputError

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document

FORMATS: dict[str, tuple[str, str]] = {
    "json": ("stageworkshop.charter.definitions:dumps", ".json"),
    "yaml": ("stageworkshop.charter.yaml_form:dumps", ".yaml"),
    "jsonld": ("stageworkshop.charter.formats.skos:dumps", ".jsonld"),
    "datahub": ("stageworkshop.charter.formats.datahub:dumps", "-datahub.yaml"),
    "openmetadata": ("stageworkshop.charter.formats.openmetadata:dumps", "-openmetadata.csv"),
    "csv": ("stageworkshop.charter.formats.stages_csv:dumps", "-stages.csv"),
    "markdown": ("stageworkshop.charter.formats.markdown:dumps", ".md"),
    "html": ("stageworkshop.charter.handout:dumps", "-handout.html"),
}
"""Key → ("module:function" from a document to bytes, ending of the file's name)."""


def converted(document: Document, key: str) -> bytes:
    """The document in that format. Raises InputError naming the formats that there are."""
    if key not in FORMATS:
        raise InputError("format.unknown", f"“{key}” is none of: {', '.join(FORMATS)}.", where="format")
    module, _, name = FORMATS[key][0].partition(":")
    function: Callable[[Document], bytes] = getattr(import_module(module), name)
    return function(document)
