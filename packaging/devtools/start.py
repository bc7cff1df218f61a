"""The commands that start the program itself: run, bench, shots."""

import shutil
from pathlib import Path

from devtools import environment
from devtools.console import ROOT, DevError, call, has_display, must, say

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
OUT = ROOT / "out"


def run(arguments: list[str]) -> int:
    """Start the program with the further words; with none and no screen, do its main job without a window."""
    python = environment.set_up()
    if arguments or has_display():
        return call([python, "-m", "stageworkshop", *arguments])
    return _run_without_window(python)


def _run_without_window(python: Path) -> int:
    say("No display here, so no window: making the sample and exporting its charter into out/ instead.")
    sample = OUT / "sample.stageworkshop"
    # `sample` never overwrites; this folder is ours, and a second run must work as the first did.
    # SQLite's and the lock's files beside the old one go with it.
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob(f"{sample.name}*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    before = {file: file.stat().st_mtime_ns for file in OUT.rglob("*") if file.is_file()}
    must([python, "-m", "stageworkshop", "sample", sample], failed="The sample could not be made")
    must(
        [python, "-m", "stageworkshop", "export", sample, "--out", OUT, "--force"],
        failed="The sample's charter could not be exported",
    )
    say("Written:")
    for file in sorted(OUT.rglob("*")):
        if file.is_file() and before.get(file) != file.stat().st_mtime_ns:
            say(f"  {file.relative_to(ROOT).as_posix()}  ({file.stat().st_size:,} bytes)")
    return 0


def bench(arguments: list[str]) -> int:
    return _script("packaging/bench/__main__.py", arguments)


def shots(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        raise DevError("shots wants one folder for the pictures: python3 packaging/dev.py shots DIR")
    # The script is run in the source tree, but the person means the folder as seen from where they stand.
    return _script("packaging/shots.py", [str(Path(arguments[0]).resolve())])


def _script(name: str, arguments: list[str]) -> int:
    if not (ROOT / name).is_file():
        raise DevError(f"{name} does not exist in this source tree.")
    return call([environment.set_up(), ROOT / name, *arguments], env=OFFSCREEN)
