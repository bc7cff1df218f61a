"""The partners' edition: nothing of ours that partners should not see is anywhere in the file."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from stageworkshop.charter import definitions, faults, hashing
from stageworkshop.charter.editions import partner_edition
from stageworkshop.charter.model import Document
from tests.charter.any_document import documents, finished

INTERNAL = [
    "Stop quarrelling",
    "Internal note",
    "Hidden scoring text",
    "mql",
    "Hidden pipeline",
    "Audit",
    "From MQL on",
    "Internal_Region__c",
    "Secret_Field__c",
    "probability",
    "Ledger",
    "Money people",
    "Brand & Demand",
    "Tom Controller",
    "@",
    "hidden",
    "Reluctantly",
    "Position of sales",
    "Position of marketing",
    "Option in",
    "Dissent on",
    "Mona Facilitator",
    "Dealers are slow",
    "31337",
    "visible_to_partners",
]
SHARED = [
    "Lead to cash",
    "Nordlicht GmbH",
    "The customer asked for a quotation.",
    "Web form",
    "New enquiry",
    "Dealers North",
    "Outside the area",
    "A person who asked.",
    "Two business days.",
    "Position of dealer",
    "Ines Ferreira",
    "Head of Sales",
]


def test_nothing_internal_leaks_and_what_is_shared_stays() -> None:
    whole = finished()
    text = definitions.dumps(partner_edition(whole)).decode()
    assert [word for word in INTERNAL if word in text] == []
    assert [word for word in SHARED if word not in text] == []
    assert [word for word in INTERNAL if word not in definitions.dumps(whole).decode()] == []


def test_extract_names_the_whole_and_has_its_own_hash() -> None:
    extract = partner_edition(finished())
    assert extract.edition == "partner"
    assert extract.extract_of == finished().content_hash
    assert extract.content_hash == hashing.content_hash(extract) != extract.extract_of
    assert extract.sign_offs[0].content_hash == extract.extract_of
    assert extract.sign_offs[0].answer == "reserve"
    assert faults.faults(definitions.dumps(extract)) == []
    assert partner_edition(extract) == extract


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_partner_edition_is_valid_and_only_of_visible_stages(document: Document) -> None:
    extract = partner_edition(document)
    visible = [stage.key for _, stage in document.stages if stage.visible_to_partners]
    assert [stage.key for _, stage in extract.stages] == visible
    assert not any(person.email for person in extract.people)
    assert [fault.line() for fault in faults.faults(definitions.dumps(extract)) if not fault.warning] == []
    assert definitions.loads(definitions.dumps(extract)) == extract
