"""The agreed text taken from what teams wrote: a whole wording, or one entry of a list; and how it is undone."""

from __future__ import annotations

import pytest

from stageworkshop.actions import agreed, disagreements, drafts, history
from stageworkshop.domain.errors import InvalidValue, NotAllowed, NotFound
from stageworkshop.domain.stage import Stage
from stageworkshop.store.queries.agreed import agreed_text
from stageworkshop.store.queries.revisions import revisions
from tests.actions.conftest import Room

CALL = {"text": "The buyer asked for a call.", "evidence": "The form"}
BUDGET = {"text": "A budget is named.", "check": {"field": "Budget", "operator": "is_set"}}


@pytest.fixture
def revealed(room: Room) -> Room:
    drafts.set_value(
        room.ctx, stage_id=room.mql, team_id=room.sales, field="entry_criteria", value=["Knows us.", CALL, BUDGET]
    )
    drafts.set_value(room.ctx, stage_id=room.mql, team_id=room.sales, field="definition", value="Wants to talk.")
    agreed.set_agreed(room.ctx, stage_id=room.mql, field="entry_criteria", value=["Works in our market."])
    drafts.reveal(room.ctx, stage_ids=[room.mql])
    return room


def criteria(room: Room) -> list[object]:
    return list(room.file.get(Stage, room.mql).values["entry_criteria"])


def take(room: Room, index: int, *, field: str = "entry_criteria", because: str = "") -> None:
    agreed.take_item(room.ctx, stage_id=room.mql, team_id=room.sales, field=field, index=index, because=because)


def test_one_criterion_joins_the_list_with_its_evidence_and_the_rest_stays(revealed: Room) -> None:
    take(revealed, 1)
    assert criteria(revealed) == [{"text": "Works in our market."}, CALL]
    take(revealed, 2)
    assert criteria(revealed) == [{"text": "Works in our market."}, CALL, BUDGET]


def test_it_is_tied_to_the_disagreement_and_undone_in_one_step(revealed: Room) -> None:
    raised = disagreements.raise_disagreement(
        revealed.ctx, stage_id=revealed.mql, aspect="entry_criteria", question="Is a call asked for?"
    ).created("disagreement")
    take(revealed, 1, because=raised)
    latest = revisions(revealed.file, revealed.mql, "entry_criteria")[0]
    assert (latest.because, latest.actor) == ("d1", "Ines")
    assert latest.says == "took an entry of Sales into “MQL”: Entry criteria"
    history.undo(revealed.ctx)
    assert criteria(revealed) == [{"text": "Works in our market."}]
    history.redo(revealed.ctx)
    assert criteria(revealed)[-1] == CALL


def test_what_is_agreed_already_is_not_taken_twice(revealed: Room) -> None:
    take(revealed, 1)
    with pytest.raises(InvalidValue, match="in the agreed text already"):
        take(revealed, 1)
    told = {each.field: each for each in agreed_text(revealed.file, revealed.mql).wordings}
    assert told["entry_criteria"].agreed_items == frozenset({1})


@pytest.mark.parametrize(("field", "index"), [("entry_criteria", 3), ("entry_criteria", -1), ("definition", 0)])
def test_only_entries_that_are_there_can_be_taken(revealed: Room, field: str, index: int) -> None:
    before = dict(revealed.file.get(Stage, revealed.mql).values)
    with pytest.raises(InvalidValue, match="no such entry"):
        take(revealed, index, field=field)
    assert revealed.file.get(Stage, revealed.mql).values == before


def test_a_hidden_criterion_can_not_be_taken(room: Room) -> None:
    drafts.set_value(room.ctx, stage_id=room.mql, team_id=room.sales, field="entry_criteria", value=[CALL])
    with pytest.raises(NotAllowed, match="not revealed"):
        take(room, 0)


def test_the_disagreement_must_be_there(revealed: Room) -> None:
    with pytest.raises(NotFound):
        take(revealed, 0, because="nothing")
