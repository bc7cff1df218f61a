"""A workshop open and usable, against an empty window with SQLAlchemy's ORM loaded before PySide6."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench import content
from bench.figure import Figure, compared
from bench.lab import Lab, Side, median

MEMORY_AIM = 1.5
MANY = 200


def figures(lab: Lab) -> list[Figure]:
    """Time from the start of the process to the step's page painted, and the most memory; sample and 200 stages."""
    sample, many = content.sample(lab.folder), content.many_stages(lab.folder, MANY)
    first, second, bare = lab.in_turns(_side(sample), _side(many), Side("bare_window", ["orm"]))
    found: list[Figure] = []
    for name, measured, aim in (("sample", first, 1.3), (f"{MANY} stages", second, 1.6)):
        page = measured[0]["page"]
        found += [
            compared(f"{name} open ({page})", median(measured, "seconds"), median(bare, "seconds"), "s", aim),
            compared(f"{name} open, memory", median(measured, "memory"), median(bare, "memory"), "MB", MEMORY_AIM),
        ]
    return found


def _side(original: Path) -> Side:
    """Opens a fresh copy, so that every start meets the same file."""
    copy = original.with_name(f"opened {original.name}")
    return Side("program_window", [copy], before=lambda: shutil.copyfile(original, copy))
