"""Who signs in whose place, and in which order people sign. Delegations are records: only ever added, never undone."""

from __future__ import annotations

from collections.abc import Sequence

from stageworkshop.actions.context import Context
from stageworkshop.actions.moments import after_all
from stageworkshop.domain.charter import Charter, Delegation, SignOff, deputies, standing
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.workshop import Participant, Team, Workshop
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit


def delegate(ctx: Context, *, charter_id: str, participant_id: str, deputy_id: str, reason: str) -> Changes:
    """Leaves a signatory's answer to one charter to a deputy; `reason` says by what right.

    It replaces an earlier delegation of the same person. Raises InvalidValue; NotAllowed when the charter is closed,
    the person is no signatory or has answered, or the deputy leaves an own answer to somebody else.
    """
    reason = clean_text(reason, "Reason", 4_000)
    if not reason:
        raise InvalidValue("delegation.reason", "write down by what right somebody else signs.", where="Reason")
    with ctx.unit("deputies.delegate", "left a signature to a deputy", record=True) as unit:
        charter, person = unit.get(Charter, charter_id), unit.get(Participant, participant_id)
        deputy = unit.get(Participant, deputy_id)
        charter.must_be_open()
        _can_hand_over(unit, charter, person, deputy)
        unit.add(
            Delegation(
                id=ctx.new_id(),
                charter_id=charter.id,
                participant_id=person.id,
                participant_key=person.key,
                name=person.name,
                deputy_id=deputy.id,
                deputy_key=deputy.key,
                deputy_name=deputy.name,
                deputy_role=deputy.job_title,
                deputy_team=unit.get(Team, deputy.team_id).name if deputy.team_id else "",
                reason=reason,
                at=after_all(ctx, (each.at for each in _of(unit, charter, person.key))),
                logged_by=ctx.actor,
            )
        )
        unit.says = f"{deputy.name} signs charter {charter.number} in the place of {person.name}"
    return unit.changes


def end_delegation(ctx: Context, *, delegation_id: str, reason: str = "") -> Changes:
    """Takes a delegation back by a new record; the person signs again. Raises NotAllowed when it does not hold."""
    with ctx.unit("deputies.end_delegation", "took a delegation back", record=True) as unit:
        old = unit.get(Delegation, delegation_id)
        charter = unit.get(Charter, old.charter_id)
        charter.must_be_open()
        holding = deputies(unit.all(Delegation, charter_id=charter.id)).get((charter.id, old.participant_key))
        if holding is None or holding.id != old.id:
            raise NotAllowed("delegation.not_standing", "this delegation does not hold any more.", where=old.name)
        unit.add(
            Delegation(
                id=ctx.new_id(),
                charter_id=charter.id,
                participant_id=old.participant_id,
                participant_key=old.participant_key,
                name=old.name,
                reason=clean_text(reason, "Reason", 4_000),
                at=after_all(ctx, (each.at for each in _of(unit, charter, old.participant_key))),
                logged_by=ctx.actor,
            )
        )
        unit.says = f"{old.name} signs charter {charter.number} again, and no longer {old.deputy_name}"
    return unit.changes


def set_order(ctx: Context, *, participant_ids: Sequence[str]) -> Changes:
    """Fixes the order in which signatories sign; empty: any may go first. Raises NotFound, NotAllowed."""
    with ctx.unit("deputies.set_order", "fixed the order of signing") as unit:
        wanted = list(dict.fromkeys(participant_ids))
        for participant_id in wanted:
            person = unit.get(Participant, participant_id)
            if not person.is_signatory:
                raise NotAllowed("signoff.role", "give this person the role of signatory first.", where=person.name)
        unit.all(Workshop)[0].signing_order = wanted
        unit.says = "fixed the order of signing" if wanted else "lets people sign in any order"
    return unit.changes


def _can_hand_over(unit: Unit, charter: Charter, person: Participant, deputy: Participant) -> None:
    if not person.is_signatory:
        raise NotAllowed("signoff.role", "give this person the role of signatory first.", where=person.name)
    if deputy.id == person.id:
        raise NotAllowed("delegation.self", "choose somebody else to sign in this person’s place.", where=person.name)
    answered = standing(unit.all(SignOff, charter_id=charter.id))
    if (charter.id, person.key) in answered:
        raise NotAllowed(
            "delegation.answered", "this person has answered already; take that answer back first.", where=person.name
        )
    holding = deputies(unit.all(Delegation, charter_id=charter.id))
    if (charter.id, deputy.key) in holding:
        raise NotAllowed(
            "delegation.passed_on", "this person has left the own answer to somebody else.", where=deputy.name
        )


def _of(unit: Unit, charter: Charter, key: str) -> list[Delegation]:
    return unit.all(Delegation, charter_id=charter.id, participant_key=key)
