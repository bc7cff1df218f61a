"""Whether a file is one team's draft sheet, and what that leaves to be drafted in it."""

from __future__ import annotations

from stageworkshop.domain.extract import Extract
from stageworkshop.store.queries.names import TeamName, teams
from stageworkshop.store.queries.reader import Reader


def extract_of(reader: Reader) -> Extract | None:
    """What the file was cut out for; None for a whole workshop."""
    found = reader.all(Extract)
    return found[0] if found else None


def drafting_teams(reader: Reader) -> list[TeamName]:
    """The teams that draft in this file: all of them, or the one whose draft sheet it is."""
    extract = extract_of(reader)
    return [team for team in teams(reader) if extract is None or team.id == extract.team_id]
