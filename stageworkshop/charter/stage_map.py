"""The stage map as geometry: stages in order, a lane per owner, hand-offs and ways back. No drawing library here.

Drawn by the PDF, the screen, the projector and the handout from the same shapes. Units are abstract; x runs to the
right, y downwards from the upper left corner of each row. A pipeline longer than a row goes on in the next one, and
what leads from one row to another is marked by a tag on both ends.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stageworkshop.charter.map_words import card_room, lane_room
from stageworkshop.charter.model import Document, Pipeline, Stage

CARD_WIDTH, CARD_HEIGHT = 88.0, 40.0
COLUMN, LANE = 116.0, 50.0
"""The heights are the least ones: long names have higher cards, and those higher lanes."""
LABELS = 86.0
"""Width of the strip with the lanes' names."""
START = LABELS + COLUMN - CARD_WIDTH
"""Where the first column of cards begins: an arrow fits before it."""
TRACK = 11.0
"""Distance between ways back under a row."""
UNDER = 10.0
"""From the last lane to the first way back."""
TAG = 64.0
"""Room for a tag at the right end of a row."""
LEAST = 4
"""Columns of a row at least, so that short pipelines are not blown up."""
_PORT = CARD_WIDTH / 4
_APART, _ARRIVALS = 7.0, 5
_WORD = 190.0
"""Room for the word of a way back that leads out of its row."""

PathKind = Literal["flow", "hand_off", "recycle"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Lane:
    """The strip of one owner in a row. `team` is "" for stages that nobody owns yet."""

    team: str
    name: str
    colour: int
    y: float
    height: float


@dataclass(frozen=True)
class Card:
    """One stage. `kind` is open, won, lost, recycled or disqualified."""

    stage: str
    number: int
    name: str
    kind: str
    team: str
    x: float
    y: float
    width: float = CARD_WIDTH
    height: float = CARD_HEIGHT


@dataclass(frozen=True)
class Path:
    """A line with an arrow at its last point. `number` is the hand-off's in the document's table, 0 for others;
    it is shown at `badge`."""

    kind: PathKind
    points: tuple[Point, ...]
    source: str
    target: str
    number: int = 0
    badge: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Tag:
    """A word where a path leaves for another row, or arrives: `stage` is at its other end."""

    kind: PathKind
    text: str
    stage: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Row:
    """Stages side by side."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    cards: tuple[Card, ...]
    paths: tuple[Path, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Band:
    """One pipeline. All its rows have the same width."""

    pipeline: str
    name: str
    kind: str
    width: float
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class StageMap:
    """All pipelines that have stages, in order."""

    bands: tuple[Band, ...]


def hand_off_numbers(document: Document) -> dict[str, int]:
    """Numbers of the hand-offs by the key of the stage that is entered, as in the hand-off table and on the map."""
    entered = [stage.key for _, stage in document.stages if is_hand_off(stage)]
    return {key: number for number, key in enumerate(entered, 1)}


def is_hand_off(stage: Stage) -> bool:
    """Whether entering the stage passes a record from one team to another."""
    return bool(stage.handoff and (stage.handoff.from_ or stage.handoff.to))


def layout(document: Document, most: int = 0) -> StageMap:
    """The map of a document. Pipelines without stages are left out. `most` stages stand side by side where the room
    is known, such as a window's; 0 leaves it to `columns_for`."""
    numbers = hand_off_numbers(document)
    return StageMap(tuple(_Band(document, each, numbers, most).make() for each in document.pipelines if each.stages))


def columns_for(count: int, most: int = 0) -> int:
    """How many stages stand side by side in a pipeline of `count`, `most` if given: rows are filled evenly."""
    most = most or (7 if count <= 28 else 8 if count <= 40 else 10)
    rows = math.ceil(count / most)
    return math.ceil(count / rows)


class _Band:
    def __init__(self, document: Document, pipeline: Pipeline, numbers: dict[str, int], most: int) -> None:
        self._pipeline, self._numbers = pipeline, numbers
        self._teams = {team.key: team for team in document.teams}
        self._rank = {team.key: rank for rank, team in enumerate(document.teams)}
        self._names = {stage.key: stage.name or stage.key for _, stage in document.stages}
        self._columns = max(columns_for(len(pipeline.stages), most), min(most or LEAST, LEAST))
        self._position = {stage.key: index for index, stage in enumerate(pipeline.stages)}

    def make(self) -> Band:
        stages = self._pipeline.stages
        width = START + self._columns * COLUMN + TAG
        rows = [
            self._row(start, stages[start : start + self._columns], width)
            for start in range(0, len(stages), self._columns)
        ]
        return Band(self._pipeline.key, self._pipeline.name, self._pipeline.kind, width, tuple(rows))

    def _row(self, start: int, stages: Sequence[Stage], width: float) -> Row:
        lanes = self._lanes(start, stages)
        middle_of = {lane.team: lane.y + lane.height / 2 for lane in lanes}
        cards = tuple(self._card(start, column, stage, middle_of) for column, stage in enumerate(stages))
        bottom = lanes[-1].y + lanes[-1].height
        paths, tags = self._forward(stages, cards)
        back, back_tags, tracks = self._backward(stages, cards, bottom)
        height = bottom + (UNDER + (tracks - 1) * TRACK if tracks else 0.0)
        return Row(width, height, lanes, cards, (*back, *paths), (*tags, *back_tags))

    def _card(self, start: int, column: int, stage: Stage, middle_of: dict[str, float]) -> Card:
        height, owner = self._height(stage), self._owner(stage)
        return Card(
            stage.key,
            start + column + 1,
            self._names[stage.key],
            stage.kind or "open",
            owner,
            START + column * COLUMN,
            middle_of[owner] - height / 2,
            height=height,
        )

    def _height(self, stage: Stage) -> float:
        return max(CARD_HEIGHT, card_room(self._names[stage.key]))

    def _lanes(self, start: int, stages: Sequence[Stage]) -> tuple[Lane, ...]:
        owners = sorted({self._owner(stage) for stage in stages}, key=lambda key: self._rank.get(key, len(self._rank)))
        after = start + len(stages)
        lanes: list[Lane] = []
        y = 0.0
        for key in owners:
            team = self._teams.get(key)
            name, colour = (team.name, team.colour) if team else ("No owner", 0)
            tags = [self._onward_text(after)] if self._leads_on(after) and self._owner(stages[-1]) == key else []
            cards = max(self._height(stage) for stage in stages if self._owner(stage) == key)
            height = max(LANE, cards + LANE - CARD_HEIGHT, lane_room(name, tags))
            lanes.append(Lane(key, name, colour, y, height))
            y += height
        return tuple(lanes)

    def _owner(self, stage: Stage) -> str:
        return stage.owner if stage.owner in self._teams else ""

    def _leads_on(self, index: int) -> bool:
        """Whether the stage at this position follows from the one before it: lost and the like come from anywhere."""
        stages = self._pipeline.stages
        if not 0 < index < len(stages):
            return False
        before, here = stages[index - 1], stages[index]
        return (before.kind or "open") == "open" and (here.kind or "open") in ("open", "won")

    def _forward(self, stages: Sequence[Stage], cards: Sequence[Card]) -> tuple[list[Path], list[Tag]]:
        paths: list[Path] = []
        tags: list[Tag] = []
        for index, (stage, card) in enumerate(zip(stages, cards, strict=True)):
            position = card.number - 1
            before = cards[index - 1] if index else None
            number = self._numbers.get(stage.key, 0)
            if self._leads_on(position) or (number and before):
                paths.append(self._arrow(before, card, number))
            elif number:
                paths.append(self._arrow(None, card, number))
            if index == len(cards) - 1 and self._leads_on(position + 1):
                tags.append(self._onward_tag(card, position + 1))
        return paths, tags

    def _arrow(self, before: Card | None, card: Card, number: int) -> Path:
        kind: PathKind = "hand_off" if number else "flow"
        end = (card.x, card.y + card.height / 2)
        gap = COLUMN - CARD_WIDTH
        middle = card.x - gap / 2
        if before is None:
            points: tuple[Point, ...] = ((card.x - gap + 4, end[1]), end)
        elif before.team == card.team:
            points = ((before.x + before.width, end[1]), end)
        else:
            start = (before.x + before.width, before.y + before.height / 2)
            points = (start, (middle, start[1]), (middle, end[1]), end)
        badge = (middle - 2, (points[0][1] + end[1]) / 2)
        return Path(kind, points, before.stage if before else "", card.stage, number, badge)

    def _onward_tag(self, card: Card, position: int) -> Tag:
        x, y = card.x + card.width + 6, card.y + card.height / 2
        return Tag("flow", self._onward_text(position), self._pipeline.stages[position].key, x, y, TAG)

    def _onward_text(self, position: int) -> str:
        return f"to {position + 1} {self._names[self._pipeline.stages[position].key]}"

    def _backward(
        self, stages: Sequence[Stage], cards: Sequence[Card], bottom: float
    ) -> tuple[list[Path], list[Tag], int]:
        at = {card.stage: card for card in cards}
        paths: list[Path] = []
        tags: list[Tag] = []
        spans: list[list[tuple[float, float]]] = []
        # Ways back to one stage arrive side by side: dashes upon dashes would look like a line.
        arrived: Counter[str] = Counter()
        for stage, card in zip(stages, cards, strict=True):
            target = stage.handoff.recycle_to if stage.handoff else None
            if not target or target == stage.key or target not in self._names:
                continue
            start = card.x + card.width - _PORT
            goal = at.get(target)
            end = goal.x + _PORT + arrived[target] % _ARRIVALS * _APART if goal else card.x + CARD_WIDTH / 2
            arrived[target] += 1
            room = 0.0 if goal else min(end, _WORD)
            track = _free_track(spans, min(start, end) - TRACK - room, max(start, end) + TRACK)
            y = bottom + UNDER + track * TRACK - TRACK / 2
            down: tuple[Point, ...] = ((start, card.y + card.height), (start, y))
            if goal:
                points = (*down, (end, y), (end, goal.y + goal.height))
            else:
                points = (*down, (end, y))
                number = self._position.get(target)
                text = f"to {number + 1} {self._names[target]}" if number is not None else f"to {self._names[target]}"
                tags.append(Tag("recycle", text, target, end - room, y, room - 5))
            paths.append(Path("recycle", points, stage.key, target))
        return paths, tags, len(spans)


def _free_track(spans: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first track on which nothing stands between `left` and `right`, taken."""
    for number, taken in enumerate(spans):
        if all(right < other_left or left > other_right for other_left, other_right in taken):
            taken.append((left, right))
            return number
    spans.append([(left, right)])
    return len(spans) - 1
