"""Words from elsewhere in a team's draft."""

from pathlib import Path

import pytest

from stageworkshop.actions import drafts
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.starting.template_words import template_words
from stageworkshop.store.queries.drafts import earlier_drafts, own_draft
from tests.ui.draft_workshop import DraftWorkshop, build


@pytest.fixture
def ws(tmp_path: Path) -> DraftWorkshop:
    return build(tmp_path)


def test_only_what_is_empty_and_drafted_is_filled(ws: DraftWorkshop) -> None:
    ws.write("MQL", "Sales", "definition", "Ours")
    where = {"stage_id": ws.stages["MQL"], "team_id": ws.teams["Sales"]}
    words = {"definition": "Theirs", "audience": "Schools", "aliases": [{"team": "", "name": "x"}]}
    drafts.start_from_words(ws.ctx, **where, values=words, source="a template")
    assert own_draft(ws.file, **where).values == {"definition": "Ours", "audience": "Schools"}
    with pytest.raises(NotAllowed, match="nothing left to fill"):
        drafts.start_from_words(ws.ctx, **where, values=words, source="a template")


def test_the_stage_of_that_name_comes_first() -> None:
    found = template_words(["Marketing-qualified lead"])
    assert found[0].is_like
    assert found[0].stage == "Marketing-qualified lead"
    assert not found[-1].is_like
    assert all("owner" not in each.values and "kind" not in each.values for each in found)


def test_earlier_rounds_are_the_teams_own(ws: DraftWorkshop) -> None:
    ws.draft_all()
    ws.reveal("MQL")
    drafts.reopen(ws.ctx, stage_ids=[ws.stages["MQL"]])
    sales = earlier_drafts(ws.file, ws.stages["MQL"], ws.teams["Sales"])
    assert [each.round for each in sales] == [1]
    assert "70 points" in sales[0].values["definition"]
    assert earlier_drafts(ws.file, ws.stages["SQL"], ws.teams["Sales"]) == []
