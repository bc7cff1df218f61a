"""The stage map as a picture inside the page, from the same geometry as on paper and on screen."""

from __future__ import annotations

import math

from stageworkshop.charter.handout.markup import Node, el
from stageworkshop.charter.handout.names import Names, hand_off_id, stage_id
from stageworkshop.charter.map_words import in_words, wrapped
from stageworkshop.charter.stage_map import Card, Lane, Path, Row, Tag

_LINE = 10.5
_CARD_LETTERS, _LANE_LETTERS = 14.5, 14.0
"""Widths in letters of ordinary width."""
_CORNER = 5.0
_MARKS = {
    "won": "M-3.6 0 -1.2 -2.6 3.6 3",
    "lost": "M-2.8 -2.8 2.8 2.8M-2.8 2.8 2.8 -2.8",
    "disqualified": "M-3.2 0 3.2 0",
    "recycled": "M3 0.4 1.8 -2.4 -1.4 -2.8 -3.2 -0.2 -1.8 2.6 1.4 2.8M0 4.2 1.6 2.8 0.2 1.2",
}
"""How a stage has ended, y upwards as on paper."""


def map_picture(names: Names, row: Row, widest: float) -> Node:
    """One row of the map. Stages and numbers of hand-offs are links. All rows are drawn to one scale, in which one
    `widest` units wide fills the page."""
    shapes = [
        [_lane(lane, row.width, index) for index, lane in enumerate(row.lanes)],
        [_path(path) for path in row.paths],
        [_card(card) for card in row.cards],
        [_tag(tag) for tag in row.tags],
    ]
    return el(
        "svg",
        shapes,
        class_="map",
        style=f"--units: {row.width:g}; --share: {row.width / widest:.4f}",
        viewBox=f"0 0 {row.width:g} {row.height + 4:g}",
        role="group",
        aria_label=in_words(row, names.stage_name),
    )


def _lane(lane: Lane, width: float, index: int) -> list[Node]:
    y, height = f"{lane.y:g}", f"{lane.height:g}"
    ground = el("rect", x="0", y=y, width=f"{width:g}", height=height, class_="ground") if index % 2 == 0 else None
    number = (lane.colour - 1) % 8 + 1 if lane.colour else 0
    bar = el("rect", x="0", y=y, width="3", height=height, class_=f"bar team-{number}")
    lines = wrapped(lane.name, _LANE_LETTERS, int((lane.height - 14) / _LINE))
    middle = lane.y + lane.height / 2
    return [*([ground] if ground is not None else []), bar, *_lines(lines, 9, middle, "lane")]


def _card(card: Card) -> Node:
    ended = card.kind != "open"
    box = el(
        "rect",
        x=f"{card.x:g}",
        y=f"{card.y:g}",
        width=f"{card.width:g}",
        height=f"{card.height:g}",
        rx="4",
        class_="card ended" if ended else "card",
    )
    number = el("text", str(card.number), x=f"{card.x + 6:g}", y=f"{card.y + 11:g}", class_="number")
    mark = None
    if card.kind in _MARKS:
        place = f"translate({card.x + card.width - 10:g} {card.y + 9:g}) scale(1 -1)"
        mark = el("path", d=_MARKS[card.kind], transform=place, class_="ending")
    lines = wrapped(card.name, _CARD_LETTERS, int((card.height - 15) / _LINE))
    name = _lines(lines, card.x + 6, card.y + (card.height + 12) / 2, "name")
    title = el("title", f"{card.number} {card.name}" + (f" ({card.kind})" if ended else ""))
    return el("a", title, box, number, mark, name, href=f"#{stage_id(card.stage)}")


def _lines(lines: list[str], x: float, middle: float, kind: str) -> list[Node]:
    first = middle - (len(lines) - 1) * _LINE / 2 + 3
    return [
        el("text", line, x=f"{x:g}", y=f"{first + index * _LINE:g}", class_=kind) for index, line in enumerate(lines)
    ]


def _path(path: Path) -> list[Node]:
    kind = path.kind.replace("_", "-")
    (ax, ay), (bx, by) = path.points[-2:]
    length = math.hypot(bx - ax, by - ay) or 1.0
    dx, dy = (bx - ax) / length, (by - ay) / length
    back = (bx - dx * 6, by - dy * 6)
    shapes = [
        el("path", d=_rounded([*path.points[:-1], back]), class_=f"way {kind}"),
        el(
            "path",
            d=f"M{bx:g} {by:g}L{back[0] - dy * 3:g} {back[1] + dx * 3:g}L{back[0] + dy * 3:g} {back[1] - dx * 3:g}Z",
            class_=f"head {kind}",
        ),
    ]
    if path.number:
        x, y = path.badge
        shapes.append(
            el(
                "a",
                el("title", f"Hand-off {path.number}"),
                el("circle", cx=f"{x:g}", cy=f"{y:g}", r="6.5", class_="badge"),
                el("text", str(path.number), x=f"{x:g}", y=f"{y + 2.7:g}", class_="badge-number"),
                href=f"#{hand_off_id(path.number)}",
            )
        )
    return shapes


def _rounded(points: list[tuple[float, float]]) -> str:
    code = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        cut = min(_CORNER, math.dist(before, here) / 2, math.dist(here, after) / 2)
        (ax, ay), (bx, by) = _towards(here, before, cut), _towards(here, after, cut)
        code.append(f"L{ax:g} {ay:g}Q{here[0]:g} {here[1]:g} {bx:g} {by:g}")
    code.append(f"L{points[-1][0]:g} {points[-1][1]:g}")
    return "".join(code)


def _towards(start: tuple[float, float], goal: tuple[float, float], distance: float) -> tuple[float, float]:
    length = math.dist(start, goal) or 1.0
    return start[0] + (goal[0] - start[0]) / length * distance, start[1] + (goal[1] - start[1]) / length * distance


def _tag(tag: Tag) -> list[Node]:
    if tag.kind == "recycle":
        (line,) = wrapped(tag.text, tag.width / 4.6, 1)
        return [el("text", line, x=f"{tag.x + tag.width:g}", y=f"{tag.y + 2.5:g}", class_="tag back")]
    return _lines(wrapped(tag.text, tag.width / 4.6, 3), tag.x, tag.y, "tag")
