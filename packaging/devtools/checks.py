"""The test command: every check is run even when one failed, and pytest's closing line is the last."""

import os
from pathlib import Path

from devtools import environment
from devtools.console import call, say
from devtools.start import OFFSCREEN


def test(arguments: list[str]) -> int:
    python = environment.set_up()
    checks: dict[str, list[str | Path]] = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        # Tests of one module or class stay in one process, so that their shared fixtures are made once.
        "pytest": [python, "-m", "pytest", "-n", str(_cores()), "--dist", "loadscope", *arguments],
    }
    failed: list[str] = []
    for name, command in checks.items():
        if name == "pytest" and failed:
            # Said before pytest and not after it: its own summary is what is looked for in the last line.
            say(f"\nFAILED so far: {', '.join(failed)} (see above)")
        say(f"\n── {name}")
        if call(command, env=OFFSCREEN) != 0:
            failed.append(name)
    return 1 if failed else 0


def _cores() -> int:
    """The cores this process may use, which in a container is often fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
