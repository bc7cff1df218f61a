"""Rules about the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stageworkshop.domain.alignment import tokens
from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.lint.rule import Board, Found, LintStage, Rule, rule
from stageworkshop.domain.lint.words import (
    BUYER_ACTS,
    BUYERS,
    DONE_TO,
    HARMLESS,
    SELLER_ACTS,
    SELLER_THINGS,
    SELLERS,
    VAGUE,
)

CRITERIA = ("entry_criteria", "exit_criteria")


def _keys(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


@rule(
    "criterion.seller_only",
    "Only what our side did",
    "“Demo done” is true whether or not the buyer cares. Say what the buyer did: asked, named, signed.",
    "This names only what our side did, not what the buyer did.",
)
def seller_activity_only(board: Board, stage: LintStage) -> Iterator[Found]:
    names = {key for name in board.team_names.values() for key in _keys(name)}
    for key in CRITERIA:
        for criterion in stage.criteria(key):
            if _is_ours_alone(criterion, names):
                yield Found(key, excerpt=criterion.text)


def _is_ours_alone(criterion: Criterion, team_words: set[str]) -> bool:
    said = _keys(criterion.text)
    words = set(said)
    ours = SELLER_THINGS | SELLERS | team_words
    if not words & (ours | BUYERS) or not words & SELLER_ACTS:
        return False
    if words & (BUYER_ACTS - SELLER_ACTS):
        return False
    # Who comes first acts: "the buyer sent …", but "quote sent to the buyer". Only "lead contacted" means us.
    first = next(word for word in said if word in ours | BUYERS)
    return first not in BUYERS or _is_done_to(said)


def _is_done_to(said: list[str]) -> bool:
    """“Lead contacted”, “the customer was called”: a buyer to whom our side did something."""
    rest = [word for word in said if word not in ("the", "a", "was", "has", "been", "is", "three", "times", "twice")]
    return len(rest) == 2 and rest[0] in BUYERS and rest[1] in DONE_TO


@rule(
    "wording.vague",
    "Two people will measure it differently",
    "Words like “engaged” or “soon” mean something else to everybody. Put a number, a date or a fact in their place.",
    "{words}: measured how?",
)
def vague_words(board: Board, stage: LintStage) -> Iterator[Found]:
    for key in CRITERIA:
        for criterion in stage.criteria(key):
            # A check or a number says how the word is measured.
            if criterion.check is None and not re.search(r"\d", criterion.text):
                yield from _vague(key, criterion.text, stage)
    text = str(stage.values.get("definition", ""))
    if not re.search(r"\d", text):
        yield from _vague("definition", text, stage)
    yield from _vague("sla.clock_start", str(stage.values.get("sla.clock_start", "")), stage)


def _vague(key: str, text: str, stage: LintStage) -> Iterator[Found]:
    plain = " ".join(_keys(text))
    for phrase in (*HARMLESS, " ".join(_keys(stage.name))):
        if phrase:
            plain = plain.replace(phrase, " ")
    found = [word for word in dict.fromkeys(plain.split()) if word in VAGUE]
    if found:
        shown = ", ".join(f"“{word}”" for word in found)
        yield Found(key, {"words": shown}, text)


@rule(
    "definition.circular",
    "It explains itself by itself",
    "A definition that uses its own name explains nothing to somebody new. Say what is true of the record instead.",
    "The definition of “{stage}” uses “{name}” itself.",
)
def circular(board: Board, stage: LintStage) -> Iterator[Found]:
    said = f" {' '.join(_keys(str(stage.values.get('definition', ''))))} "
    # A plain word (“Order”) may stand in a definition although a team calls the stage so; a term may not.
    aliases = [alias["name"] for alias in stage.values.get("aliases", []) if not alias["name"].istitle()]
    for name in (stage.name, *aliases):
        own = " ".join(_keys(name))
        if own and f" {own} " in said:
            yield Found("definition", {"stage": stage.name, "name": name}, name)
            return


RULES: tuple[Rule, ...] = (seller_activity_only, vague_words, circular)
