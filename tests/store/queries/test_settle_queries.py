"""What Settle and Test read: nothing hidden, nothing from people who do not count."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions import agreed, cases, disagreements, drafts, people
from stageworkshop.actions.context import Context
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.standing.calibration import calibrate
from stageworkshop.store.queries.agreed import agreed_rows, agreed_text
from stageworkshop.store.queries.cases import answers_of, case_rows, sorters
from stageworkshop.store.queries.disagreements import register, thread
from stageworkshop.store.queries.names import stages
from tests.ui import workshops as made


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    context = made.small(tmp_path / "w.stageworkshop")
    yield context
    context.file.close()


def person(ctx: Context, name: str) -> str:
    return next(each.id for each in ctx.file.all(Participant) if name in each.name)


def test_what_is_still_to_be_decided_comes_first(ctx: Context) -> None:
    first, second = (
        disagreements.raise_disagreement(
            ctx, stage_id=stages(ctx.file)[0].id, aspect="sla.limit", question=question
        ).created("disagreement")
        for question in ("One?", "Two?")
    )
    disagreements.settle(ctx, disagreement_id=first, method="consensus", outcome="Yes.")
    disagreements.add_dissent(ctx, disagreement_id=first, participant_id=person(ctx, "Ruth"), words="No.")
    rows = register(ctx.file)
    assert [(row.key, row.state, row.field, row.dissents) for row in rows] == [
        ("d2", "open", "Time limit", 0),
        ("d1", "settled", "Time limit", 1),
    ]
    found = thread(ctx.file, second)
    assert [each.team.name for each in found.positions] == ["Marketing", "Sales", "Łukasz & Co."]
    assert thread(ctx.file, first).dissents[0].name == "Ruth Okafor"
    assert ctx.file.get(Disagreement, first).key == "d1"


def test_a_draft_is_no_wording_before_the_reveal(ctx: Context) -> None:
    stage, team = stages(ctx.file)[0].id, ctx.file.all(Team)[0].id
    drafts.set_value(ctx, stage_id=stage, team_id=team, field="definition", value="Somebody asked.")
    assert agreed_text(ctx.file, stage).wordings == ()
    drafts.reveal(ctx, stage_ids=[stage])
    (wording,) = agreed_text(ctx.file, stage).wordings
    assert (wording.lines, wording.is_agreed) == (("Somebody asked.",), False)
    agreed.take_draft(ctx, stage_id=stage, team_id=team, field="definition")
    assert agreed_text(ctx.file, stage).wordings[0].is_agreed


def test_what_each_stage_lacks(ctx: Context) -> None:
    row = agreed_rows(ctx.file)[0]
    assert row.missing == ("Plain definition", "Entry criteria", "Exit criteria")
    agreed.set_agreed(ctx, stage_id=row.stage_id, field="handoff.to", value=ctx.file.all(Team)[1].id)
    assert "Readiness" in agreed_rows(ctx.file)[0].missing


def test_observers_do_not_count(ctx: Context) -> None:
    cases.add_cases(ctx, rows=[("Hotel", ""), (" ", "no title")])
    (case,) = case_rows(ctx.file)
    ruth = person(ctx, "Ruth")
    cases.sort_case(ctx, case_id=case.id, participant_id=ruth, stage_id=stages(ctx.file)[0].id)
    assert case_rows(ctx.file)[0].sorted_by == 1
    assert list(answers_of(ctx.file, ruth)) == [case.id]
    people.set_roles(ctx, person_id=ruth, roles=["observer"])
    assert case_rows(ctx.file)[0].sorted_by == 0
    assert "Ruth Okafor" not in [row.person.name for row in sorters(ctx.file)]
    assert calibrate(ctx.file).cases[0].placed == ()


def test_results_by_team_and_pipeline(ctx: Context) -> None:
    cases.add_cases(ctx, rows=[("Hotel", ""), ("Town hall", "")])
    hotel, town = (row.id for row in case_rows(ctx.file))
    mql, proposal = stages(ctx.file)[1], stages(ctx.file)[3]
    for name, case, stage in (
        ("Ines", hotel, mql),
        ("山田", hotel, mql),
        ("Ines", town, mql),
        ("山田", town, proposal),
        ("Ruth", town, proposal),
    ):
        cases.sort_case(ctx, case_id=case, participant_id=person(ctx, name), stage_id=stage.id)
    found = calibrate(ctx.file)
    assert [each.name for each in found.pipelines] == ["Lead lifecycle", "Opportunities"]
    assert [(each.one, each.other, each.count) for each in found.pairs] == [("Marketing qualified lead", "Proposal", 2)]
    by_team = {each.team.name: each.stage for each in found.cases[1].by_team}
    assert by_team == {"Marketing": "Marketing qualified lead", "Sales": "Proposal", "Łukasz & Co.": ""}
    assert found.cases[1].placed[0][0] == "Proposal"
    assert found.cases[0].agreement == 1
