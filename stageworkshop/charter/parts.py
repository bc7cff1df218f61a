"""The parts of a charter and which of them a document fills: an empty part gets no page, no entry and no link."""

from __future__ import annotations

from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_map import hand_off_numbers

CONTENTS = "contents"
READING = "reading"
PEOPLE = "people"
MAP = "map"
STAGES = "stages"
HANDOFFS = "hand-offs"
GLOSSARY = "glossary"
DISAGREEMENTS = "disagreements"
SIGN_OFFS = "sign-offs"
FINGERPRINT = "fingerprint"

TITLES: dict[str, str] = {
    READING: "How to read this charter",
    MAP: "The stages at a glance",
    STAGES: "Stages",
    HANDOFFS: "Hand-offs and service levels",
    GLOSSARY: "Glossary",
    DISAGREEMENTS: "Disagreements and dissent",
    PEOPLE: "Who took part",
    SIGN_OFFS: "Sign-offs",
    FINGERPRINT: "How to verify this document",
}
"""Headings by part, in the order in which they stand."""


def present(document: Document) -> frozenset[str]:
    """The parts that have something to show."""
    signatories = any("signatory" in person.roles for person in document.people)
    named = any(stage.aliases for _, stage in document.stages)
    # An extract carries no sign-offs, which does not mean that nobody has signed.
    awaited = signatories and document.edition == "internal"
    filled = {
        PEOPLE: document.people,
        MAP: document.stages,
        HANDOFFS: hand_off_numbers(document) or any(stage.sla for _, stage in document.stages),
        GLOSSARY: document.glossary or named,
        DISAGREEMENTS: document.disagreements,
        SIGN_OFFS: document.sign_offs or awaited,
        FINGERPRINT: document.content_hash,
    }
    return frozenset({CONTENTS, READING, STAGES, *(part for part, content in filled.items() if content)})


def stage_mark(key: str) -> str:
    """The bookmark of a stage."""
    return f"stage:{key}"


def pipeline_mark(key: str) -> str:
    """The bookmark of a pipeline's first stage."""
    return f"pipeline:{key}"


def disagreement_mark(key: str) -> str:
    """The bookmark of a disagreement."""
    return f"disagreement:{key}"


def hand_off_mark(number: int) -> str:
    """The bookmark of a row of the hand-off table."""
    return f"hand-off:{number}"
