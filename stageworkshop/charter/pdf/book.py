"""What every part of the charter works with: the document, its names, the look, and the making of text blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from stageworkshop.charter import wording
from stageworkshop.charter.model import Alias, Document, Team
from stageworkshop.charter.parts import TITLES, present, stage_mark
from stageworkshop.charter.pdf.blocks import Anchor, Block, Hung
from stageworkshop.charter.pdf.canvas import CharterCanvas, rgb
from stageworkshop.charter.pdf.fonts import FontSet
from stageworkshop.charter.pdf.lines import LineBreaker
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shaping import Shaper
from stageworkshop.charter.pdf.structure import Element
from stageworkshop.charter.pdf.style import Style, TextStyle
from stageworkshop.charter.pdf.text import Text
from stageworkshop.charter.stage_values import names_of

_CAP_MIDDLE = 0.357


class Book:
    """One charter in the making."""

    def __init__(self, document: Document, style: Style, built: datetime) -> None:
        self.document = document
        self.style = style
        self.built = built
        self.fonts = FontSet()
        self.breaker = LineBreaker(Shaper(self.fonts))
        self.names = names_of(document)
        self.teams: dict[str, Team] = {team.key: team for team in document.teams}
        self.numbers: dict[str, tuple[int, int]] = {
            stage.key: (number, len(pipeline.stages))
            for pipeline in document.pipelines
            for number, stage in enumerate(pipeline.stages, 1)
        }
        self.parts = present(document)
        self.status = wording.status(document)

    @property
    def title(self) -> str:
        """The workshop's title, or what to call it without one."""
        return self.document.workshop.title or "Pipeline definitions"

    @property
    def is_extract(self) -> bool:
        """Whether this is the partners' edition."""
        return self.document.edition == "partner"

    def text(
        self,
        spans: str | Sequence[Span],
        style: TextStyle,
        *,
        keep: bool = False,
        role: str = "P",
        element: Element | None = None,
        parts: Sequence[Element] = (),
    ) -> Text:
        """A paragraph, or what `role` says it is in the structure, or `element`; `parts` as in `Text`."""
        return Text(self.breaker, spans, style, keep_with_next=keep, element=element or Element(role), parts=parts)

    def stage_name(self, key: str) -> str:
        """A stage's name, or its key when it has none."""
        return self.names.get(("stage", key), key)

    def team_name(self, key: str | None) -> str:
        """A team's name, "" without a team."""
        return self.names.get(("team", key), key) if key else ""

    def person_name(self, key: str | None) -> str:
        """A person's name, "" without a person."""
        return self.names.get(("person", key), key) if key else ""

    def team_colour(self, key: str | None) -> str:
        """A team's colour; grey without a team."""
        team = self.teams.get(key or "")
        return self.style.colours.team(team.colour) if team else self.style.colours.line

    def joined(self, parts: Sequence[str], between: str = ", ") -> list[Span]:
        """Spans for the parts that are not empty. Names stay apart from what follows them, also right-to-left ones."""
        return self.spans(wording.joined(parts, between))

    def spans(self, parts: Sequence[str]) -> list[Span]:
        """A sentence that comes in parts."""
        return [Span(part) for part in parts]

    def called(self, aliases: Sequence[Alias]) -> list[Span]:
        """The names that teams use, each after its team: “Marketing: “MQL” · Sales: “Nurture””."""
        muted = self.style.colours.muted
        spans: list[Span] = []
        for alias in aliases:
            spans += [Span(wording.NEXT, colour=muted)] if spans else []
            if alias.team:
                spans += [Span(self.team_name(alias.team), colour=muted), Span(": ", colour=muted)]
            spans.append(Span(f"“{alias.name}”"))
        return spans

    def part_link(self, text: str, key: str) -> Span:
        """Words that lead to a part, when there is one."""
        there = key in self.parts
        return Span(text, colour=self.style.colours.accent if there else "", link=key if there else "")

    def stage_link(self, key: str) -> Span:
        """A stage's name, leading to its page when it is in this document."""
        known = key in self.numbers
        colour = self.style.colours.accent if known else ""
        return Span(self.stage_name(key), colour=colour, link=stage_mark(key) if known else "")

    def team(self, key: str | None, style: TextStyle, detail: str = "") -> Block:
        """A team's name after a dot in its colour."""
        spans = [Span(self.team_name(key) or "No team")]
        if detail:
            spans.append(Span(detail, colour=self.style.colours.muted))
        return self.dotted(self.text(spans, style), self.team_colour(key), style)

    def dotted(self, block: Block, colour: str, style: TextStyle) -> Block:
        """A block after a dot."""
        spaces = self.style.spaces
        return Hung(block, spaces.indent, dot(colour, spaces.dot, style), mark_width=spaces.dot)

    def bullets(
        self, texts: Sequence[str | Sequence[Span]], style: TextStyle, within: Element | None = None
    ) -> list[Block]:
        """A list, each entry after a small dot."""
        listing = Element("L", within)
        return [self.bullet(text, style, listing) for text in texts]

    def bullet(self, text: str | Sequence[Span], style: TextStyle, listing: Element) -> Block:
        """An entry of the list `listing`, after a small dot."""
        spaces = self.style.spaces
        size = spaces.tiny * 1.5
        entry = self.text(text, style, element=Element("LBody", Element("LI", listing)))
        return Hung(entry, spaces.indent, dot(self.style.colours.muted, size, style), mark_width=size)

    def number_column(self, count: int) -> float:
        """Width of the numbers in a list of `count`, with the space after them."""
        spaces = self.style.spaces
        return spaces.number_column + (len(str(count)) - 1) * spaces.digit

    def hung(self, block: Block, count: int) -> Block:
        """A block that stands under one with a number, in a list of `count`."""
        return Hung(block, self.number_column(count), None)

    def part_title(self, key: str, lead: str = "") -> list[Block]:
        """The head of a part of `parts.TITLES`: bookmark, title, and a sentence on what it holds."""
        texts, title = self.style.texts, TITLES[key]
        blocks: list[Block] = [Anchor(key, title), self.text(title, texts.title, keep=True, role="H2")]
        if lead:
            note = texts.body.but(colour=self.style.colours.muted, after=self.style.spaces.large)
            blocks.append(self.text(lead, note, keep=True))
        return blocks

    def line(
        self, canvas: CharterCanvas, text: str, style: TextStyle, x: float, baseline: float, width: float = 0.0
    ) -> list[str]:
        """Operators for one line of text at (x, baseline); with a width shortened to it, and aligned in it."""
        if width:
            text = self.shortened(text, style, width)
        lines = self.breaker.lines([Span(text)], style, 1e9)
        if not lines:
            return []
        free = width - lines[0].width * style.size if width else 0.0
        shift = {"start": 0.0, "centre": free / 2, "end": free}[style.align]
        units = [(unit, style.colour) for unit in lines[0].units]
        return ["q BT", *canvas.line_operators(units, style.size, x + shift, baseline), "ET Q"]

    def shortened(self, text: str, style: TextStyle, width: float) -> str:
        """`text` on one line, with “…” in place of what is too long for `width` points."""
        text = " ".join(text.split())
        if self.breaker.width(text, style) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.breaker.width(text[:middle].rstrip() + "…", style) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + "…"


def dot(colour: str, size: float, style: TextStyle) -> Callable[[CharterCanvas, float, float], None]:
    """A filled circle beside the first line of text in `style`."""

    def paint(canvas: CharterCanvas, x: float, top: float) -> None:
        canvas.write(circle(x + size / 2, top - style.leading / 2, size / 2, colour))

    return paint


def circle(x: float, y: float, radius: float, colour: str) -> list[str]:
    """Operators for a filled circle: a line without length, with round ends."""
    return [f"q {rgb(colour)} RG 1 J {2 * radius:.3g} w {x:.2f} {y:.2f} m {x + 0.01:.2f} {y:.2f} l S Q"]
