"""A workshop of two teams, two signatories, an observer and one pipeline of three stages, in a real file."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stageworkshop.actions import people, pipelines, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.store.workshop_file import WorkshopFile


@dataclass
class Room:
    """Ids of what is in the workshop."""

    ctx: Context
    marketing: str
    sales: str
    ines: str
    tom: str
    olga: str
    leads: str
    mql: str
    sql: str
    won: str

    @property
    def file(self) -> WorkshopFile:
        return self.ctx.file


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    file = WorkshopFile.create(tmp_path / "room.stageworkshop", title="Room")
    ticks = itertools.count()
    # A minute a call: no two acts are merged into one undo step by chance.
    ctx = Context(file, "Ines", clock=lambda: f"2026-11-24T{next(ticks) // 60 + 8:02}:{next(ticks) % 60:02}:00Z")
    marketing = teams.add_team(ctx, name="Marketing").created("team")
    sales = teams.add_team(ctx, name="Sales").created("team")
    signatory = ("signatory",)
    ines = people.add_person(ctx, name="Ines", team_id=marketing, job_title="CMO", roles=signatory).created(
        "participant"
    )
    tom = people.add_person(ctx, name="Tom", team_id=sales, job_title="CSO", roles=signatory).created("participant")
    olga = people.add_person(ctx, name="Olga", roles=["observer"]).created("participant")
    leads = pipelines.add_pipeline(ctx, name="Leads", kind="lead").created("pipeline")
    mql, sql, won = (
        stages.add_stage(ctx, pipeline_id=leads, name=name).created("stage") for name in ("MQL", "SQL", "Won")
    )
    yield Room(ctx, marketing, sales, ines, tom, olga, leads, mql, sql, won)
    file.close()
