"""Parts of the page for the admin that are alike for every CRM."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stageworkshop.charter.model import Document
from stageworkshop.crm.notes import Note
from stageworkshop.crm.plan import Step


def head(document: Document, crm: str, steps: Sequence[Step]) -> Iterator[str]:
    """Title, which definitions it was made from, and whether there is anything to load."""
    yield f"# {document.workshop.title}: into {crm}"
    yield ""
    yield f"Made from the definitions with the content hash `{document.content_hash or 'unknown'}`."
    yield "Read PLAN.txt first: nothing but what it names is changed."
    yield ""
    if not steps:
        yield f"Your {crm} already says what the charter says. There is nothing to load."


def by_hand(notes: Sequence[Note]) -> Iterator[str]:
    """What the admin has to decide or do."""
    these = [note for note in notes if note.loss in ("by_hand", "guess")]
    if these:
        yield "## To decide or to do by hand"
        yield ""
        yield from (f"- {note.text}" for note in these)
        yield ""
