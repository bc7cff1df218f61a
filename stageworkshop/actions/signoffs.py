"""Sign-offs: answers under the exact words of a charter. Only ever added, never changed or undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from stageworkshop.actions.context import Context
from stageworkshop.actions.moments import after_all
from stageworkshop.actions.naming import one_of
from stageworkshop.domain.charter import ANSWERS, MANNERS, Charter, Delegation, SignOff, deputies, standing
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.workshop import Participant, Team, Workshop
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit

Strokes = Sequence[Sequence[Sequence[int]]]
MAX_POINTS = 20_000


def sign(
    ctx: Context,
    *,
    charter_id: str,
    participant_id: str,
    answer: str,
    reason: str = "",
    manner: str = "typed",
    typed: str = "",
    strokes: Strokes = (),
    covers: Iterable[str] | None = None,
    logged_by: str = "",
    about: Iterable[str] = (),
) -> Changes:
    """Records a signatory's answer to a charter: approve, reserve or decline.

    `covers` names the stages (keys) answered for, None means all; `about` those that a reservation or a refusal is
    about. A reservation or a refusal needs a reason; approving needs a typed name or pen strokes. Where the person has
    left the answer to a deputy, it is the deputy's, and says so. A later answer replaces an earlier one. Raises
    InvalidValue; NotAllowed, also when it is somebody else's turn.
    """
    one_of(answer, [key for key in ANSWERS if key != "revoke"], "Answer")
    one_of(manner, MANNERS, "Manner")
    reason = clean_text(reason, "Reason", 4_000)
    if answer in ("reserve", "decline") and not reason:
        what = "reservation" if answer == "reserve" else "reason"
        raise InvalidValue("signoff.reason", f"write down the {what}.", where="Reason")
    typed = clean_text(typed, "Name", 200, one_line=True)
    pen = _strokes(strokes)
    if answer != "decline" and not typed and not pen:
        raise InvalidValue("signoff.signature", "type the name or draw the signature.", where="Signature")
    with ctx.unit("signoffs.sign", "recorded a sign-off", record=True) as unit:
        charter, person = unit.get(Charter, charter_id), unit.get(Participant, participant_id)
        charter.must_be_open()
        if not person.is_signatory:
            raise NotAllowed("signoff.role", "give this person the role of signatory first.", where=person.name)
        _await_turn(unit, charter, person, standing(unit.all(SignOff, charter_id=charter.id)))
        earlier = unit.all(SignOff, charter_id=charter.id, participant_key=person.key)
        deputy = _deputy(unit, charter, person)
        unit.add(
            SignOff(
                id=ctx.new_id(),
                charter_id=charter.id,
                participant_id=person.id,
                participant_key=person.key,
                name=person.name,
                role=person.job_title,
                team=unit.get(Team, person.team_id).name if person.team_id else "",
                answer=answer,
                content_hash=charter.content_hash,
                covers=_covered(charter, covers),
                reason=reason,
                manner=manner,
                typed=typed,
                strokes=pen,
                at=after_all(ctx, (each.at for each in earlier)),
                logged_by=clean_text(logged_by, "Entered by", 200, one_line=True),
                about=_about(charter, about) if answer != "approve" else [],
                **deputy,
            )
        )
        who = f"{deputy['deputy_name']} for {person.name}:" if deputy else person.name
        unit.says = f"{who} {ANSWERS[answer]}: charter {charter.number}"
    return unit.changes


def revoke(ctx: Context, *, sign_off_id: str, reason: str = "") -> Changes:
    """Takes an answer back by a new record; the old one stays readable. Raises NotAllowed when it does not stand."""
    with ctx.unit("signoffs.revoke", "took a sign-off back", record=True) as unit:
        old = unit.get(SignOff, sign_off_id)
        who = (old.charter_id, old.participant_key)
        earlier = unit.all(SignOff, charter_id=old.charter_id, participant_key=old.participant_key)
        if standing(unit.all(SignOff, charter_id=old.charter_id)).get(who) is not old:
            raise NotAllowed("signoff.not_standing", "this answer does not count any more.", where=old.name)
        unit.add(
            SignOff(
                id=ctx.new_id(),
                charter_id=old.charter_id,
                participant_id=old.participant_id,
                participant_key=old.participant_key,
                name=old.name,
                role=old.role,
                team=old.team,
                answer="revoke",
                content_hash=old.content_hash,
                covers=old.covers,
                reason=clean_text(reason, "Reason", 4_000),
                manner="on_behalf" if ctx.actor != old.name else old.manner,
                at=after_all(ctx, (each.at for each in earlier)),
                logged_by=ctx.actor if ctx.actor != old.name else "",
            )
        )
        unit.says = f"{old.name} took the answer back"
    return unit.changes


def _deputy(unit: Unit, charter: Charter, person: Participant) -> dict[str, str]:
    """Who signs in this person's place, as a record keeps it; nothing when nobody does."""
    found = deputies(unit.all(Delegation, charter_id=charter.id)).get((charter.id, person.key))
    if found is None:
        return {}
    names = ("deputy_key", "deputy_name", "deputy_role", "deputy_team")
    return {name: getattr(found, name) for name in names}


def _await_turn(unit: Unit, charter: Charter, person: Participant, answered: Collection[tuple[str, str]]) -> None:
    """Where an order is fixed, nobody answers for the first time before those who come earlier."""
    if (charter.id, person.key) in answered:
        return
    signing = {each.id: each for each in unit.all(Participant) if each.is_signatory}
    for first_id in unit.all(Workshop)[0].signing_order:
        first = signing.get(first_id)
        if first_id == person.id:
            return
        if first is not None and (charter.id, first.key) not in answered:
            raise NotAllowed(
                "signoff.turn",
                f"it is the turn of {first.name}; people sign this charter in a fixed order.",
                where=person.name,
                first=first.name,
            )


def _about(charter: Charter, about: Iterable[str]) -> list[str]:
    return [one_of(key, charter.stage_hashes, "Stage") for key in dict.fromkeys(about)]


def _covered(charter: Charter, covers: Iterable[str] | None) -> dict[str, str]:
    if covers is None:
        return dict(charter.stage_hashes)
    wanted = list(covers)
    for key in wanted:
        one_of(key, charter.stage_hashes, "Stage")
    if not wanted:
        raise InvalidValue("signoff.covers", "choose at least one stage to answer for.", where="Stages")
    return {key: charter.stage_hashes[key] for key in wanted}


def _strokes(strokes: Strokes) -> list[list[list[int]]]:
    pen = [[[int(x), int(y)] for x, y in stroke] for stroke in strokes if stroke]
    if sum(len(stroke) for stroke in pen) > MAX_POINTS:
        raise InvalidValue("signoff.strokes", "the drawing is too large; sign again more simply.", where="Signature")
    return pen
