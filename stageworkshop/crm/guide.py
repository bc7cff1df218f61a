"""The page for the admin: its parts that are alike for every CRM, around the steps that each CRM gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from stageworkshop.charter.model import Document
from stageworkshop.crm.notes import Note
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import UNREAD, Reading, Wanted


def page(
    document: Document,
    crm: str,
    current: Reading,
    wanted: Wanted,
    steps: Sequence[Step],
    *,
    load: Iterable[str],
    moving: str = "",
    back: str = "",
) -> str:
    """The page in Markdown: what it was made from, how to load it (`load`, a line at a time), which records must move
    (`moving`: how), what is left to people, and the way `back`. With nothing to load it says so and ends. That nobody
    has read what the CRM has today is said before all.
    """
    parts = (load, _moves(current, wanted, steps, moving), _fields(wanted.notes), _by_hand(wanted), _back(back))
    return "\n".join(_lines(document, crm, current, wanted, steps, chain(*parts))).rstrip() + "\n"


def _lines(
    document: Document, crm: str, current: Reading, wanted: Wanted, steps: Sequence[Step], parts: Iterable[str]
) -> Iterator[str]:
    yield f"# {document.workshop.title} – into {crm}"
    yield ""
    yield f"Made from the definitions with the content hash `{document.content_hash or 'unknown'}`."
    yield "Read PLAN.txt first: nothing but what it names is changed. DEFINITIONS.md has every stage in words."
    yield ""
    for oddity in current.oddities if steps else ():
        if oddity.where == UNREAD:
            yield f"**{oddity.text[:1].upper()}{oddity.text[1:]}.**"
            yield ""
    if steps:
        yield from parts
    elif any(note.loss == "unplanned" for note in wanted.notes):
        yield "There is nothing to load yet."
        yield ""
        yield from _by_hand(wanted)
    else:
        yield f"Your {crm} already says what the charter says. There is nothing to load."


def _back(words: str) -> Iterator[str]:
    if words:
        yield "## Back"
        yield ""
        yield words


def _moves(current: Reading, wanted: Wanted, steps: Sequence[Step], words: str) -> Iterator[str]:
    """The entries that go, by the names that people see today, and where their records are to be moved."""
    # Lists that only refer to another's entries have no records of their own.
    lists = {each.id: each for each in wanted.configuration if each.has_records and not each.labels_in}
    going = [step for step in steps if step.action in ("remove", "deactivate") and step.collection in lists]
    if not going:
        return
    yield "## Records to move"
    yield ""
    if words:
        yield words
        yield ""
    guessed = {note.fact for note in wanted.notes if note.loss == "guess"}
    for step in going:
        there = lists[step.collection].get(step.destination)
        goal = there.label if there else "to be decided"
        before = current.configuration.get(step.collection)
        old = before[step.item].label if before and step.item in before else step.item
        yield f"- {old} → {goal}{' (a guess)' if there and step.item in guessed else ''}"
    yield ""


def _fields(notes: Sequence[Note]) -> Iterator[str]:
    these = [note for note in notes if note.loss == "field"]
    if these:
        yield "## Fields to be named"
        yield ""
        yield "The charter names these fields as people do. Say what the CRM calls each: in Publish under “Fields”, or"
        yield "in `mapping.json` under “fields”, with its type after a colon if need be (`Budget__c:number`). Then"
        yield "write the package again."
        yield ""
        yield from (f"- {note.text}" for note in these)
        yield ""


def _by_hand(wanted: Wanted) -> Iterator[str]:
    # Where records go has a section of its own.
    going = {item for _, item in wanted.destinations}
    these = [note for note in wanted.notes if note.loss in ("unplanned", "by_hand", "guess") and note.fact not in going]
    if these:
        yield "## To decide or to do by hand"
        yield ""
        yield from (f"- {note.text}" for note in these)
        yield ""
