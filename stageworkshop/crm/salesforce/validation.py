"""Drafts of validation rules from the checks of entry criteria: switched off, for an admin to look at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stageworkshop.charter.model import Pipeline
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.lists import Work
from stageworkshop.crm.rules import salesforce as formulas
from stageworkshop.crm.rules.criteria import Translated, translated
from stageworkshop.crm.rules.terms import Field, UnknownField
from stageworkshop.crm.salesforce import processes, shapes
from stageworkshop.crm.salesforce.fields import Names, is_name
from stageworkshop.domain.criteria import Check

MAX_FORMULA = 3_900
_NAME = re.compile(r"_entry_\d+$")


def drafts(
    pipelines: Sequence[Pipeline],
    names: Names,
    links: Mapping[str, str],
    record_types: Mapping[str, str],
    work: Work,
) -> Collection:
    """The object's rules with one more for every check of an entry criterion. A rule that somebody has switched on
    since is left as it is. A draft of these pipelines whose criterion has gone is taken out, for nobody would know
    any more what it was for. `record_types`: key of a pipeline → record type.
    """
    entity = names.entity
    now = work.then.get(shapes.group_id("ValidationRule", entity)) or shapes.group("ValidationRule", entity)
    rules = {item.id: item for item in now.items}
    made: set[str] = set()
    stages = [(pipeline, stage) for pipeline in pipelines for stage in pipeline.stages if stage.key in links]
    for each in translated(stages, _known(entity), names.said, work.notes, ("entry",)):
        if each.rule is None:
            continue
        value, record_type = links[each.stage.key], record_types[each.pipeline.key]
        only = record_type if _is_shared(value, entity, work.then) else ""
        rule = _rule(each, each.rule, entity, value, only, work)
        before = rules.get(rule.id) if rule else None
        if rule is None:
            continue
        made.add(rule.id)
        if before is None or not before.active:
            rules[rule.id] = rule
        elif before != replace(rule, active=True):
            words = f"The rule {rule.id} is in use and says something else; it is left as it is."
            work.notes.add("by_hand", words, each.pipeline, each.stage)
    for rule_id in [each for each, rule in rules.items() if each not in made and _is_ours(rule, pipelines)]:
        if rules[rule_id].active:
            words = f"The rule {rule_id} is in use, but the criterion that it was made from has gone; look at it."
            work.notes.add("by_hand", words)
        else:
            del rules[rule_id]
    return replace(now, items=tuple(rules.values()))


def _about(pipeline: str, stage: str) -> str:
    return f"Entry criterion of {pipeline}, {stage}, as the charter has it."


def _is_ours(rule: Item, pipelines: Sequence[Pipeline]) -> bool:
    """Whether a rule was made here, from one of these pipelines: by its name and its description."""
    words = str(rule.facts.get("description", ""))
    begin, _, end = _about("\n", "\n").partition("\n, \n")
    return bool(
        _NAME.search(rule.id)
        and words.endswith(end)
        and any(words.startswith(f"{begin}{pipeline.name}, ") for pipeline in pipelines)
    )


def _known(entity: str) -> formulas.Translate:
    """A formula, if Salesforce can have a field of that name: its own formulas would take no other."""

    def translate(check: Check, said: Mapping[str, str]) -> tuple[str, Field]:
        made, field = formulas.formula(check, said)
        if not is_name(field.name, entity):
            raise UnknownField(f"“{field.name}” is neither a standard field nor a custom one")
        return made, field

    return translate


def _is_shared(value: str, entity: str, then: Configuration) -> bool:
    """Whether more than one process has the value, so that a rule must say for which it is meant."""
    having = [each for each in then.of_kind("BusinessProcess") if each.facts.get("entity") == entity and value in each]
    return len(having) > 1


def _rule(criterion: Translated[str], holds: str, entity: str, value: str, record_type: str, work: Work) -> Item | None:
    pipeline, stage = criterion.pipeline, criterion.stage
    stage_field = shapes.FIELD_OF[entity]
    conditions = [f"ISPICKVAL({stage_field}, {formulas.text(value)})", f"NOT({holds})"]
    if record_type not in ("", shapes.MASTER):
        conditions.insert(0, f"RecordType.DeveloperName = {formulas.text(record_type)}")
    formula = f"AND({', '.join(conditions)})"
    if len(formula) > MAX_FORMULA:
        words = f"“{stage.name}”: “{criterion.text}” makes no rule: over {MAX_FORMULA:,} characters of formula."
        work.notes.add("limit", words, pipeline, stage, "errorConditionFormula")
        return None
    message, cut = texts.fit(criterion.text, shapes.MAX_TEXT)
    if cut:
        words = f"The message of a rule is cut to {shapes.MAX_TEXT} characters"
        work.notes.share("cut", words, stage.name or stage.key, "errorMessage")
    words = _about(pipeline.name, stage.name or stage.key)
    made = facts(
        description=texts.fit(words, shapes.MAX_TEXT)[0],
        errorConditionFormula=formula,
        errorDisplayField=stage_field,
        errorMessage=message,
    )
    name = processes.developer_name(f"{stage.key}_entry_{criterion.number}")
    return Item(name, name, active=False, facts=made)
