"""Teams in the workshop."""

from __future__ import annotations

from stageworkshop.actions import lists
from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import folded, needed, one_of
from stageworkshop.actions.order import place
from stageworkshop.domain.definition import clean_values, map_references, references
from stageworkshop.domain.disagreement import Position
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import AliasList
from stageworkshop.domain.workshop import TEAM_COLOURS, TEAM_KINDS, Participant, Team, Term
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit


def add_team(ctx: Context, *, name: str, kind: str = "internal", colour: int | None = None) -> Changes:
    """Adds a team, with the first colour not yet used unless one is given. Raises InvalidValue."""
    name = needed(name, "Team")
    with ctx.unit("teams.add_team", f"added the team “{name}”") as unit:
        teams = unit.all(Team)
        _unused_name(teams, name)
        key, position = lists.at_end(unit, Team, name, "team")
        used = {team.colour for team in teams}
        free = [each for each in range(1, TEAM_COLOURS + 1) if each not in used]
        unit.add(
            Team(
                id=ctx.new_id(),
                key=key,
                name=name,
                kind=one_of(kind, TEAM_KINDS, "Kind"),
                colour=_colour(colour) if colour else free[0] if free else len(teams) % TEAM_COLOURS + 1,
                position=position,
            )
        )
    return unit.changes


def rename_team(ctx: Context, *, team_id: str, name: str) -> Changes:
    """Renames a team; its key follows until the first charter is proposed. Raises InvalidValue."""
    name = needed(name, "Team")
    with ctx.unit("teams.rename_team", f"renamed a team to “{name}”", merge=f"team-name:{team_id}") as unit:
        team = unit.get(Team, team_id)
        _unused_name(lists.others(unit, team), name)
        team.name = name
        lists.follow_name(unit, team, name, "team")
    return unit.changes


def set_team_kind(ctx: Context, *, team_id: str, kind: str) -> Changes:
    """Makes a team internal or a partner. Raises InvalidValue."""
    with ctx.unit("teams.set_team_kind", "said whether a team is internal or a partner") as unit:
        unit.get(Team, team_id).kind = one_of(kind, TEAM_KINDS, "Kind")
    return unit.changes


def set_team_colour(ctx: Context, *, team_id: str, colour: int) -> Changes:
    """Gives a team another colour, 1 to `TEAM_COLOURS`. Raises InvalidValue."""
    with ctx.unit("teams.set_team_colour", "gave a team another colour") as unit:
        unit.get(Team, team_id).colour = _colour(colour)
    return unit.changes


def move_team(ctx: Context, *, team_id: str, position: int) -> Changes:
    """Moves a team to another place in the order."""
    with ctx.unit("teams.move_team", "put the teams in another order") as unit:
        place(unit.all(Team), unit.get(Team, team_id), position)
    return unit.changes


def remove_team(ctx: Context, *, team_id: str) -> Changes:
    """Removes a team. Its people stay, without a team. Raises NotAllowed when it has written something."""
    with ctx.unit("teams.remove_team", "removed a team") as unit:
        team = unit.get(Team, team_id)
        unit.says = f"removed the team “{team.name}”"
        if any(draft.values or draft.is_in for draft in unit.all(Draft, team_id=team_id)) or unit.all(
            Position, team_id=team_id
        ):
            raise NotAllowed(
                "team.has_written",
                f"{team.name} has written drafts or positions; they would be lost. Rename the team instead.",
                where="Team",
            )
        for draft in unit.all(Draft, team_id=team_id):
            unit.remove(draft)
        for person in unit.all(Participant, team_id=team_id):
            person.team_id = ""
        forget_reference(unit, "team", team_id)
        lists.take_out(unit, team)
    return unit.changes


def forget_reference(unit: Unit, what: str, gone: str) -> None:
    """Drops every pointer to a removed team or stage from agreed texts, drafts and the glossary."""

    def kept(kind: str, target: str) -> str | None:
        return None if (kind, target) == (what, gone) else target

    holders: list[Stage | Draft] = [*unit.all(Stage), *unit.all(Draft)]
    for holder in holders:
        if any((kind, target) == (what, gone) for _, kind, target in references(holder.values)):
            holder.values = clean_values(map_references(holder.values, kept))
    names = AliasList()
    for term in unit.all(Term):
        if (what, gone) in names.references(term.aliases):
            term.aliases = names.clean(names.map_references(term.aliases, kept), "We call it…") or []


def _unused_name(teams: list[Team], name: str) -> None:
    if any(folded(team.name) == folded(name) for team in teams):
        raise InvalidValue("team.twice", f"there is already a team “{name}”.", where="Team", name=name)


def _colour(colour: int) -> int:
    if not 1 <= colour <= TEAM_COLOURS:
        raise InvalidValue("colour.range", f"team colours are numbered 1 to {TEAM_COLOURS}.", where="Colour")
    return colour
