"""Documents for tests: one small and finished one, and any at all (Hypothesis)."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from stageworkshop.charter import hashing
from stageworkshop.charter.hand_offs import hand_off_rows
from stageworkshop.charter.model import SCHEMA_ID, Document
from stageworkshop.charter.stage_values import stage_from
from stageworkshop.domain import fields
from stageworkshop.domain.criteria import LIST_VALUE, NO_VALUE, OPERATORS, UNITS
from stageworkshop.domain.disagreement import METHODS, STATES
from stageworkshop.domain.keys import nfc
from stageworkshop.domain.stage import PIPELINE_KINDS
from stageworkshop.domain.workshop import DECISION_RULES, ROLES

DAYS = st.dates().map(lambda day: day.isoformat())
STAMPS = st.datetimes().map(lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20))


def text(limit: int = 60, *, empty: bool = False) -> st.SearchStrategy[str]:
    """Text as the program keeps it: NFC, no outer blanks, any script, several lines."""
    chars = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\x1c\x1d\x1e\x1f\x85")
    cleaned = st.text(chars, max_size=limit // 3).map(lambda raw: nfc(raw).strip())
    return cleaned if empty else cleaned.filter(bool)


def line(limit: int = 60) -> st.SearchStrategy[str]:
    """One line of such text."""
    return text(limit).map(lambda raw: " ".join(raw.split())).filter(bool)


DURATIONS = st.fixed_dictionaries({"amount": st.integers(1, 100_000), "unit": st.sampled_from(list(UNITS))})


@st.composite
def checks(draw: st.DrawFn) -> dict[str, Any]:
    operator = draw(st.sampled_from(list(OPERATORS)))
    check: dict[str, Any] = {"field": draw(line()), "operator": operator}
    if operator in LIST_VALUE:
        check["value"] = draw(st.lists(text(20), max_size=3))
    elif operator not in NO_VALUE:
        check["value"] = draw(text(20, empty=True))
    return check


CRITERIA = st.fixed_dictionaries({"text": text()}, optional={"check": checks(), "evidence": text()})
EXAMPLES = st.fixed_dictionaries({"text": text()}, optional={"why": text()})


@st.composite
def stage_values(draw: st.DrawFn, teams: list[str], stages: list[str]) -> dict[str, Any]:
    """Values for some of a stage's fields; references go to these keys."""
    values: dict[str, Any] = {"name": draw(line())}
    for field in fields.FIELDS:
        if field.key != "name" and draw(st.integers(0, 2)) == 0:
            values[field.key] = draw(_field_value(field, teams, stages))
    return values


def _field_value(field: fields.Field, teams: list[str], stages: list[str]) -> st.SearchStrategy[Any]:
    aliases = st.fixed_dictionaries({"team": st.sampled_from(["", *teams]), "name": line()})
    what = getattr(field.kind, "what", "")
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "Text": line() if getattr(field.kind, "one_line", False) else text(),
        "Choice": st.sampled_from([key for key, _ in getattr(field.kind, "options", ())] or [""]),
        "Flag": st.just(True),
        "Number": st.integers(getattr(field.kind, "low", 0), getattr(field.kind, "high", 0)),
        "Length": DURATIONS,
        "Reference": st.sampled_from((teams if what == "team" else stages) or [""]),
        "TextList": st.lists(line(), max_size=3),
        "CriteriaList": st.lists(CRITERIA, max_size=3),
        "ExampleList": st.lists(EXAMPLES, max_size=2),
        "AliasList": st.lists(aliases, max_size=3),
    }
    return by_kind[type(field.kind).__name__]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that a workshop can give, with its hashes."""
    teams = [f"team-{n}" for n in range(1, draw(st.integers(1, 4)))]
    people = [f"person-{n}" for n in range(1, draw(st.integers(1, 4)))]
    counts = draw(st.lists(st.integers(0, 3), max_size=3))
    stages = [f"stage-{p}-{n}" for p, count in enumerate(counts) for n in range(count)]
    pipelines = [
        {
            "key": f"pipeline-{p}",
            "name": draw(line()),
            "kind": draw(st.sampled_from(list(PIPELINE_KINDS))),
            "description": draw(text(empty=True)),
            "stages": [
                stage_from(key, draw(stage_values(teams, stages))) for key in stages if key.startswith(f"stage-{p}-")
            ],
        }
        for p in range(len(counts))
    ]
    document = Document.model_validate(
        {
            "$schema": SCHEMA_ID,
            "workshop": {
                "title": draw(line()),
                "organisation": draw(line() | st.just("")),
                "purpose": draw(text(empty=True)),
                "decision_rule": draw(st.sampled_from(list(DECISION_RULES))),
                "decider": draw(st.sampled_from([None, *people])),
                "review_date": draw(DAYS | st.just("")),
            },
            "teams": [
                {
                    "key": key,
                    "name": draw(line()),
                    "kind": draw(st.sampled_from(["internal", "partner"])),
                    "colour": draw(st.integers(1, 8)),
                }
                for key in teams
            ],
            "people": [_person(draw, key, teams) for key in people],
            "pipelines": pipelines,
            "glossary": [
                {"key": f"term-{n}", "term": draw(line()), "meaning": draw(text(empty=True))}
                for n in range(draw(st.integers(0, 2)))
            ],
            "disagreements": [
                _disagreement(draw, n, teams, people, stages)
                for n in range(1, draw(st.integers(1, 3)) if stages else 1)
            ],
        }
    )
    return hashing.stamped(document.model_copy(update={"hand_offs": hand_off_rows(document.pipelines)}))


def _person(draw: st.DrawFn, key: str, teams: list[str]) -> dict[str, Any]:
    return {
        "key": key,
        "name": draw(line()),
        "team": draw(st.sampled_from([None, *teams])),
        "job_title": draw(line() | st.just("")),
        "roles": sorted(draw(st.sets(st.sampled_from(list(ROLES))))),
    }


def _disagreement(draw: st.DrawFn, n: int, teams: list[str], people: list[str], stages: list[str]) -> dict[str, Any]:
    holders = draw(st.lists(st.sampled_from(teams), unique=True)) if teams else []
    dissenters = draw(st.lists(st.sampled_from(people), max_size=2)) if people else []
    return {
        "key": f"d{n}",
        "stage": draw(st.sampled_from(stages)),
        "aspect": draw(st.sampled_from(sorted(fields.BY_KEY))),
        "question": draw(text()),
        "state": draw(st.sampled_from(list(STATES))),
        "positions": [{"team": team, "text": draw(text())} for team in sorted(holders)],
        "options": draw(st.lists(st.fixed_dictionaries({"text": text(), "pros": text()}), max_size=2)),
        "outcome": draw(text(empty=True)),
        "method": draw(st.sampled_from(["", *METHODS])),
        "owner": draw(st.sampled_from([None, *people])),
        "due": draw(DAYS | st.just("")),
        "raised_by": draw(line()),
        "raised_at": draw(STAMPS),
        "dissents": sorted(
            ({"person": person, "words": draw(text()), "at": draw(STAMPS)} for person in dissenters),
            key=lambda note: (note["at"], note["words"]),
        ),
    }


def finished() -> Document:
    """A small charter in force: two internal teams and a dealer, one visible and one hidden stage, a sign-off."""
    stages: list[Any] = [
        stage_from(
            "mql",
            {
                "name": "MQL",
                "kind": "open",
                "definition": "Hidden scoring text",
                "owner": "marketing",
                "probability": 10,
                "aliases": [{"team": "finance", "name": "Ledger nickname"}],
            },
        ),
        stage_from(
            "handed-over",
            {
                "name": "Handed over",
                "kind": "open",
                "definition": "The dealer has the lead and its history.",
                "entry_criteria": [
                    {
                        "text": "The customer asked for a quotation.",
                        "check": {"field": "Secret_Field__c", "operator": "is_set"},
                        "evidence": "Web form",
                    }
                ],
                "owner": "dealer",
                "aliases": [
                    {"team": "finance", "name": "Ledger handover"},
                    {"team": "dealer", "name": "New enquiry"},
                ],
                "handoff.from": "sales",
                "handoff.to": "dealer",
                "handoff.passes": ["Name", "Need"],
                "handoff.readiness": "ready_for_call",
                "handoff.accept_within": {"amount": 2, "unit": "business_days"},
                "handoff.rejection_reasons": ["Outside the area"],
                "handoff.recycle_to": "mql",
                "required_fields": ["Internal_Region__c"],
                "probability": 40,
                "visible_to_partners": True,
            },
        ),
    ]
    document = Document.model_validate(
        {
            "$schema": SCHEMA_ID,
            "generator": "test",
            "charter": {
                "number": 2,
                "state": "in_force",
                "note": "Internal note",
                "proposed_by": "Ines Ferreira",
                "proposed_at": "2026-11-20T09:00:00Z",
                "in_force_at": "2026-11-24T10:00:00Z",
            },
            "workshop": {
                "title": "Lead to cash",
                "organisation": "Nordlicht GmbH",
                "purpose": "Stop quarrelling about dealers",
                "decision_rule": "decider",
                "decider": "ines",
            },
            "teams": [
                {"key": "marketing", "name": "Brand & Demand"},
                {"key": "sales", "name": "Sales"},
                {"key": "finance", "name": "Money people"},
                {"key": "dealer", "name": "Dealers North", "kind": "partner"},
            ],
            "people": [
                {"key": "ines", "name": "Ines Ferreira", "team": "sales", "email": "ines@nordlicht.example"},
                {"key": "tom", "name": "Tom Controller", "team": "finance", "email": "tom@nordlicht.example"},
                {"key": "ole", "name": "Ole Dealer", "team": "dealer", "email": "ole@dealer.example"},
            ],
            "pipelines": [
                {
                    "key": "leads",
                    "name": "Leads",
                    "kind": "lead",
                    "description": "From MQL on",
                    "stages": stages,
                },
                {
                    "key": "ops",
                    "name": "Hidden pipeline",
                    "kind": "other",
                    "stages": [stage_from("audit", {"name": "Audit"})],
                },
            ],
            "glossary": [
                {
                    "key": "lead",
                    "term": "Lead",
                    "meaning": "A person who asked.",
                    "aliases": [{"team": "finance", "name": "Ledger lead"}],
                }
            ],
            "disagreements": [
                _settled("d1", "mql", "Who scores? (hidden)", "Marketing scores (hidden)", ["marketing", "dealer"]),
                _settled("d2", "handed-over", "Two days or four?", "Two business days.", ["sales", "dealer"]),
                _settled("d3", "handed-over", "Do dealers deserve it?", "Reluctantly yes", ["marketing", "sales"]),
            ],
        }
    )
    document = document.model_copy(update={"hand_offs": hand_off_rows(document.pipelines)})
    signed = {
        "person": "ines",
        "name": "Ines Ferreira",
        "role": "Head of Sales",
        "team": "Sales",
        "answer": "reserve",
        "reason": "Dealers are slow",
        "manner": "drawn",
        "strokes": [[[31337, 2], [3, 4]]],
        "at": "2026-11-24T09:00:00Z",
        "logged_by": "Mona Facilitator",
        "charter_number": 2,
        "content_hash": hashing.content_hash(document),
        "covers": hashing.stage_hashes(document),
    }
    data = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    return hashing.stamped(Document.model_validate({**data, "sign_offs": [signed]}))


def _settled(key: str, stage: str, question: str, outcome: str, teams: list[str]) -> dict[str, Any]:
    return {
        "key": key,
        "stage": stage,
        "aspect": "handoff.accept_within",
        "question": question,
        "state": "settled",
        "outcome": outcome,
        "method": "compromise",
        "positions": [{"team": team, "text": f"Position of {team} on {key}"} for team in teams],
        "options": [{"text": f"Option in {key}", "pros": "Pro", "cons": "Con"}],
        "raised_by": "Mona Facilitator",
        "raised_at": "2026-11-19T09:00:00Z",
        "decided_at": "2026-11-20T09:00:00Z",
        "dissents": [{"person": "tom", "words": f"Dissent on {key}", "at": "2026-11-20T09:00:00Z"}],
    }
