"""Charters so far and the answers given to them: what the steps Sign off and Publish list."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.domain.charter import OPEN_STATES, Charter, SignOff
from stageworkshop.store.queries.reader import Reader

Strokes = tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True)
class CharterRow:
    """One numbered version. Times are UTC in ISO form, "" when not yet. `stages` is how many it defines."""

    id: str
    number: int
    state: str
    content_hash: str
    note: str
    proposed_by: str
    proposed_at: str
    in_force_at: str
    ended_at: str
    stages: int

    @property
    def is_open(self) -> bool:
        """Whether answers can be given to it."""
        return self.state in OPEN_STATES


@dataclass(frozen=True)
class AnswerRow:
    """One record of a signatory, also one that takes an answer back. `covers` and `about` name stages by key, `deputy`
    who signed in this person's place ("" for nobody)."""

    id: str
    charter_id: str
    charter_number: int
    person_id: str
    person_key: str
    name: str
    answer: str
    reason: str
    manner: str
    typed: str
    strokes: Strokes
    at: str
    logged_by: str
    covers: tuple[str, ...]
    about: tuple[str, ...]
    deputy: str


def charter_rows(reader: Reader) -> list[CharterRow]:
    """Every charter, the latest first."""
    return [
        CharterRow(
            id=each.id,
            number=each.number,
            state=each.state,
            content_hash=each.content_hash,
            note=each.note,
            proposed_by=each.proposed_by,
            proposed_at=each.proposed_at,
            in_force_at=each.in_force_at,
            ended_at=each.ended_at,
            stages=len(each.stage_hashes),
        )
        for each in sorted(reader.all(Charter), key=lambda each: -each.number)
    ]


def at_hand(rows: list[CharterRow]) -> CharterRow | None:
    """The charter that is being signed: the one proposed, else the one in force, else none."""
    for state in ("proposed", "in_force"):
        for row in rows:
            if row.state == state:
                return row
    return None


def answer_rows(reader: Reader, person_id: str) -> list[AnswerRow]:
    """All records of a person for all charters, the latest first."""
    numbers = {each.id: each.number for each in reader.all(Charter)}
    records = sorted(reader.all(SignOff, participant_id=person_id), key=lambda each: each.at)
    return [_answer(each, numbers[each.charter_id]) for each in reversed(records)]


def last_answer_by(reader: Reader, person_key: str) -> AnswerRow | None:
    """The latest answer, also one that was taken back, that this person gave for themself or in somebody's place."""
    given = [
        each
        for each in reader.all(SignOff)
        if each.answer != "revoke" and (each.deputy_key or each.participant_key) == person_key
    ]
    if not given:
        return None
    last = max(given, key=lambda each: each.at)
    return _answer(last, reader.get(Charter, last.charter_id).number)


def _answer(record: SignOff, number: int) -> AnswerRow:
    return AnswerRow(
        id=record.id,
        charter_id=record.charter_id,
        charter_number=number,
        person_id=record.participant_id,
        person_key=record.participant_key,
        name=record.name,
        answer=record.answer,
        reason=record.reason,
        manner=record.manner,
        typed=record.typed,
        strokes=tuple(tuple((point[0], point[1]) for point in line if len(point) > 1) for line in record.strokes),
        at=record.at,
        logged_by=record.logged_by,
        covers=tuple(record.covers),
        about=tuple(record.about),
        deputy=record.deputy_name,
    )
