"""HubSpot as one of the targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from stageworkshop.charter.model import Document
from stageworkshop.crm.hubspot import found, how_to, reading, standard, writing
from stageworkshop.crm.hubspot.wanted import wanted
from stageworkshop.crm.items import Fact
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import FoundPipeline, OutFile, Reading, Wanted


class HubSpot:
    """See `crm.target.Target`."""

    key = "hubspot"
    label = "HubSpot"
    fact_labels: Mapping[str, str] = MappingProxyType(
        {"probability": "probability", "ticketState": "state", "description": "description"}
    )

    def read(self, path: Path) -> Reading:
        return reading.read(path)

    def empty(self) -> Reading:
        return standard.reading()

    def pipelines(self, reading: Reading) -> Sequence[FoundPipeline]:
        return found.pipelines(reading)

    def wanted(self, document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
        return wanted(document, current, mapping)

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        return writing.files(current, wanted, steps)

    def how_to_load(self, document: Document, wanted: Wanted, steps: Sequence[Step]) -> str:
        return "\n".join(how_to.lines(document, wanted, steps)) + "\n"

    def shown(self, fact: str, value: Fact) -> Fact:
        return value


TARGET = HubSpot()
