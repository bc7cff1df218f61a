"""One page for the admin: how to load the package, in order, and what has to be done by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stageworkshop.charter.model import Document
from stageworkshop.crm.guide import by_hand, head
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import Wanted


def page(document: Document, wanted: Wanted, steps: Sequence[Step]) -> str:
    """Markdown."""
    return "\n".join(_lines(document, wanted, steps)) + "\n"


def _lines(document: Document, wanted: Wanted, steps: Sequence[Step]) -> Iterator[str]:
    yield from head(document, "Salesforce", steps)
    if not steps:
        return
    yield "## Before"
    yield ""
    yield "1. Retrieve today's settings and plan against them, unless you did: a deployment switches off every value"
    yield "   that is missing from a value set."
    yield "   `sf project retrieve start --metadata StandardValueSet:OpportunityStage StandardValueSet:LeadStatus "
    yield "   BusinessProcess PathAssistant RecordType`"
    yield "2. Try it in a sandbox."
    yield ""
    yield "## Load"
    yield ""
    yield "1. In this folder: `sf project deploy validate --manifest manifest/package.xml --target-org ALIAS`"
    yield "2. If that is clean: `sf project deploy start --manifest manifest/package.xml --target-org ALIAS`"
    if any(step.action == "add" and step.collection.startswith("RecordType") for step in steps):
        yield "3. Give the new record types to profiles or permission sets, and choose their page layouts."
    yield ""
    leaving = [step for step in steps if step.action == "deactivate"]
    if leaving:
        yield "## Records in stages that are switched off"
        yield ""
        yield "They keep the old value until somebody moves them. Setup › Object Manager › field › Replace:"
        yield ""
        for step in leaving:
            collection = wanted.configuration.get(step.collection)
            there = collection.get(step.destination) if collection else None
            yield f"- {step.item} → {there.label if there else 'to be decided'}"
        yield ""
    if any(step.collection.startswith("ValidationRule") for step in steps):
        yield "## Validation rules"
        yield ""
        yield "They come switched off. Look at each formula and its fields, try it in the sandbox, then switch it on."
        yield ""
    yield from by_hand(wanted.notes)
    yield "## Back"
    yield ""
    yield "Deploy the settings that you retrieved before. A deployment can switch added values off, not delete them."
