"""What the admin does with the package: how to load it, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stageworkshop.crm.plan import Step
from stageworkshop.crm.salesforce.writing import MANIFEST, REMOVALS

MOVING = "They keep the old value until somebody moves them. Setup › Object Manager › field › Replace:"
BACK = "Deploy the settings that you retrieved before. A deployment can switch added values off, not delete them."


def load(steps: Sequence[Step]) -> Iterator[str]:
    """The page's own part, a line at a time, in Markdown."""
    removed = any(step.action == "remove" and step.collection.startswith("ValidationRule:") for step in steps)
    kinds = {step.collection.partition(":")[0] for step in steps}
    yield "## Before"
    yield ""
    yield "1. Retrieve today's settings and plan against them, unless you did: a deployment switches off every value"
    yield "   that is missing from a value set."
    yield ""
    yield "   ```"
    yield "   sf project retrieve start --metadata StandardValueSet:OpportunityStage StandardValueSet:LeadStatus \\"
    yield "     CustomObject:Opportunity CustomObject:Lead PathAssistant"
    yield "   ```"
    yield ""
    yield "2. Try it in a sandbox."
    yield ""
    yield "## Load"
    yield ""
    given = f"--manifest {MANIFEST}{f' --post-destructive-changes {REMOVALS}' if removed else ''} --target-org ALIAS"
    yield f"1. In this folder: `sf project deploy validate {given}`"
    yield f"2. If that is clean: `sf project deploy start {given}`"
    if "PathAssistant" in kinds:
        yield "3. Setup › Path Settings: Path must be enabled, or nobody sees the guidance."
    if any(step.action == "add" and step.collection.startswith("RecordType") for step in steps):
        yield "4. Give the new record types to profiles or permission sets, and choose their page layouts."
    yield ""
    if "ValidationRule" in kinds:
        yield "## Validation rules"
        yield ""
        yield "They come switched off. Look at each formula and its fields, try it in the sandbox, then switch it on."
        if removed:
            yield f"Drafts that were never switched on, and whose criterion has gone, are deleted ({REMOVALS})."
        yield ""
