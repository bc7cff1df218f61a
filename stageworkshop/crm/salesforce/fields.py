"""Fields of leads and opportunities: their names in Salesforce's API, and their types as far as they are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from stageworkshop.charter.model import Stage
from stageworkshop.crm.matching import folded
from stageworkshop.crm.rules.salesforce import API_NAME
from stageworkshop.crm.rules.terms import FieldType

_CUSTOM = re.compile(r"([A-Za-z][A-Za-z0-9]{0,14}__)?[A-Za-z](_?[A-Za-z0-9]){0,39}__c")
TYPES: Mapping[str, FieldType] = MappingProxyType(
    {
        **dict.fromkeys(("Number", "Currency", "Percent"), "number"),
        **dict.fromkeys(("Text", "TextArea", "LongTextArea", "Html", "Email", "Phone", "Url", "AutoNumber"), "text"),
        **dict.fromkeys(("Lookup", "MasterDetail", "EncryptedText"), "text"),
        "Date": "date",
        "DateTime": "datetime",
        "Checkbox": "checkbox",
        "Picklist": "picklist",
        "MultiselectPicklist": "multipicklist",
    }
)
"""Types of the Metadata API → ours. Others have no rule here."""

_EVERY: dict[str, FieldType] = {
    **dict.fromkeys(("Name", "OwnerId", "Description", "RecordTypeId"), "text"),
    **dict.fromkeys(("LeadSource", "CurrencyIsoCode"), "picklist"),
    **dict.fromkeys(("CreatedDate", "LastModifiedDate"), "datetime"),
    "LastActivityDate": "date",
}
_OPPORTUNITY: dict[str, FieldType] = {
    **dict.fromkeys(("AccountId", "CampaignId", "ContactId", "ContractId", "NextStep", "Pricebook2Id"), "text"),
    **dict.fromkeys(("Amount", "ExpectedRevenue", "Probability", "TotalOpportunityQuantity"), "number"),
    **dict.fromkeys(("ForecastCategoryName", "StageName", "Type"), "picklist"),
    **dict.fromkeys(("IsClosed", "IsPrivate", "IsWon"), "checkbox"),
    "CloseDate": "date",
}
_LEAD: dict[str, FieldType] = {
    **dict.fromkeys(("City", "Company", "Country", "Email", "Fax", "FirstName", "LastName", "MobilePhone"), "text"),
    **dict.fromkeys(("Phone", "PostalCode", "State", "Street", "Title", "Website"), "text"),
    **dict.fromkeys(("AnnualRevenue", "NumberOfEmployees"), "number"),
    **dict.fromkeys(("CountryCode", "Industry", "Rating", "Salutation", "StateCode", "Status"), "picklist"),
    **dict.fromkeys(("HasOptedOutOfEmail", "IsConverted"), "checkbox"),
}
STANDARD: Mapping[str, Mapping[str, FieldType]] = MappingProxyType(
    {"Opportunity": MappingProxyType({**_EVERY, **_OPPORTUNITY}), "Lead": MappingProxyType({**_EVERY, **_LEAD})}
)
"""Object → its standard fields by their API names; any other of its own ends with __c."""


@dataclass
class OwnFields:
    """The custom fields that were read: API name → type ("" when it is none of ours), folded label → API names."""

    types: dict[str, str] = field(default_factory=dict)
    labels: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, label: str, kind: str) -> None:
        """One field as its metadata has it."""
        self.types[name] = TYPES.get(kind, "")
        if label:
            self.labels.setdefault(folded(label), set()).add(name)


@dataclass(frozen=True)
class Names:
    """Names of the charter → the fields of one object. `said` are those of a mapping, or names with what they were
    found to be ("Budget__c:number"); `guessed` those that were found by their label alone.
    """

    entity: str
    said: Mapping[str, str]
    guessed: Mapping[str, str]

    def api_name(self, name: str) -> str:
        """The field's name in the API; "" when nobody knows it."""
        found = (self.said.get(name) or name).partition(":")[0]
        return found if is_name(found, self.entity) else ""


def is_name(name: str, entity: str) -> bool:
    """Whether Salesforce can have a field of this name: a standard one, a custom one, or one of a related record."""
    if "." in name:
        return API_NAME.fullmatch(name) is not None
    return name in STANDARD.get(entity, {}) or _CUSTOM.fullmatch(name) is not None


def names(stages: Iterable[Stage], entity: str, own: OwnFields, said: Mapping[str, str]) -> Names:
    """What is known of all the fields that these stages name: by the mapping, by their API names, by their labels."""
    known: dict[str, str] = {}
    guessed: dict[str, str] = {}
    for name in {name for stage in stages for name in _named(stage)}:
        api, _, kind = (said.get(name) or name).partition(":")
        labelled = own.labels.get(folded(api), set())
        if not is_name(api, entity) and len(labelled) == 1:
            (api,) = labelled
            guessed[name] = api
        kind = kind or own.types.get(api, "") or STANDARD.get(entity, {}).get(api, "")
        known[name] = f"{api}:{kind}" if kind else api
    return Names(entity, known, guessed)


def _named(stage: Stage) -> Iterator[str]:
    yield from stage.required_fields or []
    for criterion in [*(stage.entry_criteria or []), *(stage.exit_criteria or [])]:
        if criterion.check is not None and criterion.check.field:
            yield criterion.check.field
