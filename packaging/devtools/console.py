"""Talking to the person at the terminal, and starting other programs."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The top of the source tree; every command is run there."""


class DevError(Exception):
    """Something the person can put right; the message says how. Shown as one line, without a traceback."""


def say(text: str) -> None:
    # Flushed, so that it stands before the output of the program that is started next.
    print(text, flush=True)


def call(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> int:
    """Run a program in the source tree with its output shown; returns its exit code. `env` adds to ours."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})}, check=False
    ).returncode


def must(command: Sequence[str | Path], *, failed: str, env: Mapping[str, str] | None = None) -> None:
    """Run a program that has to succeed. Raises DevError with the sentence `failed` when it does not."""
    code = call(command, env=env)
    if code != 0:
        shown = " ".join(str(part) for part in command)
        raise DevError(f"{failed} (exit code {code} of: {shown})")


def on_linux() -> bool:
    return sys.platform.startswith("linux")


def has_display() -> bool:
    """Whether a window could be shown. Elsewhere than on Linux there is always a desktop."""
    return not on_linux() or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
