"""Drafts of validation rules from the checks of entry criteria: switched off, for an admin to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from stageworkshop.charter.model import Criterion, Pipeline, Stage
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.lists import Notes
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.rules import salesforce as formulas
from stageworkshop.crm.rules.terms import Untranslatable
from stageworkshop.crm.salesforce import processes, shapes
from stageworkshop.domain.criteria import Check

MAX_FORMULA = 3_900


def drafts(
    pipelines: Iterable[Pipeline], entity: str, links: Mapping[str, str], then: Configuration,
    mapping: AdminMapping, notes: Notes,
) -> Collection:  # fmt: skip
    """The object's rules with one more for every check of an entry criterion. A rule that somebody has switched on
    since is left as it is.
    """
    key = f"ValidationRule:{entity}"
    now = then.get(key) or Collection(key, "ValidationRule", f"Validation rules of {entity}", ordered=False)
    rules = {item.id: item for item in now.items}
    for pipeline in pipelines:
        for stage in pipeline.stages:
            if stage.key in links:
                for rule in _of_stage(pipeline, stage, entity, links[stage.key], mapping, notes):
                    before = rules.get(rule.id)
                    if before is None or not before.active:
                        rules[rule.id] = rule
                    elif before != replace(rule, active=True):
                        words = f"The rule {rule.id} is in use and says something else; it is left as it is."
                        notes.add("by_hand", words, pipeline, stage)
    return replace(now, items=tuple(rules.values()))


def _of_stage(
    pipeline: Pipeline, stage: Stage, entity: str, value: str, mapping: AdminMapping, notes: Notes
) -> Iterator[Item]:
    for number, criterion in enumerate(stage.entry_criteria or [], start=1):
        if criterion.check is None:
            continue
        try:
            yield _rule(criterion, f"{stage.key}_entry_{number}", stage, entity, value, mapping, pipeline, notes)
        except Untranslatable as reason:
            words = f"“{stage.name}”: “{criterion.text}” makes no rule: {reason}."
            notes.add("no_place", words, pipeline, stage, "entry_criteria")


def _rule(
    criterion: Criterion, name: str, stage: Stage, entity: str, value: str, mapping: AdminMapping,
    pipeline: Pipeline, notes: Notes,
) -> Item:  # fmt: skip
    assert criterion.check is not None
    check = Check.read(criterion.check.model_dump(exclude_none=True), "check")
    if check is None:
        raise Untranslatable("the check names no field")
    holds, field = formulas.formula(check, mapping.fields)
    if field.guessed:
        words = f"“{stage.name}”: {field.name} is taken for a field of type {field.type}; the mapping can say another."
        notes.add("guess", words, pipeline, stage, field.name)
    stage_field = shapes.FIELD_OF[entity]
    formula = f"AND(ISPICKVAL({stage_field}, {formulas.text(value)}), NOT({holds}))"
    if len(formula) > MAX_FORMULA:
        raise Untranslatable(f"its formula would have more than {MAX_FORMULA:,} characters")
    message, cut = texts.fit(texts.one_line(criterion.text), shapes.MAX_TEXT)
    if cut:
        words = f"“{stage.name}”: the rule's message is cut to {shapes.MAX_TEXT} characters."
        notes.add("cut", words, pipeline, stage, "errorMessage")
    description, _ = texts.fit(
        f"Entry criterion of {pipeline.name}, {stage.name}, as the charter has it.", shapes.MAX_TEXT
    )
    made = facts(
        description=description, errorConditionFormula=formula, errorDisplayField=stage_field, errorMessage=message
    )
    rule_name = processes.developer_name(name)
    return Item(rule_name, rule_name, active=False, facts=made)
