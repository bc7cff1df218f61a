"""From a charter and a CRM's files to the plan: the one function that the window and the command line call."""

from __future__ import annotations

from pathlib import Path

from stageworkshop.charter.model import Document
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.plan import changes
from stageworkshop.crm.report import Plan
from stageworkshop.crm.target import Reading, Target


def plan_for(
    document: Document, target: Target, current: Path | Reading | None, mapping: AdminMapping | None = None
) -> Plan:
    """The plan for one CRM. Without `current` it is planned against the CRM as it comes.

    Raises InputError when the files or the mapping can't be used.
    """
    reading = target.read(current) if isinstance(current, Path) else current or target.empty()
    said = mapping or AdminMapping(target.key)
    wanted = target.wanted(document, reading, said)
    steps = changes(reading.configuration, wanted.configuration, wanted.destinations)
    return Plan(document, target, reading, wanted, steps, said)
