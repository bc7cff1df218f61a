"""What the handout's parts work with: the document, its names, and links to its places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from stageworkshop.charter.handout.markup import Node, el
from stageworkshop.charter.model import Alias, Document, Team
from stageworkshop.charter.parts import present
from stageworkshop.charter.stage_values import names_of


class Names:
    """One handout in the making. `built` is the day it was made, if it is to say so."""

    def __init__(self, document: Document, built: datetime | None) -> None:
        self.document, self.built = document, built
        self.names = names_of(document)
        self.parts = present(document)
        self.teams: dict[str, Team] = {team.key: team for team in document.teams}
        self.stages = {stage.key for _, stage in document.stages}

    @property
    def title(self) -> str:
        """The workshop's title, or what to call it without one."""
        return self.document.workshop.title or "Pipeline definitions"

    def stage_name(self, key: str) -> str:
        """A stage's name, or its key when it has none."""
        return self.names.get(("stage", key), key)

    def team_name(self, key: str | None) -> str:
        """A team's name, "" without a team."""
        return self.names.get(("team", key), key) if key else ""

    def person_name(self, key: str | None) -> str:
        """A person's name, "" without a person."""
        return self.names.get(("person", key), key) if key else ""

    def stage_link(self, key: str) -> Node:
        """A stage's name, leading to its section when it is in this document."""
        name = self.stage_name(key)
        return el("a", name, href=f"#{stage_id(key)}", dir="auto") if key in self.stages else el("bdi", name)

    def part_link(self, words: str, key: str) -> Node | str:
        """Words that lead to a part, when there is one."""
        return el("a", words, href=f"#{key}") if key in self.parts else words

    def team(self, key: str | None) -> Node:
        """A team's name after a dot in its colour."""
        team = self.teams.get(key or "")
        return el("span", dot(team), el("bdi", self.team_name(key) or "No team"), class_="team")

    def called(self, aliases: Sequence[Alias]) -> list[object]:
        """The names that teams use, each after its team."""
        found: list[object] = []
        for alias in aliases:
            found += [" · "] if found else []
            if alias.team:
                found += [el("span", el("bdi", self.team_name(alias.team)), ": ", class_="muted")]
            found += ["“", el("bdi", alias.name), "”"]
        return found


def dot(team: Team | None) -> Node:
    """A mark in a team's colour; its name stands beside it."""
    number = (team.colour - 1) % 8 + 1 if team else 0
    return el("span", class_=f"dot team-{number}", aria_hidden="true")


def stage_id(key: str) -> str:
    """The anchor of a stage."""
    return f"stage-{key}"


def disagreement_id(key: str) -> str:
    """The anchor of a disagreement."""
    return f"disagreement-{key}"


def hand_off_id(number: int) -> str:
    """The anchor of a row of the hand-off table."""
    return f"hand-off-{number}"
