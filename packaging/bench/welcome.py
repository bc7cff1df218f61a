"""The welcome window at a person's first start, against an empty PySide6 window of the same size."""

from __future__ import annotations

from bench.figure import Figure, paired
from bench.lab import Lab, Side

AIM = 1.5


def figures(lab: Lab) -> list[Figure]:
    """From the start of the process to a painted window that answers to a key: time, processor time and most memory."""
    program, bare = lab.in_turns(Side("program_window"), Side("bare_window"))
    return [
        paired("welcome window", program, bare, "seconds", "s", AIM),
        paired("welcome window, processor time", program, bare, "cpu", "s", AIM),
        paired("welcome window, memory", program, bare, "memory", "MB", AIM),
    ]
