"""The workshop that sheets are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stageworkshop.sheets.content import SheetContent
from tests.sheets.room import AT, Room, build


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = build(tmp_path)
    yield made
    made.file.close()


@pytest.fixture(scope="module")
def any_room(tmp_path_factory: pytest.TempPathFactory) -> SheetContent:
    """A sheet of three teams with one stage to write in and two to point at; the ids are known."""
    made = build(tmp_path_factory.mktemp("any"))
    content = made.content("Sales")
    made.file.close()
    teams = tuple(replace(team, id=f"team{number}") for number, team in enumerate(content.teams))
    stages = tuple(
        replace(stage, id=f"stage{n}", round=replace(stage.round, revealed_at="" if n == 0 else AT))
        for n, stage in enumerate(content.stages[:3])
    )
    return replace(content, team=teams[1], teams=teams, stages=stages)
