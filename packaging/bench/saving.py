"""From leaving a field to the change on disk, through the real window's bridge."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from bench import content
from bench.figure import Figure, milliseconds
from bench.lab import Lab, Measured, Side

AIM = 0.010
"""Seconds within which what was left is on disk."""
MANY = 200
EDITS = 40


def figures(lab: Lab) -> list[Figure]:
    """Median and 95th percentile over all edits. The floor is a plain SQLite transaction as safe as ours."""
    sample, many = content.sample(lab.folder), content.many_stages(lab.folder, MANY)
    found: list[Figure] = []
    for name, measured in zip(("sample", f"{MANY} stages"), lab.in_turns(_side(sample), _side(many)), strict=True):
        floor = _all(measured, "plain")
        for words, percent in (("median", 50), ("95th percentile", 95)):
            found.append(_figure(f"field left to saved, {name}, {words}", measured, "saved", floor, percent))
        shown = percentile(_all(measured, "shown"), 50)
        found.append(Figure(f"field left to shown, {name}, median", milliseconds(shown)))
    return found


def percentile(values: list[float], percent: int) -> float:
    """The value below which that share of the values lies. Needs two values at least."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _figure(name: str, measured: list[Measured], what: str, floor: list[float], percent: int) -> Figure:
    seconds, least = percentile(_all(measured, what), percent), percentile(floor, percent)
    aim = f"< {milliseconds(AIM)}"
    return Figure(name, milliseconds(seconds), milliseconds(least), f"{seconds / least:.2f}×", aim, seconds < AIM)


def _all(measured: list[Measured], name: str) -> list[float]:
    return [float(value) for each in measured for value in each[name]]


def _side(original: Path) -> Side:
    copy = original.with_name(f"saved {original.name}")
    return Side("save_fields", [copy, str(EDITS)], before=lambda: shutil.copyfile(original, copy))
