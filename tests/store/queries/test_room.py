"""The rows of Prepare, read from a real workshop file."""

from pathlib import Path

from stageworkshop.actions import glossary, people, pipelines, stages, stances, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.store.queries.room import details, person_rows, team_rows, term_rows
from stageworkshop.store.workshop_file import WorkshopFile


def test_the_room_as_it_was_written_down(tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "w.stageworkshop", title="Autumn")
    ctx = Context(file, "Ines Ferreira")
    sales = teams.add_team(ctx, name="Sales").created("team")
    ines = people.add_person(ctx, name="Ines", team_id=sales, roles=["signatory"]).created("participant")
    people.add_person(ctx, name="山田 太郎", email="taro@example.com")
    glossary.add_term(ctx, term="Account", aliases=[{"team": sales, "name": "Customer"}])
    workshops.set_details(ctx, organisation="Norda")
    leads = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    lead = stages.add_stage(ctx, pipeline_id=leads, name="Lead").created("stage")

    assert [(team.name, team.people) for team in team_rows(file)] == [("Sales", 1)]
    assert [(row.name, row.team, row.team_colour, row.roles, row.email) for row in person_rows(file)] == [
        ("Ines", "Sales", 1, ("signatory",), ""),
        ("山田 太郎", "", 0, (), "taro@example.com"),
    ]
    assert term_rows(file)[0].aliases == ((sales, "Customer"),)
    told = details(file)
    assert (told.title, told.organisation, told.stages, told.answered) == ("Autumn", "Norda", 1, False)
    stances.answer(ctx, stage_id=lead, participant_id=ines, answer="agree")
    assert details(file).answered
    file.close()
