"""The words that the wording rules know. English; a language more is a table more (`VAGUE`, `SELLER_ACTS`, …)."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VAGUE = _words(
    """
    active actively adequate appropriate appropriately asap attractive bad big clear clearly close comfortable committed
    decent early engaged engaging enough enthusiastic excellent fast few fit frequent frequently genuine good great
    healthy high hot important interested interesting keen large late likely long low many meaningful mature motivated
    normal normally occasionally often possibly potential promising proper properly qualified quick quickly quite ready
    real realistic reasonable reasonably recent recently regular regularly relevant serious seriously several short
    shortly significant significantly small some sometimes soon strong sufficient sufficiently suitable timely typical
    typically urgent usually valuable various viable warm weak willing worthwhile
    """
)
"""Words that two people measure in two ways."""

HARMLESS: tuple[str, ...] = (
    "good standing",
    "goods",
    "high school",
    "close date",
    "closing date",
    "closed won",
    "closed lost",
    "real estate",
    "long term contract",
    "short list",
    "fast track",
    "low voltage",
    "high voltage",
    "small business administration",
    "warm up",
    "ready for a call",
    "must be ready",
    "how many",
    "how long",
    "needs warming",
    "normal working",
)
"""Turns of phrase in which a vague word is precise."""

SELLER_ACTS = _words(
    """
    called contacted reached emailed mailed sent presented demoed demonstrated pitched quoted offered proposed visited
    met followed introduced logged created entered updated assigned scheduled prepared completed delivered shown
    explained discussed held done made given conducted performed
    """
)
"""What our side does: verbs in the form in which criteria name a deed."""

DONE_TO = _words("called contacted reached emailed mailed met visited informed assigned qualified")
"""Deeds of ours that need a buyer as their object."""

SELLER_THINGS = _words(
    """
    demo demonstration presentation pitch call calls email e-mail mail quote quotation offer proposal visit meeting
    follow-up followup workshop webinar contact attempt attempts discovery
    """
)
"""What our side produces or holds."""

SELLERS = _words(
    """
    we us our rep reps seller sellers salesperson salespeople sdr bdr ae csm account-manager manager marketing sales
    service engineer consultant team representative representatives agent
    """
)
"""Who our side is."""

BUYERS = _words(
    """
    buyer buyers customer customers client clients prospect prospects lead account accounts contact contacts company
    companies decision-maker stakeholder stakeholders champion sponsor purchaser procurement they their he she person
    somebody someone visitor user users partner partners dealer dealers distributor distributors reseller resellers
    practice patient dentist hospital clinic school
    """
)
"""Who their side is."""

BUYER_ACTS = _words(
    """
    accepted agreed answered applied approved asked attended booked bought chose chosen confirmed decided downloaded
    filled gave granted invited joined named ordered paid placed promised received rejected registered released replied
    reported requested responded returned said shared showed signed started submitted subscribed supplied told
    tested trialled tried uploaded used visited wants wrote asks confirms names signs agrees requests replies pays
    accepts has had owns needs plans nominates nominated introduces opened
    """
)
"""What a buyer can be seen to have done."""
