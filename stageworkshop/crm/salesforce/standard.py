"""Salesforce as it is delivered: the values of a new organisation, to plan against when nothing was read."""

from __future__ import annotations

from stageworkshop.crm.items import Collection, Item, facts
from stageworkshop.crm.salesforce import shapes
from stageworkshop.crm.target import Reading, unread

_STAGES = (
    ("Prospecting", 10, "Pipeline"),
    ("Qualification", 10, "Pipeline"),
    ("Needs Analysis", 20, "Pipeline"),
    ("Value Proposition", 50, "Pipeline"),
    ("Id. Decision Makers", 60, "Pipeline"),
    ("Perception Analysis", 70, "Pipeline"),
    ("Proposal/Price Quote", 75, "Pipeline"),
    ("Negotiation/Review", 90, "Pipeline"),
    ("Closed Won", 100, "Closed"),
    ("Closed Lost", 0, "Omitted"),
)
_STATUS = ("Open - Not Contacted", "Working - Contacted", "Closed - Converted", "Closed - Not Converted")


def reading() -> Reading:
    """The delivered configuration, with a word that it was not read from the organisation."""
    stages = tuple(
        Item(
            name, name,
            facts=facts(
                default=False, closed=name.startswith("Closed"), forecastCategory=forecast, probability=probability,
                won=name == "Closed Won",
            ),
        )
        for name, probability, forecast in _STAGES
    )  # fmt: skip
    status = tuple(
        Item(name, name, facts=facts(default=name == _STATUS[0], converted=name == "Closed - Converted"))
        for name in _STATUS
    )
    collections = (
        Collection("OpportunityStage", "StandardValueSet", "Opportunity stages", stages, facts(sorted=False)),
        Collection("LeadStatus", "StandardValueSet", "Lead status", status, facts(sorted=False)),
        *(shapes.group(kind, entity) for kind in ("RecordType", "ValidationRule") for entity in shapes.FIELD_OF),
    )
    word = "planned against Salesforce as it is delivered; read your organisation’s own settings before you load this"
    return unread("salesforce", word, collections)
