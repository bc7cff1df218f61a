"""Rules that need more than one stage: gaps, overlaps, twins, and words with two meanings."""

from __future__ import annotations

from collections.abc import Iterator

from stageworkshop.domain.alignment import tokens
from stageworkshop.domain.lint.rule import Board, Found, LintStage, Rule, rule
from stageworkshop.domain.matching import judge, likeness, point
from stageworkshop.domain.seams import seam

SAME_RECORD = 0.75
"""Share of entry criteria that two stages have in common from which one record could stand in both."""


@rule(
    "between.gap",
    "A record would belong nowhere",
    "What lets a record leave must let it enter the next stage. Where the next asks for more, records fall between.",
)
def gap(board: Board, stage: LintStage) -> Iterator[Found]:
    yield from _seam(board, stage, "gap", "entry of “{next}” asks for more than the exit here: {what}")


@rule(
    "between.overlap",
    "A record would belong in both",
    "Where the next stage asks for less than leaving this one, a record fits in both, and two reports count it.",
)
def overlap(board: Board, stage: LintStage) -> Iterator[Found]:
    yield from _seam(board, stage, "overlap", "leaving here asks for more than the entry of “{next}”: {what}")


@rule(
    "between.contradiction",
    "Exit and entry contradict",
    "The exit here and the entry there speak of the same thing and don't fit. Agree on one number or fact for both.",
)
def contradiction(board: Board, stage: LintStage) -> Iterator[Found]:
    yield from _seam(board, stage, "contradicts", "the entry of “{next}” contradicts the exit here: {what}")


def _seam(board: Board, stage: LintStage, verdict: str, sentence: str) -> Iterator[Found]:
    following = board.following(stage)
    if following is None or not stage.is_open:
        return
    rows = seam(
        {"": stage.criteria("exit_criteria")},
        {"": following.criteria("entry_criteria")},
        list(board.team_names.values()),
    )
    for row in rows:
        if row.verdict == verdict:
            said = (*row.leaving.values(), *row.entering.values())
            what = " / ".join(row.between) or row.note or said[0]
            yield "exit_criteria", sentence.format(next=following.name, what=what).capitalize(), said[0]


@rule(
    "between.twins",
    "Two stages could hold the same record",
    "With the same entry criteria nobody can tell where a record belongs. Merge the two stages, or tell them apart.",
)
def twins(board: Board, stage: LintStage) -> Iterator[Found]:
    mine = [point(each) for each in stage.criteria("entry_criteria")]
    if not stage.is_open or not mine:
        return
    for other in board.stages:
        if other.id == stage.id:
            return  # each pair is told once, at the later of the two
        theirs = [point(each) for each in other.criteria("entry_criteria")]
        if not other.is_open or other.pipeline != stage.pipeline or not theirs:
            continue
        shared = sum(
            any(likeness(one, each) >= SAME_RECORD and judge(one, each)[0] != "contradicts" for each in theirs)
            for one in mine
        )
        if shared / max(len(mine), len(theirs)) >= SAME_RECORD:
            yield "entry_criteria", f"A record that may enter here may enter “{other.name}” as well.", other.name


@rule(
    "glossary.two_meanings",
    "One word, two meanings",
    "The glossary and a stage, or two stages, give one word two meanings. Keep one, and give the other a new name.",
)
def two_meanings(board: Board, stage: LintStage) -> Iterator[Found]:
    own = {_plain(stage.name), *(_plain(alias["name"]) for alias in stage.values.get("aliases", []))}
    definition = str(stage.values.get("definition", ""))
    for term in board.terms:
        called = {_plain(term.term), *(_plain(alias) for alias in term.aliases)}
        shared = own & called - {""}
        if shared and definition and term.meaning and _plain(term.meaning) != _plain(definition):
            yield "definition", f"“{term.term}” has another meaning in the glossary: {term.meaning}", term.term
    for other in board.stages:
        if other.id == stage.id:
            return
        named = {_plain(other.name), *(_plain(alias["name"]) for alias in other.values.get("aliases", []))}
        shared = own & named - {""}
        other_definition = str(other.values.get("definition", ""))
        if shared and definition and other_definition and _plain(definition) != _plain(other_definition):
            word = next(iter(sorted(shared)))
            yield "aliases", f"“{word}” means this stage and “{other.name}” too.", word


def _plain(text: str) -> str:
    return " ".join(token.key for token in tokens(text))


RULES: tuple[Rule, ...] = (gap, overlap, contradiction, twins, two_meanings)
