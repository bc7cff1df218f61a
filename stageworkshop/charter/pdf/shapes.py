"""Small vector shapes as PDF operators: boxes, lines with rounded corners, arrow heads, marks. Lengths in points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stageworkshop.charter.pdf.canvas import rgb

Point = tuple[float, float]
_BOW = 0.5523
"""Control distance of a Bézier quarter circle of radius 1."""


def rounded_box(
    box: tuple[float, float, float, float], radius: float, *, fill: str = "", line: str = "", thickness: float = 0.5
) -> list[str]:
    """A box (left, lower, right, upper) with round corners, filled and outlined where a colour is given."""
    left, low, right, high = box
    radius = min(radius, (right - left) / 2, (high - low) / 2)
    bow = radius * (1 - _BOW)
    code = ["q"]
    code += [f"{rgb(fill)} rg"] if fill else []
    code += [f"{rgb(line)} RG {thickness:g} w"] if line else []
    code += [
        f"{left + radius:.2f} {low:.2f} m {right - radius:.2f} {low:.2f} l",
        f"{right - bow:.2f} {low:.2f} {right:.2f} {low + bow:.2f} {right:.2f} {low + radius:.2f} c",
        f"{right:.2f} {high - radius:.2f} l",
        f"{right:.2f} {high - bow:.2f} {right - bow:.2f} {high:.2f} {right - radius:.2f} {high:.2f} c",
        f"{left + radius:.2f} {high:.2f} l",
        f"{left + bow:.2f} {high:.2f} {left:.2f} {high - bow:.2f} {left:.2f} {high - radius:.2f} c",
        f"{left:.2f} {low + radius:.2f} l",
        f"{left:.2f} {low + bow:.2f} {left + bow:.2f} {low:.2f} {left + radius:.2f} {low:.2f} c h",
        "B Q" if fill and line else "f Q" if fill else "S Q",
    ]
    return code


def polyline(points: Sequence[Point], colour: str, thickness: float, corner: float = 0.0, dash: str = "") -> list[str]:
    """A line through points with corners rounded by `corner`; `dash` is a PDF dash operator."""
    code = [f"q {rgb(colour)} RG {thickness:g} w {dash}", f"{points[0][0]:.2f} {points[0][1]:.2f} m"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        cut = min(corner, math.dist(before, here) / 2, math.dist(here, after) / 2)
        (ax, ay), (bx, by) = _towards(here, before, cut), _towards(here, after, cut)
        x, y = here
        code.append(f"{ax:.2f} {ay:.2f} l {x:.2f} {y:.2f} {x:.2f} {y:.2f} {bx:.2f} {by:.2f} c")
    code.append(f"{points[-1][0]:.2f} {points[-1][1]:.2f} l S Q")
    return code


def arrow_head(source: Point, tip: Point, size: float, colour: str) -> list[str]:
    """A filled triangle at `tip`, pointing away from `source`."""
    length = math.dist(source, tip) or 1.0
    dx, dy = (tip[0] - source[0]) / length, (tip[1] - source[1]) / length
    back = (tip[0] - dx * size, tip[1] - dy * size)
    half = size * 0.55
    return [
        f"q {rgb(colour)} rg {tip[0]:.2f} {tip[1]:.2f} m",
        f"{back[0] - dy * half:.2f} {back[1] + dx * half:.2f} l",
        f"{back[0] + dy * half:.2f} {back[1] - dx * half:.2f} l h f Q",
    ]


def kind_mark(kind: str, x: float, y: float, size: float, colour: str) -> list[str]:
    """The mark of an ended stage, centred on (x, y): won a tick, lost a cross, disqualified a bar, recycled a loop."""
    half = size / 2
    lines: dict[str, list[list[Point]]] = {
        "won": [[(-0.9, 0.0), (-0.3, -0.65), (0.9, 0.75)]],
        "lost": [[(-0.7, -0.7), (0.7, 0.7)], [(-0.7, 0.7), (0.7, -0.7)]],
        "disqualified": [[(-0.8, 0.0), (0.8, 0.0)]],
        "recycled": [
            [(0.75, 0.1), (0.45, -0.6), (-0.35, -0.7), (-0.8, -0.05), (-0.45, 0.65), (0.35, 0.7)],
            [(0.0, 1.05), (0.4, 0.7), (0.05, 0.3)],
        ],
    }
    code: list[str] = []
    for points in lines.get(kind, []):
        placed = [(x + px * half, y + py * half) for px, py in points]
        code += polyline(placed, colour, max(size / 6, 0.8), dash="1 J 1 j")
    return code


def answer_mark(answer: str, x: float, y: float, size: float, colour: str) -> list[str]:
    """The mark of a sign-off's answer: a tick, a tick with a bar under it for a reservation, or a cross."""
    code = kind_mark("lost" if answer == "decline" else "won", x, y, size, colour)
    if answer == "reserve":
        low = y - size * 0.62
        code += polyline([(x - size * 0.5, low), (x + size * 0.5, low)], colour, max(size / 8, 0.7))
    return code


def strokes(
    lines: Sequence[Sequence[Sequence[int]]], box: tuple[float, float, float, float], colour: str, pen: float
) -> list[str]:
    """Pen strokes (points in units of a box 1000 wide, y downwards) drawn as large as they fit into `box`."""
    points = [(point[0], point[1]) for line in lines for point in line if len(point) >= 2]
    if not points:
        return []
    left, low, right, high = box
    x0, x1 = min(p[0] for p in points), max(p[0] for p in points)
    y0, y1 = min(p[1] for p in points), max(p[1] for p in points)
    scale = min((right - left) / 1000, (right - left) / max(x1 - x0, 1), (high - low) / max(y1 - y0, 1))
    middle = (high + low) / 2
    code = [f"q {rgb(colour)} RG {pen:g} w 1 J 1 j"]
    for line in lines:
        placed = [(left + (p[0] - x0) * scale, middle - (p[1] - (y0 + y1) / 2) * scale) for p in line if len(p) >= 2]
        if not placed:
            continue
        # A touch without a movement still leaves its dot.
        rest = placed[1:] or [(placed[0][0] + 0.01, placed[0][1])]
        code.append(f"{placed[0][0]:.2f} {placed[0][1]:.2f} m")
        code += [f"{px:.2f} {py:.2f} l" for px, py in rest]
    code.append("S Q")
    return code


def _towards(start: Point, goal: Point, distance: float) -> Point:
    length = math.dist(start, goal) or 1.0
    return (
        start[0] + (goal[0] - start[0]) / length * distance,
        start[1] + (goal[1] - start[1]) / length * distance,
    )
