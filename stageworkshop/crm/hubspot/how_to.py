"""What the admin does with the package: how to send the requests, in order."""

from __future__ import annotations

from collections.abc import Iterator

from stageworkshop.crm.target import Wanted

BACK = "Keep what you read before: sent back stage by stage with `PATCH`, it restores labels, order and chances."

MOVING = "Filter the records by the old value, select all of them, Edit, and give them the new one:"


def load(wanted: Wanted) -> Iterator[str]:
    """The page's own part, a line at a time, in Markdown."""
    yield "## Load"
    yield ""
    yield "`requests.json` lists calls of HubSpot’s API in the order in which they must be sent. You need a private app"
    yield "with the scopes `crm.schemas.deals.write`, `crm.schemas.contacts.write` and, for tickets, `tickets`."
    yield ""
    yield "1. Keep what `GET` of `/crm/v3/pipelines/deals`, `/crm/v3/pipelines/tickets` and"
    yield "   `/crm/v3/properties/contacts/hs_lead_status` answers: it is the way back, and what the plan reads."
    yield "2. Try it in a sandbox account first."
    yield "3. Send the calls one after the other to `https://api.hubapi.com`; stop at the first that is refused."
    yield "4. Before a `DELETE`: move the records out of that stage. HubSpot refuses to remove a stage that has any."
    yield "5. Read the settings again and compare them with `after.json`, or run the plan again: it must be empty."
    yield ""
    if wanted.extra:
        yield "`rules.json` is for you to use, not to load: for every stage with checks the filters that find the"
        yield "records which meet them, as bodies for the search API or as a pattern for lists and views."
        yield ""
