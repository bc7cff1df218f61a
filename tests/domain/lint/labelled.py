"""Definitions labelled by hand with the rules that ought to fire on each; most are clean on purpose.

`SINGLE` holds one stage a label. What a rule is labelled with was decided by reading the definition, before looking at
what the rules say. Domains differ, so that no rule can live on the words of one trade.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Labelled:
    """One stage's values and the codes that ought to be found. `domain` says where it might come from."""

    domain: str
    values: dict[str, Any]
    expected: frozenset[str] = frozenset()
    partners: frozenset[str] = field(default=frozenset({"dealer"}))


def good(domain: str, definition: str, *entry: str, **more: Any) -> Labelled:
    """A definition that a careful reader would let pass."""
    return Labelled(domain, _values(definition, entry, more))


def bad(domain: str, codes: str, definition: str, *entry: str, **more: Any) -> Labelled:
    """A definition on which the named rules (by code, separated by blanks) ought to fire."""
    return Labelled(domain, _values(definition, entry, more), frozenset(codes.split()))


def _values(definition: str, entry: tuple[str, ...], more: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "name": "Stage X",
        "kind": "open",
        "owner": "sales",
        "definition": definition,
        "entry_criteria": [{"text": text} for text in entry],
    }
    for key, value in more.items():
        dotted = key.replace("__", ".")
        if value is None:
            values.pop(dotted, None)
        else:
            values[dotted] = value
    return values


FOUR_HOURS = {"amount": 4, "unit": "business_hours"}

SINGLE: tuple[Labelled, ...] = (
    # -- what the seller did, or what the buyer did
    bad("software", "criterion.seller_only", "We have shown the product.", "Demo done"),
    bad("software", "criterion.seller_only", "We have shown the product.", "Demo held with the account."),
    bad("machines", "criterion.seller_only", "They know our price.", "Quote sent to the customer"),
    bad("machines", "criterion.seller_only", "They know our price.", "We sent the offer and called twice."),
    bad("insurance", "criterion.seller_only", "First contact was made.", "SDR called the lead three times"),
    bad("insurance", "criterion.seller_only", "First contact was made.", "Introduction email sent"),
    bad("medical", "criterion.seller_only", "We were there.", "Sales visited the clinic."),
    bad("staffing", "criterion.seller_only", "The need is known to us.", "Discovery call completed by the rep"),
    bad("logistics", "criterion.seller_only", "They heard us.", "Presentation given to the board"),
    bad("software", "criterion.seller_only", "Passed on.", "Marketing entered the contact in the CRM"),
    bad("software", "criterion.seller_only", "Known to us.", "Lead contacted"),
    good("software", "A user has tried the product.", "A user logged in on three days of the trial"),
    good("machines", "They have our price.", "The customer confirmed in writing that the quote arrived"),
    good("insurance", "They answered us.", "The lead replied to our e-mail with a question of their own"),
    good("medical", "They invited us.", "The head of purchasing invited us to a visit with a date"),
    good("staffing", "The need is written down.", "The customer sent us the job description"),
    good("logistics", "A decision is due.", "Procurement named the day on which they decide"),
    good("software", "The demo led to something.", "After the demo the buyer asked for a quote for 20 users"),
    good("machines", "The drawing is released.", "The customer signed the layout drawing"),
    good("energy", "They sent the plan.", "The buyer sent us the remaining steps, each with a name and a day"),
    good("energy", "The order is there.", "The signed order was received by us"),
    good("dental", "They tested it.", "The dentist returned the trial unit with the test sheet filled in"),
    # -- vague words
    bad("software", "wording.vague", "A lead that is engaged.", "The buyer opened an e-mail"),
    bad("software", "wording.vague", "They wish to buy soon.", "The buyer asked for a price"),
    bad("machines", "wording.vague", "The account was checked.", "The buyer has enough budget"),
    bad("insurance", "wording.vague", "Somebody asked us.", "The customer responded quickly"),
    bad("staffing", "wording.vague", "There is a need.", "The customer has a serious interest"),
    bad("logistics", "wording.vague", "They ship a lot.", "The shipper sends regular volumes"),
    bad("medical", "wording.vague", "They may buy.", "The clinic named a suitable contact"),
    bad("energy", "wording.vague", "A site was named.", "The owner has recently asked for a date"),
    good("software", "Somebody asked for a price.", "The buyer opened an e-mail in the last 14 days"),
    good("machines", "The budget is named.", "The buyer named a budget of at least 20,000 EUR"),
    good("insurance", "They answered.", "The customer replied within 5 days"),
    good("staffing", "The need has a date.", "The customer named the first working day of the new colleague"),
    good("logistics", "They ship.", "The shipper sends 10 pallets a month"),
    good("retail", "The account pays.", "The account is in good standing with accounts receivable"),
    # -- circular
    bad("software", "definition.circular", "A sales qualified lead is a lead that sales qualified lead rules let in.",
        "The buyer asked for a price", name="Sales qualified lead"),
    bad("machines", "definition.circular", "A deal in negotiation.", "The buyer sent changes to the contract",
        name="Negotiation"),
    bad("energy", "definition.circular", "Everything that is an MQL for us.", "The buyer asked for a price",
        name="Asked", aliases=[{"team": "", "name": "MQL"}]),
    good("machines", "The buyer has sent changes to our contract.", "The buyer sent changes", name="Negotiation"),
    good("software", "Sales has spoken to a named person who asked for a price.", "The buyer asked for a price",
         name="Sales qualified lead"),
    # -- owner, hand-off, service level
    bad("software", "owner.none", "Nobody's.", "The buyer asked for a price", owner=None),
    good("software", "It has ended.", owner=None, kind="lost"),
    bad("dental", "handoff.no_recycle", "Passed on.", "The dentist asked for a visit",
        handoff__from="marketing", handoff__to="sales", handoff__readiness="ready_for_call"),
    bad("dental", "handoff.partner_readiness", "Passed to a dealer.", "The dentist asked for a visit",
        handoff__from="marketing", handoff__to="dealer", handoff__recycle_to="nurture"),
    good("dental", "Passed to a dealer.", "The dentist asked for a visit", handoff__from="marketing",
         handoff__to="dealer", handoff__recycle_to="nurture", handoff__readiness="needs_warming"),
    good("dental", "Passed inside the house.", "The dentist asked for a visit", handoff__from="marketing",
         handoff__to="sales", handoff__recycle_to="nurture"),
    bad("energy", "handoff.recycle_self", "Passed on.", "The owner asked for a visit", handoff__from="marketing",
        handoff__to="sales", handoff__recycle_to="x"),
    bad("logistics", "sla.no_clock", "To be called.", "The shipper asked for a call", sla__limit=FOUR_HOURS,
        sla__consequence="It goes to the next rep."),
    bad("logistics", "sla.no_consequence", "To be called.", "The shipper asked for a call", sla__limit=FOUR_HOURS,
        sla__clock_start="form received"),
    bad("logistics", "sla.no_owner owner.none", "To be called.", "The shipper asked for a call", owner=None,
        sla__limit=FOUR_HOURS, sla__clock_start="form received", sla__consequence="It goes back."),
    good("logistics", "To be called.", "The shipper asked for a call", sla__limit=FOUR_HOURS,
         sla__clock_start="form received", sla__consequence="It goes to the next rep."),
    bad("logistics", "wording.vague sla.no_consequence", "To be called.", "The shipper asked for a call",
        sla__limit=FOUR_HOURS, sla__clock_start="when reasonably possible"),
    # -- length
    bad("software", "length.name", "Somebody asked.", "The buyer asked for a price", name="Marketing qualified lead, "
        "accepted and assigned to a territory"),
    bad("software", "length.definition", "The buyer has " + "asked for a price and " * 14 + "named a day.",
        "The buyer asked for a price"),
)  # fmt: skip
