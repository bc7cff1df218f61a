"""The glossary: words with their one meaning, and the names that teams use for stages."""

from __future__ import annotations

import unicodedata

from stageworkshop.charter.model import Alias
from stageworkshop.charter.parts import GLOSSARY
from stageworkshop.charter.pdf.blocks import Block
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.style import FLOWING


def sections(book: Book) -> list[Section]:
    """One section, when there are words to explain."""
    return [Section(lambda: _blocks(book), scales=FLOWING)] if GLOSSARY in book.parts else []


def _blocks(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    blocks = book.part_title(GLOSSARY)
    look = Look(pad=spaces.cell, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.gutter)
    terms = sorted(book.document.glossary, key=lambda term: _sorting(term.term))
    if terms:
        rows = [
            ([book.text(term.term, texts.name)], _meaning(book, term.meaning, term.aliases or [])) for term in terms
        ]
        blocks.append(Grid((spaces.label_column, -1), rows, look, role="pairs"))
    named = [stage for _, stage in book.document.stages if stage.aliases]
    if named:
        blocks.append(book.text("What teams call the stages", texts.heading, keep=True, role="H3"))
        stages: list[tuple[Cell, Cell]] = [
            (
                [book.text([book.stage_link(stage.key)], texts.name)],
                [book.text(book.called(stage.aliases or []), texts.line)],
            )
            for stage in named
        ]
        blocks.append(Grid((spaces.label_column, -1), stages, look, role="pairs"))
    return blocks


def _meaning(book: Book, meaning: str, aliases: list[Alias]) -> list[Block]:
    blocks: list[Block] = [book.text(meaning, book.style.texts.body)] if meaning else []
    if aliases:
        spans = [Span("Also called  ", colour=book.style.colours.muted), *book.called(aliases)]
        blocks.append(book.text(spans, book.style.texts.line))
    return blocks


def _sorting(term: str) -> tuple[str, str]:
    bare = "".join(char for char in unicodedata.normalize("NFKD", term) if not unicodedata.combining(char))
    return bare.casefold(), term
