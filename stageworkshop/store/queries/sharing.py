"""Stages by the key under which documents name them."""

from __future__ import annotations

from stageworkshop.domain.stage import Stage
from stageworkshop.store.queries.reader import Reader


def stage_ids(reader: Reader) -> dict[str, str]:
    """Id of each stage by its key."""
    return {stage.key: stage.id for stage in reader.all(Stage)}
