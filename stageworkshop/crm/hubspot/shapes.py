"""HubSpot's names and limits."""

from __future__ import annotations

TARGET = "hubspot"
LEAD_STATUS = "contacts.hs_lead_status"
LIFECYCLE = "contacts.lifecyclestage"
DEFINITIONS = "stage_definition"
"""Internal name of the property that holds the definitions: one option a stage, the definition as its description."""
OBJECTS = {"opportunity": "deals", "partner": "deals", "post_sale": "tickets"}
"""Kind of pipeline → type of object whose records run through it."""
METADATA = ("probability", "ticketState", "leadState")
"""What a stage's metadata may hold that is not worked out from the rest."""
MAX_STAGES = 100
MAX_LABEL = 100
MAX_DESCRIPTION = 1_000
MAX_FILTERS = 6
"""Filters that must all hold, in one search."""
GROUPS = {"deals": "dealinformation", "tickets": "ticketinformation", "contacts": "contactinformation"}
"""Type of object → the group of properties that every account has."""


def pipeline_id(objects: str, pipeline: str) -> str:
    """Id of a pipeline's collection: "deals/default"."""
    return f"{objects}/{pipeline}"


def property_id(objects: str, name: str) -> str:
    """Id of a property's collection: "contacts.hs_lead_status"."""
    return f"{objects}.{name}"


def stage_field(collection: str) -> tuple[str, str]:
    """(type of object, its property that holds the stage) for a collection's id."""
    objects, dot, name = collection.partition(".")
    if dot:
        return objects, name
    objects = collection.partition("/")[0]
    return objects, "dealstage" if objects == "deals" else "hs_pipeline_stage"
