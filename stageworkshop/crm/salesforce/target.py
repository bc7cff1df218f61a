"""Salesforce as one of the targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from stageworkshop.charter.model import Document
from stageworkshop.crm import guide
from stageworkshop.crm.items import Collection, Fact
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.plan import Step
from stageworkshop.crm.salesforce import found, guidance, how_to, reading, standard, writing
from stageworkshop.crm.salesforce.wanted import wanted
from stageworkshop.crm.target import FoundPipeline, OutFile, Reading, Target, Wanted


class Salesforce(Target):
    """See `crm.target.Target`."""

    key = "salesforce"
    label = "Salesforce"
    fact_labels: Mapping[str, str] = MappingProxyType(
        {
            "closed": "closed",
            "won": "won",
            "converted": "converted",
            "default": "default for new records",
            "description": "description",
            "forecastCategory": "forecast category",
            "probability": "probability",
            "info": "guidance",
            "fieldNames": "key fields",
            "errorConditionFormula": "formula",
            "errorMessage": "message",
            "sorted": "sorted alphabetically",
        }
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
        return writing.files(document, wanted, steps)

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        load, moving = how_to.load(steps), how_to.moving(steps)
        return guide.page(document, self.label, current, wanted, steps, load=load, moving=moving, back=how_to.BACK)

    def shown(self, fact: str, value: Fact) -> Fact:
        """Guidance is HTML; people read its text."""
        return guidance.plain(value) if fact == "info" and isinstance(value, str) else value

    def heading(self, collection: Collection) -> str:
        words = {"PathAssistant": "Path"}
        if collection.kind == "BusinessProcess":
            words["BusinessProcess"] = "Lead process" if collection.facts.get("entity") == "Lead" else "Sales process"
        kind = words.get(collection.kind)
        return f"{kind} “{collection.label}”" if kind else collection.label


TARGET = Salesforce()
