"""The board of stages: add, rename, reorder, merge, split, aliases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stageworkshop.actions import lists
from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import folded, key_for, needed
from stageworkshop.actions.order import number, place
from stageworkshop.actions.teams import forget_reference
from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.definition import clean_values, map_references, references, with_value
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.values import Json
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit


def add_stage(
    ctx: Context,
    *,
    pipeline_id: str,
    name: str,
    position: int | None = None,
    values: Mapping[str, Any] | None = None,
) -> Changes:
    """Adds a stage (last unless a position is given), optionally with agreed values. Raises InvalidValue."""
    name = needed(name, "Stage")
    with ctx.unit("stages.add_stage", f"added the stage “{name}”") as unit:
        pipeline = unit.get(Pipeline, pipeline_id)
        stage = Stage(
            id=ctx.new_id(),
            key=key_for(name, (key for (key,) in unit.pick(Stage, "key")), "stage"),
            pipeline_id=pipeline.id,
            position=-1,
            values=clean_values({"kind": "open", **(values or {}), "name": name}),
        )
        siblings = unit.all(Stage, pipeline_id=pipeline_id)
        unit.add(stage)
        place(siblings, stage, position)
        unit.add(Round(id=ctx.new_id(), stage_id=stage.id, number=1, opened_at=ctx.now()))
    return unit.changes


def rename_stage(ctx: Context, *, stage_id: str, name: str, because: str = "") -> Changes:
    """Renames a stage; its key follows until the first charter is proposed. Raises InvalidValue."""
    name = needed(name, "Stage")
    with ctx.unit("stages.rename_stage", "renamed a stage", merge=f"stage-name:{stage_id}", because=because) as unit:
        stage = unit.get(Stage, stage_id)
        unit.says = f"renamed the stage “{stage.name}” to “{name}”"
        stage.values = with_value(stage.values, "name", name)
        follow_name(unit, stage)
    return unit.changes


def follow_name(unit: Unit, stage: Stage) -> None:
    """Lets the key follow the name while no charter has been proposed, so that files read well."""
    lists.follow_name(unit, stage, stage.name, "stage")


def move_stage(ctx: Context, *, stage_id: str, position: int, pipeline_id: str = "") -> Changes:
    """Moves a stage to a place (from 0) in its own or another pipeline."""
    with ctx.unit("stages.move_stage", "moved a stage") as unit:
        stage = unit.get(Stage, stage_id)
        unit.says = f"moved the stage “{stage.name}”"
        source = stage.pipeline_id
        if pipeline_id and pipeline_id != source:
            stage.pipeline_id = unit.get(Pipeline, pipeline_id).id
            number([each for each in unit.all(Stage, pipeline_id=source) if each is not stage])
        place(unit.all(Stage, pipeline_id=stage.pipeline_id), stage, position)
    return unit.changes


def remove_stage(ctx: Context, *, stage_id: str) -> Changes:
    """Removes a stage with its drafts and stances. Raises NotAllowed while a disagreement hangs on it."""
    with ctx.unit("stages.remove_stage", "removed a stage") as unit:
        stage = unit.get(Stage, stage_id)
        unit.says = f"removed the stage “{stage.name}”"
        _remove(unit, stage)
    return unit.changes


def merge_stages(ctx: Context, *, into_id: str, from_id: str) -> Changes:
    """Makes two stages one: the first stays; the other becomes an alias, its lists and disagreements are kept."""
    with ctx.unit("stages.merge_stages", "merged two stages") as unit:
        kept, gone = unit.get(Stage, into_id), unit.get(Stage, from_id)
        if kept is gone:
            raise InvalidValue("merge.self", "choose two different stages to merge.", where=kept.name)
        unit.says = f"merged “{gone.name}” into “{kept.name}”"
        kept.values = _joined(kept, gone)
        for disagreement in unit.all(Disagreement, stage_id=from_id):
            disagreement.stage_id = into_id
        _redirect(unit, from_id, into_id)
        _remove(unit, gone)
    return unit.changes


def _joined(kept: Stage, gone: Stage) -> dict[str, Json]:
    """The text of both. What went from one of them to the other would go from the stage to itself, and is dropped."""
    values = map_references(kept.values, lambda what, target: None if (what, target) == ("stage", gone.id) else target)
    added = map_references(
        gone.values, lambda what, target: None if what == "stage" and target in (kept.id, gone.id) else target
    )
    aliases = [*values.get("aliases", []), {"team": "", "name": gone.name}, *added.get("aliases", [])]
    for key, value in added.items():
        if key not in values:
            values[key] = value
        elif isinstance(value, list) and key != "aliases":
            values[key] = [*values[key], *(item for item in value if item not in values[key])]
    return clean_values({**values, "aliases": aliases})


def split_stage(ctx: Context, *, stage_id: str, names: Sequence[str]) -> Changes:
    """Makes a stage two or more: it takes the first name, copies of its text the others. Raises InvalidValue."""
    wanted = [needed(name, "Stage") for name in names]
    if len(wanted) < 2 or len({folded(name) for name in wanted}) < len(wanted):
        raise InvalidValue("split.names", "give at least two different names to split a stage.", where="Stage")
    with ctx.unit("stages.split_stage", "split a stage") as unit:
        stage = unit.get(Stage, stage_id)
        unit.says = f"split “{stage.name}” into {', '.join(f'“{name}”' for name in wanted)}"
        copied = {key: value for key, value in stage.values.items() if key not in ("name", "aliases")}
        stage.values = with_value(stage.values, "name", wanted[0])
        follow_name(unit, stage)
        for offset, name in enumerate(wanted[1:], 1):
            add_stage(ctx, pipeline_id=stage.pipeline_id, name=name, position=stage.position + offset, values=copied)
    return unit.changes


def set_aliases(ctx: Context, *, stage_id: str, aliases: Sequence[Any]) -> Changes:
    """Sets what each team calls the stage: [{"team": id or "", "name": text}]. Raises InvalidValue."""
    with ctx.unit("stages.set_aliases", "changed what a stage is called", merge=f"aliases:{stage_id}") as unit:
        stage = unit.get(Stage, stage_id)
        unit.says = f"changed what “{stage.name}” is called"
        stage.values = with_value(stage.values, "aliases", list(aliases))
    return unit.changes


def _remove(unit: Unit, stage: Stage) -> None:
    if unit.all(Disagreement, stage_id=stage.id):
        raise NotAllowed(
            "stage.disagreement",
            "a disagreement is recorded on this stage and would be lost; merge the stage into another instead.",
            where=stage.name,
        )
    for cls in (Draft, Round, Stance):
        for each in unit.all(cls, stage_id=stage.id):
            unit.remove(each)
    for sorting in unit.all(Sorting, stage_id=stage.id):
        unit.remove(sorting)
    for case in unit.all(Case, expected_stage_id=stage.id):
        case.expected_stage_id = ""
    unit.remove(stage)
    forget_reference(unit, "stage", stage.id)
    number([each for each in unit.all(Stage, pipeline_id=stage.pipeline_id) if each.id != stage.id])


def _redirect(unit: Unit, old: str, new: str) -> None:
    """Lets everything that points at one stage point at another; what would point at itself points nowhere."""

    def elsewhere(what: str, target: str) -> str | None:
        return new if (what, target) == ("stage", old) else target

    def nowhere(what: str, target: str) -> str | None:
        return None if (what, target) == ("stage", old) else target

    holders: list[Stage | Draft] = [*unit.all(Stage), *unit.all(Draft)]
    for holder in holders:
        if any((what, target) == ("stage", old) for _, what, target in references(holder.values)):
            is_own = new == (holder.id if isinstance(holder, Stage) else holder.stage_id)
            holder.values = map_references(holder.values, nowhere if is_own else elsewhere)
    for sorting in unit.all(Sorting, stage_id=old):
        sorting.stage_id = new
    for case in unit.all(Case, expected_stage_id=old):
        case.expected_stage_id = new
