"""How anybody verifies the charter with tools of their own: the content hash, three commands, each stage's hash."""

from __future__ import annotations

from stageworkshop.charter import guidance
from stageworkshop.charter.parts import FINGERPRINT
from stageworkshop.charter.pdf.blocks import Block, Drawing, Gap
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Grid, Look, stack_height
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shapes import rounded_box
from stageworkshop.charter.pdf.structure import NUMBERED, Element
from stageworkshop.charter.pdf.style import FLOWING
from stageworkshop.charter.pdf.values import numbered

_PAD = 6.0


def sections(book: Book) -> list[Section]:
    """One section, when the document has a hash."""
    return [Section(lambda: _blocks(book), scales=FLOWING)] if FINGERPRINT in book.parts else []


def _blocks(book: Book) -> list[Block]:
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    document = book.document
    blocks = book.part_title(FINGERPRINT, guidance.HASH)
    hash_style = texts.mono.but(size=9.5, leading=15.0, colour=colours.text)
    blocks.append(book.text("The content hash", texts.group, keep=True, role="H3"))
    blocks.append(book.text(document.content_hash or "", hash_style))
    blocks.append(book.text(guidance.HASHED, texts.note.but(before=spaces.tiny)))
    if document.extract_of:
        spans = [Span("Taken from the whole charter with the content hash\n"), Span(document.extract_of, face="mono")]
        blocks.append(book.text(spans, texts.body.but(before=spaces.medium)))
    return [*blocks, *_commands(book), *_stage_hashes(book)]


def _commands(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    listing = Element("L", extra=NUMBERED)
    blocks: list[Block] = [
        book.text("Three commands", texts.heading, keep=True, role="H3"),
        book.text(guidance.FILE, texts.note, keep=True),
    ]
    for number, (question, means, commands, expected) in enumerate(guidance.COMMANDS, 1):
        entry = Element("LI", listing)
        body = Element("LBody", entry)
        asked = book.text(question, texts.strong, keep=True, element=Element("P", body))
        told = book.text(means, texts.body, keep=True, element=Element("P", body))
        shown = _code(book, commands, Element("Code", body))
        outcome = book.text(expected, texts.body, element=Element("P", body))
        blocks += [Gap(spaces.medium), numbered(book, number, len(guidance.COMMANDS), asked, entry)]
        blocks += [book.hung(each, len(guidance.COMMANDS)) for each in (told, shown, outcome)]
        for block in blocks[-4:-1]:
            block.keep_with_next = True
    return blocks


def _code(book: Book, commands: tuple[str, ...], element: Element) -> Block:
    """Command lines on a grey ground."""
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    text = book.text("\n".join(commands), texts.mono.but(colour=colours.text, direction="ltr"), element=element)
    inner = book.style.width - spaces.number_column - 2 * _PAD
    height = stack_height([text], inner) + _PAD

    def paint(canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        canvas.write(rounded_box((x, top - height, x + width, top), spaces.radius, fill=colours.wash))
        text.paint(canvas, x + _PAD, top - _PAD / 2, width - 2 * _PAD)

    return Drawing(height, paint, before=spaces.small, after=spaces.small)


def _stage_hashes(book: Book) -> list[Block]:
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    hashed = [(key, value) for key, value in book.document.stage_hashes.items() if key in book.numbers]
    if not hashed:
        return []
    rows = [
        ([book.text([book.stage_link(key)], texts.cell)], [book.text(value, texts.mono.but(size=7.5))])
        for key, value in hashed
    ]
    head = [[book.text(title, texts.cell_head)] for title in ("Stage", "Its own hash")]
    look = Look(pad=spaces.tiny, line=colours.line, thickness=spaces.hair, gutter=spaces.gutter)
    return [
        book.text("Stage by stage", texts.heading, keep=True, role="H3"),
        Grid((-1, -2.05), rows, look, head=head, role="table"),
    ]
