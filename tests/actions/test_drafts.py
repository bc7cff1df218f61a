"""Rounds: blind until revealed, kept for good, begun again; and what the history tells meanwhile."""

from __future__ import annotations

import pytest

from stageworkshop.actions import agreed, drafts, history
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stage import Stage
from tests.actions.conftest import Room

SECRET = "A secret wording that nobody else may read"


def write(room: Room, team_id: str, text: str = SECRET) -> None:
    drafts.set_value(room.ctx, stage_id=room.mql, team_id=team_id, field="definition", value=text)


def test_a_draft_is_kept_as_it_is_left(room: Room) -> None:
    write(room, room.sales)
    (draft,) = room.file.all(Draft)
    assert (draft.values, draft.state) == ({"definition": SECRET}, "open")


def test_the_history_never_tells_the_words_of_a_draft(room: Room) -> None:
    write(room, room.sales)
    drafts.set_state(room.ctx, stage_id=room.mql, team_id=room.sales, state="done")
    told = " ".join(entry.says for entry in room.file.history())
    assert SECRET not in told + str(history.next_undo(room.ctx))
    assert "Sales worked on its draft of “MQL”: Plain definition" in told


def test_done_needs_something_written_and_no_opinion_does_not(room: Room) -> None:
    with pytest.raises(NotAllowed, match="nothing is written"):
        drafts.set_state(room.ctx, stage_id=room.mql, team_id=room.sales, state="done")
    drafts.set_state(room.ctx, stage_id=room.mql, team_id=room.sales, state="no_opinion")
    assert room.file.all(Draft)[0].is_in
    write(room, room.sales)
    assert room.file.all(Draft)[0].state == "open"


def test_hidden_wording_can_not_be_taken_into_the_agreed_text(room: Room) -> None:
    write(room, room.sales)
    with pytest.raises(NotAllowed, match="not revealed"):
        agreed.take_draft(room.ctx, stage_id=room.mql, team_id=room.sales, field="definition")
    drafts.reveal(room.ctx, stage_ids=[room.mql])
    agreed.take_draft(room.ctx, stage_id=room.mql, team_id=room.sales, field="definition")
    assert room.file.get(Stage, room.mql).values["definition"] == SECRET


def test_revealed_drafts_stay_as_they_were(room: Room) -> None:
    write(room, room.sales)
    drafts.reveal(room.ctx, stage_ids=[room.mql])
    with pytest.raises(NotAllowed, match="another round"):
        write(room, room.sales, "Something else")
    assert room.file.all(Draft)[0].values["definition"] == SECRET


def test_a_reveal_with_no_draft_is_refused_and_reveals_nothing_else(room: Room) -> None:
    write(room, room.sales)
    with pytest.raises(NotAllowed, match="no team has written"):
        drafts.reveal(room.ctx, stage_ids=[room.mql, room.sql])
    assert not any(each.is_revealed for each in room.file.all(Round))


def test_another_round_starts_from_the_last_words_and_keeps_the_first(room: Room) -> None:
    write(room, room.sales)
    with pytest.raises(NotAllowed, match="still open"):
        drafts.reopen(room.ctx, stage_ids=[room.mql])
    drafts.reveal(room.ctx, stage_ids=[room.mql])
    drafts.reopen(room.ctx, stage_ids=[room.mql])
    write(room, room.sales, "Second thoughts")
    first, second = room.file.all(Round, stage_id=room.mql)
    assert [each.values["definition"] for each in room.file.all(Draft, round_id=first.id)] == [SECRET]
    assert [each.values["definition"] for each in room.file.all(Draft, round_id=second.id)] == ["Second thoughts"]
    assert (first.is_revealed, second.is_revealed) == (True, False)


@pytest.mark.parametrize("field", ["aliases", "visible_to_partners", "mood"])
def test_only_drafted_fields_are_drafted(room: Room, field: str) -> None:
    with pytest.raises(InvalidValue, match="not a field that teams draft"):
        drafts.set_value(room.ctx, stage_id=room.mql, team_id=room.sales, field=field, value=None)
