"""What each team changed in its draft since an earlier round; told only of rounds that are revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.fields import DRAFTED
from stageworkshop.domain.round_changes import draft_changes
from stageworkshop.domain.values import Json, Names
from stageworkshop.domain.word_diff import Piece
from stageworkshop.store.queries.names import TeamName, names, teams
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class FieldSince:
    """One field (key, heading) that a team or more changed; `changes` by team id."""

    field: str
    label: str
    changes: Mapping[str, tuple[Piece, ...]]


@dataclass(frozen=True)
class Since:
    """The way from round `earlier` to round `now`. `teams` are those with a draft in either; `unchanged` (ids) left all
    their words as they were."""

    earlier: int
    now: int
    teams: tuple[TeamName, ...]
    unchanged: frozenset[str]
    fields: tuple[FieldSince, ...]


def earlier_rounds(reader: Reader, stage_id: str) -> list[int]:
    """Numbers of the revealed rounds before the present one, latest first."""
    rounds = reader.all(Round, stage_id=stage_id)
    return [each.number for each in reversed(rounds[:-1]) if each.is_revealed]


def changes_since(reader: Reader, stage_id: str, number: int) -> Since:
    """The present round against an earlier one (`number`). Raises NotAllowed when either is not revealed."""
    rounds = reader.all(Round, stage_id=stage_id)
    now, earlier = rounds[-1], next((each for each in rounds if each.number == number), None)
    if earlier is None or not now.is_revealed or not earlier.is_revealed:
        raise NotAllowed("draft.hidden", "the drafts are not revealed yet.")
    old, new, known = _values(reader, earlier), _values(reader, now), names(reader)
    told = [team for team in teams(reader) if old.get(team.id) or new.get(team.id)]
    by_team = {team.id: _by_field(old.get(team.id, {}), new.get(team.id, {}), known) for team in told}
    found = []
    for field in DRAFTED:
        said = {team: changes[field.key] for team, changes in by_team.items() if field.key in changes}
        if said:
            found.append(FieldSince(field.key, field.label, said))
    return Since(
        earlier=earlier.number,
        now=now.number,
        teams=tuple(told),
        unchanged=frozenset(team for team, changes in by_team.items() if not changes),
        fields=tuple(found),
    )


def _by_field(old: Mapping[str, Json], new: Mapping[str, Json], known: Names) -> dict[str, tuple[Piece, ...]]:
    return {field.key: pieces for field, pieces in draft_changes(old, new, known)}


def _values(reader: Reader, of: Round) -> dict[str, dict[str, Json]]:
    return {each.team_id: each.values for each in reader.all(Draft, round_id=of.id)}
