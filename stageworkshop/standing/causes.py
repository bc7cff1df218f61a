"""Ties what changed between two charters to the disagreements that made it change."""

from __future__ import annotations

from dataclasses import replace

from stageworkshop.charter.changes import Cause, Comparison, StageChange
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.stage import Stage
from stageworkshop.store.queries.causes import meanwhile
from stageworkshop.store.workshop_file import WorkshopFile


def with_causes(file: WorkshopFile, comparison: Comparison, since_id: str, until_id: str = "") -> Comparison:
    """The same comparison of charter `since_id` with charter `until_id` ("" for the text of now), its causes named.

    A field's causes are the disagreements in whose thread it was edited meanwhile; where nobody edited it in a thread,
    those about just this field that were settled meanwhile.
    """
    if not comparison.stages:
        return comparison
    done = meanwhile(file, since_id, until_id)
    ids = {stage.key: stage.id for stage in file.all(Stage)}
    register = {each.id: each for each in file.all(Disagreement)}
    settled: dict[tuple[str, str], tuple[str, ...]] = {}
    for each in register.values():
        if each.id in done.settled:
            slot = (each.stage_id, each.aspect)
            settled[slot] = (*settled.get(slot, ()), each.id)

    def told(change: StageChange) -> StageChange:
        stage_id = ids.get(change.key, "")
        fields = []
        for field in change.fields:
            slot = (stage_id, field.key)
            known = [register[each] for each in done.edited.get(slot, settled.get(slot, ())) if each in register]
            fields.append(replace(field, because=tuple(_cause(each) for each in known)))
        return replace(change, fields=tuple(fields))

    return replace(comparison, stages=tuple(told(change) for change in comparison.stages))


def _cause(disagreement: Disagreement) -> Cause:
    return Cause(disagreement.id, disagreement.question, disagreement.method, disagreement.outcome)
