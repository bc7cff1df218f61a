"""The welcome window at a person's first start, against an empty PySide6 window of the same size."""

from __future__ import annotations

from bench.figure import Figure, compared
from bench.lab import Lab, Side, median

AIM = 1.5


def figures(lab: Lab) -> list[Figure]:
    """Time from the start of the process to a painted window with nothing left to do, and the most memory."""
    program, bare = lab.in_turns(Side("program_window"), Side("bare_window"))
    return [
        compared("welcome window", median(program, "seconds"), median(bare, "seconds"), "s", AIM),
        compared("welcome window, memory", median(program, "memory"), median(bare, "memory"), "MB", AIM),
    ]
