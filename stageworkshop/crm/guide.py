"""The page for the admin: its parts that are alike for every CRM, around the steps that each CRM gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stageworkshop.charter.model import Document
from stageworkshop.crm.notes import Note
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import Wanted


def page(
    document: Document, crm: str, wanted: Wanted, steps: Sequence[Step], *, load: Iterable[str], back: str = ""
) -> str:
    """The page in Markdown: what it was made from, how to load it (`load`, a line at a time), what is left to people,
    and the way back. With nothing to load it says so and ends.
    """
    return "\n".join(_lines(document, crm, wanted, steps, load, back)).rstrip() + "\n"


def moves(wanted: Wanted, steps: Sequence[Step], heading: str, *words: str) -> Iterator[str]:
    """A section on the records of entries that go: which entry, and where its records are to be moved."""
    # Lists that only refer to another's entries have no records of their own.
    lists = {each.id: each for each in wanted.configuration if not each.labels_in}
    going = [step for step in steps if step.action in ("remove", "deactivate") and step.collection in lists]
    if not going:
        return
    yield f"## {heading}"
    yield ""
    if words:
        yield from words
        yield ""
    for step in going:
        there = lists[step.collection].get(step.destination)
        yield f"- {step.item} → {there.label if there else 'to be decided'}"
    yield ""


def _lines(
    document: Document, crm: str, wanted: Wanted, steps: Sequence[Step], load: Iterable[str], back: str
) -> Iterator[str]:
    yield f"# {document.workshop.title}: into {crm}"
    yield ""
    yield f"Made from the definitions with the content hash `{document.content_hash or 'unknown'}`."
    yield "Read PLAN.txt first: nothing but what it names is changed. DEFINITIONS.md has every stage in words."
    yield ""
    if not steps:
        yield f"Your {crm} already says what the charter says. There is nothing to load."
        return
    yield from load
    yield from _fields(wanted.notes)
    yield from _by_hand(wanted.notes)
    if back:
        yield "## Back"
        yield ""
        yield back


def _fields(notes: Sequence[Note]) -> Iterator[str]:
    these = [note for note in notes if note.loss == "field"]
    if these:
        yield "## Fields to be named"
        yield ""
        yield "The charter names these fields as people do. Write under “fields” in `mapping.json` how the CRM calls"
        yield "each, with its type after a colon if need be (`Budget__c:number`), then plan and write again with it."
        yield ""
        yield from (f"- {note.text}" for note in these)
        yield ""


def _by_hand(notes: Sequence[Note]) -> Iterator[str]:
    these = [note for note in notes if note.loss in ("by_hand", "guess")]
    if these:
        yield "## To decide or to do by hand"
        yield ""
        yield from (f"- {note.text}" for note in these)
        yield ""
