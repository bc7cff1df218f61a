"""Charters and sign-offs: frozen, numbered, only ever added to, and stale by exactly what changed."""

from __future__ import annotations

import hashlib

import pytest

from stageworkshop.actions import agreed, charters, history, people, signoffs, stages
from stageworkshop.actions.context import Context
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.standing.signoffs import signatories
from tests.actions.conftest import Room


def propose(room: Room) -> str:
    return charters.propose(room.ctx).created("charter")


def states(room: Room) -> list[tuple[int, str]]:
    return sorted((each.number, each.state) for each in room.file.all(Charter))


def test_a_charter_freezes_the_words_under_their_hash(room: Room) -> None:
    charter = room.file.get(Charter, propose(room))
    assert hashlib.sha256(charter.content.encode()).hexdigest() == charter.content_hash
    assert '"name":"MQL"' in charter.content
    assert sorted(charter.stage_hashes) == ["mql", "sql", "won"]


def test_the_old_charter_stays_in_force_while_a_new_one_is_discussed(room: Room) -> None:
    first = propose(room)
    charters.put_in_force(room.ctx, charter_id=first)
    agreed.set_agreed(room.ctx, stage_id=room.mql, field="definition", value="New words.")
    second = propose(room)
    assert states(room) == [(1, "in_force"), (2, "proposed")]
    charters.put_in_force(room.ctx, charter_id=second)
    assert states(room) == [(1, "superseded"), (2, "in_force")]
    with pytest.raises(NotAllowed, match="not proposed"):
        charters.put_in_force(room.ctx, charter_id=first)


def test_the_same_words_are_not_proposed_twice(room: Room) -> None:
    propose(room)
    with pytest.raises(NotAllowed, match="says exactly this already"):
        propose(room)


def test_an_empty_workshop_has_nothing_to_sign(room: Room) -> None:
    for stage_id in (room.mql, room.sql, room.won):
        stages.remove_stage(room.ctx, stage_id=stage_id)
    with pytest.raises(NotAllowed, match="no stage yet"):
        propose(room)


def test_sign_offs_go_stale_by_exactly_the_stages_that_changed(room: Room) -> None:
    charter = propose(room)
    signoffs.sign(
        room.ctx, charter_id=charter, participant_id=room.ines, answer="approve", typed="Ines", covers=["sql", "won"]
    )
    signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="reserve", typed="Tom", reason="Hm")
    agreed.set_agreed(room.ctx, stage_id=room.mql, field="definition", value="New words.")
    rows = {row.name: row for row in signatories(room.file)}
    assert rows["Ines"].stale == ()
    assert rows["Tom"].stale == ("MQL",)
    assert (rows["Ines"].counts, rows["Tom"].counts) == (True, False)
    history.undo(room.ctx)
    assert all(row.counts for row in signatories(room.file))


def test_undo_leaves_records_alone_even_if_it_takes_the_person_away(room: Room) -> None:
    late = people.add_person(room.ctx, name="Late", roles=["signatory"]).created("participant")
    charter = propose(room)
    signoffs.sign(room.ctx, charter_id=charter, participant_id=late, answer="approve", typed="Late")
    history.undo(room.ctx)
    assert [row.name for row in signatories(room.file)] == ["Ines", "Tom", "Late"]
    assert [each.name for each in room.file.all(SignOff)] == ["Late"]
    history.redo(room.ctx)
    assert [row.name for row in signatories(room.file)] == ["Ines", "Tom", "Late"]


def test_a_later_answer_and_a_revocation_are_new_records(room: Room) -> None:
    charter = propose(room)
    for answer in ("decline", "approve"):
        done = signoffs.sign(
            room.ctx, charter_id=charter, participant_id=room.tom, answer=answer, reason="Because", typed="Tom"
        )
    assert {row.name: row.answer for row in signatories(room.file)}["Tom"] == "approve"
    first = min(room.file.all(SignOff), key=lambda each: each.at)
    with pytest.raises(NotAllowed, match="does not count any more"):
        signoffs.revoke(room.ctx, sign_off_id=first.id)
    signoffs.revoke(room.ctx, sign_off_id=done.created("sign_off"))
    assert {row.name: row.answer for row in signatories(room.file)}["Tom"] is None
    assert len(room.file.all(SignOff)) == 3


def test_what_a_sign_off_needs(room: Room) -> None:
    charter = propose(room)
    with pytest.raises(InvalidValue, match="write down the reservation"):
        signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="reserve", typed="Tom")
    with pytest.raises(InvalidValue, match="type the name or draw"):
        signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="approve")
    with pytest.raises(NotAllowed, match="role of signatory"):
        signoffs.sign(room.ctx, charter_id=charter, participant_id=room.olga, answer="approve", typed="Olga")
    charters.withdraw(room.ctx, charter_id=charter)
    with pytest.raises(NotAllowed, match="no longer open"):
        signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="approve", typed="Tom")


def test_the_last_record_counts_even_if_the_clock_was_set_back(room: Room) -> None:
    charter = propose(room)
    times = iter(["2026-11-24T12:00:00Z"] * 2 + ["2026-11-24T11:00:00Z"] * 4)
    ctx = Context(room.file, "Ines", clock=lambda: next(times))
    signed = signoffs.sign(ctx, charter_id=charter, participant_id=room.ines, answer="approve", typed="Ines").created(
        "sign_off"
    )
    signoffs.revoke(ctx, sign_off_id=signed)
    assert [row.answer for row in signatories(room.file) if row.name == "Ines"] == [None]
    signoffs.sign(ctx, charter_id=charter, participant_id=room.ines, answer="decline", reason="No.")
    assert [row.answer for row in signatories(room.file) if row.name == "Ines"] == ["decline"]
