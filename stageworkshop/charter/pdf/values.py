"""One field of a stage as blocks, by the field's kind. A kind that is not named here is printed in its own words."""

from __future__ import annotations

from typing import Any

from stageworkshop.charter import wording
from stageworkshop.charter.pdf.blocks import Block, Gap, Hung
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.grid import Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.structure import NUMBERED, Element
from stageworkshop.domain.criteria import Criterion, Example
from stageworkshop.domain.fields import Field
from stageworkshop.domain.values import AliasList, CriteriaList, ExampleList, Reference, TextList


def field_blocks(book: Book, field: Field, value: Any, *, wide: bool, within: Element | None = None) -> list[Block]:
    """A filled field's value, readable by people. `wide` tells that short entries have room for two columns, `within`
    in which element a list is to stand."""
    kind = field.kind
    if isinstance(kind, CriteriaList):
        listing = Element("L", extra=NUMBERED)
        return _spaced(book, [_criterion(book, n, len(value), item, listing) for n, item in enumerate(value, 1)])
    if isinstance(kind, ExampleList):
        listing = Element("L")
        return _spaced(book, [[_example(book, item, listing)] for item in value])
    if isinstance(kind, AliasList):
        listing = Element("L")
        return [_alias(book, item, listing) for item in value]
    if isinstance(kind, TextList):
        if field.group == "crm":
            spans = book.joined(value, wording.NEXT)
            return [book.text(spans, book.style.texts.line, element=Element("P", within))]
        return _bullets(book, value, within, wide=wide)
    if isinstance(kind, Reference):
        return [reference(book, kind.what, value)]
    return [book.text("\n".join(kind.lines(value, book.names)), book.style.texts.body)]


def _bullets(book: Book, items: list[str], within: Element | None, *, wide: bool) -> list[Block]:
    """A list; short entries in two columns."""
    spaces = book.style.spaces
    blocks: list[Block] = book.bullets(items, book.style.texts.body, within)
    if not wide or len(items) < spaces.two_columns or any(len(item) > spaces.half_text for item in items):
        return blocks
    half = (len(blocks) + 1) // 2
    return [Grid((-1, -1), [(blocks[:half], blocks[half:])], Look(gutter=spaces.gutter))]


def reference(book: Book, what: str, key: str) -> Block:
    """A team with its dot, a stage with its link."""
    body = book.style.texts.line
    if what == "team":
        return book.team(key, book.style.texts.line)
    if what == "stage":
        return book.text([book.stage_link(key)], body)
    return book.text(book.names.get((what, key), key), body)


def numbered(book: Book, number: int, count: int, block: Block, entry: Element) -> Block:
    """A block after its number in a list of `count`, of which it is the entry `entry`."""
    style = book.style.texts.body.but(colour=book.style.colours.accent, face="bold")

    def mark(canvas: CharterCanvas, x: float, top: float) -> None:
        book.text(str(number), style, element=label).paint(canvas, x, top, book.number_column(count))

    label = Element("Lbl", entry)
    width = book.breaker.width(str(number), style)
    return Hung(block, book.number_column(count), mark, mark_width=width)


def _criterion(book: Book, number: int, count: int, item: Any, listing: Element) -> list[Block]:
    criterion = Criterion.read(item, "")
    texts, colours = book.style.texts, book.style.colours
    entry = Element("LI", listing)
    body = Element("LBody", entry)
    text = book.text(criterion.text, texts.body, element=Element("P", body))
    blocks: list[Block] = [numbered(book, number, count, text, entry)]
    details: list[list[Span]] = []
    if criterion.check:
        details.append([Span("Check: ", face="bold"), Span(criterion.check.words(), colour=colours.text)])
    if criterion.evidence:
        details.append([Span("Evidence: ", face="bold"), Span(criterion.evidence, colour=colours.text)])
    for each in details:
        note = book.text(each, texts.note, element=Element("P", body))
        blocks.append(book.hung(note, count))
    return blocks


def _example(book: Book, item: Any, listing: Element) -> Block:
    example = Example.read(item, "")
    spans = [Span(example.text)]
    if example.why:
        spans.append(Span(f"\n{example.why}", face="italic", colour=book.style.colours.muted))
    return book.bullet(spans, book.style.texts.body, listing)


def _alias(book: Book, item: Any, listing: Element) -> Block:
    texts = book.style.texts
    team = item.get("team") or ""
    quoted = f"“{item['name']}”"
    if not team:
        return book.bullet(quoted, texts.line, listing)
    muted = book.style.colours.muted
    spans = [Span(book.team_name(team), colour=muted), Span(": ", colour=muted), Span(quoted)]
    text = book.text(spans, texts.line, element=Element("LBody", Element("LI", listing)))
    return book.dotted(text, book.team_colour(team), texts.line)


def _spaced(book: Book, groups: list[list[Block]]) -> list[Block]:
    blocks: list[Block] = []
    for group in groups:
        if blocks:
            blocks.append(Gap(book.style.spaces.small))
        blocks += group
    return blocks
