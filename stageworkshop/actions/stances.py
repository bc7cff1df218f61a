"""Stances: what people answer to the agreed text of a stage."""

from __future__ import annotations

from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import one_of
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.stance import STANCES, Stance
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.wording import wording_hash
from stageworkshop.domain.workshop import Participant
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.stances import panel, shown_rounds
from stageworkshop.store.workshop_file import Unit

ABSENT = "Not in the room."
"""The reason that is recorded for people who are counted as abstaining."""


def answer(
    ctx: Context,
    *,
    stage_id: str,
    participant_id: str,
    answer: str,
    reason: str = "",
    would_remove: str = "",
    logged_by: str = "",
) -> Changes:
    """Records a person's answer to a stage's agreed text; an earlier answer stays on record.

    An objection needs `reason` and `would_remove`. `logged_by` names who entered it on the person's behalf.
    A new round of answers begins by itself when the wording has changed since. Raises InvalidValue, NotAllowed.
    """
    one_of(answer, STANCES, "Answer")
    reason, would_remove = (
        clean_text(reason, "Reason", 2_000),
        clean_text(would_remove, "What would remove it", 2_000),
    )
    if answer == "object" and not (reason and would_remove):
        raise InvalidValue(
            "objection.reason",
            "an objection needs a reason and what would remove it.",
            where="Reason" if not reason else "What would remove it",
        )
    with ctx.unit("stances.answer", "answered") as unit:
        stage, person = unit.get(Stage, stage_id), unit.get(Participant, participant_id)
        if person.is_observer:
            raise NotAllowed("stance.observer", "observers do not answer.", where=person.name)
        by = clean_text(logged_by, "Entered by", 200, one_line=True)
        _record(ctx, unit, stage, person, answer, reason=reason, would_remove=would_remove, logged_by=by)
        # Answers are blind until all are in: the history says that somebody answered, not what.
        unit.says = f"{person.name} answered on “{stage.name}”"
    return unit.changes


def count_absent(ctx: Context, *, stage_id: str, logged_by: str = "") -> Changes:
    """Records everybody who has not answered as abstaining, because they are not in the room; this closes the round.

    Raises NotAllowed without a quorum (somebody of every team, and who decides alone), or when nobody is awaited.
    """
    with ctx.unit("stances.count_absent", "counted absent people as abstaining") as unit:
        stage, told = unit.get(Stage, stage_id), panel(unit, stage_id)
        if told.unheard:
            names = ", ".join(team.name for team in told.unheard)
            raise NotAllowed("stance.quorum", f"nobody has answered yet from: {names}.", where=stage.name)
        if told.decider_awaited:
            raise NotAllowed("stance.decider", f"{told.decider} decides and has not answered yet.", where=stage.name)
        if not told.waiting:
            raise NotAllowed("stance.all_in", "everybody has answered.", where=stage.name)
        by = clean_text(logged_by or ctx.actor, "Entered by", 200, one_line=True)
        for each in told.waiting:
            person = unit.get(Participant, each.id)
            _record(ctx, unit, stage, person, "abstain", reason=ABSENT, would_remove="", logged_by=by)
        unit.says = f"counted {', '.join(each.name for each in told.waiting)} as abstaining on “{stage.name}”: absent"
    return unit.changes


def keep_in_sight(unit: Unit) -> None:
    """Before somebody more may be expected to answer: rounds whose answers have been seen are never hidden again."""
    hidden: dict[str, list[Stance]] = {}
    for each in unit.all(Stance, shown=False):
        hidden.setdefault(each.stage_id, []).append(each)
    for stage_id, said in hidden.items():
        in_sight = shown_rounds(unit, stage_id)
        for each in said:
            if each.number in in_sight:
                each.shown = True


def _record(
    ctx: Context,
    unit: Unit,
    stage: Stage,
    person: Participant,
    answer: str,
    *,
    reason: str,
    would_remove: str,
    logged_by: str,
) -> None:
    earlier = unit.all(Stance, stage_id=stage.id)
    wording = wording_hash(stage.values)
    number = max((each.number for each in earlier), default=1)
    if any(each.number == number and each.wording != wording for each in earlier):
        number += 1
    for each in earlier:
        if each.participant_id == person.id and each.number == number and each.current:
            each.current = False
    unit.add(
        Stance(
            id=ctx.new_id(),
            stage_id=stage.id,
            participant_id=person.id,
            number=number,
            answer=answer,
            reason=reason,
            would_remove=would_remove,
            wording=wording,
            logged_by=logged_by,
            at=ctx.now(),
        )
    )
