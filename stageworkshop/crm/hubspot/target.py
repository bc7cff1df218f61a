"""HubSpot as one of the targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from stageworkshop.charter.model import Document
from stageworkshop.crm import guide, json_files
from stageworkshop.crm.hubspot import found, how_to, reading, standard, writing
from stageworkshop.crm.hubspot.wanted import wanted
from stageworkshop.crm.items import Collection
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import FoundPipeline, OutFile, Reading, Target, Wanted


class HubSpot(Target):
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
        rules = [OutFile("rules.json", json_files.dumps(wanted.extra))] if wanted.extra else []
        return [*writing.files(current, wanted, steps), *rules]

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        load, moving = how_to.load(wanted), how_to.MOVING
        return guide.page(document, self.label, current, wanted, steps, load=load, moving=moving, back=how_to.BACK)

    def heading(self, collection: Collection) -> str:
        kind = "Pipeline" if collection.kind == "pipeline" else "Property"
        objects = collection.id.replace(".", "/").partition("/")[0]
        return f"{kind} “{collection.label}” of {objects}"


TARGET = HubSpot()
