"""The people in the room and their roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from stageworkshop.actions import deciding, lists
from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import folded, needed, one_of
from stageworkshop.actions.order import place
from stageworkshop.actions.stances import keep_in_sight
from stageworkshop.actions.teams import add_team
from stageworkshop.domain.case import Sorting
from stageworkshop.domain.charter import Delegation, SignOff
from stageworkshop.domain.disagreement import Disagreement, Dissent
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.workshop import ROLES, Participant, Team, Workshop
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit


class PersonRow(Protocol):
    """A person as read from a list; `team` is the team's name."""

    @property
    def name(self) -> str: ...
    @property
    def team(self) -> str: ...
    @property
    def job_title(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def roles(self) -> tuple[str, ...]: ...


def add_person(
    ctx: Context,
    *,
    name: str,
    team_id: str = "",
    job_title: str = "",
    email: str = "",
    roles: Iterable[str] = (),
) -> Changes:
    """Adds a participant. Raises InvalidValue, NotAllowed for roles that exclude each other, or NotFound for an
    unknown team."""
    name = needed(name, "Name", 200)
    with ctx.unit("people.add_person", f"added {name}") as unit:
        keep_in_sight(unit)
        key, position = lists.at_end(unit, Participant, name, "person")
        if team_id:
            unit.get(Team, team_id)
        person = unit.add(
            Participant(
                id=ctx.new_id(),
                key=key,
                name=name,
                team_id=team_id,
                email=clean_text(email, "E-mail", 320, one_line=True),
                job_title=clean_text(job_title, "Role in the company", 200, one_line=True),
                roles=_roles(roles, name),
                position=position,
            )
        )
        deciding.follow_roles(unit, person)
    return unit.changes


def edit_person(
    ctx: Context,
    *,
    person_id: str,
    name: str | None = None,
    team_id: str | None = None,
    job_title: str | None = None,
    email: str | None = None,
) -> Changes:
    """Changes what is given about a person. Raises InvalidValue, or NotFound for an unknown team."""
    with ctx.unit("people.edit_person", "changed a person", merge=f"person:{person_id}") as unit:
        person = unit.get(Participant, person_id)
        if name is not None:
            person.name = needed(name, "Name", 200)
            lists.follow_name(unit, person, person.name, "person")
        if team_id is not None:
            keep_in_sight(unit)
            person.team_id = unit.get(Team, team_id).id if team_id else ""
        if job_title is not None:
            person.job_title = clean_text(job_title, "Role in the company", 200, one_line=True)
        if email is not None:
            person.email = clean_text(email, "E-mail", 320, one_line=True)
        unit.says = f"changed {person.name}"
    return unit.changes


def set_roles(ctx: Context, *, person_id: str, roles: Iterable[str]) -> Changes:
    """Says which roles a person has; the first who is ticked as decider is named as such. Raises InvalidValue,
    NotAllowed."""
    with ctx.unit("people.set_roles", "changed a person’s roles") as unit:
        person = unit.get(Participant, person_id)
        keep_in_sight(unit)
        person.roles = _roles(roles, person.name)
        unit.says = f"{person.name}: {', '.join(person.roles) or 'no role'}"
        deciding.follow_roles(unit, person)
    return unit.changes


def move_person(ctx: Context, *, person_id: str, position: int) -> Changes:
    """Moves a person to another place in the list."""
    with ctx.unit("people.move_person", "put the people in another order") as unit:
        place(unit.all(Participant), unit.get(Participant, person_id), position)
    return unit.changes


def remove_person(ctx: Context, *, person_id: str) -> Changes:
    """Removes a person. Raises NotAllowed when others rely on what that person said or signed, or is to decide."""
    with ctx.unit("people.remove_person", "removed a person") as unit:
        person = unit.get(Participant, person_id)
        unit.says = f"removed {person.name}"
        _nothing_on_record(unit, person)
        for sorting in unit.all(Sorting, participant_id=person_id):
            unit.remove(sorting)
        deciding.let_go(unit, person)
        workshop = unit.all(Workshop)[0]
        if person_id in workshop.signing_order:
            workshop.signing_order = [each for each in workshop.signing_order if each != person_id]
        lists.take_out(unit, person)
    return unit.changes


def add_people(ctx: Context, *, rows: Sequence[PersonRow]) -> Changes:
    """Adds people from a list in one step, and teams that are not there yet; people already there are left alone."""
    with ctx.unit("people.add_people", f"added {len(rows)} people from a list") as unit:
        addresses: dict[str, set[str]] = {}
        for name, email in unit.pick(Participant, "name", "email"):
            addresses.setdefault(folded(name), set()).add(email.casefold())
        for row in rows:
            there, email = addresses.setdefault(folded(row.name), set()), row.email.casefold()
            # Namesakes are told apart by their e-mail addresses, if both are known.
            if there and (not email or there & {email, ""}):
                continue
            there.add(email)
            team_id = team_called(ctx, unit, row.team)
            add_person(ctx, name=row.name, team_id=team_id, job_title=row.job_title, email=row.email, roles=row.roles)
    return unit.changes


def team_called(ctx: Context, unit: Unit, name: str) -> str:
    """Id of the team with this name, added when there is none; "" for no name."""
    if not name.strip():
        return ""
    for team in unit.all(Team):
        if folded(team.name) == folded(name):
            return team.id
    return add_team(ctx, name=name).created("team")


def _roles(roles: Iterable[str], name: str) -> list[str]:
    wanted = sorted({one_of(role, ROLES, "Role") for role in roles})
    if "observer" in wanted and "signatory" in wanted:
        raise NotAllowed("roles.observer", "an observer does not sign; choose one of the two.", where=name)
    return wanted


def _nothing_on_record(unit: Unit, person: Participant) -> None:
    records = (
        ("a stance", unit.all(Stance, participant_id=person.id)),
        ("a dissent", unit.all(Dissent, participant_id=person.id)),
        ("a disagreement to look after", unit.all(Disagreement, owner_id=person.id)),
        ("a sign-off", unit.all(SignOff, participant_id=person.id)),
        ("an answer left to somebody else", unit.all(Delegation, participant_id=person.id)),
        ("an answer to give for somebody else", unit.all(Delegation, deputy_id=person.id)),
    )
    for what, found in records:
        if found:
            raise NotAllowed(
                "person.on_record",
                f"{person.name} has {what} on record, which would lose its name; make this person an observer instead.",
                where=person.name,
            )
