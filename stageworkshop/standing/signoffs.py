"""Who must sign the charter at hand, who has answered, and whose answer went stale by which change."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.charter.stage_data import current_hashes
from stageworkshop.domain.charter import Charter, SignOff, changed_stages, standing
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class SignOffState:
    """One signatory's row. `answer` is None while there is none; `stale` names the stages whose text changed since."""

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
    """A row for each signatory, and for each who answered without being one any more."""
    charter = charter_at_hand(reader)
    people = [person for person in reader.all(Participant) if person.is_signatory]
    answers = standing(reader.all(SignOff, charter_id=charter.id)) if charter else {}
    by_person = {sign_off.participant_key: sign_off for sign_off in answers.values()}
    current = current_hashes(reader) if by_person else {}
    teams = {team.id: team.name for team in reader.all(Team)}
    names = {stage.key: stage.name for stage in reader.all(Stage)}
    rows = []
    for person in people:
        found = by_person.pop(person.key, None)
        rows.append(
            _row(person.id, person.name, person.job_title, teams.get(person.team_id, ""), found, current, names)
        )
    for left in by_person.values():
        rows.append(_row(left.participant_id, left.name, left.role, left.team, left, current, names))
    return rows


def _row(
    participant_id: str,
    name: str,
    job_title: str,
    team: str,
    found: SignOff | None,
    current: dict[str, str],
    names: dict[str, str],
) -> SignOffState:
    stale = tuple(names.get(key, key) for key in changed_stages(found.covers, current)) if found else ()
    return SignOffState(
        participant_id=participant_id,
        sign_off_id=found.id if found else "",
        name=name,
        job_title=job_title,
        team=team,
        answer=found.answer if found else None,
        reason=found.reason if found else "",
        manner=found.manner if found else "",
        at=found.at if found else "",
        stale=stale,
    )
