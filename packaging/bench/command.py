"""The bench's command line: which subjects, how often, and the table at the end."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import comparing, exporting, handover, machine, opening, saving, welcome
from bench.figure import Figure, table
from bench.lab import Lab, MeasuringFailed

SUBJECTS: dict[str, Callable[[Lab], list[Figure]]] = {
    "welcome": welcome.figures,
    "opening": opening.figures,
    "saving": saving.figures,
    "comparing": comparing.figures,
    "exporting": exporting.figures,
    "handover": handover.figures,
}
REPETITIONS, QUICK = 9, 3


def main(arguments: Sequence[str]) -> int:
    """Measure and print. Exit code 0 when all was measured, whatever the figures are; 1 when something failed."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} repetitions instead of {REPETITIONS}")
    parser.add_argument("--only", choices=SUBJECTS, action="append", help="measure this subject (may be repeated)")
    parser.add_argument("--folder", type=Path, help="where to put workshop files: on the disk to be measured")
    wanted = parser.parse_args(arguments)
    print(machine.facts(), flush=True)
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="stageworkshop-bench-", dir=wanted.folder) as folder:
        lab = Lab(Path(folder), repetitions=QUICK if wanted.quick else REPETITIONS)
        for name in wanted.only or SUBJECTS:
            print(f"measuring: {name} …", file=sys.stderr, flush=True)
            try:
                found += SUBJECTS[name](lab)
            except MeasuringFailed as failure:
                print(f"bench: {name} could not be measured: {failure}", file=sys.stderr)
                return 1
    print(table(found))
    missed = [figure.name for figure in found if figure.ok is False]
    print(f"\n{len(missed)} of {sum(figure.ok is not None for figure in found)} aims missed.")
    return 0
