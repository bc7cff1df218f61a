"""One field of a stage as blocks, by the field's kind. A kind that is not named here is printed in its own words."""

from __future__ import annotations

from typing import Any

from stageworkshop.charter import wording
from stageworkshop.charter.pdf.blocks import Block, Gap, Hung
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.structure import NUMBERED, Element
from stageworkshop.domain.criteria import Criterion, Example
from stageworkshop.domain.fields import Field
from stageworkshop.domain.values import AliasList, CriteriaList, ExampleList, Reference, TextList


def field_blocks(book: Book, field: Field, value: Any, within: Element | None = None) -> list[Block]:
    """A filled field's value, readable by people. `within` tells in which element a list is to stand."""
    kind = field.kind
    if isinstance(kind, CriteriaList):
        listing = Element("L", extra=NUMBERED)
        return spaced(book, [_criterion(book, n, len(value), item, listing) for n, item in enumerate(value, 1)])
    if isinstance(kind, ExampleList):
        listing = Element("L")
        return spaced(book, [[_example(book, item, listing)] for item in value])
    if isinstance(kind, AliasList):
        listing = Element("L")
        return [_alias(book, item, listing) for item in value]
    if isinstance(kind, TextList) and not in_a_line(field):
        return _bullets(book, value, within)
    texts = book.style.texts
    if isinstance(kind, Reference) and kind.what == "team":
        return [book.team(value, texts.line)]
    style = texts.line if isinstance(kind, (Reference, TextList)) else texts.body
    return [book.text(value_spans(book, field, value), style)]


def in_a_line(field: Field) -> bool:
    """Whether a value is set as one text: names of CRM fields are, other lists are not."""
    return not isinstance(field.kind, TextList) or field.group == "crm"


def _bullets(book: Book, items: list[str], within: Element | None) -> list[Block]:
    return spaced(book, [[each] for each in book.bullets(items, book.style.texts.entry, within)])


def value_spans(book: Book, field: Field, value: Any) -> list[Span]:
    """A value that is set as one text: a stage's name with its link, names of fields one after the other."""
    kind = field.kind
    if isinstance(kind, Reference) and kind.what == "stage":
        return [book.stage_link(value)]
    if isinstance(kind, TextList):
        return book.joined(value, wording.NEXT)
    return [Span("\n".join(kind.lines(value, book.names)))]


def numbered(book: Book, number: int, count: int, block: Block, entry: Element) -> Block:
    """A block after its number in a list of `count`, of which it is the entry `entry`."""
    style = book.style.texts.entry.but(colour=book.style.colours.accent, face="bold")

    def mark(canvas: CharterCanvas, x: float, top: float) -> None:
        book.text(str(number), style, element=label).paint(canvas, x, top, book.number_column(count))

    label = Element("Lbl", entry)
    width = book.breaker.width(str(number), style)
    return Hung(block, book.number_column(count), mark, mark_width=width)


def _criterion(book: Book, number: int, count: int, item: Any, listing: Element) -> list[Block]:
    criterion = Criterion.read(item, "")
    texts = book.style.texts
    entry = Element("LI", listing)
    body = Element("LBody", entry)
    text = book.text(criterion.text, texts.entry, element=Element("P", body))
    blocks: list[Block] = [numbered(book, number, count, text, entry)]
    details: list[list[Span]] = []
    if criterion.check:
        details.append([Span("Check: ", face="bold"), Span(criterion.check.words())])
    if criterion.evidence:
        details.append([Span("Evidence: ", face="bold"), Span(criterion.evidence)])
    for each in details:
        note = book.text(each, texts.entry_note, element=Element("P", body))
        blocks.append(book.hung(note, count))
    return blocks


def _example(book: Book, item: Any, listing: Element) -> Block:
    example = Example.read(item, "")
    spans = [Span(example.text)]
    if example.why:
        spans.append(Span(f"\n{example.why}", face="italic", colour=book.style.colours.muted))
    return book.bullet(spans, book.style.texts.entry, listing)


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


def spaced(book: Book, groups: list[list[Block]]) -> list[Block]:
    """The groups one under the other, with the space of entries between them."""
    blocks: list[Block] = []
    for group in groups:
        if blocks:
            gap = Gap(book.style.spaces.between_entries)
            gap.keep_with_next = blocks[-1].keep_with_next
            blocks.append(gap)
        blocks += group
    return blocks
