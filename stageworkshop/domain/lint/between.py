"""Rules that need more than one stage: gaps, overlaps, twins, and words with two meanings."""

from __future__ import annotations

from collections.abc import Iterator

from stageworkshop.domain.lint.rule import Board, Found, LintStage, Rule, plain, rule
from stageworkshop.domain.matching import Point, judge, likeness
from stageworkshop.domain.seams import SeamRow, seam_of_points

SAME_RECORD = 0.75
"""Share of entry criteria that two stages have in common from which one record could stand in both."""


@rule(
    "between.gap",
    "A record would belong nowhere",
    "What lets a record leave must let it enter the next stage. Where the next asks for more, records fall between.",
    "The entry of “{other}” asks for more than the exit here: {what}",
    "The entry here asks for more than the exit of “{other}”: {what}",
)
def gap(board: Board, stage: LintStage) -> Iterator[Found]:
    yield from _seams(board, stage, "gap")


@rule(
    "between.overlap",
    "A record would belong in both",
    "Where the next stage asks for less than leaving this one, a record fits in both, and two reports count it.",
    "Leaving here asks for more than the entry of “{other}”: {what}",
    "Leaving “{other}” asks for more than the entry here: {what}",
)
def overlap(board: Board, stage: LintStage) -> Iterator[Found]:
    yield from _seams(board, stage, "overlap")


@rule(
    "between.contradiction",
    "Exit and entry contradict",
    "The exit here and the entry there speak of the same thing and don’t fit. Agree on one number or fact for both.",
    "The entry of “{other}” contradicts the exit here: {what}",
    "The entry here contradicts the exit of “{other}”: {what}",
)
def contradiction(board: Board, stage: LintStage) -> Iterator[Found]:
    yield from _seams(board, stage, "contradicts")


def _seams(board: Board, stage: LintStage, verdict: str) -> Iterator[Found]:
    """What is wrong in one way on leaving the stage, and on entering it: one finding for each of the two."""
    if not stage.is_open:
        return
    if (following := board.following(stage)) is not None:
        rows = _rows(board, stage, following, verdict)
        if rows:
            yield Found("exit_criteria", _told(following, rows), _first(rows[0]), following.id, 0)
    if (before := board.preceding(stage)) is not None:
        rows = _rows(board, before, stage, verdict)
        if rows:
            yield Found("entry_criteria", _told(before, rows), _first(rows[0]), before.id, 1)


def _rows(board: Board, leaving: LintStage, entering: LintStage, verdict: str) -> list[SeamRow]:
    out, into = board.points(leaving, "exit_criteria"), board.points(entering, "entry_criteria")
    return [row for row in seam_of_points({"": out}, {"": into}) if row.verdict == verdict]


def _first(row: SeamRow) -> str:
    return (*row.leaving.values(), *row.entering.values())[0]


def _told(other: LintStage, rows: list[SeamRow]) -> dict[str, str]:
    """The other stage by name, and what does not fit: two bounds, or sentences, the first ones in full."""
    said = [" / ".join(row.between) or row.note or f"“{_first(row).rstrip('.')}”" for row in rows]
    more = f" (+{len(said) - 2})" if len(said) > 2 else ""
    return {"other": other.name, "what": "; ".join(said[:2]) + more}


@rule(
    "between.twins",
    "Two stages could hold the same record",
    "With the same entry criteria nobody can tell where a record belongs. Merge the two stages, or tell them apart.",
    "A record that may enter here may enter “{other}” as well.",
)
def twins(board: Board, stage: LintStage) -> Iterator[Found]:
    mine = board.points(stage, "entry_criteria")
    if not stage.is_open or not mine:
        return
    for other in board.stages:
        if other.id == stage.id or not other.is_open or other.pipeline != stage.pipeline:
            continue
        theirs = board.points(other, "entry_criteria")
        if not theirs:
            continue
        shared = sum(any(_lets_in_the_same(one, each) for each in theirs) for one in mine)
        if shared / max(len(mine), len(theirs)) >= SAME_RECORD:
            yield Found("entry_criteria", {"other": other.name}, other.name, other.id)


def _lets_in_the_same(one: Point, other: Point) -> bool:
    return _could_meet(one, other) and likeness(one, other) >= SAME_RECORD and judge(one, other)[0] != "contradicts"


def _could_meet(one: Point, other: Point) -> bool:
    """Most pairs of sentences have next to no word in common, and need not be weighed."""
    if len({key[:3] for key in one.keys} & {key[:3] for key in other.keys}) >= 2 or one.keys == other.keys:
        return True
    return bool(one.check and other.check and one.check.field.casefold() == other.check.field.casefold())


@rule(
    "glossary.two_meanings",
    "One word, two meanings",
    "The glossary and a stage, or two stages, give one word two meanings. Keep one, and give the other a new name.",
    "“{word}” has another meaning in the glossary: {meaning}",
    "“{word}” means this stage and “{other}” too.",
)
def two_meanings(board: Board, stage: LintStage) -> Iterator[Found]:
    definition = str(stage.values.get("definition", ""))
    if not definition:
        return
    for term in board.terms:
        called = {plain(term.term), *map(plain, term.aliases)}
        if stage.called & called and term.meaning and plain(term.meaning) != plain(definition):
            yield Found("definition", {"word": term.term, "meaning": term.meaning}, term.term)
    for other in board.stages:
        if other.id == stage.id:
            continue
        shared = stage.called & other.called
        theirs = str(other.values.get("definition", "")) if shared else ""
        if theirs and plain(definition) != plain(theirs):
            word = sorted(shared)[0]
            yield Found("aliases", {"word": word, "other": other.name}, word, other.id, 1)


RULES: tuple[Rule, ...] = (gap, overlap, contradiction, twins, two_meanings)
