"""A workshop for the pages Draft and Compare: three teams that mean different things by the same stages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stageworkshop.actions import agreed, drafts, people, pipelines, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.values import Json
from stageworkshop.store.workshop_file import WorkshopFile

WORDS: dict[str, dict[str, dict[str, Json]]] = {
    "Marketing": {
        "MQL": {
            "definition": "A contact who fits our target market and has shown interest by scoring at least 50 points.",
            "entry_criteria": [
                {"text": "Lead score is at least 50."},
                {"text": "The company is in our target market."},
                {"text": "The contact agreed to be called."},
            ],
            "exit_criteria": [{"text": "Sales has accepted the lead."}, {"text": "Lead score is at least 50."}],
            "owner": "team:Marketing",
            "sla.limit": {"amount": 1, "unit": "days"},
        },
        "SQL": {
            "definition": "A lead that sales has called and that has a real project.",
            "entry_criteria": [{"text": "Lead score is at least 70."}],
        },
    },
    "Sales": {
        "MQL": {
            "definition": "A contact who fits our target market and wants to talk to us, scoring at least 70 points.",
            "entry_criteria": [
                {"text": "The company is in our target market."},
                {"text": "Score of 70 or more."},
                {"text": "A budget is named."},
            ],
            "exit_criteria": [{"text": "Sales accepted the lead."}],
            "owner": "team:Sales",
            "sla.limit": {"amount": 24, "unit": "hours"},
        },
        "SQL": {
            "definition": "A lead that we have called and that has a project with a budget.",
            "entry_criteria": [{"text": "A budget is confirmed by the customer."}],
        },
    },
    "Händler Nord": {
        "MQL": {
            "definition": "Ein Kontakt, der angerufen werden möchte.",
            "entry_criteria": [{"text": "The contact has agreed to be called."}],
            "owner": "team:Sales",
        },
    },
}
"""Values by team and stage; “team:NAME” stands for that team's id."""


@dataclass(frozen=True)
class DraftWorkshop:
    """An open workshop with the ids that tests need, by name."""

    ctx: Context
    teams: dict[str, str]
    stages: dict[str, str]
    people: dict[str, str]

    @property
    def file(self) -> WorkshopFile:
        return self.ctx.file

    def write(self, stage: str, team: str, field: str, value: Json) -> None:
        """One field of a draft."""
        drafts.set_value(
            self.ctx, stage_id=self.stages[stage], team_id=self.teams[team], field=field, value=self.resolved(value)
        )

    def resolved(self, value: Json) -> Json:
        """The value with “team:NAME” replaced."""
        return self.teams[value.removeprefix("team:")] if str(value).startswith("team:") else value

    def draft_all(self) -> None:
        """Every team writes and hands in what `WORDS` says."""
        for team, by_stage in WORDS.items():
            for stage, values in by_stage.items():
                for field, value in values.items():
                    self.write(stage, team, field, value)
                drafts.set_state(self.ctx, stage_id=self.stages[stage], team_id=self.teams[team], state="done")

    def reveal(self, *names: str) -> None:
        """Reveal stages by name."""
        drafts.reveal(self.ctx, stage_ids=[self.stages[name] for name in names])

    def on_disk(self, stage: str, team: str) -> dict[str, Json]:
        """What lies on disk for a draft, read through a second opening of the file."""
        looking = WorkshopFile.open(self.file.path, read_only=True)
        try:
            found = looking.all(Draft, stage_id=self.stages[stage], team_id=self.teams[team])
            return {"state": found[-1].state, **found[-1].values} if found else {}
        finally:
            looking.close()


def build(folder: Path, **details: Any) -> DraftWorkshop:
    """Teams, people and stages, nothing drafted yet."""
    file = WorkshopFile.create(folder / "drafts.stageworkshop", title="Autumn alignment")
    ctx = Context(file, "Ines Ferreira", clock=lambda: "2026-11-24T10:00:00Z")
    team_ids = {name: teams.add_team(ctx, name=name).created("team") for name in ("Marketing", "Sales")}
    team_ids["Händler Nord"] = teams.add_team(ctx, name="Händler Nord", kind="partner").created("team")
    persons = {
        name: people.add_person(ctx, name=name, team_id=team_ids[team]).created("participant")
        for name, team in (("Anna", "Marketing"), ("Bo", "Sales"), ("Nguyễn Anh", "Sales"), ("Uwe", "Händler Nord"))
    }
    pipeline = pipelines.add_pipeline(ctx, name="Lead to order", kind="lead").created("pipeline")
    stage_ids = {
        name: stages.add_stage(ctx, pipeline_id=pipeline, name=name).created("stage") for name in ("MQL", "SQL", "Won")
    }
    agreed.set_agreed(ctx, stage_id=stage_ids["MQL"], field="definition", value="The template's words.")
    agreed.set_agreed(ctx, stage_id=stage_ids["MQL"], field="owner", value=team_ids["Marketing"])
    return DraftWorkshop(ctx, team_ids, stage_ids, persons)
