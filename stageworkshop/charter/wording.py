"""Dates, states, hashes and outcomes in the words of the charter, printed or as a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from stageworkshop.charter.model import Disagreement, Document, SignOffRecord
from stageworkshop.charter.stage_map import hand_off_numbers
from stageworkshop.domain.charter import MANNERS
from stageworkshop.domain.disagreement import METHODS
from stageworkshop.domain.workshop import DECISION_RULES

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


def figures(document: Document) -> str:
    """“13 stages in 3 pipelines and 8 hand-offs.”"""
    pipelines = sum(1 for pipeline in document.pipelines if pipeline.stages)
    passed = len(hand_off_numbers(document))
    stages = counted(len(document.stages), "stage", "stages")
    if pipelines > 1:
        stages += f" in {counted(pipelines, 'pipeline', 'pipelines')}"
    told = listed([stages, *([counted(passed, "hand-off", "hand-offs")] if passed else [])])
    return f"{told[0].upper()}{told[1:]}."


def listed(words: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def counted(number: int, one: str, many: str) -> str:
    """“1 stage”, “3 stages”, “no stages”."""
    return f"{number or 'no'} {one if number == 1 else many}"


RAISED: dict[str, str] = {
    "settled": "Settled",
    "parked": "Parked",
    "escalated": "With the decider",
    "open": "Still open",
}
"""Headings of the register of disagreements, in their order."""
OUTCOMES: dict[str, str] = {
    "settled": "We decided",
    "parked": "Parked",
    "escalated": "With the decider",
    "open": "So far",
}
"""What stands beside an outcome, by the state of the disagreement."""


def raised(disagreements: Sequence[Disagreement]) -> str:
    """“6 differences on record: 5 settled and 1 parked.”"""
    counts = [(sum(each.state == state for each in disagreements), state) for state in RAISED]
    named = {"escalated": "with the decider"}
    figures = listed([f"{count} {named.get(state, state)}" for count, state in counts if count])
    return f"{counted(len(disagreements), 'difference', 'differences')} on record: {figures}."


# Sentences with names in them come in parts, so that a name in another direction stays a unit of its own.


def ended(each: Disagreement, person: Callable[[str | None], str]) -> list[str]:
    """How a disagreement ended and by whom, or who has taken it on, in parts; `person` gives names by key."""
    if each.state == "settled" and each.method:
        how = f"Reached by {METHODS[each.method]}" if each.method != "decider" else "Decided by the decider"
        return joined([how, each.decided_by, day_of(each.decided_at)])
    due = day_of(each.due)
    if not each.owner:
        return [f"Due {due}"] if due else []
    lead = "Taken on by " if each.state == "parked" else "To be decided by "
    return [lead, person(each.owner), *([f", due {due}"] if due else [])]


def given(record: SignOffRecord) -> list[str]:
    """How an answer was given and who entered it, in parts."""
    manner = MANNERS[record.manner]
    told = [manner[0].upper() + manner[1:]]
    return [*told, ", entered by ", record.logged_by] if record.logged_by else told


def answered_charter(record: SignOffRecord) -> str:
    """“Charter no. 2”, or that it was a draft."""
    return f"Charter no. {record.charter_number}" if record.charter_number else "Draft"


def in_favour(document: Document) -> str:
    """“3 answers, 2 in favour of these words”."""
    holding = [each for each in document.sign_offs if not each.stale_stages and each.answer != "decline"]
    return f"{counted(len(document.sign_offs), 'answer', 'answers')}, {len(holding)} in favour of these words"


def proposed(document: Document) -> list[str]:
    """The version, and who proposed it when, in parts."""
    charter = document.charter
    told = [version(document)]
    if charter.proposed_at:
        when = "which was proposed on" if document.is_draft else "proposed on"
        told.append(f", {when} {day_of(charter.proposed_at)}")
        told += [" by ", charter.proposed_by] if charter.proposed_by else []
    return told


def rule(document: Document, person: Callable[[str | None], str]) -> list[str]:
    """How is decided, in parts."""
    workshop = document.workshop
    told = [DECISION_RULES[workshop.decision_rule]]
    if workshop.decider and workshop.decision_rule == "decider":
        told += [": ", person(workshop.decider)]
    return told


NEXT = "\u00a0\u00a0·  "
"""Between the entries of a list on one line: it may end a line and never begins one."""


def joined(parts: Sequence[str], between: str = ", ") -> list[str]:
    """The parts that are not empty, with `between` between them."""
    found: list[str] = []
    for part in parts:
        if part:
            found += [between, part] if found else [part]
    return found


def in_groups(fingerprint: str) -> str:
    """A hash in groups of four, which the eye can compare."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
