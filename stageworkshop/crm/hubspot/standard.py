"""HubSpot as it is delivered: the sales pipeline, the lead status and the lifecycle stages of a new account."""

from __future__ import annotations

from stageworkshop.crm.hubspot import shapes
from stageworkshop.crm.items import Collection, Item, facts
from stageworkshop.crm.target import Reading, unread

_DEALS = (
    ("appointmentscheduled", "Appointment Scheduled", "0.2"),
    ("qualifiedtobuy", "Qualified To Buy", "0.4"),
    ("presentationscheduled", "Presentation Scheduled", "0.6"),
    ("decisionmakerboughtin", "Decision Maker Bought-In", "0.8"),
    ("contractsent", "Contract Sent", "0.9"),
    ("closedwon", "Closed Won", "1.0"),
    ("closedlost", "Closed Lost", "0.0"),
)
_LEAD_STATUS = (
    ("NEW", "New"),
    ("OPEN", "Open"),
    ("IN_PROGRESS", "In Progress"),
    ("OPEN_DEAL", "Open Deal"),
    ("UNQUALIFIED", "Unqualified"),
    ("ATTEMPTED_TO_CONTACT", "Attempted to Contact"),
    ("CONNECTED", "Connected"),
    ("BAD_TIMING", "Bad Timing"),
)
_LIFECYCLE = (
    ("subscriber", "Subscriber"),
    ("lead", "Lead"),
    ("marketingqualifiedlead", "Marketing Qualified Lead"),
    ("salesqualifiedlead", "Sales Qualified Lead"),
    ("opportunity", "Opportunity"),
    ("customer", "Customer"),
    ("evangelist", "Evangelist"),
    ("other", "Other"),
)


def reading() -> Reading:
    """The delivered configuration, with a word that it was not read from the account."""
    deals = Collection(
        shapes.pipeline_id("deals", "default"), "pipeline", "Sales Pipeline",
        tuple(Item(key, label, facts=facts(probability=chance)) for key, label, chance in _DEALS),
    )  # fmt: skip
    own = facts(groupName="sales_properties", type="enumeration", fieldType="radio")
    status = Collection(shapes.LEAD_STATUS, "property", "Lead Status", _options(_LEAD_STATUS), own)
    life = Collection(shapes.LIFECYCLE, "property", "Lifecycle Stage", _options(_LIFECYCLE), own)
    collections = (deals, status, life)
    orders = {(each.id, item.id): index for each in collections for index, item in enumerate(each.items)}
    orders["", deals.id] = 0
    word = "planned against HubSpot as it is delivered; read your account’s own settings before you load this"
    return unread(shapes.TARGET, word, collections, orders)


def _options(options: tuple[tuple[str, str], ...]) -> tuple[Item, ...]:
    return tuple(Item(value, label) for value, label in options)
