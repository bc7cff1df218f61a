"""Before the reveal no query gives the words of a team that was not asked for; after it, all of them compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.actions import drafts, history, people, stages, stances, workshops
from stageworkshop.domain.errors import InvalidValue, NotAllowed, NotFound
from stageworkshop.domain.stage import Stage
from stageworkshop.store.queries import agreed, compare, linting, since
from stageworkshop.store.queries import drafts as draft_queries
from stageworkshop.store.queries import stances as stance_queries
from stageworkshop.store.workshop_file import WorkshopFile
from tests.ui.draft_workshop import DraftWorkshop, build

SECRETS = {"Marketing": "brass-kettle-7", "Sales": "copper-lamp-3"}

Query = Callable[[WorkshopFile, DraftWorkshop], Any]

QUERIES: dict[str, Query] = {
    "matrix": lambda file, ws: draft_queries.matrix(file),
    "another team's own draft": lambda file, ws: draft_queries.own_draft(
        file, ws.stages["MQL"], ws.teams["Händler Nord"]
    ),
    "another team's earlier drafts": lambda file, ws: draft_queries.earlier_drafts(
        file, ws.stages["MQL"], ws.teams["Händler Nord"]
    ),
    "what the rules see for another team": lambda file, ws: linting.own_board(file, ws.teams["Händler Nord"]),
    "what the rules see of the agreed text": lambda file, ws: linting.agreed_board(file),
    "compare_stages": lambda file, ws: compare.compare_stages(file),
    "side_by_side": lambda file, ws: compare.side_by_side(file, ws.stages["MQL"]),
    "figures": lambda file, ws: compare.figures(file, ws.stages["MQL"]),
    "seam_after": lambda file, ws: compare.seam_after(file, ws.stages["MQL"]),
    "raised": lambda file, ws: compare.raised(file, ws.stages["MQL"]),
    "earlier_rounds": lambda file, ws: since.earlier_rounds(file, ws.stages["MQL"]),
    "changes_since": lambda file, ws: since.changes_since(file, ws.stages["MQL"], 1),
    "agreed_text": lambda file, ws: agreed.agreed_text(file, ws.stages["MQL"]),
    "past_rounds": lambda file, ws: stance_queries.past_rounds(file, ws.stages["MQL"]),
    "panel": lambda file, ws: stance_queries.panel(file, ws.stages["MQL"]),
}


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[DraftWorkshop]:
    made = build(tmp_path)
    yield made
    made.file.close()


def write_secrets(ws: DraftWorkshop) -> None:
    for team, secret in SECRETS.items():
        ws.write("MQL", team, "definition", f"A record with a {secret}")
        ws.write("MQL", team, "exit_criteria", [{"text": f"It has a {secret}"}])
        ws.write("SQL", team, "entry_criteria", [{"text": f"It came with a {secret}"}])


def told(query: Query, ws: DraftWorkshop) -> str:
    try:
        return repr(query(ws.file, ws))
    except NotAllowed as error:
        return error.message()


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_tells_a_hidden_draft(ws: DraftWorkshop, name: str) -> None:
    write_secrets(ws)
    assert not [secret for secret in SECRETS.values() if secret in told(QUERIES[name], ws)]


def test_the_next_stage_stays_hidden_when_only_this_one_is_revealed(ws: DraftWorkshop) -> None:
    write_secrets(ws)
    ws.reveal("MQL")
    seam = compare.seam_after(ws.file, ws.stages["MQL"])
    assert seam is not None
    assert (seam.next, seam.hidden) == ("SQL", "SQL")
    assert "It came with" not in repr(seam)


def test_a_new_round_hides_the_words_again(ws: DraftWorkshop) -> None:
    write_secrets(ws)
    ws.reveal("MQL", "SQL")
    assert all(secret in told(QUERIES["side_by_side"], ws) for secret in SECRETS.values())
    drafts.reopen(ws.ctx, stage_ids=list(ws.stages.values())[:2])
    for name in QUERIES:
        assert not [secret for secret in SECRETS.values() if secret in told(QUERIES[name], ws)], name


def test_a_team_reads_its_own_draft_only(ws: DraftWorkshop) -> None:
    write_secrets(ws)
    own = draft_queries.own_draft(ws.file, ws.stages["MQL"], ws.teams["Sales"])
    assert SECRETS["Sales"] in repr(own)
    assert SECRETS["Marketing"] not in repr(own)
    with pytest.raises(NotFound):
        draft_queries.own_draft(ws.file, ws.stages["MQL"], "nobody")


def test_the_matrix_tells_states_and_what_is_left(ws: DraftWorkshop) -> None:
    ws.write("MQL", "Sales", "definition", "x")
    drafts.set_state(ws.ctx, stage_id=ws.stages["MQL"], team_id=ws.teams["Sales"], state="done")
    drafts.set_state(ws.ctx, stage_id=ws.stages["SQL"], team_id=ws.teams["Sales"], state="no_opinion")
    ws.write("MQL", "Marketing", "definition", "x")
    matrix = draft_queries.matrix(ws.file)
    states = {
        (team, stage): matrix.cells[ws.stages[stage], ws.teams[team]].state for team in ws.teams for stage in ws.stages
    }
    assert states["Sales", "MQL"] == "done"
    assert states["Sales", "SQL"] == "no_opinion"
    assert states["Marketing", "MQL"] == "writing"
    assert states["Händler Nord", "Won"] == "not_begun"
    assert matrix.handed_in == 2
    assert [stage.name for stage in matrix.left(ws.teams["Sales"])] == ["Won"]


def test_filled_counts_what_a_finished_definition_needs(ws: DraftWorkshop) -> None:
    ws.write("MQL", "Sales", "definition", "x")
    before = draft_queries.matrix(ws.file).cells[ws.stages["MQL"], ws.teams["Sales"]]
    ws.write("MQL", "Sales", "examples", [{"text": "x"}])
    assert draft_queries.matrix(ws.file).cells[ws.stages["MQL"], ws.teams["Sales"]] == before
    ws.write("MQL", "Sales", "owner", "team:Sales")
    after = draft_queries.matrix(ws.file).cells[ws.stages["MQL"], ws.teams["Sales"]]
    assert (after.filled, after.needed) == (before.filled + 1, before.needed)


def test_starting_from_the_agreed_text_fills_what_is_empty_in_one_step(ws: DraftWorkshop) -> None:
    ws.write("MQL", "Sales", "definition", "Our own words.")
    drafts.start_from_agreed(ws.ctx, stage_id=ws.stages["MQL"], team_id=ws.teams["Sales"])
    disk = ws.on_disk("MQL", "Sales")
    assert disk["definition"] == "Our own words."
    assert disk["owner"] == ws.teams["Marketing"]
    assert disk["name"] == "MQL"
    history.undo(ws.ctx)
    assert "owner" not in ws.on_disk("MQL", "Sales")


def test_a_named_field_replaces_what_was_written(ws: DraftWorkshop) -> None:
    ws.write("MQL", "Sales", "definition", "Our own words.")
    drafts.start_from_agreed(ws.ctx, stage_id=ws.stages["MQL"], team_id=ws.teams["Sales"], fields=["definition"])
    assert ws.on_disk("MQL", "Sales") == {"state": "open", "definition": "The template's words."}
    with pytest.raises(NotAllowed):
        drafts.start_from_agreed(ws.ctx, stage_id=ws.stages["MQL"], team_id=ws.teams["Sales"], fields=["audience"])


def test_side_by_side_leaves_out_who_has_no_opinion(ws: DraftWorkshop) -> None:
    write_secrets(ws)
    drafts.set_state(ws.ctx, stage_id=ws.stages["MQL"], team_id=ws.teams["Sales"], state="no_opinion")
    ws.reveal("MQL")
    side = compare.side_by_side(ws.file, ws.stages["MQL"])
    assert side.drafting == (ws.teams["Marketing"],)
    assert set(side.silent) == {ws.teams["Sales"], ws.teams["Händler Nord"]}
    assert side.no_opinion == {ws.teams["Sales"]}
    assert SECRETS["Sales"] not in repr(side)


def test_stances_are_blind_until_all_are_in_and_counted_per_team(ws: DraftWorkshop) -> None:
    answer = {"Anna": "agree", "Bo": "live_with", "Nguyễn Anh": "agree"}
    for name, said in answer.items():
        stances.answer(ws.ctx, stage_id=ws.stages["MQL"], participant_id=ws.people[name], answer=said)
    panel = stance_queries.panel(ws.file, ws.stages["MQL"])
    assert [each.name for each in panel.waiting] == ["Uwe"]
    assert not panel.shown
    assert not any(each.answer for each in panel.people)
    assert panel.counts == {}
    stances.answer(
        ws.ctx,
        stage_id=ws.stages["MQL"],
        participant_id=ws.people["Uwe"],
        answer="object",
        reason="Too early",
        would_remove="A budget",
        logged_by="Ines Ferreira",
    )
    panel = stance_queries.panel(ws.file, ws.stages["MQL"])
    assert panel.result.outcome == "objection"
    assert {each.name: each.answer for each in panel.people} == {**answer, "Uwe": "object"}
    assert panel.people[-1].logged_by == "Ines Ferreira"
    assert [(each.reason, each.would_remove) for each in panel.words] == [("Too early", "A budget")]
    assert len(panel.result.teams) == 3


def test_a_changed_wording_asks_everybody_again(ws: DraftWorkshop) -> None:
    for person in ws.people.values():
        stances.answer(ws.ctx, stage_id=ws.stages["MQL"], participant_id=person, answer="agree")
    assert stance_queries.panel(ws.file, ws.stages["MQL"]).result.carried
    stages.rename_stage(ws.ctx, stage_id=ws.stages["MQL"], name="Marketing-qualified lead")
    panel = stance_queries.panel(ws.file, ws.stages["MQL"])
    assert len(panel.waiting) == len(ws.people)
    assert (panel.stale, panel.number) == (4, 2)


def test_anonymous_answers_name_nobody(ws: DraftWorkshop) -> None:
    workshops.set_anonymous_stances(ws.ctx, value=True)
    for person in ws.people.values():
        stances.answer(ws.ctx, stage_id=ws.stages["MQL"], participant_id=person, answer="discuss", reason="Why so?")
    panel = stance_queries.panel(ws.file, ws.stages["MQL"])
    assert panel.shown
    assert not any(each.answer or each.reason for each in panel.people)
    assert panel.counts == {"discuss": 4}


def test_observers_and_people_without_a_team_are_not_awaited(ws: DraftWorkshop) -> None:
    people.add_person(ws.ctx, name="Guest")
    people.add_person(ws.ctx, name="Watcher", team_id=ws.teams["Sales"], roles=["observer"])
    panel = stance_queries.panel(ws.file, ws.stages["MQL"])
    assert {each.name for each in panel.people} == set(ws.people)


def test_an_objection_without_a_reason_is_refused(ws: DraftWorkshop) -> None:
    with pytest.raises(InvalidValue):
        stances.answer(ws.ctx, stage_id=ws.stages["MQL"], participant_id=ws.people["Anna"], answer="object")
    assert ws.file.get(Stage, ws.stages["MQL"]).name == "MQL"
