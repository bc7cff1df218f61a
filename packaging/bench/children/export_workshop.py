"""Exports one part (`definitions` or `pdf`) of a workshop file; what must be loaded for it is loaded before."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import cast

from bench.children import probe


def main(words: list[str]) -> None:
    """Report the seconds from the open file to the part on disk."""
    import stageworkshop.charter.pdf  # noqa: F401
    from stageworkshop.charter.export import Part, export
    from stageworkshop.store.workshop_file import WorkshopFile

    path, out, part = Path(words[0]), Path(words[1]), cast(Part, words[2])
    file = WorkshopFile.open(path, read_only=True)
    begun = time.perf_counter()
    export(file, out, parts=(part,), force=True)
    seconds = time.perf_counter() - begun
    file.close()
    probe.report({"seconds": seconds})


if __name__ == "__main__":
    main(sys.argv[1:])
