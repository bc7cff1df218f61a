"""Stage cards for the wall: one page laid across per stage, in type as large as it fits, cut and saying so at worst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.charter.parts import pipeline_mark, stage_mark
from stageworkshop.charter.pdf.blocks import Anchor, Block, Gap, Rule
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.frame import Section, fits
from stageworkshop.charter.pdf.grid import Cell, Grid, Look
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.stage import place, track
from stageworkshop.charter.pdf.structure import NUMBERED, Element
from stageworkshop.charter.pdf.style import MM, Style, style_for
from stageworkshop.charter.pdf.values import numbered, spaced
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import fields

SCALES = (1.9, 1.75, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.92)
"""Body text of 18 points, to be read from three metres, down to 9."""
CUT = "Cut to fit this card. The charter has the whole text."


@dataclass(frozen=True)
class Room:
    """How much of a stage a card takes in: entries of each list, and characters of each text. 0: all of it."""

    entries: int = 0
    characters: int = 0


ROOMS = (Room(), Room(8, 500), Room(6, 300), Room(5, 200), Room(4, 140), Room(3, 90), Room(2, 60), Room(1, 40))
"""Tried in this order, until a card fits in the smallest type."""


def style_of_cards(paper: str) -> Style:
    """The charter's look with narrower margins: a card is cut out or pinned, never bound."""
    style = style_for(paper)
    spaces = replace(style.spaces, left=14 * MM, right=14 * MM, top=20 * MM, bottom=17 * MM, head=10 * MM)
    return replace(style, spaces=spaces)


def sections(book: Book) -> list[Section]:
    """A card per stage."""
    return [
        _section(book, pipeline, stage, first=not index)
        for pipeline in book.document.pipelines
        for index, stage in enumerate(pipeline.stages)
    ]


def _section(book: Book, pipeline: Pipeline, stage: Stage, *, first: bool) -> Section:
    def build() -> list[Block]:
        blocks: list[Block] = []
        for room in ROOMS:
            card = _Card(book, stage, room)
            blocks = card.blocks(pipeline, first=first)
            if fits(book, blocks, SCALES[-1], landscape=True):
                break
        return blocks

    return Section(build, landscape=True, scales=SCALES)


class _Card:
    """One stage's card with so much room; remembers whether something was cut."""

    def __init__(self, book: Book, stage: Stage, room: Room) -> None:
        self._book, self._stage, self._room = book, stage, room
        self._values = values_of(stage)
        self._was_cut = False

    def blocks(self, pipeline: Pipeline, *, first: bool) -> list[Block]:
        """The whole card."""
        book, stage, values = self._book, self._stage, self._values
        texts, spaces = book.style.texts, book.style.spaces
        number, _ = book.numbers[stage.key]
        name = book.stage_name(stage.key)
        owner = values.get(fields.OWNER.key)
        right: Cell = (
            [book.text(book.team_name(owner), texts.name.but(align="end", leading=texts.eyebrow.leading))]
            if owner
            else []
        )
        blocks: list[Block] = [Anchor(pipeline_mark(pipeline.key), pipeline.name)] if first else []
        blocks += [
            Anchor(stage_mark(stage.key), f"{number} {name}", 1),
            track(book, stage, values),
            Grid((-2.4, -1), [([book.text(place(book, pipeline, stage), texts.eyebrow)], right)], Look(gutter=8)),
            book.text(name, texts.stage_title, role="H1"),
        ]
        definition = values.get(fields.DEFINITION.key)
        words = self._shortened(definition, 4) if definition else "Not defined yet."
        blocks.append(book.text(words, texts.lead.but(before=spaces.small)))
        rows = [
            [self._criteria(fields.ENTRY), self._criteria(fields.EXIT)],
            [self._hand_off(), self._level(), self._counter()],
        ]
        for row in rows:
            columns = [column for column in row if column]
            if columns:
                look = Look(gutter=spaces.columns_gap)
                blocks.append(Grid([-1] * len(columns), [columns], look, before=spaces.panel_gap))
        if self._was_cut:
            notice = texts.strong.but(colour=book.style.colours.warning, before=spaces.panel_gap)
            blocks.append(book.text(CUT, notice))
        return blocks

    def _shortened(self, text: str, times: int = 1) -> str:
        limit = self._room.characters * times
        if not limit or len(text) <= limit:
            return text
        self._was_cut = True
        return f"{text[:limit].rsplit(None, 1)[0].rstrip(' ,;:')}…"

    def _first(self, entries: Sequence[Any]) -> Sequence[Any]:
        if not self._room.entries or len(entries) <= self._room.entries:
            return entries
        self._was_cut = True
        return entries[: self._room.entries]

    def _titled(self, title: str, blocks: list[Block]) -> list[Block]:
        if not blocks:
            return []
        book, spaces = self._book, self._book.style.spaces
        rule = Rule(book.style.colours.accent, spaces.hair * 2, after=spaces.small)
        return [rule, book.text(title, book.style.texts.group.but(after=spaces.tiny), role="H2"), *blocks]

    def _criteria(self, field: fields.Field) -> list[Block]:
        book = self._book
        criteria = self._values.get(field.key) or []
        listing = Element("L", extra=NUMBERED)
        entries: list[list[Block]] = []
        shown = self._first(criteria)
        for number, criterion in enumerate(shown, 1):
            entry = Element("LI", listing)
            words = self._shortened(criterion["text"], 2)
            text = book.text(words, book.style.texts.entry, element=Element("LBody", entry))
            entries.append([numbered(book, number, len(shown), text, entry)])
        return self._titled(field.label, spaced(book, entries))

    def _hand_off(self) -> list[Block]:
        book, texts, spaces = self._book, self._book.style.texts, self._book.style.spaces
        handoff = self._stage.handoff
        if handoff is None:
            return []
        muted = book.style.colours.muted
        names = [book.team_name(key) for key in (handoff.from_, handoff.to) if key]
        # No arrow: it would run the wrong way between names that run from right to left.
        spans = book.joined(names)
        if len(names) == 2:
            spans = [Span(names[0]), Span(" to ", "regular", muted), Span(names[1])]
        blocks: list[Block] = [book.text(spans, texts.name)] if names else []
        conditions = [
            *self._worded(fields.HANDOFF_READINESS),
            *(f"accepted within {each}" for each in self._worded(fields.HANDOFF_ACCEPT)),
        ]
        if conditions:
            blocks.append(book.text(book.joined(conditions), texts.line))
        if handoff.recycle_to:
            back = [Span("Back to ", colour=muted), book.stage_link(handoff.recycle_to)]
            blocks += [Gap(spaces.tiny), book.text(back, texts.line)]
        return self._titled(fields.GROUPS["handoff"], blocks)

    def _level(self) -> list[Block]:
        book, texts, spaces = self._book, self._book.style.texts, self._book.style.spaces
        muted = book.style.colours.muted
        told = [Span(each, "bold") for each in self._worded(fields.SLA_LIMIT)]
        for clock in self._worded(fields.SLA_CLOCK):
            told += [Span(" from: " if told else "From: ", colour=muted), Span(self._shortened(clock))]
        blocks: list[Block] = [book.text(told, texts.line)] if told else []
        attempts = self._stage.sla.attempts if self._stage.sla else None
        if attempts:
            blocks.append(book.text(f"{attempts} attempt{'s' if attempts > 1 else ''}", texts.line))
        for each in self._worded(fields.SLA_CONSEQUENCE):
            missed = [Span("If missed: ", colour=muted), Span(self._shortened(each, 2))]
            blocks += [Gap(spaces.tiny), book.text(missed, texts.line)]
        return self._titled(fields.GROUPS["sla"], blocks)

    def _counter(self) -> list[Block]:
        """The first counter-example: more of them are for the charter."""
        examples = self._stage.counter_examples or []
        if not examples:
            return []
        book, texts = self._book, self._book.style.texts
        spans = [Span(self._shortened(examples[0].text, 2))]
        if examples[0].why:
            spans.append(Span(f"\n{self._shortened(examples[0].why, 2)}", "italic", book.style.colours.muted))
        return self._titled("This is not one", [book.text(spans, texts.body)])

    def _worded(self, field: fields.Field) -> list[str]:
        return field.kind.lines(self._values.get(field.key), self._book.names)
