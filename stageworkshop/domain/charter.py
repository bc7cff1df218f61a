"""Charters (numbered, frozen versions of all agreed text) and sign-offs. Both only ever get added to.

Charter states: proposed → in force → superseded, or withdrawn. A sign-off is never changed or undone: a later record
of the same person for the same charter takes its place, or revokes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stageworkshop.domain.errors import NotAllowed

CHARTER_STATES: dict[str, str] = {
    "proposed": "proposed",
    "in_force": "in force",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
}
OPEN_STATES = frozenset({"proposed", "in_force"})
"""States of a charter that answers can be given to."""
ANSWERS: dict[str, str] = {
    "approve": "approves",
    "reserve": "approves with reservation",
    "decline": "declines",
    "revoke": "takes the answer back",
}
MANNERS: dict[str, str] = {
    "typed": "typed on the facilitator’s machine",
    "drawn": "drawn on the facilitator’s machine",
    "own_device": "from the signatory’s own device",
    "own_key": "signed with the signatory’s own key",
    "on_behalf": "entered on the signatory’s behalf",
}


@dataclass(eq=False)
class Charter:
    """A frozen version. `content` is the canonical definitions document (text), `content_hash` its SHA-256 in hex,
    `stage_hashes` the SHA-256 of each stage by key. Times are UTC in ISO form, "" when not yet."""

    id: str
    number: int
    state: str
    content: str
    content_hash: str
    stage_hashes: dict[str, str] = field(default_factory=dict)
    note: str = ""
    proposed_by: str = ""
    proposed_at: str = ""
    in_force_at: str = ""
    ended_at: str = ""

    @property
    def is_open(self) -> bool:
        """Whether answers can be given to it."""
        return self.state in OPEN_STATES

    def must_be_open(self) -> None:
        """Raises NotAllowed when no more answers can be given to it."""
        if not self.is_open:
            raise NotAllowed(
                "charter.over", "this charter is no longer open for sign-off.", where=f"Charter {self.number}"
            )


@dataclass(eq=False)
class SignOff:
    """One signatory's answer to one charter.

    Name, role and team are copied as they were, so that later edits of people never alter evidence. `covers` holds the
    hash of each stage that the signatory answers for, by stage key. `strokes` are pen strokes, each a list of
    [x, y] points in a box 0..1000 wide; `typed` the typed name; `manner` a key of `MANNERS`. `about` names the stages
    (keys) that a reservation or a refusal is about. `deputy_…` say who signed in this person's place, "" for nobody.
    """

    id: str
    charter_id: str
    participant_id: str
    participant_key: str
    name: str
    role: str
    team: str
    answer: str
    content_hash: str
    covers: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    manner: str = "typed"
    typed: str = ""
    strokes: list[list[list[int]]] = field(default_factory=list)
    at: str = ""
    logged_by: str = ""
    about: list[str] = field(default_factory=list)
    deputy_key: str = ""
    deputy_name: str = ""
    deputy_role: str = ""
    deputy_team: str = ""


@dataclass(eq=False)
class Delegation:
    """A signatory leaves the answer to one charter to somebody else (the deputy), or takes that back.

    Names are copied as they were. `deputy_key` is "" in a record that takes an earlier one back. `logged_by` says who
    entered it, as nobody hands over by their own machine.
    """

    id: str
    charter_id: str
    participant_id: str
    participant_key: str
    name: str
    deputy_id: str = ""
    deputy_key: str = ""
    deputy_name: str = ""
    deputy_role: str = ""
    deputy_team: str = ""
    reason: str = ""
    at: str = ""
    logged_by: str = ""


def changed_stages(covers: Mapping[str, str], current: Mapping[str, str]) -> list[str]:
    """Keys of the covered stages whose text is no longer the one answered to (gone ones too), in order of key."""
    return sorted(key for key, stage_hash in covers.items() if current.get(key) != stage_hash)


def standing(sign_offs: Iterable[SignOff]) -> dict[tuple[str, str], SignOff]:
    """The answer that counts for each (charter id, participant key): the latest one, none when it was taken back."""
    latest: dict[tuple[str, str], SignOff] = {}
    for sign_off in sorted(sign_offs, key=lambda each: each.at):
        who = (sign_off.charter_id, sign_off.participant_key)
        if sign_off.answer == "revoke":
            latest.pop(who, None)
        else:
            latest[who] = sign_off
    return latest


def deputies(delegations: Iterable[Delegation]) -> dict[tuple[str, str], Delegation]:
    """The delegation that holds for each (charter id, participant key): the latest, none when it was taken back."""
    latest: dict[tuple[str, str], Delegation] = {}
    for each in sorted(delegations, key=lambda each: each.at):
        who = (each.charter_id, each.participant_key)
        if each.deputy_key:
            latest[who] = each
        else:
            latest.pop(who, None)
    return latest
