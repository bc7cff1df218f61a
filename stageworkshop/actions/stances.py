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
        earlier = unit.all(Stance, stage_id=stage_id)
        wording = wording_hash(stage.values)
        number = max((each.number for each in earlier), default=1)
        if any(each.number == number and each.wording != wording for each in earlier):
            number += 1
        for each in earlier:
            if each.participant_id == participant_id and each.number == number and each.current:
                each.current = False
        unit.add(
            Stance(
                id=ctx.new_id(),
                stage_id=stage_id,
                participant_id=participant_id,
                number=number,
                answer=answer,
                reason=reason,
                would_remove=would_remove,
                wording=wording,
                logged_by=clean_text(logged_by, "Entered by", 200, one_line=True),
                at=ctx.now(),
            )
        )
        # Answers are blind until all are in: the history says that somebody answered, not what.
        unit.says = f"{person.name} answered on “{stage.name}”"
    return unit.changes
