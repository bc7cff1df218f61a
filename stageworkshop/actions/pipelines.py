"""Pipelines: ordered runs of stages."""

from __future__ import annotations

from stageworkshop.actions import lists
from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import folded, needed, one_of
from stageworkshop.actions.order import place
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stage import PIPELINE_KINDS, Pipeline, Stage
from stageworkshop.domain.values import clean_text
from stageworkshop.store.changes import Changes


def add_pipeline(ctx: Context, *, name: str, kind: str = "opportunity", description: str = "") -> Changes:
    """Adds an empty pipeline at the end. Raises InvalidValue."""
    name = needed(name, "Pipeline")
    with ctx.unit("pipelines.add_pipeline", f"added the pipeline “{name}”") as unit:
        _unused_name(unit.all(Pipeline), name)
        key, position = lists.at_end(unit, Pipeline, name, "pipeline")
        unit.add(
            Pipeline(
                id=ctx.new_id(),
                key=key,
                name=name,
                kind=one_of(kind, PIPELINE_KINDS, "Kind"),
                description=clean_text(description, "Description", 2_000),
                position=position,
            )
        )
    return unit.changes


def edit_pipeline(
    ctx: Context,
    *,
    pipeline_id: str,
    name: str | None = None,
    kind: str | None = None,
    description: str | None = None,
) -> Changes:
    """Changes what is given about a pipeline. Raises InvalidValue."""
    with ctx.unit("pipelines.edit_pipeline", "changed a pipeline", merge=f"pipeline:{pipeline_id}") as unit:
        pipeline = unit.get(Pipeline, pipeline_id)
        if name is not None:
            pipeline.name = needed(name, "Pipeline")
            _unused_name(lists.others(unit, pipeline), pipeline.name)
            lists.follow_name(unit, pipeline, pipeline.name, "pipeline")
        if kind is not None:
            pipeline.kind = one_of(kind, PIPELINE_KINDS, "Kind")
        if description is not None:
            pipeline.description = clean_text(description, "Description", 2_000)
        unit.says = f"changed the pipeline “{pipeline.name}”"
    return unit.changes


def move_pipeline(ctx: Context, *, pipeline_id: str, position: int) -> Changes:
    """Moves a pipeline to another place in the order."""
    with ctx.unit("pipelines.move_pipeline", "put the pipelines in another order") as unit:
        place(unit.all(Pipeline), unit.get(Pipeline, pipeline_id), position)
    return unit.changes


def remove_pipeline(ctx: Context, *, pipeline_id: str) -> Changes:
    """Removes an empty pipeline. Raises NotAllowed while it has stages."""
    with ctx.unit("pipelines.remove_pipeline", "removed a pipeline") as unit:
        pipeline = unit.get(Pipeline, pipeline_id)
        unit.says = f"removed the pipeline “{pipeline.name}”"
        if unit.all(Stage, pipeline_id=pipeline_id):
            raise NotAllowed(
                "pipeline.not_empty", "move or remove its stages first.", where=pipeline.name, id=pipeline_id
            )
        lists.take_out(unit, pipeline)
    return unit.changes


def _unused_name(pipelines: list[Pipeline], name: str) -> None:
    if any(folded(each.name) == folded(name) for each in pipelines):
        raise InvalidValue("pipeline.twice", f"there is already a pipeline “{name}”.", where="Pipeline", name=name)
