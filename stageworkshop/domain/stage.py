"""Pipelines and stages. A stage holds its agreed text; drafts are kept apart (`domain.draft`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stageworkshop.domain.values import Json

PIPELINE_KINDS: dict[str, str] = {
    "lead": "lead lifecycle",
    "opportunity": "opportunity pipeline",
    "partner": "partner pipeline",
    "post_sale": "post-sale",
    "other": "other",
}


@dataclass(eq=False)
class Pipeline:
    """An ordered run of stages. `kind` is a key of `PIPELINE_KINDS`."""

    id: str
    key: str
    name: str
    kind: str = "opportunity"
    description: str = ""
    position: int = 0


@dataclass(eq=False)
class Stage:
    """One step of a pipeline. `values` is the agreed text: fields of `domain.fields` by key; references are ids.

    `key` is unique in the workshop and follows the name until the first charter is proposed; then it stays.
    """

    id: str
    key: str
    pipeline_id: str
    position: int = 0
    values: dict[str, Json] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return name_of(self.values)

    @property
    def kind(self) -> str:
        return str(self.values.get("kind", "open"))

    @property
    def owner_id(self) -> str:
        return str(self.values.get("owner", ""))


def name_of(values: Mapping[str, Json]) -> str:
    """The stage's name in these values."""
    return str(values.get("name", ""))
