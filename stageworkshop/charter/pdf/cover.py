"""The cover: whose charter it is, whether it is in force, and the facts about it."""

from __future__ import annotations

from stageworkshop.charter import guidance, wording
from stageworkshop.charter.parts import SIGN_OFFS
from stageworkshop.charter.pdf.blocks import Anchor, Block, Drawing, Gap, Rule
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look, stack_height
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shapes import polyline, rounded_box
from stageworkshop.charter.pdf.style import FLOWING

_LONG_TITLE = 90
_BAR_WIDTH = 52.0
_BAR_HEIGHT = 5.0
_CAP_MIDDLE = 0.357
_LAST_STEP = "in_force"


def sections(book: Book) -> list[Section]:
    """The cover, without running head and foot."""
    return [Section(lambda: _blocks(book), bare=True, scales=FLOWING)]


def _blocks(book: Book) -> list[Block]:
    texts, colours, spaces = book.style.texts, book.style.colours, book.style.spaces
    upper = _title(book)
    purpose = book.document.workshop.purpose
    if purpose:
        upper.append(book.text(purpose, texts.cover_purpose))
    lower: list[Block] = [Rule(colours.line, spaces.hair, after=spaces.medium), _facts(book)]
    width = book.style.width
    free = book.style.height - stack_height(upper, width) - stack_height(lower, width) - 2 * spaces.huge
    # What is free goes above the title first, up to what looks well, and then between the text and the facts.
    drop = min(max(free, 0.0), spaces.cover_drop)
    bar = Rule(colours.accent, _BAR_HEIGHT, length=_BAR_WIDTH)
    between = Gap(spaces.huge + max(free - drop, 0.0) - 1)
    return [Anchor("cover", "Cover"), bar, Gap(spaces.huge + drop, firm=True), *upper, between, *lower]


def _title(book: Book) -> list[Block]:
    texts, spaces = book.style.texts, book.style.spaces
    workshop = book.document.workshop
    long_title = len(book.title) > _LONG_TITLE
    blocks: list[Block] = []
    if workshop.organisation:
        blocks.append(book.text(workshop.organisation, texts.eyebrow.but(size=11, leading=16, after=spaces.medium)))
    blocks.append(book.text(book.title, texts.cover_title_long if long_title else texts.cover_title, role="H1"))
    edition = "Partners’ edition" if book.is_extract else "What each stage of our pipelines means"
    blocks.append(book.text(edition, texts.cover_subtitle))
    blocks += _status(book)
    if book.is_extract:
        blocks.append(book.text(_extract_note(book), texts.body.but(before=spaces.large)))
    return blocks


def _extract_note(book: Book) -> list[Span]:
    spans = [
        Span("This is an extract. ", face="bold"),
        Span(f"{guidance.EXTRACT} "),
    ]
    whole = book.document.extract_of
    if whole:
        spans += [Span("The whole charter that it was taken from has the content hash\n"), Span(whole, face="mono")]
    return spans


def _status(book: Book) -> list[Block]:
    """How far it has come, as steps with the one reached filled, and the same in words."""
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    reached = wording.step(book.document)
    style = texts.pill

    def paint(canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        middle = top - spaces.pill_height / 2
        for step, name in wording.STEPS.items():
            here = step == reached
            right = x + book.breaker.width(name, style) + 2 * spaces.pill_pad
            box = (x, top - spaces.pill_height, right, top)
            fill = colours.accent if here else colours.paper
            line = colours.accent if here else colours.line
            canvas.write(rounded_box(box, spaces.pill_height / 2, fill=fill, line=line, thickness=1))
            face = style.but(colour=colours.paper if here else colours.muted)
            baseline = middle - style.size * _CAP_MIDDLE
            canvas.write(book.line(canvas, name, face, x + spaces.pill_pad, baseline))
            x = right
            if step != _LAST_STEP:
                canvas.write(polyline([(x, middle), (x + spaces.large, middle)], colours.line, 1))
                x += spaces.large

    told = texts.strong.but(colour=colours.accent, before=spaces.medium)
    blocks: list[Block] = [book.text(book.status, told)]
    if reached:
        blocks.insert(0, Drawing(spaces.pill_height, paint, before=spaces.large))
    return blocks


def _facts(book: Book) -> Block:
    texts, spaces = book.style.texts, book.style.spaces
    document, workshop = book.document, book.document.workshop
    charter = document.charter
    rows: list[tuple[str, Cell]] = [("Version", [book.text(book.spans(wording.proposed(document)), texts.line)])]
    if charter.note:
        rows.append(("What is new", [book.text(charter.note, texts.body)]))
    rule = book.spans(wording.rule(document, book.person_name))
    rows.append(("How we decide", [book.text(rule, texts.line)]))
    if document.teams:
        teams = [
            book.team(team.key, texts.line, "  partner" if team.kind == "partner" else "") for team in document.teams
        ]
        rows.append(("Teams", teams))
    if workshop.review_date:
        rows.append(("To be reviewed by", [book.text(wording.day_of(workshop.review_date), texts.body)]))
    if document.sign_offs:
        rows.append(("Sign-offs", [book.text([book.part_link(wording.in_favour(document), SIGN_OFFS)], texts.line)]))
    if document.content_hash:
        rows.append(("Content hash", [book.text(document.content_hash, texts.mono.but(leading=14.5))]))
    rows.append(("Printed", [book.text(wording.day(book.built.date()), texts.body)]))
    cells = [([book.text(label, texts.label)], cell) for label, cell in rows]
    return Grid((spaces.label_column, -1), cells, Look(pad=spaces.tiny, gutter=spaces.gutter), role="pairs")
