"""Runs processes to be measured: each alone, the sides of a comparison in turns, so that a busy machine slows both."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.children.probe import STARTED

HERE = Path(__file__).resolve().parents[1]
LONGEST = 600
"""Seconds after which a measured process is given up."""

LEFT_OUT = frozenset({"STAGEWORKSHOP_HOME", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"})
"""Variables of a developer's shell that a person's start does not have: installed modules are compiled once, not at
every start."""

Measured = dict[str, Any]


class MeasuringFailed(Exception):
    """A measured process failed or did not say what it measured."""


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a module of `bench.children`, its words, and what makes everything as it was."""

    module: str
    words: Sequence[str | Path] = ()
    before: Callable[[], object] = field(default=lambda: None)


@dataclass(frozen=True)
class Lab:
    """Where files are made, and how often everything is measured."""

    folder: Path
    repetitions: int = 9

    def run(self, side: Side) -> Measured:
        """Start one process and return what it reports. Raises MeasuringFailed."""
        side.before()
        words = [str(word) for word in side.words]
        environment = self._environment()
        environment[STARTED] = str(time.monotonic_ns())
        try:
            done = subprocess.run(
                [sys.executable, "-m", f"bench.children.{side.module}", *words],
                env=environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise MeasuringFailed(f"{side.module} took longer than {LONGEST} s") from late
        lines = done.stdout.strip().splitlines()
        if done.returncode != 0 or not lines:
            raise MeasuringFailed(f"{side.module} {' '.join(words)}: {done.stderr.strip() or 'it said nothing'}")
        measured: Measured = json.loads(lines[-1])
        return measured

    def in_turns(self, *sides: Side, repetitions: int = 0) -> list[list[Measured]]:
        """What each side reports, measured in turns after one warm-up each; every second round runs backwards."""
        for side in sides:
            self.run(side)
        found: list[list[Measured]] = [[] for _ in sides]
        order = list(range(len(sides)))
        for _ in range(repetitions or self.repetitions):
            for number in order:
                found[number].append(self.run(sides[number]))
            order.reverse()
        return found

    def _environment(self) -> dict[str, str]:
        home = str(self.folder / "home")
        added = {
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "PYTHONPATH": str(HERE),
            # The user's own settings stay out of it. Not by the program's own variable for tests: the way to the
            # folders that the system names is part of every start.
            **dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"), home),
        }
        return {name: value for name, value in os.environ.items() if name not in LEFT_OUT} | added


def median(measured: Sequence[Measured], name: str) -> float:
    """The median of one reported number."""
    return statistics.median(float(each[name]) for each in measured)
