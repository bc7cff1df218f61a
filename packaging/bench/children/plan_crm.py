"""One plan for a CRM against its standard settings, once everything is loaded."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.children import probe


def main(words: list[str]) -> None:
    """Report the seconds of the second plan: the first one loads what planning takes."""
    from stageworkshop.charter.export import document_for
    from stageworkshop.crm.planning import plan_for
    from stageworkshop.crm.targets import target
    from stageworkshop.store.workshop_file import WorkshopFile

    file = WorkshopFile.open(Path(words[0]), read_only=True)
    document = document_for(file, "internal")
    file.close()
    crm = target(words[1])
    plan_for(document, crm, None)
    begun = time.perf_counter()
    plan_for(document, crm, None)
    probe.report({"seconds": time.perf_counter() - begun})


if __name__ == "__main__":
    main(sys.argv[1:])
