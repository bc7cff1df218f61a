"""Who took part, by team, with their roles."""

from __future__ import annotations

from stageworkshop.charter.model import Person
from stageworkshop.charter.parts import PEOPLE
from stageworkshop.charter.pdf.blocks import Block
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Grid, Look
from stageworkshop.charter.pdf.style import FLOWING
from stageworkshop.domain.workshop import ROLES


def sections(book: Book) -> list[Section]:
    """One section; none when nobody is named."""
    return [Section(lambda: _blocks(book), scales=FLOWING, follows=True)] if PEOPLE in book.parts else []


def _blocks(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    rows = [
        (
            [book.text(person.name, texts.cell_strong)],
            [book.team(person.team, texts.cell)] if person.team else [],
            [book.text(person.job_title, texts.cell)] if person.job_title else [],
            [book.text(", ".join(ROLES[role] for role in person.roles), texts.cell)] if person.roles else [],
        )
        for person in _by_team(book)
    ]
    head = [[book.text(title, texts.cell_head)] for title in ("Name", "Team", "Job title", "Role in the workshop")]
    look = Look(pad=spaces.cell, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.medium)
    return [*book.part_title(PEOPLE), Grid((-3, -3, -3, -2.4), rows, look, head=head, role="table")]


def _by_team(book: Book) -> list[Person]:
    order = {team: rank for rank, team in enumerate(book.teams)}
    return sorted(book.document.people, key=lambda person: order.get(person.team or "", len(order)))
