"""One field of a stage as blocks, by the field's kind. A kind that is not named here is printed in its own words."""

from __future__ import annotations

from typing import Any

from stageworkshop.charter.pdf.blocks import Block, Gap, Hung
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.grid import Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.domain.criteria import Criterion, Example
from stageworkshop.domain.fields import Field
from stageworkshop.domain.values import AliasList, CriteriaList, ExampleList, Reference, TextList


def field_blocks(book: Book, field: Field, value: Any) -> list[Block]:
    """A filled field's value, readable by people."""
    kind = field.kind
    if isinstance(kind, CriteriaList):
        return _spaced(book, [_criterion(book, n, item) for n, item in enumerate(value, 1)])
    if isinstance(kind, ExampleList):
        return _spaced(book, [[_example(book, item)] for item in value])
    if isinstance(kind, AliasList):
        return [_alias(book, item) for item in value]
    if isinstance(kind, TextList):
        return _bullets(book, value)
    if isinstance(kind, Reference):
        return [reference(book, kind.what, value)]
    return [book.text("\n".join(kind.lines(value, book.names)), book.style.texts.body)]


def _bullets(book: Book, items: list[str]) -> list[Block]:
    """A list; short entries in two columns."""
    spaces = book.style.spaces
    blocks: list[Block] = [book.bullet(item, book.style.texts.body) for item in items]
    if len(items) < spaces.two_columns or any(len(item) > spaces.short_text for item in items):
        return blocks
    half = (len(blocks) + 1) // 2
    rows = [(blocks[index : index + 1], blocks[half + index : half + index + 1]) for index in range(half)]
    return [Grid((-1, -1), rows, Look(gutter=spaces.gutter))]


def reference(book: Book, what: str, key: str) -> Block:
    """A team with its dot, a stage with its link."""
    body = book.style.texts.line
    if what == "team":
        return book.team(key, book.style.texts.line)
    if what == "stage":
        return book.text([book.stage_link(key)], body)
    return book.text(book.names.get((what, key), key), body)


def numbered(book: Book, number: int, block: Block) -> Block:
    """A block after its number."""
    style = book.style.texts.body.but(colour=book.style.colours.accent, face="bold")

    def mark(canvas: CharterCanvas, x: float, top: float) -> None:
        book.text(str(number), style).paint(canvas, x, top, book.style.spaces.number_column)

    return Hung(block, book.style.spaces.number_column, mark)


def _criterion(book: Book, number: int, item: Any) -> list[Block]:
    criterion = Criterion.read(item, "")
    texts, colours = book.style.texts, book.style.colours
    blocks: list[Block] = [numbered(book, number, book.text(criterion.text, texts.body))]
    details: list[list[Span]] = []
    if criterion.check:
        details.append([Span("Check: ", face="bold"), Span(criterion.check.words(), colour=colours.text)])
    if criterion.evidence:
        details.append([Span("Evidence: ", face="bold"), Span(criterion.evidence, colour=colours.text)])
    blocks += [Hung(book.text(each, texts.note), book.style.spaces.number_column, None) for each in details]
    return blocks


def _example(book: Book, item: Any) -> Block:
    example = Example.read(item, "")
    spans = [Span(example.text)]
    if example.why:
        spans.append(Span(f"\n{example.why}", face="italic", colour=book.style.colours.muted))
    return book.bullet(spans, book.style.texts.body)


def _alias(book: Book, item: Any) -> Block:
    texts = book.style.texts
    team = item.get("team") or ""
    quoted = f"“{item['name']}”"
    if not team:
        return book.bullet(quoted, texts.line)
    muted = book.style.colours.muted
    spans = [Span(book.team_name(team), colour=muted), Span(": ", colour=muted), Span(quoted)]
    return book.dotted(book.text(spans, texts.line), book.team_colour(team), texts.line)


def _spaced(book: Book, groups: list[list[Block]]) -> list[Block]:
    blocks: list[Block] = []
    for group in groups:
        if blocks:
            blocks.append(Gap(book.style.spaces.small))
        blocks += group
    return blocks
