"""Four teams in four scripts and eight stages, each drafted by every team: what stands before the reveal."""

from __future__ import annotations

from pathlib import Path

from stageworkshop.actions import drafts, people, pipelines, stages, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.store.workshop_file import WorkshopFile

TEAMS = {"Marketing": "Łukasz Żak", "営業部": "山田 太郎", "Сервис": "Олена Коваль", "Händler Süd": "محمد علي"}
"""Each team and its signatory."""
STAGES = ("Anfrage", "MQL", "SQL", "Besuch", "Angebot", "Vertrag", "Gewonnen", "Verloren")
MQL = {
    "Marketing": ("Scored fifty points and opened three mails.", "Lead score is at least 50."),
    "営業部": ("Scored seventy points and asked us to call.", "Lead score is at least 70."),
    "Сервис": ("Someone who asked for a price.", "Клиент спросил цену."),
    "Händler Süd": ("Ein Kontakt, der einen Preis wissen will.", "Der Kunde hat nach dem Preis gefragt."),
}


def build(path: Path) -> None:
    """Writes the workshop and closes it: the first round is drafted and handed in, nothing is revealed."""
    file = WorkshopFile.create(path, title="Herbst: ein Lead, ein Wort")
    ctx = Context(file, "Ines Ferreira")
    workshops.set_details(ctx, organisation="Nordwind Pumpen GmbH", purpose="One word, one meaning.")
    team_ids = [
        teams.add_team(ctx, name=name, kind="partner" if name == "Händler Süd" else "internal").created("team")
        for name in TEAMS
    ]
    for team_id, name in zip(team_ids, TEAMS.values(), strict=True):
        people.add_person(ctx, name=name, team_id=team_id, roles=["signatory"])
    people.add_person(ctx, name="Ines Ferreira", roles=["facilitator"])
    home = pipelines.add_pipeline(ctx, name="Vertrieb").created("pipeline")
    for stage in STAGES:
        stage_id = stages.add_stage(ctx, pipeline_id=home, name=stage).created("stage")
        for team_id, team in zip(team_ids, TEAMS, strict=True):
            definition, criterion = (
                MQL[team] if stage == "MQL" else (f"{stage}: so sagt es {team}.", f"{stage} ist da.")
            )
            drafts.set_value(ctx, stage_id=stage_id, team_id=team_id, field="definition", value=definition)
            criteria = [{"text": criterion}]
            drafts.set_value(ctx, stage_id=stage_id, team_id=team_id, field="entry_criteria", value=criteria)
            drafts.set_state(ctx, stage_id=stage_id, team_id=team_id, state="done")
    file.close()


SECOND = {
    "Marketing": "Scored sixty points and filled in a form.",
    "営業部": "電話を希望した会社。",
    "Сервис": "Компания попросила перезвонить.",
    "Händler Süd": "Eine Firma, die angerufen werden möchte.",
}
"""What each team calls an MQL in the second round."""
SIXTY = "Lead score is at least 60."
"""And what Marketing asks for then."""
