"""What the schema says of each member: a description and an example. Members of a stage have theirs from
`domain.fields`; an example may be given here for them too.

A test sees that every member of every part has a title, a description and, where it holds text or a number, an example.
"""

from __future__ import annotations

from typing import Any

Words = tuple[str, Any]
NONE: Any = object()
"""No example: the member holds parts, which have theirs."""

_HASH = "3a8a5024e7d3bbf6bb28deb524f984ba78378ace545acf9a5b0c2accbc1895cc"
_AT = "2026-11-24T10:00:00Z"

WORDS: dict[str, dict[str, Words]] = {
    "Document": {
        "$schema": ("Name of the JSON Schema that the file follows.", "urn:stageworkshop:definitions:1"),
        "format": ("What this file is; always the same text.", "stageworkshop-definitions"),
        "format_version": ("Version of the format. Readers refuse a higher one than they know.", 1),
        "generator": ("Program that wrote the file.", "Stage Workshop 1.0"),
        "edition": ("Everything, or the extract for partners outside the organisation.", "internal"),
        "extract_of": ("Content hash of the whole that this is an extract of.", _HASH),
        "charter": ("Which version of the charter these words are.", NONE),
        "content_hash": ("SHA-256 of the content, which the signatories answer for.", _HASH),
        "stage_hashes": ("SHA-256 of each stage’s own text, by the stage’s key.", {"mql": _HASH}),
        "workshop": ("Whose definitions these are and how they were decided.", NONE),
        "teams": ("Everybody who shares the definitions, partners included.", NONE),
        "people": ("Participants with their roles in the workshop.", NONE),
        "pipelines": ("The pipelines with their stages, in order.", NONE),
        "hand_offs": ("All hand-offs in one list, as they stand at the stages.", NONE),
        "glossary": ("Words with one agreed meaning.", NONE),
        "disagreements": ("Where the teams differed, and what came of it.", NONE),
        "sign_offs": ("Who answered for which words.", NONE),
    },
    "Workshop": {
        "title": ("Title of the workshop and of its charter.", "One meaning of a lead"),
        "organisation": ("The organisation whose pipelines these are.", "Nordlicht Medical"),
        "purpose": ("Why the teams meet, in their words.", "Numbers that can be compared."),
        "decision_rule": ("How the teams decide where they differ.", "consent"),
        "decider": ("Key of the person who decides by that rule.", "ines"),
        "language": ("Language of the texts as a BCP 47 tag.", "en"),
        "review_date": ("Day on which the definitions are looked at again.", "2027-05-24"),
    },
    "Team": {
        "key": ("Name for machines, unique among the teams.", "marketing"),
        "name": ("What the team is called.", "Marketing"),
        "kind": ("Inside the organisation, or a partner outside it.", "internal"),
        "colour": ("Which of the eight team colours it has on screen and paper.", 1),
    },
    "Person": {
        "key": ("Name for machines, unique among the people.", "ines"),
        "name": ("The person’s name.", "Ines Ferreira"),
        "team": ("Key of the person’s team; absent for people of none.", "marketing"),
        "job_title": ("What they do in the organisation.", "Head of demand generation"),
        "email": ("Where requests to sign go.", "ines@example.org"),
        "roles": ("Their roles in the workshop.", ["signatory"]),
    },
    "Pipeline": {
        "key": ("Name for machines, unique among the pipelines.", "leads"),
        "name": ("What the pipeline is called.", "Leads"),
        "kind": ("What runs through it.", "lead"),
        "description": ("What it is for.", "From the first question to a talk with sales."),
        "stages": ("Its stages, in order.", NONE),
    },
    "Stage": {
        "key": ("Stable name for machines; unique in the file.", "mql"),
        "name": ("", "Marketing qualified lead"),
        "aliases": ("", NONE),
        "kind": ("", "open"),
        "definition": ("", "A practice that asked for something and agreed to be called."),
        "audience": ("", "Practices with at least two chairs."),
        "entry_criteria": ("", NONE),
        "exit_criteria": ("", NONE),
        "disqualify_reasons": ("", ["Student or job seeker"]),
        "owner": ("", "marketing"),
        "handoff": ("Ownership passing as a record enters the stage.", NONE),
        "sla": ("How soon the owner must have acted, and what happens if not.", NONE),
        "examples": ("", NONE),
        "counter_examples": ("", NONE),
        "required_fields": ("", ["Phone", "Source"]),
        "probability": ("", 10),
        "forecast_category": ("", "pipeline"),
        "longest_time": ("", NONE),
        "visible_to_partners": ("", True),
    },
    "HandOff": {
        "from": ("", "marketing"),
        "to": ("", "sales"),
        "passes": ("", ["The question, word for word"]),
        "readiness": ("", "ready_for_call"),
        "accept_within": ("", NONE),
        "rejection_reasons": ("", ["Outside my area"]),
        "recycle_to": ("", "nurture"),
    },
    "Sla": {
        "limit": ("", NONE),
        "clock_start": ("", "Hand-off accepted"),
        "attempts": ("", 5),
        "consequence": ("", "The lead goes back to marketing."),
    },
    "StageHandOff": {
        "pipeline": ("Key of the pipeline.", "leads"),
        "stage": ("Key of the stage into which records are handed.", "sql"),
    },
    "Duration": {
        "amount": ("How many of the unit.", 4),
        "unit": ("The unit; business time is the owner’s working time.", "business_hours"),
    },
    "Check": {
        "field": ("Name of the CRM field.", "Budget"),
        "operator": ("How field and value are compared.", "at_least"),
        "value": ("Text; a list for one_of and none_of; absent for is_set and is_empty.", "50000"),
    },
    "Criterion": {
        "text": ("The criterion as a sentence.", "The buyer named a budget."),
        "check": ("What a CRM can test of it.", NONE),
        "evidence": ("Where it can be seen that it is so.", "Call note"),
    },
    "Example": {
        "text": ("The case in a sentence.", "Clinic in Osaka asks for a visit on Thursday."),
        "why": ("Why it is one, or is none.", "Wish and month come from the buyer."),
    },
    "Alias": {
        "team": ("Key of the team that says so.", "sales"),
        "name": ("What they call it.", "Hot lead"),
    },
    "GlossaryTerm": {
        "key": ("Name for machines, unique in the glossary.", "account"),
        "term": ("The word.", "Account"),
        "meaning": ("Its one meaning.", "A company that we have sold to."),
        "aliases": ("Other words for it.", NONE),
    },
    "Disagreement": {
        "key": ("Name for machines, unique among the disagreements.", "d1"),
        "stage": ("Key of the stage that it is about.", "mql"),
        "aspect": ("Key of the stage’s field that it is about.", "entry_criteria"),
        "question": ("What is in dispute, as a question.", "Must there be a budget?"),
        "state": ("Where it stands.", "settled"),
        "positions": ("What each team holds.", NONE),
        "options": ("Ways out that were on the table.", NONE),
        "outcome": ("What was decided, in words.", "A budget is asked for, not required."),
        "method": ("How it was reached; empty while it is open.", "consensus"),
        "owner": ("Key of the person who looks after it when it is parked.", "ines"),
        "due": ("Until when it is parked.", "2027-01-31"),
        "raised_by": ("Who raised it.", "Ines Ferreira"),
        "raised_at": ("When it was raised.", _AT),
        "decided_by": ("Who decided.", "Tomasz Nowak"),
        "decided_at": ("When it was decided.", _AT),
        "dissents": ("Objections that were overruled.", NONE),
    },
    "TeamPosition": {
        "team": ("Key of the team.", "sales"),
        "text": ("What it holds.", "No budget, no lead."),
    },
    "OptionOut": {
        "text": ("The way out.", "Ask for the budget in the second call."),
        "pros": ("What speaks for it.", "Nobody is turned away."),
        "cons": ("What speaks against it.", "One more call."),
    },
    "DissentNote": {
        "person": ("Key of the dissenter.", "tomasz"),
        "words": ("The objection in their own words.", "We will call people who can’t pay."),
        "at": ("When it was put on record.", _AT),
    },
    "CharterInfo": {
        "number": ("Number of the version; 0 for a draft that was never proposed.", 2),
        "content_hash": ("Hash of the frozen text; differs from the file’s own when the text changed since.", _HASH),
        "state": ("Whether it is in force.", "in_force"),
        "note": ("What its proposer said of it.", "After the trial in Osaka."),
        "proposed_by": ("Who proposed it.", "Ines Ferreira"),
        "proposed_at": ("When it was proposed.", _AT),
        "in_force_at": ("When it came into force.", _AT),
        "ended_at": ("When it was superseded or withdrawn.", _AT),
    },
    "Deputy": {
        "key": ("Key of the person who signed.", "tomasz"),
        "name": ("Their name at the time.", "Tomasz Nowak"),
        "role": ("Their role at the time.", "Head of sales"),
        "team": ("Their team at the time.", "Sales"),
    },
    "SignOffRecord": {
        "person": ("Key of the signatory.", "ines"),
        "name": ("Their name at the time.", "Ines Ferreira"),
        "role": ("Their role at the time.", "Head of demand generation"),
        "team": ("Their team at the time.", "Marketing"),
        "answer": ("Approval, approval with a reservation, or refusal.", "approve"),
        "reason": ("The reservation, or the reason of the refusal.", "Only until the new form is there."),
        "manner": ("How it was given; a drawing on another’s machine is no signature with one’s own key.", "typed"),
        "key_fingerprint": ("SHA-256 fingerprint of the certificate of the key it was signed with, if any.", _HASH),
        "typed": ("The name as it was typed.", "Ines Ferreira"),
        "strokes": ("A drawn signature: strokes of points [x, y].", [[[0, 0], [120, 40]]]),
        "at": ("When it was given.", _AT),
        "logged_by": ("Who put it on record for them; empty when they did themselves.", "Tomasz Nowak"),
        "charter_number": ("Number of the charter that it is about.", 2),
        "content_hash": ("Hash of the content that was signed.", _HASH),
        "covers": ("Hash of each stage’s text that it covers, by the stage’s key.", {"mql": _HASH}),
        "about": ("Keys of the stages that a reservation or refusal is about.", ["mql"]),
        "deputy": ("Who signed in the signatory’s place.", NONE),
        "stale_stages": ("Keys of covered stages whose text has changed since.", ["mql"]),
    },
}
