"""The workshop, its teams and its people."""

from __future__ import annotations

from dataclasses import dataclass, field

DECISION_RULES: dict[str, str] = {
    "consensus": "Consensus: everybody agrees or can live with it",
    "consent": "Consent: nobody has a reasoned objection",
    "majority": "Majority of teams",
    "decider": "A named decider, after hearing every team",
}
TEAM_KINDS: dict[str, str] = {"internal": "internal", "partner": "partner"}
ROLES: dict[str, str] = {
    "facilitator": "facilitator",
    "decider": "decider",
    "signatory": "signatory",
    "observer": "observer",
}
TEAM_COLOURS = 8
"""Teams carry a colour number from 1 to this; the theme gives the colour (`team-1` … `team-8`)."""


@dataclass(eq=False)
class Workshop:
    """One alignment effort; the only row of its kind in a workshop file.

    `language` is a BCP 47 tag for documents. `review_date` is an ISO date or "". `minutes` overrides an agenda
    step's time box by step key. `origin` says in words what the workshop started from. `signing_order` lists
    signatories (participant ids) in the order in which they sign; empty when any may go first.
    """

    id: str
    title: str
    organisation: str = ""
    purpose: str = ""
    decision_rule: str = "consent"
    decider_id: str = ""
    anonymous_stances: bool = False
    language: str = "en"
    review_date: str = ""
    origin: str = ""
    minutes: dict[str, int] = field(default_factory=dict)
    created_at: str = ""
    signing_order: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Team:
    """A team in the workshop. `kind` is a key of `TEAM_KINDS`, `colour` a number from 1 to `TEAM_COLOURS`."""

    id: str
    key: str
    name: str
    kind: str = "internal"
    colour: int = 1
    position: int = 0

    @property
    def is_partner(self) -> bool:
        return self.kind == "partner"


@dataclass(eq=False)
class Participant:
    """A person in a team. `roles` is a sorted list of keys of `ROLES`."""

    id: str
    key: str
    name: str
    team_id: str = ""
    email: str = ""
    job_title: str = ""
    roles: list[str] = field(default_factory=list)
    position: int = 0

    @property
    def is_signatory(self) -> bool:
        return "signatory" in self.roles

    @property
    def is_observer(self) -> bool:
        return "observer" in self.roles

    @property
    def sorts_cases(self) -> bool:
        """Whether their reading of the words counts: not that of observers, nor of who only leads the workshop."""
        only_leads = "facilitator" in self.roles and not self.team_id
        return not self.is_observer and not only_leads


@dataclass(eq=False)
class Term:
    """A word of the glossary with its one meaning. `aliases` as in `domain.values.AliasList`."""

    id: str
    key: str
    term: str
    meaning: str = ""
    aliases: list[dict[str, str]] = field(default_factory=list)
    position: int = 0
