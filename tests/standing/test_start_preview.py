"""What starting from a document would replace is said before anything is done, and it is what then happens."""

from pathlib import Path

import pytest

from stageworkshop.actions import glossary, people, pipelines, starting, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Pipeline
from stageworkshop.domain.workshop import Team, Term, Workshop
from stageworkshop.standing.start_preview import start_preview
from stageworkshop.starting.documents import template
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.mark.parametrize("as_template", [True, False])
def test_what_is_told_is_what_happens(tmp_path: Path, as_template: bool) -> None:
    file = WorkshopFile.create(tmp_path / "w.stageworkshop", title="Autumn")
    ctx = Context(file, "Ines")
    workshops.set_details(ctx, organisation="Norda", purpose="Mine")
    workshops.set_decision_rule(ctx, rule="majority")
    teams.add_team(ctx, name="Sales")
    used = teams.add_team(ctx, name="Legal").created("team")
    teams.add_team(ctx, name="Nobody's team")
    people.add_person(ctx, name="Ruth", team_id=used)
    pipelines.add_pipeline(ctx, name="Old pipeline")
    glossary.add_term(ctx, term="Account")

    document = template("b2b2x")
    told = start_preview(file, document, as_template=as_template)
    assert "13 stages" in told.brings
    assert [name for name, _ in told.stages] == [each.name for each in document.pipelines]
    words = "\n".join(told.replaces)
    assert "Empty pipelines removed: Old pipeline" in words
    assert "Teams without people removed: Sales, Nobody's team" in words
    assert "Words of the glossary removed: Account" in words
    assert "Decision rule" in words
    assert ("Title: “Autumn”" in words) is not as_template
    assert ("Organisation: “Norda” is emptied" in words) is not as_template

    starting.start_from_document(ctx, document=document, as_template=as_template)
    names = [team.name for team in file.all(Team)]
    assert names == [*(team.name for team in document.teams), "Legal"]
    assert "Old pipeline" not in [each.name for each in file.all(Pipeline)]
    assert "Account" not in [each.term for each in file.all(Term)]
    workshop = file.all(Workshop)[0]
    assert (workshop.title == "Autumn") is as_template
    assert (workshop.organisation == "Norda") is as_template
    file.close()
