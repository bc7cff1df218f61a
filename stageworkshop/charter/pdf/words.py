"""Dates, states and hashes in the words of the printed charter."""

from __future__ import annotations

from datetime import UTC, date, datetime

from stageworkshop.charter.model import Document

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = 12


def day(value: date) -> str:
    """“24 November 2026”, the same on every machine."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_of(stamp: str) -> str:
    """The day of an ISO date or time, "" for none."""
    return day(date.fromisoformat(stamp[:10])) if stamp else ""


def moment_of(stamp: str) -> str:
    """“24 November 2026, 10:00 UTC” of an ISO time, "" for none."""
    if not stamp:
        return ""
    moment = datetime.fromisoformat(stamp).astimezone(UTC)
    return f"{day(moment.date())}, {moment:%H:%M} UTC"


def short_hash(value: str | None) -> str:
    """The first characters of a hash, enough to tell two apart by eye."""
    return (value or "")[:_SHORT]


def status(document: Document) -> str:
    """Whether these words are in force, in a few words."""
    charter = document.charter
    if document.is_draft:
        since = f": changed since charter no. {charter.number}" if charter.number else ""
        return f"Draft, not in force{since}"
    if charter.state == "in_force":
        since = day_of(charter.in_force_at)
        return f"In force since {since}" if since else "In force"
    return {
        "proposed": "Proposed, not yet in force",
        "superseded": "Superseded, no longer in force",
        "withdrawn": "Withdrawn, not in force",
    }.get(charter.state, "Not in force")


STEPS: dict[str, str] = {"draft": "Draft", "proposed": "Proposed", "in_force": "In force"}
"""How a charter comes into force."""


def step(document: Document) -> str:
    """Which of `STEPS` the document has reached; "" when it has left them again."""
    if document.is_draft:
        return "draft"
    return document.charter.state if document.charter.state in STEPS else ""


def version(document: Document) -> str:
    """“Charter no. 3”, or that it has no number yet."""
    charter = document.charter
    if charter.number and document.is_draft:
        return f"Draft after charter no. {charter.number}"
    return f"Charter no. {charter.number}" if charter.number else "No charter proposed yet"


def subject(document: Document) -> str:
    """The PDF's subject."""
    edition = "Partners’ edition. " if document.edition == "partner" else ""
    state = status(document)
    return f"{edition}{version(document)}: {state[0].lower()}{state[1:]}"


def listed(words: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def counted(number: int, one: str, many: str) -> str:
    """“1 stage”, “3 stages”, “no stages”."""
    return f"{number or 'no'} {one if number == 1 else many}"
