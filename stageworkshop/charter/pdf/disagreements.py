"""The register of disagreements: what each team held, how it ended, and whose objection stays on record."""

from __future__ import annotations

from stageworkshop.charter import wording
from stageworkshop.charter.model import Disagreement, OptionOut
from stageworkshop.charter.parts import DISAGREEMENTS, disagreement_mark
from stageworkshop.charter.pdf.blocks import Anchor, Block, Gap, Rule
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import Cell, Grid, Look, Together
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.structure import Element
from stageworkshop.charter.pdf.style import FLOWING
from stageworkshop.domain.disagreement import number
from stageworkshop.domain.fields import BY_KEY


def sections(book: Book) -> list[Section]:
    """One section, when there was a difference."""
    return [Section(lambda: _blocks(book), scales=FLOWING)] if DISAGREEMENTS in book.parts else []


def _blocks(book: Book) -> list[Block]:
    raised = book.document.disagreements
    blocks = book.part_title(DISAGREEMENTS, wording.raised(raised))
    for state, title in wording.RAISED.items():
        of_state = [each for each in raised if each.state == state]
        if of_state:
            blocks += [
                Anchor(f"disagreements:{state}", title, 1),
                book.text(title, book.style.texts.heading, keep=True, role="H3"),
            ]
        for index, each in enumerate(of_state):
            blocks += _entry(book, each, first=not index)
    return blocks


def _entry(book: Book, each: Disagreement, *, first: bool) -> list[Block]:
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    blocks: list[Block] = []
    if not first:
        blocks.append(Rule(colours.line, spaces.hair, before=spaces.large, after=spaces.medium))
        blocks[0].keep_with_next = True
    question = texts.strong.but(size=10.5, leading=15.5, after=spaces.small)
    blocks += [
        Anchor(disagreement_mark(each.key)),
        book.text(_about(book, each), texts.line_note, keep=True),
        book.text(each.question, question, keep=True, role="H4"),
    ]
    rows = [
        *_positions(book, each),
        *_options(book, each.options),
        *_outcome(book, each),
        *_dissent(book, each),
    ]
    if rows:
        blocks.append(Grid((spaces.label_column, -1), rows, Look(pad=spaces.small, gutter=spaces.gutter), role="pairs"))
    return [Together(blocks, spaces.together)]


def _about(book: Book, each: Disagreement) -> list[Span]:
    field = BY_KEY.get(each.aspect)
    aspect = field.label if field else each.aspect
    told = number(each.key)
    spans = [Span(f"No. {told}{wording.NEXT}" if told else f"{each.key}{wording.NEXT}")]
    if each.stage:
        spans += [book.stage_link(each.stage), Span(wording.NEXT)]
    spans.append(Span(aspect))
    if each.raised_by:
        spans += [Span(f"{wording.NEXT}raised by "), Span(each.raised_by)]
        if each.raised_at:
            spans.append(Span(f" on {wording.day_of(each.raised_at)}"))
    return spans


def _label(book: Book, text: str) -> Cell:
    return [book.text(text, book.style.texts.label)]


def _positions(book: Book, each: Disagreement) -> list[tuple[Cell, Cell]]:
    texts = book.style.texts
    return [
        ([book.team(position.team, texts.label)], [book.text(f"“{position.text}”", texts.body)])
        for position in each.positions
        if position.text
    ]


def _options(book: Book, options: list[OptionOut]) -> list[tuple[Cell, Cell]]:
    if not options:
        return []
    texts, muted = book.style.texts, book.style.colours.muted
    blocks: list[Block] = []
    listing = Element("L")
    for option in options:
        spans = [Span(option.text)]
        if option.pros:
            spans.append(Span(f"\nFor: {option.pros}", colour=muted))
        if option.cons:
            spans.append(Span(f"\nAgainst: {option.cons}", colour=muted))
        blocks.append(book.bullet(spans, texts.body, listing))
    return [(_label(book, "Ways out"), blocks)]


def _outcome(book: Book, each: Disagreement) -> list[tuple[Cell, Cell]]:
    texts, colours = book.style.texts, book.style.colours
    note = texts.line_note.but(leading=14.0)
    blocks: list[Block] = []
    if each.outcome:
        blocks.append(book.text(each.outcome, texts.strong))
    how = wording.ended(each, book.person_name)
    if how:
        blocks.append(book.text(book.spans(how), note))
    if not blocks:
        style = texts.body.but(colour=colours.warning)
        return [(_label(book, "Outcome"), [book.text("Not decided yet.", style)])] if each.state == "open" else []
    return [(_label(book, wording.OUTCOMES[each.state]), blocks)]


def _dissent(book: Book, each: Disagreement) -> list[tuple[Cell, Cell]]:
    texts = book.style.texts
    blocks: list[Block] = []
    for note in each.dissents:
        if blocks:
            blocks.append(Gap(book.style.spaces.small))
        blocks.append(book.text(f"“{note.words}”", texts.quote))
        who = book.person_name(note.person)
        when = wording.day_of(note.at)
        blocks.append(book.text(book.joined([who, when]), texts.line_note))
    return [(_label(book, "Dissent, on record"), blocks)] if blocks else []
