"""What teams changed since an earlier round: told once both rounds are revealed, and never before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import drafts
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.store.queries.since import changes_since, earlier_rounds
from tests.ui.draft_workshop import DraftWorkshop, build


@pytest.fixture
def second(tmp_path: Path) -> Iterator[DraftWorkshop]:
    """MQL in its second round, hidden: Sales has given way, Marketing has not changed a word."""
    made = build(tmp_path)
    made.draft_all()
    made.reveal("MQL")
    drafts.reopen(made.ctx, stage_ids=[made.stages["MQL"]])
    made.write("MQL", "Sales", "entry_criteria", [{"text": "Score of 60 or more."}, {"text": "A budget is named."}])
    yield made
    made.file.close()


def test_the_second_round_is_hidden_until_its_own_reveal(second: DraftWorkshop) -> None:
    assert earlier_rounds(second.file, second.stages["MQL"]) == [1]
    with pytest.raises(NotAllowed):
        changes_since(second.file, second.stages["MQL"], 1)


def test_each_team_against_its_own_earlier_words(second: DraftWorkshop) -> None:
    second.reveal("MQL")
    found = changes_since(second.file, second.stages["MQL"], 1)
    assert (found.earlier, found.now) == (1, 2)
    assert {second.teams["Marketing"], second.teams["Händler Nord"]} == found.unchanged
    (entry,) = found.fields
    assert (entry.field, list(entry.changes)) == ("entry_criteria", [second.teams["Sales"]])
    pieces = entry.changes[second.teams["Sales"]]
    assert [each.text for each in pieces if each.part == "removed"] == ["70", "The company is in our target market."]
    assert [each.text for each in pieces if each.part == "added"] == ["60"]


def test_a_round_that_was_never_revealed_or_is_not_there_tells_nothing(second: DraftWorkshop) -> None:
    second.reveal("MQL")
    with pytest.raises(NotAllowed):
        changes_since(second.file, second.stages["MQL"], 7)
    assert earlier_rounds(second.file, second.stages["SQL"]) == []
