"""The overview: one page with the stage map, and how the map's shapes are drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

from stageworkshop.charter import guidance, wording
from stageworkshop.charter.map_words import in_words
from stageworkshop.charter.parts import MAP, hand_off_mark, stage_mark
from stageworkshop.charter.pdf.blocks import Anchor, Block, Drawing
from stageworkshop.charter.pdf.book import Book, circle
from stageworkshop.charter.pdf.canvas import CharterCanvas, rgb
from stageworkshop.charter.pdf.frame import Section
from stageworkshop.charter.pdf.grid import stack_height
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shapes import arrow_head, kind_mark, polyline, rounded_box
from stageworkshop.charter.pdf.structure import Element, alternative
from stageworkshop.charter.pdf.style import TextStyle
from stageworkshop.charter.stage_map import (
    LABELS,
    Band,
    Card,
    Lane,
    Path,
    Row,
    StageMap,
    Tag,
    layout,
)
from stageworkshop.domain.stage import PIPELINE_KINDS

_CARD_PAD = 5.0
_BADGE = 5.2
_LARGEST = 0.86
"""Points per unit of the map at most, so that a short pipeline does not shout."""
_SMALLEST_TEXT = 5.0
_EDGE = 6.0
_WAYS = ((False, 0), (False, 5), (True, 0))
"""Upright or across, and how many stages side by side (0: as the geometry likes it), for a map on one page."""
_WAYS_OVER_PAGES = ((*_WAYS, (True, 7), (False, 4), (False, 3)), ((False, 2), (False, 1)))
"""For one that no page holds; so few side by side show little of the whole that they come last."""
_LEGIBLE = 0.6
"""Points per unit of the map below which names are hard to read."""
_SHRINKS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
"""How much smaller the map may get to stand on one page."""


@dataclass(frozen=True)
class _Plan:
    """One way to put the map on a page: how the paper lies, the map, and points per unit."""

    landscape: bool
    stage_map: StageMap
    scale: float
    fits: bool


def sections(book: Book) -> list[Section]:
    """The overview on one page, upright or laid across, whichever shows more; nothing when there are no stages."""
    if MAP not in book.parts:
        return []
    plan = _plan(book)
    return [Section(lambda: [*_title(book), *_bands(book, plan.stage_map, plan.scale)], landscape=plan.landscape)]


def _title(book: Book) -> list[Block]:
    return book.part_title(MAP, f"{wording.figures(book.document)} {guidance.MAP}")


def _plan(book: Book) -> _Plan:
    plans = [_planned(book, landscape, most) for landscape, most in _WAYS]
    fitting = [plan for plan in plans if plan.fits]
    # The first of equals: an upright page among upright pages.
    return max(fitting, key=lambda plan: round(plan.scale, 2)) if fitting else _over_pages(book)


def _planned(book: Book, landscape: bool, most: int) -> _Plan:
    width, room = _text_area(book, landscape)
    stage_map = layout(book.document, most)
    largest = _largest(stage_map, width)
    for shrink in _SHRINKS:
        scale = largest * shrink
        if stack_height([*_title(book), *_bands(book, stage_map, scale)], width) <= room:
            return _Plan(landscape, stage_map, scale, fits=True)
    return _Plan(landscape, stage_map, largest, fits=False)


def _over_pages(book: Book) -> _Plan:
    """Of the maps that no page holds the first on the fewest pages, in legible letters if that can be."""
    plans: list[_Plan] = []
    for ways in _WAYS_OVER_PAGES:
        plans = [_spread(book, landscape, most) for landscape, most in ways]
        legible = [plan for plan in plans if plan.scale >= _LEGIBLE]
        if legible:
            return min(legible, key=lambda plan: _pages(book, plan))
    return plans[-1]


def _spread(book: Book, landscape: bool, most: int) -> _Plan:
    """Every row stands on a page, a little smaller if that saves one."""
    width, room = _text_area(book, landscape)
    stage_map = layout(book.document, most)
    highest = max(row.height for band in stage_map.bands for row in band.rows)
    largest = min(_largest(stage_map, width), room / highest)
    scales = [largest * shrink for shrink in _SHRINKS if largest * shrink >= _LEGIBLE] or [largest]
    plans = [_Plan(landscape, stage_map, scale, fits=False) for scale in scales]
    return min(plans, key=lambda plan: _pages(book, plan))


def _pages(book: Book, plan: _Plan) -> int:
    width, room = _text_area(book, plan.landscape)
    pages, used = 1, 0.0
    for block in [*_title(book), *_bands(book, plan.stage_map, plan.scale)]:
        height = block.before + block.height(width)
        if used + height > room:
            pages, used = pages + 1, 0.0
        used += height
    return pages


def _text_area(book: Book, landscape: bool) -> tuple[float, float]:
    """Width and height of the text on a page."""
    spaces, paper = book.style.spaces, book.style.paper
    across, upright = (max(paper), min(paper)) if landscape else (min(paper), max(paper))
    return across - spaces.left - spaces.right, upright - spaces.top - spaces.bottom


def _largest(stage_map: StageMap, width: float) -> float:
    return min(width / max(map(_used, stage_map.bands)), _LARGEST)


def _used(band: Band) -> float:
    """How far to the right a pipeline reaches: words on the way to another row need all of its width."""
    if len(band.rows) > 1:
        return band.width
    return max(card.x + card.width for card in band.rows[0].cards) + _EDGE


def _bands(book: Book, stage_map: StageMap, scale: float) -> list[Block]:
    described = {pipeline.key: pipeline.description for pipeline in book.document.pipelines}
    blocks: list[Block] = []
    for band in stage_map.bands:
        blocks += _band_title(book, band)
        if described.get(band.pipeline):
            style = book.style.texts.note.but(after=book.style.spaces.small)
            blocks.append(book.text(described[band.pipeline], style))
        blocks += [_row(book, row, scale, last=row is band.rows[-1]) for row in band.rows]
    return blocks


def _band_title(book: Book, band: Band) -> list[Block]:
    style = book.style.texts.map_title.but(before=book.style.spaces.large, after=book.style.spaces.tiny)
    kind = PIPELINE_KINDS.get(band.kind, "")
    named = not kind or band.kind == "other" or kind.lower() in band.name.lower()
    spans = [Span(band.name)]
    if not named:
        spans.append(Span(f"  {kind}", "regular", book.style.colours.muted))
    return [Anchor(f"map:{band.pipeline}"), book.text(spans, style, keep=True, role="H3")]


def _row(book: Book, row: Row, scale: float, *, last: bool) -> Block:
    def paint(canvas: CharterCanvas, x: float, top: float, width: float) -> None:
        _RowPainter(book, canvas, x, top, scale).paint(row, width)

    after = book.style.spaces.large if last else book.style.spaces.medium
    figure = Element("Figure", extra=alternative(in_words(row, book.stage_name)))
    return Drawing(row.height * scale, paint, before=book.style.spaces.small, after=after, element=figure)


class _RowPainter:
    """Draws one row of the map at a place on the page."""

    def __init__(self, book: Book, canvas: CharterCanvas, x: float, top: float, scale: float) -> None:
        self._book, self._canvas = book, canvas
        self._x, self._top, self._scale = x, top, scale
        self._colours = book.style.colours

    def paint(self, row: Row, width: float) -> None:
        for index, lane in enumerate(row.lanes):
            self._lane(lane, width, shaded=index % 2 == 0)
        for path in row.paths:
            self._path(path)
        for card in row.cards:
            self._card(card)
        for tag in row.tags:
            self._tag(tag)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self._scale, self._top - y * self._scale

    def _size(self, style: TextStyle) -> TextStyle:
        factor = max(min(self._scale / 0.8, 1.0), _SMALLEST_TEXT / style.size)
        return style.but(size=style.size * factor, leading=style.leading * factor)

    def _lane(self, lane: Lane, width: float, *, shaded: bool) -> None:
        left, top = self._at(0, lane.y)
        right, bottom = left + width, self._at(0, lane.y + lane.height)[1]
        if shaded:
            box = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f}"
            self._canvas.write([f"q {rgb(self._colours.wash)} rg {box} re f Q"])
        colour = self._colours.team(lane.colour) if lane.colour else self._colours.line
        bar = self._book.style.spaces.bar
        self._canvas.write([f"q {rgb(colour)} rg {left:.2f} {bottom:.2f} {bar:g} {top - bottom:.2f} re f Q"])
        style = self._size(self._book.style.texts.map_lane)
        text = self._book.text(lane.name, style)
        column = LABELS * self._scale - bar - 8
        height = min(text.height(column), top - bottom)
        text.paint(self._canvas, left + bar + 4, (top + bottom) / 2 + height / 2, column)

    def _card(self, card: Card) -> None:
        left, top = self._at(card.x, card.y)
        right, bottom = self._at(card.x + card.width, card.y + card.height)
        ended = card.kind != "open"
        self._canvas.write(
            rounded_box(
                (left, bottom, right, top),
                self._book.style.spaces.radius * self._scale,
                fill=self._colours.accent_wash if ended else self._colours.paper,
                line=self._colours.accent if ended else self._colours.muted,
                thickness=self._book.style.spaces.hair,
            )
        )
        pad = _CARD_PAD * self._scale
        style = self._size(self._book.style.texts.map_number)
        baseline = top - pad - style.size * 0.75
        self._canvas.write(self._book.line(self._canvas, str(card.number), style, left + pad, baseline))
        if ended:
            mark = style.size * 1.15
            self._canvas.write(
                kind_mark(card.kind, right - pad - mark / 2, baseline + style.size * 0.3, mark, self._colours.accent)
            )
        self._card_name(card, left + pad, baseline - style.size * 0.25, right - left - 2 * pad, bottom)
        words = f"{card.number} {card.name}"
        self._canvas.link(stage_mark(card.stage), (left, bottom, right, top), Element("Link"), words)

    def _card_name(self, card: Card, x: float, top: float, width: float, bottom: float) -> None:
        style = self._size(self._book.style.texts.map_card)
        text = self._book.text(card.name, style)
        while text.height(width) > top - bottom - 1 and style.size > _SMALLEST_TEXT:
            style = style.but(size=style.size - 0.5, leading=style.leading - 0.6)
            text = self._book.text(card.name, style)
        if text.height(width) > top - bottom:
            lines = max(int((top - bottom) / style.leading), 1)
            shown = sum(len(unit.glyphs.text) for line in text.lines(width)[:lines] for unit in line.units)
            text = self._book.text(card.name[: max(shown - 2, 1)].rstrip() + "…", style)
        text.paint(self._canvas, x, top, width)

    def _path(self, path: Path) -> None:
        points = [self._at(*point) for point in path.points]
        colour = {"flow": self._colours.muted, "hand_off": self._colours.accent, "recycle": self._colours.warning}
        thickness = {"flow": 0.8, "hand_off": 1.5, "recycle": 0.8}[path.kind]
        dash = "[3 2] 0 d" if path.kind == "recycle" else ""
        stroke = colour[path.kind]
        corner = 5.0 * self._scale
        size = (4.5 if path.kind == "hand_off" else 4.0) * max(self._scale, 0.6)
        (ax, ay), (bx, by) = points[-2:]
        length = math.hypot(bx - ax, by - ay) or 1.0
        # The line ends inside the arrow head, or its blunt end would show beyond the tip.
        short = (bx - (bx - ax) / length * size * 0.8, by - (by - ay) / length * size * 0.8)
        self._canvas.write(polyline([*points[:-1], short], stroke, thickness, corner, dash))
        self._canvas.write(arrow_head(points[-2], points[-1], size, stroke))
        if path.number:
            self._badge(path)

    def _badge(self, path: Path) -> None:
        x, y = self._at(*path.badge)
        radius = _BADGE * max(self._scale, 0.7)
        self._canvas.write(circle(x, y, radius + 0.8, self._colours.paper))
        self._canvas.write(circle(x, y, radius, self._colours.accent))
        style = self._size(self._book.style.texts.map_badge).but(align="centre")
        self._canvas.write(
            self._book.line(self._canvas, str(path.number), style, x - radius, y - style.size * 0.357, 2 * radius)
        )
        box = (x - radius, y - radius, x + radius, y + radius)
        self._canvas.link(hand_off_mark(path.number), box, Element("Link"), f"Hand-off {path.number}")

    def _tag(self, tag: Tag) -> None:
        x, y = self._at(tag.x, tag.y)
        style = self._size(self._book.style.texts.map_tag)
        if tag.kind == "recycle":
            style = style.but(colour=self._colours.warning, align="end")
        width = tag.width * self._scale
        if tag.kind == "flow":
            word = self._book.text(tag.text, style)
            word.paint(self._canvas, x, y + word.height(width) / 2, width)
            return
        text = self._book.line(self._canvas, tag.text, style, x, y - style.size * 0.357, width)
        self._canvas.write(text)
