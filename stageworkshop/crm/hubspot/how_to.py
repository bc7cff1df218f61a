"""One page for the admin: how to send the requests, in order, and what has to be done by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stageworkshop.charter.model import Document
from stageworkshop.crm.guide import by_hand, head
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import Wanted


def lines(document: Document, wanted: Wanted, steps: Sequence[Step]) -> Iterator[str]:
    """The page, a line at a time, in Markdown."""
    yield from head(document, "HubSpot", steps)
    if not steps:
        return
    yield "## Load"
    yield ""
    yield "`requests.json` lists calls of HubSpot's API in the order in which they must be sent. You need a private app"
    yield "with the scopes `crm.schemas.deals.write`, `crm.schemas.contacts.write` and, for tickets, `tickets`."
    yield ""
    yield "1. Try it in a sandbox account first."
    yield "2. Send the calls one after the other to `https://api.hubapi.com`; stop at the first that is refused."
    yield "3. Before a `DELETE`: move the records out of that stage. HubSpot refuses to remove a stage that has any."
    yield "4. Read the settings again and compare them with `after.json`, or run the plan again: it must be empty."
    yield ""
    gone = [step for step in steps if step.action == "remove"]
    if gone:
        yield "## Records to move first"
        yield ""
        for step in gone:
            collection = wanted.configuration.get(step.collection)
            there = collection.get(step.destination) if collection else None
            yield f"- {step.item} → {there.label if there else 'to be decided'}"
        yield ""
    yield from by_hand(wanted.notes)
    yield "## Back"
    yield ""
    yield "Keep what you read before: sent back stage by stage with `PATCH`, it restores labels, order and chances."
