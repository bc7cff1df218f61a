"""The content hash: what exactly was agreed and signed, stage by stage, and how anybody can check it."""

from __future__ import annotations

from stageworkshop.charter.pdf.blocks import Block
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Grid, Look
from stageworkshop.charter.pdf.parts import FINGERPRINT
from stageworkshop.charter.pdf.pieces import Span


def sections(book: Book) -> list[Section]:
    """One section, when the document has a hash."""
    return [Section(lambda: _blocks(book))] if FINGERPRINT in book.parts else []


def _blocks(book: Book) -> list[Block]:
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    document = book.document
    lead = (
        "One changed letter in any definition gives another hash. Sign-offs are bound to it, and the definitions file "
        "that belongs to this charter carries the same one."
    )
    blocks = book.part_title(FINGERPRINT, lead)
    hash_style = texts.mono.but(size=9.5, leading=15.0, colour=colours.text)
    blocks.append(book.text(document.content_hash or "", hash_style))
    blocks.append(
        book.text(
            "SHA-256 over the definitions in their canonical form (JSON, RFC 8785), without sign-offs.",
            texts.note.but(before=spaces.small),
        )
    )
    if document.extract_of:
        spans = [Span("Taken from the whole charter with the content hash\n"), Span(document.extract_of, face="mono")]
        blocks.append(book.text(spans, texts.body.but(before=spaces.large)))
    hashed = [(key, value) for key, value in document.stage_hashes.items() if key in book.numbers]
    if hashed:
        rows = [
            ([book.text([book.stage_link(key)], texts.cell)], [book.text(value, texts.mono.but(size=7.5))])
            for key, value in hashed
        ]
        head = [[book.text(title, texts.cell_head)] for title in ("Stage", "Its own hash")]
        look = Look(pad=spaces.small, line=colours.line, thickness=spaces.hair, gutter=spaces.gutter)
        blocks.append(book.text("Stage by stage", texts.heading, keep=True, role="H3"))
        blocks.append(Grid((-1, -2.05), rows, look, head=head, role="table"))
    return blocks
