"""Who must sign the charter at hand, who has answered, and whose answer went stale by which change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stageworkshop.charter.stage_data import current_hashes
from stageworkshop.domain.charter import Charter, Delegation, SignOff, changed_stages, deputies, standing
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant, Team, Workshop
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class SignOffState:
    """One signatory's row. `answer` is None while there is none; `stale` names the stages whose text changed since.

    `deputy…` say who signs, or has signed, in their place, by `delegation_id` ("" once answered); `signer_key` is that
    of whoever reads and signs. `about` are keys of the stages that a reservation or refusal is about. `waits_for` names
    who has to answer before, in a fixed order; "" when nobody has to.
    """

    participant_id: str
    sign_off_id: str
    name: str
    job_title: str
    team: str
    answer: str | None
    reason: str
    manner: str
    at: str
    stale: tuple[str, ...]
    signer_key: str = ""
    deputy: str = ""
    deputy_title: str = ""
    deputy_team: str = ""
    delegation_id: str = ""
    about: tuple[str, ...] = ()
    waits_for: str = ""

    @property
    def signer(self) -> str:
        """Whoever reads and signs."""
        return self.deputy or self.name

    @property
    def counts(self) -> bool:
        """Answered, approving, and under the words as they are now."""
        return self.answer in ("approve", "reserve") and not self.stale


def charter_at_hand(reader: Reader) -> Charter | None:
    """The charter that is being signed: the one proposed, else the one in force, else none."""
    charters = reader.all(Charter)
    for state in ("proposed", "in_force"):
        found = [each for each in charters if each.state == state]
        if found:
            return found[-1]
    return None


def signatories(reader: Reader) -> list[SignOffState]:
    """A row for each signatory, in the order of signing, and for each who answered without being one any more."""
    charter = charter_at_hand(reader)
    people = [person for person in reader.all(Participant) if person.is_signatory]
    answers = standing(reader.all(SignOff, charter_id=charter.id)) if charter else {}
    left_to = deputies(reader.all(Delegation, charter_id=charter.id)) if charter else {}
    by_person = {sign_off.participant_key: sign_off for sign_off in answers.values()}
    deputy_of = {each.participant_key: each for each in left_to.values()}
    current = current_hashes(reader) if by_person else {}
    teams = {team.id: team.name for team in reader.all(Team)}
    names = {stage.key: stage.name for stage in reader.all(Stage)}
    order = {each: place for place, each in enumerate(reader.all(Workshop)[0].signing_order)}
    rows = []
    waits_for = ""
    for person in sorted(people, key=lambda person: order.get(person.id, len(order))):
        found = by_person.pop(person.key, None)
        row = SignOffState(
            participant_id=person.id,
            sign_off_id="",
            name=person.name,
            job_title=person.job_title,
            team=teams.get(person.team_id, ""),
            answer=None,
            reason="",
            manner="",
            at="",
            stale=(),
            signer_key=person.key,
        )
        if found is not None:
            row = _answered(row, found, current, names)
        elif person.key in deputy_of:
            row = _left_to(row, deputy_of[person.key])
        rows.append(row if found else replace(row, waits_for=waits_for))
        if found is None and person.id in order and not waits_for:
            waits_for = row.signer
    for left in by_person.values():
        gone = SignOffState(left.participant_id, "", left.name, left.role, left.team, None, "", "", "", ())
        rows.append(_answered(gone, left, current, names))
    return rows


def _left_to(row: SignOffState, found: Delegation) -> SignOffState:
    return replace(
        row,
        signer_key=found.deputy_key,
        deputy=found.deputy_name,
        deputy_title=found.deputy_role,
        deputy_team=found.deputy_team,
        delegation_id=found.id,
    )


def _answered(row: SignOffState, found: SignOff, current: dict[str, str], names: dict[str, str]) -> SignOffState:
    return replace(
        row,
        sign_off_id=found.id,
        answer=found.answer,
        reason=found.reason,
        manner=found.manner,
        at=found.at,
        stale=tuple(names.get(key, key) for key in changed_stages(found.covers, current)),
        signer_key=found.deputy_key or found.participant_key,
        deputy=found.deputy_name,
        deputy_title=found.deputy_role,
        deputy_team=found.deputy_team,
        about=tuple(found.about),
    )
