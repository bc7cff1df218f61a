"""Definitions labelled by hand with the rules that ought to fire on each; most are clean on purpose.

`SINGLE` holds one stage a label, `PAIRS` two neighbours. What a rule is labelled with was decided by reading the
definition, before looking at what the rules say. Domains differ, so that no rule can live on the words of one trade.
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
    bad("dental", "length.guidance", "Somebody asked.", *(f"The dentist sent us page {page} of the plan, signed "
        "by the owner of the practice and by the fitter who draws the pipes, each with a day" for page in range(8))),
    good("dental", "Somebody asked.", *(f"The dentist sent us page {page} of the plan" for page in range(8))),
    # -- what looks like a fault and is none
    good("banking", "The file is complete.", "Every document on the short list was received from the customer"),
    good("telecoms", "The line is booked.", "The customer told the engineer the day on which the site is open"),
    good("energy", "The grid operator has answered.", "The grid operator sent its answer to the customer"),
    good("retail", "The shop has the goods.", "The shop signed for the goods on delivery"),
    good("medical", "The budget is decided.", "The head of the clinic signed the form for the budget"),
    good("printing", "The proof is approved.", "The customer returned the proof with a signature", name="Proof"),
    bad("printing", "wording.vague", "The file looks good.", "The customer sent a file"),
    bad("telecoms", "criterion.seller_only", "We were on site.", "Site visit held"),
    bad("banking", "criterion.seller_only", "The offer is out.", "Proposal presented to the client"),
    bad("education", "wording.vague", "A school asked.", "The school replied within a reasonable time"),
    bad("education", "handoff.no_recycle", "Passed on.", "The school asked for a trial", handoff__from="sales",
        handoff__to="marketing"),
    bad("software", "length.definition", "The buyer has " + "asked for a price and " * 14 + "named a day.",
        "The buyer asked for a price"),
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """What the first of two stages asks for on leaving and the next on entering, and the codes that ought to be found.
    `entry` is what lets a record into the first one."""

    domain: str
    exits: tuple[str, ...]
    entries: tuple[str, ...]
    expected: frozenset[str] = frozenset()
    entry: tuple[str, ...] = ()

    def stages(self) -> list[tuple[str, dict[str, Any]]]:
        """(key, values) of the two."""
        first = {"exit_criteria": _said(self.exits), "entry_criteria": _said(self.entry)}
        return [("first", first), ("second", {"entry_criteria": _said(self.entries)})]


def _said(texts: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"text": text} for text in texts]


GAP, OVERLAP, AGAINST, TWINS = "between.gap", "between.overlap", "between.contradiction", "between.twins"

PAIRS: tuple[Pair, ...] = (
    Pair("software", ("The lead score is at least 50",), ("The lead score is at least 70",), frozenset({GAP})),
    Pair("software", ("The lead score is at least 70",), ("The lead score is at least 50",), frozenset({OVERLAP})),
    Pair("machines", ("The buyer asked for a price",), ("The buyer asked for a price", "A budget is named"),
         frozenset({GAP})),
    Pair("machines", ("The buyer asked for a price", "The drawing is signed"), ("The buyer asked for a price",),
         frozenset({OVERLAP})),
    Pair("energy", ("The owner has signed the plan",), ("The owner has not signed the plan",), frozenset({AGAINST})),
    Pair("logistics", ("The shipper sends 10 pallets a month",), ("The shipper sends 25 pallets a month",),
         frozenset({GAP})),
    Pair("dental", ("The dentist replied within 5 days",), ("The dentist replied within 10 days",),
         frozenset({OVERLAP})),
    Pair("insurance", ("The customer returned the form",), ("The broker named a starting day",),
         frozenset({GAP, OVERLAP})),
    Pair("medical", ("The clinic named a contact",), ("The clinic named a contact",)),
    Pair("medical", ("The clinic has named a contact.",), ("A contact was named by the clinic",)),
    Pair("staffing", ("The customer sent us the job description",), ("The job description was sent by the customer",)),
    Pair("banking", ("The customer has signed", "The account is open"), ("The account is open", "The customer signed")),
    Pair("retail", ("The order is at least 5,000 EUR",), ("The order is at least 5000 EUR",)),
    Pair("telecoms", ("The buyer answered within 24 hours",), ("The customer answered within one day",)),
    Pair("education", ("The school asked for a trial",), ("The school asked for a trial",)),
    Pair("printing", ("The buyer sent the final file",), ("The customer sent the final file",)),
    Pair("software", (), ("The buyer asked for a price",)),
    Pair("software", ("The buyer asked for a price",), ()),
    Pair("software", (), ("The buyer asked for a price", "The company is in our market"), frozenset({TWINS}),
         ("The buyer asked for a price", "The company is in our market")),
    Pair("machines", (), ("The customer named a budget of 20,000 EUR",), frozenset({TWINS}),
         ("The buyer named a budget of 20,000 EUR",)),
    Pair("machines", (), ("The buyer named a budget of 50,000 EUR",), frozenset(),
         ("The buyer named a budget of 20,000 EUR",)),
    Pair("energy", (), ("The owner signed the plan",), frozenset(), ("The owner asked for the plan",)),
    Pair("dental", (), ("The dentist asked for a visit", "A room is measured", "A day is fixed"), frozenset(),
         ("The dentist asked for a visit",)),
)  # fmt: skip
