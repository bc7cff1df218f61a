"""The workshop on which Compare is measured: many teams with whole drafts of many stages, all revealed.

Every team's words are those of the sample's teams: for each stage a few subjects, of which each team takes most, in
its own order, some in other words and some with another number. So there is as much to match as in a long workshop.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from bench import content
from stageworkshop.actions import drafts, teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import Json
from stageworkshop.domain.workshop import Team
from stageworkshop.store.workshop_file import WorkshopFile

SUBJECTS = {"entry_criteria": (8, 5), "exit_criteria": (6, 4)}
"""Of each list: how many different lines a stage has, and how many of them a team writes."""
REASONS = 3
SEED = 8060
OTHER_WORDS = (("The practice", "A customer"), ("has ", "did "), ("is ", "was "), ("our ", "a "), (".", ", on paper."))


def compared(folder: Path, team_count: int, stage_count: int) -> Path:
    """A workshop with so many teams and stages, drafted in full and revealed, made once."""
    path = folder / f"{team_count} teams, {stage_count} stages{content.SUFFIX}"
    if not path.exists():
        content.agreed_stages(folder, stage_count).rename(path)
        lines = _Lines(folder)
        file = WorkshopFile.open(path)
        _draft(Context(file, "Bench"), team_count, lines)
        file.close()
    return path


def _draft(ctx: Context, team_count: int, lines: _Lines) -> None:
    for number in range(len(ctx.file.all(Team)), team_count):
        teams.add_team(ctx, name=f"Team {number + 1}")
    stages = [stage.id for stage in ctx.file.all(Stage)]
    told = [team.id for team in ctx.file.all(Team)]
    with ctx.unit("bench.draft", "drafted everything") as unit:
        for round_ in unit.all(Round):
            written = lines.of_stage(told)
            for team, values in written.items():
                unit.add(
                    Draft(
                        id=ctx.new_id(),
                        round_id=round_.id,
                        stage_id=round_.stage_id,
                        team_id=team,
                        state="done",
                        values=values,
                        updated_at=ctx.now(),
                    )
                )
    drafts.reveal(ctx, stage_ids=stages)


class _Lines:
    """The sample's lines, handed out the same way every time."""

    def __init__(self, folder: Path) -> None:
        self._random = random.Random(SEED)
        file = WorkshopFile.open(content.sample(folder), read_only=True)
        values = [draft.values for draft in file.all(Draft)]
        file.close()
        self._definitions = sorted({str(each["definition"]) for each in values if "definition" in each})
        listed = [line["text"] for each in values for key in SUBJECTS for line in each.get(key, [])]
        self._lines = sorted({str(line) for line in listed})

    def of_stage(self, told: list[str]) -> dict[str, dict[str, Json]]:
        """What each team writes about one stage."""
        draw = self._random
        themes = {key: draw.sample(self._lines, many) for key, (many, _) in SUBJECTS.items()}
        definitions = draw.sample(self._definitions, 3)
        return {team: self._of_team(themes, definitions, told) for team in told}

    def _of_team(self, themes: dict[str, list[str]], definitions: list[str], told: list[str]) -> dict[str, Json]:
        draw = self._random
        values: dict[str, Json] = {
            key: [{"text": self._said(line)} for line in draw.sample(lines, SUBJECTS[key][1])]
            for key, lines in themes.items()
        }
        return values | {
            "definition": " ".join(self._said(each) for each in draw.sample(definitions, 2)),
            "owner": draw.choice(told),
            "disqualify_reasons": draw.sample(self._lines, REASONS),
            "sla.limit": {"amount": draw.choice((4, 8, 24)), "unit": "business_hours"},
            "sla.clock_start": draw.choice(self._lines),
            "probability": draw.choice((10, 20, 30)),
        }

    def _said(self, line: str) -> str:
        draw = self._random
        if draw.random() < 0.3:
            line = re.sub(r"\d+", lambda found: str(int(found.group()) + 10), line)
        if draw.random() < 0.4:
            line = line.replace(*draw.choice(OTHER_WORDS))
        return line
