"""The decider: named beside the decision rule and ticked among the people; one is never without the other."""

from __future__ import annotations

from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant, Workshop
from stageworkshop.store.workshop_file import Unit

ROLE = "decider"


def follow_roles(unit: Unit, person: Participant) -> None:
    """After the roles of a person were set: who is ticked first is named, and who is no longer ticked is not.

    Raises NotAllowed when the decider would go after people have answered, or would be an observer.
    """
    workshop = unit.all(Workshop)[0]
    ticked, named = ROLE in person.roles, workshop.decider_id == person.id
    if ticked:
        _must_take_part(person)
    if named and not ticked:
        let_go(unit, person)
    elif ticked and not workshop.decider_id and not unit.all(Stance):
        workshop.decider_id = person.id


def let_go(unit: Unit, person: Participant) -> None:
    """Names nobody in place of this person, if this is the decider. Raises NotAllowed after people have answered."""
    workshop = unit.all(Workshop)[0]
    if workshop.decider_id != person.id:
        return
    if unit.all(Stance):
        raise NotAllowed(
            "rule.fixed",
            "people have answered knowing who decides, so the decider stays as announced.",
            where=person.name,
        )
    workshop.decider_id = ""


def follow_choice(unit: Unit, before: str, now: str) -> None:
    """After somebody was named in place of another (ids, "" for nobody): the tick goes from the one to the other.

    Raises NotAllowed for an observer.
    """
    if before == now:
        return
    for person in unit.all(Participant):
        if person.id == before and ROLE in person.roles:
            person.roles = [role for role in person.roles if role != ROLE]
        elif person.id == now and ROLE not in person.roles:
            _must_take_part(person)
            person.roles = sorted([*person.roles, ROLE])


def _must_take_part(person: Participant) -> None:
    if person.is_observer:
        raise NotAllowed(
            "roles.observer_decides", "an observer does not decide; choose one of the two.", where=person.name
        )
