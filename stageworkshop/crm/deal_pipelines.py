"""What CRMs have in common whose pipelines are for deals alone, a list of stages each."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from stageworkshop.charter.model import Document, Pipeline
from stageworkshop.crm.items import Collection, Item
from stageworkshop.crm.lists import Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.target import FoundPipeline, Reading, Target, Wanted, deals


class DealPipelines(Target):
    """The parts of `crm.target.Target` that are alike; a CRM adds what it makes of a pipeline and of a stage."""

    @abstractmethod
    def plan_pipeline(self, pipeline: Pipeline, work: Work) -> None:
        """Put one pipeline of the charter into its list."""

    @abstractmethod
    def stage_values(self, item: Item) -> Mapping[str, Any]:
        """The fields of a stage that an entry gives."""

    def pipelines(self, reading: Reading) -> Sequence[FoundPipeline]:
        """See `Target`."""
        return deals(reading, self.stage_values)

    def wanted(self, document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
        """See `Target`."""
        work = Work(current.configuration, mapping)
        for pipeline in work.deals(document, self.label):
            self.plan_pipeline(pipeline, work)
        return work.wanted

    def heading(self, collection: Collection) -> str:
        """See `Target`."""
        return f"Pipeline “{collection.label}”"
