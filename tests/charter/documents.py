"""Documents for tests of everything that is made from the charter: one rich, one empty, and ones of any size.

`rich()` is a B2B2X manufacturer with a distributor and a service team, names in many scripts, disagreements with
dissent, and sign-offs drawn, typed, reserved, declined and stale. References and hashes are consistent; the hashes are
made here and are not those of `charter.hashing`.
"""

import hashlib
from typing import Any

from stageworkshop.charter.model import Document

NAMES = (
    "Łukasz Wójcik",
    "Nguyễn Thị Hoa",
    "山田太郎",
    "محمد السيد",
    "עברית כהן",
    "Ελένη Παπαδοπούλου",
    "Дмитрий Соколов",
    "Inês Ferreira",
)


def digest(text: str) -> str:
    """A SHA-256 in hex, standing in for a real content hash."""
    return hashlib.sha256(text.encode()).hexdigest()


TEAMS: list[dict[str, Any]] = [
    {"key": "marketing", "name": "Marketing", "kind": "internal", "colour": 1},
    {"key": "sales", "name": "Inside sales", "kind": "internal", "colour": 6},
    {"key": "distributor", "name": "Distributor (Nordwind Technik)", "kind": "partner", "colour": 3},
    {"key": "service", "name": "Customer service", "kind": "internal", "colour": 4},
]

PEOPLE: list[dict[str, Any]] = [
    {"key": "ines", "name": NAMES[7], "team": "marketing", "job_title": "Revenue operations", "roles": ["facilitator"]},
    {"key": "lukasz", "name": NAMES[0], "team": "marketing", "job_title": "Head of demand", "roles": ["signatory"]},
    {"key": "hoa", "name": NAMES[1], "team": "sales", "job_title": "Inside sales lead", "roles": ["signatory"]},
    {"key": "yamada", "name": NAMES[2], "team": "distributor", "job_title": "地域統括部長", "roles": ["signatory"]},
    {"key": "mohamed", "name": NAMES[3], "team": "distributor", "job_title": "مدير المبيعات", "roles": ["signatory"]},
    {"key": "cohen", "name": NAMES[4], "team": "service", "job_title": "Service manager", "roles": ["signatory"]},
    {"key": "eleni", "name": NAMES[5], "team": "service", "job_title": "Field service", "roles": ["observer"]},
    {
        "key": "dmitri",
        "name": NAMES[6],
        "team": "sales",
        "job_title": "Commercial director",
        "roles": ["decider", "signatory"],
    },
]

_ENQUIRY: dict[str, Any] = {
    "key": "enquiry",
    "name": "Enquiry",
    "kind": "open",
    "definition": "Somebody has asked us something about a pump, and we know how to reach them.",
    "audience": "Plant operators and fitters in Europe, directly or through a dealer.",
    "entry_criteria": [
        {
            "text": "The person has written, called or filled in a form about a product of ours.",
            "check": {"field": "lead_source", "operator": "is_set"},
            "evidence": "The message or the call note on the lead.",
        },
    ],
    "exit_criteria": [{"text": "We know the company, and the person has agreed to be contacted."}],
    "owner": "marketing",
    "sla": {
        "limit": {"amount": 4, "unit": "business_hours"},
        "clock_start": "the message arrives",
        "consequence": "The lead goes to the inside sales queue, and marketing is told.",
    },
    "visible_to_partners": True,
}

_MQL: dict[str, Any] = {
    "key": "mql",
    "name": "Marketing-qualified lead",
    "aliases": [
        {"team": "marketing", "name": "MQL"},
        {"team": "distributor", "name": "見込み客"},
        {"name": "warm lead"},
    ],
    "kind": "open",
    "definition": "A person at a company that could use our pumps has shown, by something they did themselves, that "
    "they are looking into a change. They do not expect a sales call yet.",
    "audience": "Operators with 3 or more pumping stations & dealers who plan stock <above 50 units>.",
    "entry_criteria": [
        {
            "text": "The person has asked for a price, a data sheet with a size, or a site visit in the last 30 days.",
            "check": {"field": "Last high-intent action", "operator": "within", "value": "30 days"},
            "evidence": "Form entry, or the note of the call.",
        },
        {
            "text": "The company runs at least three pumping stations.",
            "check": {"field": "number_of_stations", "operator": "at_least", "value": "3"},
        },
        {
            "text": "The country is one that we or a distributor serve.",
            "check": {"field": "country", "operator": "one_of", "value": ["DE", "AT", "PL", "GR", "VN", "JP"]},
        },
    ],
    "exit_criteria": [
        {
            "text": "The buyer has said on the phone what is wrong with what they have.",
            "evidence": "One sentence in the buyer’s words in “Pain”.",
        },
    ],
    "disqualify_reasons": ["Student or competitor", "No pumps, and none planned", "Asked not to be contacted"],
    "owner": "marketing",
    "sla": {
        "limit": {"amount": 2, "unit": "business_days"},
        "clock_start": "score passes 50",
        "attempts": 4,
        "consequence": "It returns to the newsletter, and the head of demand sees it in the Monday list.",
    },
    "examples": [
        {
            "text": "Stadtwerke Lindau downloads the sizing sheet for the P40 and asks for delivery times.",
            "why": "They named a size: that is a project, not reading.",
        },
        {"text": "A dealer in Thessaloniki asks for the stock list for spring."},
    ],
    "counter_examples": [
        {
            "text": "A fair visitor who left a card for the prize draw.",
            "why": "We did something, the buyer did not.",
        },
    ],
    "required_fields": ["Company", "Country", "number_of_stations", "Consent_to_contact__c"],
    "probability": 10,
    "forecast_category": "pipeline",
    "longest_time": {"amount": 30, "unit": "days"},
    "visible_to_partners": True,
}

_SQL: dict[str, Any] = {
    "key": "sql",
    "name": "Sales-qualified lead",
    "aliases": [
        {"team": "sales", "name": "Live one"},
        {"team": "distributor", "name": "عميل مؤهل للمبيعات"},
        {"team": "service", "name": "ליד מוכן"},
    ],
    "kind": "open",
    "definition": "The buyer has told a named colleague of ours what problem they want solved, by when, and who else "
    "decides. They expect our call.",
    "entry_criteria": [
        {
            "text": "The buyer confirmed need and date in a conversation.",
            "check": {"field": "need_confirmed", "operator": "equals", "value": "yes"},
            "evidence": "Call note, with the buyer’s own words.",
        },
    ],
    "exit_criteria": [{"text": "The buyer has accepted a date for a site visit."}],
    "owner": "sales",
    "handoff": {
        "from": "marketing",
        "to": "sales",
        "passes": ["Who asked, and what for", "Pages and sheets they looked at", "Consent, with its date"],
        "readiness": "ready_for_call",
        "accept_within": {"amount": 1, "unit": "business_days"},
        "rejection_reasons": ["Not reachable after 4 attempts", "No project within 12 months", "Belongs to a dealer"],
        "recycle_to": "mql",
    },
    "sla": {
        "limit": {"amount": 1, "unit": "business_days"},
        "clock_start": "hand-off accepted",
        "attempts": 4,
        "consequence": "The lead is offered to the next colleague, and the team lead is told.",
    },
    "required_fields": ["Phone", "need_confirmed", "Decision date"],
    "probability": 25,
    "forecast_category": "best_case",
    "longest_time": {"amount": 3, "unit": "weeks"},
}

_PARTNER: dict[str, Any] = {
    "key": "partner-lead",
    "name": "Lead with the distributor",
    "aliases": [{"team": "distributor", "name": "代理店リード"}],
    "kind": "open",
    "definition": "The distributor has accepted the lead and is the only one who talks to the buyer. يتواصل الموزع مع "
    "العميل خلال يومي عمل.",
    "entry_criteria": [{"text": "The distributor has accepted it in the partner portal."}],
    "exit_criteria": [{"text": "The distributor has reported an offer, or has sent the lead back with a reason."}],
    "owner": "distributor",
    "handoff": {
        "from": "sales",
        "to": "distributor",
        "passes": ["Buyer’s name and site", "What was promised so far"],
        "readiness": "needs_warming",
        "accept_within": {"amount": 2, "unit": "business_days"},
        "rejection_reasons": ["Outside our territory", "Already a customer of ours"],
        "recycle_to": "sql",
    },
    "sla": {"limit": {"amount": 2, "unit": "business_days"}, "clock_start": "accepted in the portal"},
    "visible_to_partners": True,
}

_ENDS: list[dict[str, Any]] = [
    {
        "key": "won",
        "name": "Won",
        "kind": "won",
        "definition": "The buyer has ordered in writing.",
        "owner": "sales",
        "probability": 100,
        "forecast_category": "closed",
        "visible_to_partners": True,
    },
    {
        "key": "lost",
        "name": "Lost",
        "kind": "lost",
        "definition": "The buyer has decided for somebody else, or against a change.",
        "probability": 0,
    },
]

_POST_SALE: list[dict[str, Any]] = [
    {
        "key": "commissioning",
        "name": "Commissioning",
        "kind": "open",
        "definition": "The pump is on site and not yet accepted by the operator.",
        "entry_criteria": [{"text": "The delivery note is signed."}],
        "exit_criteria": [{"text": "The operator has signed the acceptance protocol."}],
        "owner": "service",
        "handoff": {
            "from": "distributor",
            "to": "service",
            "passes": ["Order and drawings", "Promised dates"],
            "readiness": "ready_for_call",
            "accept_within": {"amount": 3, "unit": "business_days"},
            "rejection_reasons": ["Drawings missing"],
            "recycle_to": "partner-lead",
        },
    },
    {
        "key": "in-service",
        "name": "In service",
        "kind": "open",
        "definition": "The pump runs, and the operator has a named contact with us.",
        "owner": "service",
        "exit_criteria": [{"text": "The operator asks about a replacement or a further station."}],
    },
    {
        "key": "again",
        "name": "Asks again",
        "kind": "recycled",
        "definition": "An operator in service asks about something new: they enter the lead pipeline again.",
        "owner": "marketing",
        "handoff": {"from": "service", "to": "marketing", "recycle_to": "in-service"},
    },
]

GLOSSARY: list[dict[str, Any]] = [
    {
        "key": "lead",
        "term": "Lead",
        "meaning": "A person who may want something from us, before anybody has spoken about an order.",
        "aliases": [{"team": "service", "name": "ticket with a wish"}, {"name": "contact"}],
    },
    {
        "key": "operator",
        "term": "Operator",
        "meaning": "The company that runs the pump in the end, whoever it buys from.",
        "aliases": [{"team": "distributor", "name": "エンドユーザー"}],
    },
    {"key": "acceptance", "term": "Acceptance", "meaning": "The receiver has said “mine” in the system."},
]

DISAGREEMENTS: list[dict[str, Any]] = [
    {
        "key": "d1",
        "stage": "mql",
        "aspect": "entry_criteria",
        "question": "Does a download make a lead marketing-qualified?",
        "state": "settled",
        "positions": [
            {"team": "marketing", "text": "Yes, if it is the sizing sheet: nobody reads that for pleasure."},
            {"team": "sales", "text": "No. We called 200 of them last year, and eleven knew who we were."},
        ],
        "options": [
            {"text": "Count it only with a size named", "pros": "A size is a project", "cons": "Fewer leads at first"},
            {"text": "Count every download", "pros": "Simple", "cons": "Sales stops calling"},
        ],
        "outcome": "A download counts when the person names a size or asks for a date.",
        "method": "compromise",
        "raised_by": "Nguyễn Thị Hoa",
        "raised_at": "2026-11-24T09:12:00Z",
        "decided_by": "Дмитрий Соколов",
        "decided_at": "2026-11-24T10:40:00Z",
        "dissents": [
            {
                "person": "lukasz",
                "words": "This will halve our numbers in the first quarter, and nobody will remember that we agreed.",
                "at": "2026-11-24T10:41:00Z",
            },
            {"person": "mohamed", "words": "نحن لا نوافق على هذا الشرط لأن السوق مختلف.", "at": "2026-11-24T10:44:00Z"},
        ],
    },
    {
        "key": "d2",
        "stage": "partner-lead",
        "aspect": "handoff.accept_within",
        "question": "How long may a distributor sit on a lead before we take it back?",
        "state": "parked",
        "positions": [
            {"team": "distributor", "text": "Five days; our people are on the road."},
            {"team": "sales", "text": "One day. After two the buyer has called somebody else."},
        ],
        "outcome": "Two business days until the portal shows real response times.",
        "method": "parked",
        "owner": "yamada",
        "due": "2027-02-26",
        "raised_by": "Inês Ferreira",
        "raised_at": "2026-11-24T11:05:00Z",
    },
    {
        "key": "d3",
        "stage": "again",
        "aspect": "owner",
        "question": "Who owns an operator who asks again: service or marketing?",
        "state": "escalated",
        "positions": [{"team": "service", "text": "האחריות היא שלנו: הלקוח מכיר אותנו."}],
        "owner": "dmitri",
    },
    {
        "key": "d4",
        "stage": "won",
        "aspect": "definition",
        "question": "Is an e-mail an order in writing?",
        "state": "open",
    },
]


def _rich_data() -> dict[str, Any]:
    pipelines: list[dict[str, Any]] = [
        {
            "key": "lead-to-order",
            "name": "From enquiry to order",
            "kind": "lead",
            "description": "Everything until a pump is ordered, whoever sells it.",
            "stages": [_ENQUIRY, _MQL, _SQL, _PARTNER, *_ENDS],
        },
        {"key": "after-sale", "name": "After the sale", "kind": "post_sale", "stages": _POST_SALE},
    ]
    stages = [stage for pipeline in pipelines for stage in pipeline["stages"]]
    hashes = {stage["key"]: digest(stage["key"]) for stage in stages}
    return {
        "generator": "stageworkshop 0.1.0",
        "charter": {
            "number": 2,
            "state": "proposed",
            "note": "A download counts only with a size named.",
            "proposed_by": "Inês Ferreira",
            "proposed_at": "2026-11-24T12:00:00Z",
        },
        "content_hash": digest("rich"),
        "stage_hashes": hashes,
        "workshop": {
            "title": "One pipeline from enquiry to service",
            "organisation": "Brunnquell Pumpen GmbH & Co. KG",
            "purpose": "Marketing, sales, our distributors and service count the same things by the same words, so "
            "that no buyer is called twice, and none is forgotten between two houses.",
            "decision_rule": "decider",
            "decider": "dmitri",
            "language": "en",
            "review_date": "2027-05-31",
        },
        "teams": TEAMS,
        "people": PEOPLE,
        "pipelines": pipelines,
        "hand_offs": [
            {**stage["handoff"], "pipeline": pipeline["key"], "stage": stage["key"]}
            for pipeline in pipelines
            for stage in pipeline["stages"]
            if "handoff" in stage
        ],
        "glossary": GLOSSARY,
        "disagreements": DISAGREEMENTS,
        "sign_offs": _sign_offs(hashes),
    }


STROKES = [
    [[40, 180], [60, 90], [95, 40], [120, 60], [105, 130], [80, 190], [120, 200], [180, 150], [210, 120]],
    [[215, 125], [235, 180], [270, 170], [300, 120], [310, 175], [345, 180], [390, 110], [420, 60], [430, 180]],
    [[30, 230], [200, 215], [470, 222]],
]


def _sign_offs(hashes: dict[str, str]) -> list[dict[str, Any]]:
    content = digest("rich")
    common = {"charter_number": 2, "content_hash": content, "covers": hashes}
    return [
        {
            "person": "lukasz",
            "name": NAMES[0],
            "role": "Head of demand",
            "team": "Marketing",
            "answer": "approve",
            "manner": "drawn",
            "strokes": STROKES,
            "at": "2026-11-24T12:10:00Z",
            **common,
        },
        {
            "person": "hoa",
            "name": NAMES[1],
            "role": "Inside sales lead",
            "team": "Inside sales",
            "answer": "reserve",
            "reason": "We try it until the end of March; if fewer than 20 leads a week come, I want to talk again.",
            "manner": "typed",
            "typed": NAMES[1],
            "at": "2026-11-24T12:12:30Z",
            **common,
        },
        {
            "person": "yamada",
            "name": NAMES[2],
            "role": "地域統括部長",
            "team": "Distributor (Nordwind Technik)",
            "answer": "approve",
            "manner": "typed",
            "typed": NAMES[2],
            "at": "2026-11-20T08:00:00Z",
            **{**common, "charter_number": 1, "content_hash": digest("earlier")},
            "stale_stages": ["mql", "partner-lead"],
        },
        {
            "person": "mohamed",
            "name": NAMES[3],
            "role": "مدير المبيعات",
            "team": "Distributor (Nordwind Technik)",
            "answer": "decline",
            "reason": "خمسة أيام عمل هي الحد الأدنى (SLA).",
            "manner": "on_behalf",
            "typed": NAMES[3],
            "logged_by": NAMES[7],
            "at": "2026-11-24T12:20:00Z",
            **common,
        },
        {
            "person": "cohen",
            "name": NAMES[4],
            "role": "Service manager",
            "team": "Customer service",
            "answer": "approve",
            "manner": "own_device",
            "typed": NAMES[4],
            "at": "2026-11-24T12:31:00Z",
            **common,
        },
    ]


def rich(**changes: Any) -> Document:
    """The full document; top-level members may be replaced, as `rich(sign_offs=[])`."""
    return Document.model_validate({**_rich_data(), **changes})


def partner() -> Document:
    """The partners' edition of `rich()`: only the visible stages, and of which whole it is an extract."""
    data = _rich_data()
    for pipeline in data["pipelines"]:
        pipeline["stages"] = [stage for stage in pipeline["stages"] if stage.get("visible_to_partners")]
    data["pipelines"] = [pipeline for pipeline in data["pipelines"] if pipeline["stages"]]
    kept = {stage["key"] for pipeline in data["pipelines"] for stage in pipeline["stages"]}
    data.update(
        edition="partner",
        extract_of=digest("rich"),
        content_hash=digest("extract"),
        stage_hashes={key: value for key, value in data["stage_hashes"].items() if key in kept},
        hand_offs=[each for each in data["hand_offs"] if each["stage"] in kept],
        disagreements=[],
        sign_offs=[],
    )
    return Document.model_validate(data)


def empty(title: str = "") -> Document:
    """A workshop in which nothing has been written yet."""
    return Document.model_validate({"workshop": {"title": title}})


def large(stages: int, *, pipelines: int = 1, title: str = "A large workshop") -> Document:
    """`stages` full stages spread over pipelines, every third one with a hand-off."""
    runs: list[dict[str, Any]] = [
        {"key": f"pipeline-{n}", "name": f"Pipeline {n}", "kind": "opportunity", "stages": []}
        for n in range(1, pipelines + 1)
    ]
    teams = [team["key"] for team in TEAMS]
    for number in range(stages):
        stage = {
            **(_MQL if number % 3 else _SQL),
            "key": f"stage-{number + 1}",
            "name": f"Stage number {number + 1}",
            "owner": teams[number // 3 % len(teams)],
            "definition": f"In stage {number + 1}, {_MQL['definition'][0].lower()}{_MQL['definition'][1:]}",
        }
        if "handoff" in stage:
            stage["handoff"] = {**stage["handoff"], "recycle_to": f"stage-{max(number - 1, 1)}"}
        runs[number * pipelines // stages]["stages"].append(stage)
    hashes = {stage["key"]: digest(stage["key"]) for run in runs for stage in run["stages"]}
    return Document.model_validate(
        {
            "content_hash": digest(f"large {stages}"),
            "stage_hashes": hashes,
            "workshop": {"title": title, "organisation": "Brunnquell Pumpen"},
            "teams": TEAMS,
            "people": PEOPLE,
            "pipelines": runs,
        }
    )
