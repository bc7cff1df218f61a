"""The hand-off table of a document: the stages' own hand-offs in one list."""

from __future__ import annotations

from collections.abc import Iterable

from stageworkshop.charter.model import Pipeline, StageHandOff


def hand_off_rows(pipelines: Iterable[Pipeline]) -> list[StageHandOff]:
    """One row for each stage that has a hand-off, in the order of the stages."""
    return [
        StageHandOff.model_validate(
            {
                "pipeline": pipeline.key,
                "stage": stage.key,
                **stage.handoff.model_dump(mode="json", by_alias=True, exclude_none=True),
            }
        )
        for pipeline in pipelines
        for stage in pipeline.stages
        if stage.handoff is not None and stage.handoff.model_fields_set
    ]
