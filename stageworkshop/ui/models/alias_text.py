"""What teams call a thing, as one line that can be typed: “Sales: hot lead; Service: ticket; prospect”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def alias_line(aliases: Iterable[tuple[str, str]]) -> str:
    """(team's name or "", name) pairs as one line."""
    return "; ".join(f"{team}: {name}" if team else name for team, name in aliases)


def read_alias_line(line: str, teams: Mapping[str, str]) -> list[dict[str, str]]:
    """The line as a list of {"team": id or "", "name": …}. `teams` is team name → id.

    What stands before a colon is a team only if there is one of that name; otherwise the colon belongs to the word.
    """
    ids = {name.casefold(): team_id for name, team_id in teams.items()}
    found = []
    for part in line.split(";"):
        before, colon, after = part.partition(":")
        team_id = ids.get(before.strip().casefold(), "") if colon else ""
        name = (after if team_id else part).strip()
        if name:
            found.append({"team": team_id, "name": name})
    return found
