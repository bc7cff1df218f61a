"""The sign-offs: each signatory's answer, how it was given, and whether it still holds."""

from __future__ import annotations

from collections.abc import Sequence

from stageworkshop.charter import guidance, wording
from stageworkshop.charter.model import Person, SignOffRecord
from stageworkshop.charter.parts import SIGN_OFFS
from stageworkshop.charter.pdf.blocks import Block, Drawing, Gap, Hung
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shapes import answer_mark, strokes
from stageworkshop.charter.pdf.structure import Element, alternative
from stageworkshop.charter.pdf.style import FLOWING
from stageworkshop.charter.pdf.text import Text
from stageworkshop.domain.charter import ANSWERS

_MARK = 8.0


def sections(book: Book) -> list[Section]:
    """One section, when somebody has answered or is to answer."""
    return [Section(lambda: _blocks(book), scales=FLOWING, follows=True)] if SIGN_OFFS in book.parts else []


def _blocks(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    records = book.document.sign_offs
    waiting = _waiting(book)
    blocks = book.part_title(SIGN_OFFS, guidance.SIGNING)
    if records:
        rows = [_record(book, record) for record in records]
        look = Look(pad=spaces.medium, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.gutter)
        head = [[book.text(title, texts.cell_head)] for title in ("Signatory", "Answer", "Signature")]
        blocks.append(Grid((-1, -1.4, spaces.signature_width), rows, look, head=head, role="table"))
    if waiting:
        blocks.append(book.text("Not answered yet", texts.heading, keep=True, role="H3"))
        asked = [([book.text(person.name, texts.name)], _who(book, person)) for person in waiting]
        look = Look(pad=spaces.small, line=book.style.colours.line, thickness=spaces.hair, gutter=spaces.gutter)
        blocks.append(Grid((-1, -2), asked, look, role="table"))
    return blocks


def _waiting(book: Book) -> list[Person]:
    answered = {record.person for record in book.document.sign_offs}
    return [person for person in book.document.people if "signatory" in person.roles and person.key not in answered]


def _who(book: Book, person: Person) -> Cell:
    return [book.text(book.joined([person.job_title, book.team_name(person.team)]), book.style.texts.line)]


def _record(book: Book, record: SignOffRecord) -> tuple[Cell, Cell, Cell]:
    texts = book.style.texts
    muted = texts.line.but(colour=book.style.colours.muted)
    person: list[Block] = [book.text(record.name, texts.name)]
    person += [book.text(part, muted) for part in (record.role, record.team) if part]
    if record.deputy:
        deputy = [record.deputy.name, record.deputy.role, record.deputy.team]
        spans = [Span("in whose place signed "), Span(record.deputy.name, face="bold")]
        spans += [Span(f", {part}") for part in deputy[1:] if part]
        person += [Gap(book.style.spaces.tiny), book.text(spans, texts.line)]
    return person, _answer(book, record), _signature(book, record)


def _answer(book: Book, record: SignOffRecord) -> list[Block]:
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    colour = {"approve": colours.good, "reserve": colours.warning, "decline": colours.danger}[record.answer]
    style = texts.strong.but(colour=colour)

    def mark(canvas: CharterCanvas, x: float, top: float) -> None:
        canvas.write(answer_mark(record.answer, x + _MARK / 2, top - style.leading / 2, _MARK, colour))

    answer = ANSWERS[record.answer]
    blocks: list[Block] = [Hung(book.text(answer[0].upper() + answer[1:], style), spaces.indent, mark)]
    if record.reason:
        blocks.append(book.text(f"“{record.reason}”", texts.quote))
    if record.about:
        spans = [Span("About "), *_stages(book, record.about), Span(".")]
        blocks += [Gap(spaces.tiny), book.text(spans, texts.line)]
    if record.stale_stages:
        blocks += [Gap(spaces.tiny), book.text(_stale(book, record), texts.line.but(colour=colours.warning))]
    blocks += [Gap(spaces.tiny), *_circumstances(book, record)]
    return blocks


def _stale(book: Book, record: SignOffRecord) -> list[Span]:
    spans = [Span("No longer holds", face="bold"), Span(" for ")]
    spans += _stages(book, record.stale_stages)
    spans.append(Span(", whose words were changed after this answer."))
    return spans


def _stages(book: Book, keys: Sequence[str]) -> list[Span]:
    """“a, b and c”, each a link to its section."""
    spans: list[Span] = []
    for index, key in enumerate(keys):
        last = index == len(keys) - 1
        spans.append(Span("" if not index else " and " if last else ", "))
        spans.append(book.stage_link(key))
    return spans


def _circumstances(book: Book, record: SignOffRecord) -> list[Text]:
    note = book.style.texts.line_note
    spans = book.spans(wording.given(record))
    if record.at:
        spans.append(Span(f"\n{wording.moment_of(record.at)}"))
    spans += [Span(f"\n{wording.answered_charter(record)}, content ")]
    spans.append(Span(wording.short_hash(record.content_hash), "mono"))
    if record.key_fingerprint:
        spans += [Span("\nKey, SHA-256 fingerprint: "), Span(wording.in_groups(record.key_fingerprint), "mono")]
    return [book.text(spans, note)]


def _signature(book: Book, record: SignOffRecord) -> list[Block]:
    spaces, colours, texts = book.style.spaces, book.style.colours, book.style.texts
    if record.strokes:

        def paint(canvas: CharterCanvas, x: float, top: float, width: float) -> None:
            box = (x, top - spaces.signature_height, x + width, top)
            canvas.write(strokes(record.strokes, box, colours.text, spaces.signature_pen))

        words = f"Signature drawn by {record.deputy.name if record.deputy else record.name}"
        figure = Element("Figure", extra=alternative(words))
        blocks: list[Block] = [Drawing(spaces.signature_height, paint, element=figure)]
    elif record.typed:
        blocks = [_typed(book, record.typed)]
    else:
        return []
    if record.stale_stages:
        blocks.append(book.text("given to earlier words", texts.note.but(colour=colours.warning)))
    return blocks


def _typed(book: Book, name: str) -> Block:
    """A name on one line as long as it is still large enough to look like one; none of its words is cut."""
    spaces, style = book.style.spaces, book.style.texts.signature
    wide = [max(book.breaker.width(part, style), 1.0) for part in (name, *name.split())]
    whole, *words = [style.size * min(1.0, spaces.signature_width / each * 0.99) for each in wide]
    size = min(max(whole, spaces.smallest_signature), *words)
    return book.text(name, style.but(size=size, leading=style.leading * size / style.size))
