"""Writes a workshop's charter, from the snapshot to the PDF on disk, with loading what that takes."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.children import probe


def main(words: list[str]) -> None:
    """Report the seconds for the PDF alone: what both sides of the comparison do."""
    from stageworkshop.charter.export import document_for
    from stageworkshop.store.workshop_file import WorkshopFile

    file = WorkshopFile.open(Path(words[0]), read_only=True)
    document = document_for(file, "internal")
    file.close()
    begun, busy = time.perf_counter(), time.process_time()
    from stageworkshop.charter.pdf import write_charter

    write_charter(document, Path(words[1]), built=datetime(2026, 11, 24, tzinfo=UTC))
    probe.report({"seconds": time.perf_counter() - begun, "cpu": time.process_time() - busy})


if __name__ == "__main__":
    main(sys.argv[1:])
