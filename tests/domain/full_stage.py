"""Values for every field of a stage, as they are kept."""

from __future__ import annotations

from typing import Any

FULL: dict[str, Any] = {
    "name": "Marketing-qualified lead",
    "aliases": [{"team": "sales", "name": "warm lead"}, {"team": "", "name": "MQL"}],
    "kind": "open",
    "definition": "A named person who asked for a price and works at a company that we can supply.",
    "audience": "Hospitals and clinics in Europe",
    "entry_criteria": [
        {"text": "The buyer asked for a price.", "check": {"field": "Request", "operator": "equals", "value": "price"}},
        {"text": "The company is in our market.", "check": {"field": "Country", "operator": "one_of", "value": ["PT"]}},
        {"text": "The e-mail address works.", "check": {"field": "Email", "operator": "is_set"}, "evidence": "CRM"},
    ],
    "exit_criteria": [{"text": "Sales has accepted it."}],
    "disqualify_reasons": ["student", "competitor"],
    "owner": "marketing",
    "handoff.from": "marketing",
    "handoff.to": "sales",
    "handoff.passes": ["name", "what was asked for"],
    "handoff.readiness": "ready_for_call",
    "handoff.accept_within": {"amount": 4, "unit": "business_hours"},
    "handoff.rejection_reasons": ["no such person"],
    "handoff.recycle_to": "nurture",
    "sla.limit": {"amount": 1, "unit": "business_days"},
    "sla.clock_start": "hand-off accepted",
    "sla.attempts": 5,
    "sla.consequence": "It goes back to marketing, and the head of sales is told.",
    "examples": [{"text": "A purchaser of a clinic in Porto", "why": "named, and asked for a price"}],
    "counter_examples": [{"text": "A student who downloaded the catalogue"}],
    "required_fields": ["Email", "Country"],
    "probability": 10,
    "forecast_category": "pipeline",
    "longest_time": {"amount": 30, "unit": "days"},
    "visible_to_partners": True,
}
