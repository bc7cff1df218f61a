"""What a text still lacks before people are asked to sign it: words, consent, decisions. None of it blocks anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stageworkshop.charter.plain import current_content, frozen_content, stages_of
from stageworkshop.charter.stage_data import values_in
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.definition import missing
from stageworkshop.domain.disagreement import UNDECIDED, Disagreement, Dissent
from stageworkshop.domain.fields import DEFINITION
from stageworkshop.domain.stance import Stance
from stageworkshop.store.queries.names import stages
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.stances import panel


@dataclass(frozen=True)
class Objected:
    """A stage whose wording is not carried because somebody objects. `on_record` when a disagreement about it is still
    to be decided, or when since the objection one was raised or dissent written down."""

    stage_id: str
    stage: str
    on_record: bool


@dataclass(frozen=True)
class Unfinished:
    """Stages by name, in the order of the pipelines: of all `stages` those `undefined` (no definition at all) and those
    `partly` defined (another field that a finished definition needs is empty); then the answers of the room and what is
    still to be decided, as (stage, question)."""

    stages: int = 0
    undefined: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    objected: tuple[Objected, ...] = ()
    undecided: tuple[tuple[str, str], ...] = ()


def unfinished(reader: Reader, charter_id: str = "") -> Unfinished:
    """What the text as it is now lacks, or the text that a charter froze; answers and disagreements are those of now.
    Raises NotFound."""
    content = frozen_content(reader.get(Charter, charter_id)) if charter_id else current_content(reader)
    undefined, partly = _lacking(content)
    named = {each.id: each.name for each in stages(reader)}
    return Unfinished(
        stages=len(stages_of(content)),
        undefined=undefined,
        partly=partly,
        objected=_objected(reader, named),
        undecided=tuple(
            (named.get(each.stage_id, ""), each.question)
            for each in reader.all(Disagreement)
            if each.state in UNDECIDED
        ),
    )


def defined_in_full(reader: Reader, charter_id: str) -> int:
    """How many stages of a charter lack nothing that a finished definition needs. Raises NotFound."""
    content = frozen_content(reader.get(Charter, charter_id))
    undefined, partly = _lacking(content)
    return len(stages_of(content)) - len(undefined) - len(partly)


def _lacking(content: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    undefined: list[str] = []
    partly: list[str] = []
    for _, stage in stages_of(dict(content)):
        lacking = missing(values_in(stage))
        if lacking:
            (undefined if DEFINITION in lacking else partly).append(str(stage.get("name") or stage["key"]))
    return tuple(undefined), tuple(partly)


def _objected(reader: Reader, named: Mapping[str, str]) -> tuple[Objected, ...]:
    # A panel reads much; most stages have no objection at all.
    asked = {stage for stage, answer in reader.pick(Stance, "stage_id", "answer") if answer == "object"}
    return tuple(
        Objected(stage_id, name, _on_record(reader, stage_id))
        for stage_id, name in named.items()
        # Only what the panel shows: until all have answered, nobody learns that somebody objects.
        if stage_id in asked and panel(reader, stage_id).result.outcome == "objection"
    )


def _on_record(reader: Reader, stage_id: str) -> bool:
    """Told by times, never by who wrote: an anonymous objector is not to be found out by trying."""
    raised = reader.all(Disagreement, stage_id=stage_id)
    last = max(each.at for each in reader.all(Stance, stage_id=stage_id) if each.current and each.answer == "object")
    times = [each.raised_at for each in raised]
    times += [each.at for one in raised for each in reader.all(Dissent, disagreement_id=one.id)]
    return any(each.state in UNDECIDED for each in raised) or any(at >= last for at in times)
