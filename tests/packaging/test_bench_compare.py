"""What the bench of Compare measures is whole: every team's drafts, all revealed, and each figure is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import teams
from bench.lab import Lab, Side
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.workshop import Team
from stageworkshop.store.queries import compare
from stageworkshop.store.workshop_file import WorkshopFile

TEAMS, STAGES = 5, 40


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return Lab(tmp_path_factory.mktemp("bench"), repetitions=2)


@pytest.fixture(scope="module")
def workshop(lab: Lab) -> Path:
    return teams.compared(lab.folder, TEAMS, STAGES)


def test_every_team_has_drafted_every_stage_and_all_is_revealed(workshop: Path) -> None:
    file = WorkshopFile.open(workshop, read_only=True)
    try:
        assert len(file.all(Team)) == TEAMS
        assert len(file.all(Draft)) == TEAMS * STAGES
        assert all(each.is_revealed for each in file.all(Round))
        stage = compare.compare_stages(file)[0]
        kinds = {row.kind for field in compare.figures(file, stage.id).fields for row in field.rows}
        assert {"contradicts", "only", "partly"} <= kinds, "there is something to match"
    finally:
        file.close()


def test_opening_scrolling_and_the_heat_map_are_measured(lab: Lab, workshop: Path) -> None:
    told = lab.run(Side("compare_stages", [workshop]))
    assert 0 < told["opened"] < told["map"] < 60
    for frames in ("map_frames", "matrix_frames", "stages", "stage_frames"):
        assert told[frames], frames
        assert all(seconds >= 0 for seconds in told[frames])
