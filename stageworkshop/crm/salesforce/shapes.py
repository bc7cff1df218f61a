"""The metadata types that concern stages: their elements in the order of the Metadata API's WSDL, with types."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stageworkshop.crm.items import Collection, facts

NAMESPACE = "http://soap.sforce.com/2006/04/metadata"
API_VERSION = "62.0"

Shape = Mapping[str, type]
"""Element → its type; the order is the WSDL's."""

VALUE: Shape = MappingProxyType(
    {
        "fullName": str,
        "color": str,
        "default": bool,
        "description": str,
        "isActive": bool,
        "label": str,
        "allowEmail": bool,
        "closed": bool,
        "converted": bool,
        "cssExposed": bool,
        "forecastCategory": str,
        "groupingString": str,
        "highPriority": bool,
        "probability": int,
        "reverseRole": str,
        "reviewed": bool,
        "won": bool,
    }
)
"""`standardValue` of a StandardValueSet."""
SET: Shape = MappingProxyType({"fullName": str, "groupingStringEnum": str, "sorted": bool, "standardValue": object})
PROCESS: Shape = MappingProxyType({"fullName": str, "description": str, "isActive": bool, "values": object})
PROCESS_VALUE: Shape = MappingProxyType({"fullName": str, "default": bool})
PATH: Shape = MappingProxyType(
    {
        "fullName": str,
        "active": bool,
        "entityName": str,
        "fieldName": str,
        "masterLabel": str,
        "pathAssistantSteps": object,
        "recordTypeName": str,
    }
)
STEP: Shape = MappingProxyType({"fieldNames": tuple, "info": str, "picklistValueName": str})
RECORD_TYPE: Shape = MappingProxyType(
    {
        "fullName": str,
        "active": bool,
        "businessProcess": str,
        "compactLayoutAssignment": str,
        "description": str,
        "label": str,
        "picklistValues": object,
    }
)
RULE: Shape = MappingProxyType(
    {
        "fullName": str,
        "active": bool,
        "description": str,
        "errorConditionFormula": str,
        "errorDisplayField": str,
        "errorMessage": str,
    }
)

FORECASTS: Mapping[str, str] = MappingProxyType(
    {
        "omitted": "Omitted",
        "pipeline": "Pipeline",
        "best_case": "BestCase",
        "most_likely": "MostLikely",
        "commit": "Forecast",
        "closed": "Closed",
    }
)
"""Forecast categories of the definitions file → of Salesforce (its “Commit” is called Forecast in metadata)."""

SPOKEN_FORECASTS: Mapping[str, str] = MappingProxyType(
    {"Commit": "Forecast", "Best Case": "BestCase", "Most Likely": "MostLikely"}
)
"""What people, and tools that write files, call forecast categories → what metadata calls them."""

OBJECT_OF: Mapping[str, str] = MappingProxyType({"OpportunityStage": "Opportunity", "LeadStatus": "Lead"})
"""Value set → the object whose records are in these stages."""
SET_OF_KIND: Mapping[str, str] = MappingProxyType(
    {"lead": "LeadStatus", "opportunity": "OpportunityStage", "partner": "OpportunityStage"}
)
"""Kind of pipeline → value set."""
FIELD_OF: Mapping[str, str] = MappingProxyType({"Opportunity": "StageName", "Lead": "Status"})
"""Object → the field that holds the stage."""
SET_OF: Mapping[str, str] = MappingProxyType({entity: value_set for value_set, entity in OBJECT_OF.items()})

MASTER = "__MASTER__"
MAX_VALUES = 100
MAX_TEXT = 255
LONG_NAME = 40
MAX_PROCESS_NAME = 80
MAX_GUIDANCE = 1_000
MAX_PATH_FIELDS = 5

EMPTY_SETS: Mapping[str, Collection] = MappingProxyType(
    {
        "OpportunityStage": Collection(
            "OpportunityStage", "StandardValueSet", "Opportunity stages", (), facts(sorted=False)
        ),
        "LeadStatus": Collection("LeadStatus", "StandardValueSet", "Lead status", (), facts(sorted=False)),
    }
)
"""A value set of which nothing was read."""


def set_of(answer: str) -> str:
    """The value set that an answer of the mapping means for a pipeline: itself, or that of a business process."""
    kind, _, rest = answer.partition(":")
    return SET_OF.get(rest.partition(".")[0], answer) if kind == "BusinessProcess" else answer


def group_id(kind: str, entity: str) -> str:
    """Id of the collection of an object's record types or validation rules."""
    return f"{kind}:{entity}"


def group(kind: str, entity: str) -> Collection:
    """An object's record types or validation rules, of which none was read. It is no list of the CRM's own."""
    words = "Record types" if kind == "RecordType" else "Validation rules"
    return Collection(group_id(kind, entity), kind, f"{words} of {entity}", ordered=False, has_records=False)
