"""A workshop open and usable, against an empty window with SQLAlchemy's ORM loaded before PySide6.

Usable: the page at which the workshop goes on is painted with its data, nothing is left to be done, and a key that is
pressed at that moment is answered. The program loads SQLAlchemy after that, beside the person's first look; so the
memory is taken once it is loaded, as it is in the floor, and how soon a change could be written is told besides.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bench import content
from bench.figure import Figure, paired
from bench.lab import Lab, Side

MEMORY_AIM = 1.5
MANY = 200


def figures(lab: Lab) -> list[Figure]:
    """Time from the start of the process, processor time, and the most memory; for the sample and for 200 stages."""
    sample, many = content.sample(lab.folder), content.many_stages(lab.folder, MANY)
    first, second, bare = lab.in_turns(_side(sample), _side(many), Side("bare_window", ["orm"]))
    found: list[Figure] = []
    for name, measured, aim in (("sample", first, 1.3), (f"{MANY} stages", second, 1.6)):
        page = measured[0]["page"]
        found += [
            paired(f"{name} open ({page})", measured, bare, "seconds", "s", aim),
            paired(f"{name} open, processor time", measured, bare, "cpu", "s", aim),
            paired(f"{name} open, ready for the first change", measured, bare, "ready", "s"),
            paired(f"{name} open, memory", measured, bare, "memory", "MB", MEMORY_AIM),
        ]
    return found


def _side(original: Path) -> Side:
    """Opens a fresh copy, so that every start meets the same file."""
    copy = original.with_name(f"opened {original.name}")

    def copy_anew() -> None:
        shutil.copyfile(original, copy)
        # On disk before the start is timed: the program's first write would wait for all of it.
        with copy.open("rb+") as stream:
            os.fsync(stream)

    return Side("program_window", [copy], before=copy_anew)
