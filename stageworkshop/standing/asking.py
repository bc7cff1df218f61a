"""Signatories elsewhere: who is to be asked how, who was asked, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stageworkshop.domain.charter import Charter, Delegation, SignOff, deputies, standing
from stageworkshop.domain.evidence import Proof
from stageworkshop.domain.workshop import Participant
from stageworkshop.store.queries.proofs import RequestRow, keys_used, request_rows
from stageworkshop.store.workshop_file import WorkshopFile


@dataclass(frozen=True)
class ToAsk:
    """A signatory who is to be asked about a charter. `signer` and `email` are of whoever reads and signs, `names` of
    the request's two files, `earlier` the requests that went to this signatory so far, the latest first."""

    charter_id: str
    charter_number: int
    person_id: str
    signer: str
    email: str
    names: tuple[str, str]
    earlier: tuple[RequestRow, ...]


Status = Literal["answered", "waiting", "again", "otherwise", "over"]
"""“again”: asked anew since. “otherwise”: answered in another way since. “over”: no answer to that charter counts."""


@dataclass(frozen=True)
class AskedRow:
    """A request, and what came back. `answer` is "" as long as nothing did. `fingerprint` and `holder` are of the key
    it was signed with, "" without one."""

    request_id: str
    person_id: str
    name: str
    charter_number: int
    status: Status
    asked_by: str
    asked_at: str
    answer: str
    kind: str
    answered_at: str
    fingerprint: str
    holder: str

    @property
    def is_waited_for(self) -> bool:
        """Nothing came back yet, and something should."""
        return self.status == "waiting"


@dataclass(frozen=True)
class KeyStanding:
    """Whether a key is known from earlier answers of the same person: `since` is the day of the first, "" for a key not
    seen before; `has_others` tells that there were answers with other keys."""

    since: str
    has_others: bool


def to_ask(file: WorkshopFile, charter_id: str, person_id: str) -> ToAsk:
    """What is needed to ask a signatory. Raises NotFound."""
    # Only for who asks: it loads the document's model, which a page that lists requests does without.
    from stageworkshop.evidence.requests import file_names

    charter, person = file.get(Charter, charter_id), file.get(Participant, person_id)
    left_to = deputies(file.all(Delegation, charter_id=charter_id)).get((charter_id, person.key))
    found = file.all(Participant, key=left_to.deputy_key) if left_to else [person]
    return ToAsk(
        charter_id=charter_id,
        charter_number=charter.number,
        person_id=person_id,
        signer=left_to.deputy_name if left_to else person.name,
        email=found[0].email if found else "",
        names=file_names(file.workshop.title, charter.number, person.key),
        earlier=tuple(each for each in request_rows(file) if each.person_id == person_id),
    )


def asked_rows(file: WorkshopFile) -> list[AskedRow]:
    """Every request, the latest first."""
    names = {each.id: each.name for each in file.all(Participant)}
    open_charters = {each.id for each in file.all(Charter) if each.is_open}
    proofs = {each.request_id: each for each in file.all(Proof)}
    answers = {each.id: each for each in file.all(SignOff)}
    given = {(each.charter_id, each.participant_id): each.at for each in standing(answers.values()).values()}
    rows: list[AskedRow] = []
    asked_since: set[tuple[str, str]] = set()
    for each in request_rows(file):
        who = (each.charter_id, each.person_id)
        proof = proofs.get(each.id)
        status: Status = "waiting"
        if proof is not None:
            status = "answered"
        elif each.charter_id not in open_charters:
            status = "over"
        elif given.get(who, "") >= each.asked_at:
            status = "otherwise"
        elif who in asked_since:
            status = "again"
        asked_since.add(who)
        rows.append(_row(each, names.get(each.person_id, ""), status, proof, answers))
    return rows


def key_standing(file: WorkshopFile, person_key: str, fingerprint: str) -> KeyStanding:
    """What is known of a key with which somebody's answer is signed."""
    used = keys_used(file, person_key)
    since = next((day for known, day in used if known == fingerprint), "")
    return KeyStanding(since, any(known != fingerprint for known, _ in used))


def _row(asked: RequestRow, name: str, status: Status, proof: Proof | None, answers: dict[str, SignOff]) -> AskedRow:
    given = answers.get(proof.sign_off_id) if proof else None
    return AskedRow(
        request_id=asked.id,
        person_id=asked.person_id,
        name=(given.name if given else name) or asked.file_name,
        charter_number=asked.charter_number,
        status=status,
        asked_by=asked.asked_by,
        asked_at=asked.asked_at,
        answer=given.answer if given else "",
        kind=proof.kind if proof else "",
        answered_at=asked.answered_at,
        fingerprint=proof.fingerprint if proof else "",
        holder=proof.holder if proof else "",
    )
