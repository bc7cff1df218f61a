"""Reads the settings in a Salesforce project."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.children import probe


def main(words: list[str]) -> None:
    """Report the seconds of the reading alone."""
    from stageworkshop.crm.targets import target

    crm = target("salesforce")
    begun = time.perf_counter()
    crm.read(Path(words[0]))
    probe.report({"seconds": time.perf_counter() - begun})


if __name__ == "__main__":
    main(sys.argv[1:])
