"""Writing the lock and building what is handed out."""

import tempfile
from pathlib import Path

from devtools import environment
from devtools.console import ROOT, DevError, must, say

UV = "uv>=0.9,<1"
"""Resolves for all systems and Pythons at once, which pip cannot. Needed here only, so not in the lock."""


def lock(arguments: list[str]) -> int:
    """Resolve anew. Further words go to the resolver: `--upgrade`, or `--upgrade-package reportlab`."""
    with tempfile.TemporaryDirectory(prefix="stageworkshop-lock-") as folder:
        tools = Path(folder) / "venv"
        environment.create_venv(tools)
        scripts = environment.interpreter(tools)
        must([scripts, "-m", "pip", "install", "-qq", UV], failed="uv could not be installed")
        must(
            [
                *(scripts, "-m", "uv", "pip", "compile", "pyproject.toml", "--group", "dev"),
                *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
                *("--no-emit-index-url", "--no-emit-find-links"),
                *("--custom-compile-command", "python3 packaging/dev.py lock"),
                *("--output-file", str(environment.LOCK.relative_to(ROOT))),
                *arguments,
            ],
            failed="The lock could not be made",
        )
    say(f"Written: {environment.LOCK.relative_to(ROOT).as_posix()}")
    return 0


def wheel(arguments: list[str]) -> int:
    if arguments:
        raise DevError("wheel takes no further words.")
    must(
        [environment.set_up(), "-m", "build", "--no-isolation", "--outdir", ROOT / "dist", ROOT],
        failed="The wheel could not be built",
    )
    return 0
