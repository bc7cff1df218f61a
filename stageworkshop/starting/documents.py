"""Whole documents to start from: the templates, and an earlier charter's definitions file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stageworkshop.domain.errors import NotFound
from stageworkshop.paths import resource

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document


class TemplateInfo(NamedTuple):
    """What a gallery shows of a template."""

    key: str
    title: str
    summary: str
    for_whom: str

    @property
    def stages(self) -> tuple[str, ...]:
        """The names of its stages, in order; read from the template itself."""
        told = json.loads(resource("templates", f"{self.key}.json").read_text(encoding="utf-8"))
        return tuple(stage["name"] for pipeline in told["pipelines"] for stage in pipeline["stages"])


def templates() -> list[TemplateInfo]:
    """All templates in the order of the gallery; read without the library that checks documents, for a quick start."""
    index = json.loads(resource("templates", "index.json").read_text(encoding="utf-8"))
    return [TemplateInfo(**told) for told in index]


def template(key: str) -> Document:
    """One template. Raises NotFound, naming those that there are."""
    known = [info.key for info in templates()]
    if key not in known:
        raise NotFound(
            "template.unknown", f"there is no template “{key}”; choose one of: {', '.join(known)}.", where="Template"
        )
    return document_from(resource("templates", f"{key}.json"))


def document_from(path: Path) -> Document:
    """An earlier definitions file. Raises InputError in one sentence when it is none."""
    from stageworkshop.charter import definitions

    return definitions.read(path)


def brings_charter(document: Document) -> bool:
    """Whether a document's charter and sign-offs can come along into another workshop. Where the text went on after the
    charter was frozen, its frozen text is not in the file, so there is nothing to hold its sign-offs against."""
    from stageworkshop.charter import hashing

    return bool(document.charter.number) and document.charter.content_hash == hashing.content_hash(document)


def left_behind(document: Document) -> str:
    """What of a document stays behind and why, in a sentence; "" when all of it comes along."""
    if not document.charter.number or brings_charter(document):
        return ""
    count = len(document.sign_offs)
    signed = f" with its {count} sign-offs" if count > 1 else " with its sign-off" if count else ""
    return (
        f"Charter {document.charter.number}{signed} stays behind: the text in this file went on after it was proposed, "
        "so what was signed is not in it."
    )
