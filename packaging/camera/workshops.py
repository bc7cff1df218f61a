"""The workshops in the pictures, made through the program's own actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stageworkshop.actions import agreed, drafts
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Team
from stageworkshop.sample import write_sample
from stageworkshop.store.workshop_file import WorkshopFile

NOW = "2026-11-24T10:42:00Z"
"""The moment of all pictures."""
ACTOR = "Ines Ferreira"
REQUESTS = "Requests"
"""The folder, beside the workshop, of what it asks people for."""


def clock() -> str:
    """The time in all pictures."""
    return NOW


def _empty(path: Path) -> None:
    WorkshopFile.create(path, title="Autumn alignment", actor=ACTOR, at=NOW).close()


def _drafting(path: Path) -> None:
    """The sample with every stage in another blind round, which some teams have begun."""
    write_sample(path)
    file = WorkshopFile.open(path)
    ctx = Context(file, ACTOR, clock=clock)
    stages, teams = file.all(Stage), file.all(Team)
    # Half of the stages stay revealed, so that both states are in the picture.
    again = stages[: len(stages) // 2]
    drafts.reopen(ctx, stage_ids=[stage.id for stage in again])
    for number, stage in enumerate(again):
        for team in teams[: 1 + number % len(teams)]:
            text = str(stage.values.get("definition", stage.name))
            drafts.set_value(ctx, stage_id=stage.id, team_id=team.id, field="definition", value=text)
            if number % 2:
                drafts.set_state(ctx, stage_id=stage.id, team_id=team.id, state="done")
    file.close()


def _vague(path: Path) -> None:
    """The sample as somebody in a hurry would have left it."""
    write_sample(path)
    file = WorkshopFile.open(path)
    ctx = Context(file, ACTOR, clock=clock)
    for name, field, value in (
        ("Warm lead", "definition", "A good lead that will be called soon."),
        ("Call-ready lead", "exit_criteria", [{"text": "We called twice"}, {"text": "Offer sent"}]),
        ("Room plan", "definition", "A hot project."),
    ):
        stage = next(each for each in file.all(Stage) if each.name == name)
        agreed.set_agreed(ctx, stage_id=stage.id, field=field, value=value)
    file.close()


MAKERS: dict[str, Callable[[Path], None]] = {
    "sample": write_sample,
    "empty": _empty,
    "drafting": _drafting,
    "vague": _vague,
}
