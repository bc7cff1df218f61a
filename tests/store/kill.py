"""Kills a writing process at random moments and looks whether anything that was left is missing.

`python -m tests.store.kill [TIMES]` (200 unless told). Each time a child types into a field of a workshop and tells,
over a pipe, what it has left; after a random moment it gets SIGKILL. The file must open, its journal must be whole,
and it must hold the last thing that was left.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from stageworkshop.actions import pipelines, stages
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Stage
from stageworkshop.store.audit import audit
from stageworkshop.store.workshop_file import WorkshopFile

CHILD = """
import sys
from stageworkshop.actions import agreed
from stageworkshop.actions.context import Context
from stageworkshop.store.workshop_file import WorkshopFile
file = WorkshopFile.open(sys.argv[1])
ctx = Context(file, "Robin")
number = int(sys.argv[3])
while True:
    number += 1
    words = f"wording {number} " + "x" * (number * 37 % 900)
    agreed.set_agreed(ctx, stage_id=sys.argv[2], field="definition", value=words)
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def kill_once(path: Path, stage_id: str, number: int, wait: float) -> int:
    """Lets a child write, kills it, and returns the number of the last wording that it reported as left."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), stage_id, str(number)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(wait)
    os.kill(child.pid, signal.SIGKILL)
    reported = [first, *child.stdout.readlines()]
    child.wait()
    child.stdout.close()
    # The last line may be cut in the middle by the kill.
    return max(int(line) for line in reported if line.endswith("\n"))


def run(times: int, seed: int = 1) -> int:
    """Kills so many times; returns how often the file did not open whole with everything that was left."""
    chance = random.Random(seed)
    lost = 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "killed.stageworkshop"
        ctx = Context(WorkshopFile.create(path, title="Killed"))
        home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
        stage_id = stages.add_stage(ctx, pipeline_id=home, name="MQL").created("stage")
        ctx.file.close()
        number = 0
        for _ in range(times):
            left = kill_once(path, stage_id, number, chance.random() * 0.15)
            file = WorkshopFile.open(path)
            words = str(file.get(Stage, stage_id).values.get("definition", ""))
            number = int(words.split()[1])
            # The kill may come after the save and before the report, never the other way round.
            if number < left or audit(file):
                lost += 1
            file.close()
    return lost


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    failed = run(wanted)
    print(f"killed {wanted} times: {wanted - failed} times the file opened whole and nothing left was missing")
    sys.exit(1 if failed else 0)
