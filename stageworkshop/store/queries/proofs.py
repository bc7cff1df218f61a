"""What sign-offs from elsewhere rest on, and what was sealed and asked so far."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.domain.charter import Charter, SignOff, standing
from stageworkshop.domain.evidence import Proof, Request, Seal
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class ProofRow:
    """The proof of an answer that counts. `kept` is the hash under which its file lies in the workshop file."""

    person_key: str
    kind: str
    kept: str
    fingerprint: str
    holder: str
    said_at: str


@dataclass(frozen=True)
class RequestRow:
    """A request for a sign-off. `answered_at` is "" as long as no answer to it was taken in."""

    id: str
    charter_id: str
    charter_number: int
    person_id: str
    file_name: str
    asked_by: str
    asked_at: str
    answered_at: str


@dataclass(frozen=True)
class SealRow:
    """A sealed PDF. `charter_number` is 0 for a draft; `time_stamp` is "" when the local clock told the time."""

    id: str
    charter_number: int
    edition: str
    content_hash: str
    file_name: str
    file_hash: str
    fingerprint: str
    sealed_at: str
    time_stamp: str
    sealed_by: str


def proof_rows(reader: Reader, charter_id: str) -> list[ProofRow]:
    """The proofs of the answers to a charter that count and came from elsewhere."""
    counting = {each.id: each for each in standing(reader.all(SignOff, charter_id=charter_id)).values()}
    return [
        ProofRow(
            person_key=counting[each.sign_off_id].participant_key,
            kind=each.kind,
            kept=each.kept,
            fingerprint=each.fingerprint,
            holder=each.holder,
            said_at=each.said_at,
        )
        for each in reader.all(Proof)
        if each.sign_off_id in counting
    ]


def request_rows(reader: Reader) -> list[RequestRow]:
    """Every request, the latest first."""
    numbers = {each.id: each.number for each in reader.all(Charter)}
    answered = {each.request_id: each.added_at for each in reader.all(Proof)}
    return [
        RequestRow(
            id=each.id,
            charter_id=each.charter_id,
            charter_number=numbers.get(each.charter_id, 0),
            person_id=each.participant_id,
            file_name=each.file_name,
            asked_by=each.asked_by,
            asked_at=each.asked_at,
            answered_at=answered.get(each.id, ""),
        )
        for each in sorted(reader.all(Request), key=lambda each: each.asked_at, reverse=True)
    ]


def keys_used(reader: Reader, person_key: str) -> list[tuple[str, str]]:
    """Fingerprints of the keys with which a person has signed answers so far, each with the day, the first first."""
    mine = {each.id for each in reader.all(SignOff, participant_key=person_key)}
    signed = [each for each in reader.all(Proof) if each.sign_off_id in mine and each.fingerprint]
    return [(each.fingerprint, each.added_at[:10]) for each in sorted(signed, key=lambda each: each.added_at)]


def seal_rows(reader: Reader) -> list[SealRow]:
    """Every sealed PDF, the latest first."""
    numbers = {each.id: each.number for each in reader.all(Charter)}
    return [
        SealRow(
            id=each.id,
            charter_number=numbers.get(each.charter_id, 0),
            edition=each.edition,
            content_hash=each.content_hash,
            file_name=each.file_name,
            file_hash=each.file_hash,
            fingerprint=each.fingerprint,
            sealed_at=each.sealed_at,
            time_stamp=each.time_stamp,
            sealed_by=each.sealed_by,
        )
        for each in sorted(reader.all(Seal), key=lambda each: each.sealed_at, reverse=True)
    ]
