#!/usr/bin/env python3
"""Pictures of every page from the sample, light and dark, in the two sizes that must work.

`python3 packaging/dev.py shots DIR` calls it; `--pages welcome,draft` makes only the pictures of some pages,
`--variant pseudo` or `--variant rtl` shows what translation will do to them. It fails when a page cannot be built or Qt
prints a warning.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

# Before Qt is loaded: no screen is needed, and the pictures are the same wherever they are made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# So do zone, language and the name of the home folder stand in them: dates, times, proposed places for files.
os.environ |= {"TZ": "UTC", "LC_ALL": "en_GB.UTF-8", "HOME": "/home/ines"}


VARIANTS = {"pseudo": "STAGEWORKSHOP_PSEUDO", "rtl": "STAGEWORKSHOP_RTL"}
"""What translation does to the pages → the variable that switches it on."""


def main(arguments: list[str]) -> int:
    """Make the pictures and print how many. Returns 1 when something was wrong with one of them."""
    from camera.scenes import PAGES

    parser = argparse.ArgumentParser(prog="shots.py", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to put the pictures")
    parser.add_argument("--pages", default="", metavar="KEY,…", help=f"only these pages, of {', '.join(PAGES)}")
    parser.add_argument(
        "--variant", choices=sorted(VARIANTS), help="pseudo: words 40 %% longer; rtl: laid out from the right"
    )
    wanted = parser.parse_args(arguments)
    if wanted.variant:
        os.environ[VARIANTS[wanted.variant]] = "1"
    keys = [key for key in wanted.pages.split(",") if key] or list(PAGES)
    if unknown := [key for key in keys if key not in PAGES]:
        parser.error(f"no such page: {', '.join(unknown)}; there are {', '.join(PAGES)}")
    from camera.studio import Studio

    # Not a folder with a random name: it stands in the pictures.
    work = wanted.folder / "Workshops"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        studio = Studio(work, wanted.folder, wanted.variant or "")
        studio.take(keys)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    for fault in studio.faults:
        print(f"shots: {fault}", file=sys.stderr)
    print(f"{studio.count} pictures in {wanted.folder}")
    return 1 if studio.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
