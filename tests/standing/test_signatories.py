"""Who is to sign, in which order, and who signs for whom."""

from stageworkshop.actions import charters, deputies, signoffs
from stageworkshop.standing.signoffs import SignOffState, signatories
from tests.actions.conftest import Room, room

__all__ = ["room"]


def rows(room: Room) -> list[tuple[str, str]]:
    return [(each.name, each.waits_for) for each in signatories(room.file)]


def only(room: Room, name: str) -> SignOffState:
    return next(each for each in signatories(room.file) if each.name == name)


def test_people_are_told_in_the_order_in_which_they_sign(room: Room) -> None:
    charter = charters.propose(room.ctx).created("charter")
    assert rows(room) == [("Ines", ""), ("Tom", "")]
    deputies.set_order(room.ctx, participant_ids=[room.tom, room.ines])
    assert rows(room) == [("Tom", ""), ("Ines", "Tom")]
    signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="approve", typed="Tom")
    assert rows(room) == [("Tom", ""), ("Ines", "")]


def test_a_deputy_stands_with_the_signatory_before_and_after_the_answer(room: Room) -> None:
    charter = charters.propose(room.ctx).created("charter")
    assert only(room, "Tom").signer == "Tom"
    deputies.delegate(room.ctx, charter_id=charter, participant_id=room.tom, deputy_id=room.olga, reason="By mail")
    before = only(room, "Tom")
    assert (before.signer, before.signer_key, bool(before.delegation_id)) == ("Olga", "olga", True)
    signoffs.sign(room.ctx, charter_id=charter, participant_id=room.tom, answer="approve", typed="Olga")
    after = only(room, "Tom")
    assert (after.signer, after.signer_key, after.delegation_id, after.answer) == ("Olga", "olga", "", "approve")


def test_a_refusal_tells_what_it_is_about(room: Room) -> None:
    charter = charters.propose(room.ctx).created("charter")
    signoffs.sign(
        room.ctx, charter_id=charter, participant_id=room.tom, answer="decline", reason="Too early", about=["sql"]
    )
    assert only(room, "Tom").about == ("sql",)
