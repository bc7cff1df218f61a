"""What the admin does with the package: how to load it, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stageworkshop.crm.plan import Step
from stageworkshop.crm.salesforce import shapes
from stageworkshop.crm.salesforce.writing import MANIFEST, REMOVALS

BACK = "Deploy the settings that you retrieved before. A deployment can switch added values off, not delete them."
_FIELDS = {
    "OpportunityStage": "Opportunity › Fields & Relationships › Stage",
    "LeadStatus": "Lead › Fields & Relationships › Lead Status",
}
"""Value set → where Setup has it, below Object Manager."""


def load(steps: Sequence[Step]) -> Iterator[str]:
    """The page's own part, a line at a time, in Markdown."""
    yield from _before()
    yield from _load(steps)
    yield from _afterwards(steps)
    yield from _rules(steps)


def moving(steps: Sequence[Step]) -> str:
    """How records get from a value that is switched off to another one."""
    places = [_FIELDS[each] for each in shapes.OBJECT_OF if any(_switches_off(step, each) for step in steps)]
    ways = " and ".join(f"{place} › Replace" for place in places)
    return f"They keep the old value until somebody moves them. Setup › Object Manager › {ways}; type the old value:"


def _switches_off(step: Step, value_set: str) -> bool:
    return step.collection == value_set and step.action in ("deactivate", "remove")


def _before() -> Iterator[str]:
    yield "## Before"
    yield ""
    yield "1. Retrieve today’s settings and plan against them, unless you did: a deployment switches off every value"
    yield "   that is missing from a value set. Retrieve into a project of its own; in this folder it would overwrite"
    yield "   the package."
    yield ""
    yield "   ```"
    yield "   sf project generate --name today"
    yield "   cd today"
    yield "   sf project retrieve start --target-org ALIAS --metadata StandardValueSet:OpportunityStage \\"
    yield "     StandardValueSet:LeadStatus CustomObject:Opportunity CustomObject:Lead PathAssistant"
    yield "   ```"
    yield ""
    yield "2. Try it in a sandbox."
    yield ""


def _load(steps: Sequence[Step]) -> Iterator[str]:
    given = f"--manifest {MANIFEST}{f' --post-destructive-changes {REMOVALS}' if _deletes_rules(steps) else ''}"
    todo = [
        f"In this folder: `sf project deploy validate {given} --target-org ALIAS`",
        f"If that is clean: `sf project deploy start {given} --target-org ALIAS`",
    ]
    if _touches(steps, "PathAssistant"):
        todo.append("Setup › Path Settings: Path must be enabled, or nobody sees the guidance.")
    if any(step.action == "add" and step.collection.startswith("RecordType") for step in steps):
        todo.append(
            "Give the new record types to profiles or permission sets, and choose their page layouts. Records that\n"
            "   are there already have none of them: set their Record Type, or they show neither process nor path."
        )
    yield "## Load"
    yield ""
    yield from (f"{number}. {words}" for number, words in enumerate(todo, start=1))
    yield ""


def _afterwards(steps: Sequence[Step]) -> Iterator[str]:
    """What goes by the words of a value, and no deployment of values takes along."""
    mine = [step for step in steps if step.collection in shapes.OBJECT_OF]
    renamed = [f"“{step.old}”, now “{step.new}”" for step in mine if step.action == "rename"]
    added = any(step.action == "add" for step in mine)
    gone = any(step.action in ("deactivate", "remove") for step in mine)
    if not (renamed or added or gone):
        return
    yield "## Look through afterwards"
    yield ""
    if renamed:
        yield "- Translations of a value stay as they are when its label changes. Where people work in other languages:"
        yield f"  Setup › Translation Workbench › Translate › Picklist Value. {'; '.join(renamed)}."
    if added:
        yield "- New values have no translations yet: people in every language see the label."
    if renamed or gone:
        yield "- Reports, list views, flows, validation rules and code may name values that PLAN.txt renames or"
        yield "  switches off. A renamed value keeps its API name; only its label is new."
    yield ""


def _rules(steps: Sequence[Step]) -> Iterator[str]:
    if _touches(steps, "ValidationRule"):
        yield "## Validation rules"
        yield ""
        yield "They come switched off. Look at each formula and its fields, try it in the sandbox, then switch it on."
        if _deletes_rules(steps):
            yield f"Drafts that were never switched on, and whose criterion has gone, are deleted ({REMOVALS})."
        yield ""


def _touches(steps: Sequence[Step], kind: str) -> bool:
    return any(step.collection.partition(":")[0] == kind for step in steps)


def _deletes_rules(steps: Sequence[Step]) -> bool:
    return any(step.action == "remove" and step.collection.startswith("ValidationRule:") for step in steps)
