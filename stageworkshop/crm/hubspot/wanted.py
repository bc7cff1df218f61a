"""What the charter makes of a HubSpot account's pipelines and properties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.charter.stage_values import names_of
from stageworkshop.crm import texts
from stageworkshop.crm.hubspot import shapes
from stageworkshop.crm.hubspot.searches import searches
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.lists import Maker, Work
from stageworkshop.crm.mapping import SKIP, AdminMapping
from stageworkshop.crm.matching import free
from stageworkshop.crm.target import Reading, Wanted
from stageworkshop.domain.values import Names


def wanted(document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
    """Pipelines of deals and tickets, lead status, and the definitions as the options of one more property."""
    work = _Work(current.configuration, mapping, names_of(document))
    leads = [each for each in document.pipelines if _place(each, mapping) in (shapes.LEAD_STATUS, shapes.LIFECYCLE)]
    for key in (shapes.LEAD_STATUS, shapes.LIFECYCLE):
        work.options(key, [each for each in leads if _place(each, mapping) == key])
    for pipeline in document.pipelines:
        objects = shapes.OBJECTS.get(pipeline.kind, "")
        if pipeline in leads or not pipeline.stages:
            continue
        if mapping.pipelines.get(pipeline.key) == SKIP or not (objects or mapping.pipelines.get(pipeline.key)):
            work.notes.add("no_place", f"“{pipeline.name}” is not brought into HubSpot.", pipeline)
        else:
            work.pipeline(pipeline, objects)
    work.definitions(document)
    found = searches(document.stages, work.links, mapping, work.notes)
    return replace(work.wanted, extra=found)


def _place(pipeline: Pipeline, mapping: AdminMapping) -> str:
    return mapping.pipelines.get(pipeline.key, "") or (shapes.LEAD_STATUS if pipeline.kind == "lead" else "")


class _Work(Work):
    """HubSpot's lists."""

    def __init__(self, then: Configuration, mapping: AdminMapping, names: Names) -> None:
        super().__init__(then, mapping)
        self.names = names

    def pipeline(self, pipeline: Pipeline, objects: str) -> None:
        """One pipeline with exactly the charter's stages; what is left over goes, once its records have moved."""
        now = self._pipeline_now(pipeline, objects)
        now = replace(now, label=self._pipeline_label(pipeline, now))
        stages = [(pipeline, stage) for stage in pipeline.stages]
        maker = Maker(self._stage_maker(now.id.partition("/")[0]), _key, _end, "remove")
        plan = self.plan(now, stages, maker)
        if len(plan.items) > shapes.MAX_STAGES:
            words = f"“{now.label}” has {len(plan.items)} stages; HubSpot takes {shapes.MAX_STAGES}."
            self.notes.add("limit", words, pipeline)

    def options(self, key: str, pipelines: Sequence[Pipeline]) -> None:
        """The stages of leads as the options of a property, the definition as each option's description."""
        stages = [(pipeline, stage) for pipeline in pipelines for stage in pipeline.stages]
        now = self.then.get(key)
        if stages and now is not None:
            self.plan(now, stages, Maker(self._option_maker(), _key, _end, "switch off"))
        elif stages:
            # Every account has it; a call replaces all its options, also those that nobody has seen.
            place = key.replace(".", "/")
            words = f"the files lack what GET /crm/v3/properties/{place} answers; add it."
            for pipeline in pipelines:
                self.notes.add("unplanned", f"“{pipeline.name}”: {words}", pipeline)

    def definitions(self, document: Document) -> None:
        """For pipelines, whose stages have no text: a property with one option a stage and the definition there."""
        for objects in ("deals", "tickets"):
            stages = [
                (pipeline, stage)
                for pipeline, stage in document.stages
                if self.links.get(stage.key, ("", ""))[0].startswith(f"{objects}/")
            ]
            if not stages:
                continue
            key = shapes.property_id(objects, shapes.DEFINITIONS)
            group = shapes.GROUPS[objects]
            own = facts(groupName=group, type="enumeration", fieldType="select", description=_ABOUT)
            now = self.then.get(key) or Collection(key, "property", "Stage definition", (), own, has_records=False)
            items: list[Item] = []
            for pipeline, stage in stages:
                value = self.links[stage.key][1]
                label = free(f"{pipeline.name}: {stage.name or stage.key}", {item.label for item in items})
                if not any(item.id == value for item in items):
                    text = self._text(pipeline, stage)
                    items.append(replace(Item(value, label), facts=facts(description=text)))
            rest = [replace(item, active=False) for item in now.items if all(item.id != each.id for each in items)]
            self.then = self.then.with_collection(replace(now, items=(*items, *rest)))

    def _stage_maker(self, objects: str) -> Callable[[Item, Pipeline, Stage], Item]:
        taken: set[str] = set()

        def made(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
            label = self._label(pipeline, stage, taken)
            return replace(self._with_chance(before, pipeline, stage, objects), label=label)

        return made

    def _option_maker(self) -> Callable[[Item, Pipeline, Stage], Item]:
        taken: set[str] = set()

        def made(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
            label = self._label(pipeline, stage, taken)
            return replace(before.with_facts(description=self._text(pipeline, stage)), label=label)

        return made

    def _pipeline_now(self, pipeline: Pipeline, objects: str) -> Collection:
        said = self.mapping.pipelines.get(pipeline.key, "")
        objects = said.partition("/")[0] if "/" in said else objects
        mine = [each for each in self.then.of_kind("pipeline") if said or each.id.startswith(f"{objects}/")]
        key = shapes.pipeline_id(objects, said.partition("/")[2] or pipeline.key)
        now = self.own_list(pipeline, mine, made_as=key)
        return now or Collection(self.new_id(key), "pipeline", pipeline.name)

    def _pipeline_label(self, pipeline: Pipeline, now: Collection) -> str:
        others = {each.label for each in self.then.of_kind("pipeline") if each.id != now.id}
        label, cut = texts.fit(texts.one_line(pipeline.name), shapes.MAX_LABEL)
        if cut:
            self.notes.add("cut", f"The pipeline’s label “{label}” is cut to {shapes.MAX_LABEL} characters.", pipeline)
        return free(label, others)

    def _label(self, pipeline: Pipeline, stage: Stage, taken: set[str]) -> str:
        label, cut = texts.fit(texts.one_line(stage.name or stage.key), shapes.MAX_LABEL)
        if cut:
            self.notes.add(
                "cut", f"The label “{label}” is cut to {shapes.MAX_LABEL} characters.", pipeline, stage, "label"
            )
        unique = free(label, taken)
        if unique != label:
            self.notes.add("encoded", f"“{label}” comes twice, so one is written “{unique}”.", pipeline, stage, "label")
        taken.add(unique)
        return unique

    def _with_chance(self, before: Item, pipeline: Pipeline, stage: Stage, objects: str) -> Item:
        kind = stage.kind or "open"
        if objects == "tickets":
            return before.with_facts(ticketState="OPEN" if kind == "open" else "CLOSED")
        if objects != "deals":
            return before
        if kind != "open":
            chance = 10 if kind == "won" else 0
        elif stage.probability is None:
            if "probability" in before.facts:
                return before
            self.notes.add(
                "guess",
                f"“{stage.name}” has no probability in the charter; 0.1 is written.",
                pipeline,
                stage,
                "probability",
            )
            chance = 1
        else:
            # Half a tenth goes up, as people round. To HubSpot 0.0 means lost and 1.0 won.
            chance = min(max((stage.probability + 5) // 10, 1), 9)
            if chance * 10 != stage.probability:
                words = (
                    f"“{stage.name}”: {stage.probability} % becomes {chance * 10} %; HubSpot takes steps of 10, "
                    "and 10 to 90 for an open deal."
                )
                self.notes.add("rounded", words, pipeline, stage, "probability")
        return before.with_facts(probability=f"{chance // 10}.{chance % 10}")

    def _text(self, pipeline: Pipeline, stage: Stage) -> str | None:
        text, cut = texts.fit(texts.whole(stage, self.names), shapes.MAX_DESCRIPTION)
        if cut:
            words = f"The definition is cut to {shapes.MAX_DESCRIPTION:,} characters in the option’s description"
            self.notes.share("cut", words, stage.name or stage.key, "description")
        return text or None


def _key(stage: Stage) -> str:
    return stage.key


_ABOUT = "What each stage means, as the charter has it: open an option’s description."


def _end(item: Item) -> str:
    chance = str(item.facts.get("probability", ""))
    return chance if chance in ("0.0", "1.0") else str(item.facts.get("ticketState", ""))
