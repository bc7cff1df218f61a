"""Whole documents to start from: the templates, and an earlier charter's definitions file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stageworkshop.domain.errors import NotFound
from stageworkshop.paths import resource

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document


@dataclass(frozen=True)
class TemplateInfo:
    """What a gallery shows of a template."""

    key: str
    title: str
    summary: str
    for_whom: str
    stages: tuple[str, ...]


def templates() -> list[TemplateInfo]:
    """All templates in the order of the gallery; read without the library that checks documents, for a quick start."""
    index = json.loads(resource("templates", "index.json").read_text(encoding="utf-8"))
    return [TemplateInfo(**told, stages=_stage_names(told["key"])) for told in index]


def template(key: str) -> Document:
    """One template. Raises NotFound, naming those that there are."""
    known = [info["key"] for info in json.loads(resource("templates", "index.json").read_text(encoding="utf-8"))]
    if key not in known:
        raise NotFound(
            "template.unknown", f"there is no template “{key}”; choose one of: {', '.join(known)}.", where="Template"
        )
    return document_from(resource("templates", f"{key}.json"))


def document_from(path: Path) -> Document:
    """An earlier definitions file. Raises InputError in one sentence when it is none."""
    from stageworkshop.charter import definitions

    return definitions.read(path)


def _stage_names(key: str) -> tuple[str, ...]:
    told = json.loads(resource("templates", f"{key}.json").read_text(encoding="utf-8"))
    return tuple(stage["name"] for pipeline in told["pipelines"] for stage in pipeline["stages"])
