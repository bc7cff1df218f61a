"""Compare of 8 teams and 60 stages: how soon it is there, whether it scrolls, and when its heat map is whole.

All in seconds that the window's thread is at work (see the child), so that a busy machine changes them little.
"""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from bench import teams
from bench.figure import Figure, milliseconds
from bench.lab import Lab, Measured, Side, median

TEAMS, STAGES = 8, 60
OPEN_AIM = 0.300
FRAME_AIM = 0.033
MAP_AIM = 1.0


def figures(lab: Lab) -> list[Figure]:
    """Medians over all runs; of frames the slowest of a run, so that not one may be late."""
    (measured,) = lab.in_turns(_side(teams.compared(lab.folder, TEAMS, STAGES)))
    name = f"compare, {TEAMS} × {STAGES}"
    stages = statistics.median(float(value) for each in measured for value in each["stages"])
    return [
        held(f"{name}, open", median(measured, "opened"), OPEN_AIM),
        held(f"{name}, a stage open", stages, OPEN_AIM),
        held(f"{name}, slowest frame of the matrix", _slowest(measured, "matrix_frames"), FRAME_AIM),
        held(f"{name}, slowest frame of a stage", _slowest(measured, "stage_frames"), FRAME_AIM),
        held(f"{name}, heat map whole", median(measured, "map"), MAP_AIM),
        held(f"{name}, heat map, longest wait", _slowest(measured, "map_frames"), FRAME_AIM),
    ]


def held(name: str, seconds: float, aim: float) -> Figure:
    """A time that is to stay under `aim`, both in seconds."""
    return Figure(name, milliseconds(seconds), aim=f"< {milliseconds(aim)}", ok=seconds < aim)


def _slowest(measured: list[Measured], name: str) -> float:
    """The median of the runs' slowest frames: what the machine does beside it is not the program's."""
    return statistics.median(max(map(float, each[name])) for each in measured)


def _side(original: Path) -> Side:
    copy = original.with_name(f"compared {original.name}")
    return Side("compare_stages", [copy], before=lambda: shutil.copyfile(original, copy))
