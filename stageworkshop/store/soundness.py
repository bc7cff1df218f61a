"""Whether the rows of a workshop file hold what its classes say: types, fixed words, dates, what must be there.

SQLite vouches for its pages only. A cell of whole text can still hold a list where names by key are expected, or a word
that no list knows; what is refused here breaks nothing later. The rules are those by which the actions write. Whether a
text fits a document is left to `charter.snapshot`, and so is everything that undo may leave behind: what was signed
goes on naming a person whose adding was taken back.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from stageworkshop.domain import charter, disagreement, draft, evidence, stage, stance, workshop
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.keys import KEY_PATTERN
from stageworkshop.domain.values import AliasList, Choice, Kind, Number, Text
from stageworkshop.store.problems import NoEntryError, parsed
from stageworkshop.store.schema import KINDS

Check = Callable[[Any], bool]

WORDS: dict[tuple[str, str], Mapping[str, str]] = {
    ("workshop", "decision_rule"): workshop.DECISION_RULES,
    ("team", "kind"): workshop.TEAM_KINDS,
    ("pipeline", "kind"): stage.PIPELINE_KINDS,
    ("draft", "state"): draft.DRAFT_STATES,
    ("stance", "answer"): stance.STANCES,
    ("disagreement", "state"): disagreement.STATES,
    ("disagreement", "method"): {"": "", **disagreement.METHODS},
    ("charter", "state"): charter.CHARTER_STATES,
    ("sign_off", "answer"): charter.ANSWERS,
    ("sign_off", "manner"): charter.MANNERS,
    ("proof", "kind"): evidence.PROOF_KINDS,
}
"""(kind, attribute) → the words that it can hold."""

DAYS = {("workshop", "review_date"), ("disagreement", "due")}
"""(kind, attribute) of dates; all attributes called `at` or `…_at` are times. Both may be empty."""

PLAIN: dict[type[Kind], type] = {Text: str, Choice: str, Number: int}
"""Kinds of field whose value is looked at as it is; of the others it is taken apart first."""

POINTS: tuple[tuple[str, str, str], ...] = (
    ("stage", "pipeline_id", "pipeline"),
    ("round", "stage_id", "stage"),
    ("draft", "round_id", "round"),
    ("draft", "team_id", "team"),
    ("position", "disagreement_id", "disagreement"),
    ("position", "team_id", "team"),
    ("dissent", "disagreement_id", "disagreement"),
    ("dissent", "participant_id", "participant"),
)
"""(kind, attribute, kind): what is nothing without the other, and goes with it."""


def fault(connection: sqlite3.Connection) -> str:
    """The first thing that does not hold, for whoever looks into it; "" when all holds. 6 ms for the sample."""
    ids: dict[str, set[str]] = {}
    for kind in KINDS:
        checks = _checks(kind)
        columns = ", ".join(f'"{name}"' for name in checks)
        rows = connection.execute(f'SELECT {columns} FROM "{kind}"').fetchall()
        ids[kind] = {row[0] for row in rows}
        for name, check, cells in zip(checks, checks.values(), zip(*rows, strict=True), strict=False):
            if not all(map(check, cells)):
                return f"{kind}.{name} holds what it can’t"
    return next(_lost(connection, ids), "")


def _lost(connection: sqlite3.Connection, ids: Mapping[str, set[str]]) -> Iterator[str]:
    if len(ids["workshop"]) != 1:
        yield f"{len(ids['workshop'])} workshops"
    for kind, name, other in POINTS:
        if not {target for (target,) in connection.execute(f'SELECT "{name}" FROM "{kind}"')} <= ids[other]:
            yield f"a {kind} without its {other}"
    if ids["stage"] - {target for (target,) in connection.execute("SELECT stage_id FROM round")}:
        yield "a stage without a round"


@cache
def _checks(kind: str) -> dict[str, Check]:
    """What each attribute's cell must pass, the id's first."""
    hints = get_type_hints(KINDS[kind])
    return {each.name: _check(kind, each.name, hints[each.name]) for each in fields(KINDS[kind])}


def _check(kind: str, name: str, hint: Any) -> Check:
    if (kind, name) in WORDS:
        return WORDS[kind, name].__contains__
    if (kind, name) in DAYS:
        return lambda cell: cell == "" or (type(cell) is str and _is_read(date.fromisoformat, cell))
    if name == "at" or name.endswith("_at"):
        return lambda cell: (
            cell == "" or (type(cell) is str and cell[-1] == "Z" and _is_read(datetime.fromisoformat, cell))
        )
    if name == "key":
        return lambda cell: type(cell) is str and re.fullmatch(KEY_PATTERN, cell) is not None
    if hint is bool:
        return lambda cell: type(cell) is int and cell in (0, 1)
    if (kind, name) == ("charter", "content"):
        return _in_json(_has_outline)
    if (kind, name) == ("team", "colour"):
        return lambda cell: type(cell) is int and 1 <= cell <= workshop.TEAM_COLOURS
    if hint is str:
        return lambda cell: type(cell) is str
    if hint is int:
        return _is_count
    if name == "values":
        return _in_json(_are_values)
    if name == "aliases":
        return _in_json(lambda told: _is_built(AliasList(), told or None))
    return _in_json(lambda told: _fits(told, hint))


def _in_json(check: Check) -> Check:
    """The check of what a cell says in JSON; a cell that says nothing in JSON does not pass."""

    def whole(cell: Any) -> bool:
        try:
            return type(cell) is str and check(parsed(cell))
        except NoEntryError:
            return False

    return whole


def _has_outline(content: Any) -> bool:
    """Whether a frozen text has what it is looked through by; the whole is checked when it becomes a document."""
    try:
        stages = [stage for pipeline in content["pipelines"] for stage in pipeline["stages"] if pipeline["key"]]
        return isinstance(content, dict) and all(type(each["key"]) is str for each in stages)
    except (KeyError, TypeError):
        return False


def _are_values(values: Any) -> bool:
    """Whether each field's value has its form. A number that is too high or a text that is too long is told where it is
    written to a document, or where a draft sheet is taken in."""
    return isinstance(values, dict) and all(
        key in BY_KEY and _has_form(BY_KEY[key].kind, value) for key, value in values.items()
    )


def _has_form(kind: Kind, value: Any) -> bool:
    plain = next((form for sort, form in PLAIN.items() if isinstance(kind, sort)), None)
    return _fits(value, plain) if plain else _is_built(kind, value)


def _is_built(kind: Kind, value: Any) -> bool:
    """Whether a value is built as the actions would have written it."""
    try:
        return _alike(value, kind.clean(value, ""))
    except (InvalidValue, AttributeError):
        return False


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return type(one) is type(other)


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value read from JSON is what a type says: text, whole numbers, and lists and mappings of them."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is list:
        return isinstance(value, list) and all(_fits(each, inner[0]) for each in value)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, dict) and all(_fits(each, inner[1]) for each in value.values())
    if hint is int:
        return _is_count(value)
    # JSON can also tell half a character, which nothing can write.
    return type(value) is hint and (hint is not str or _is_whole(value))


def _is_count(value: Any) -> bool:
    # What is larger takes the program down in Qt, whose numbers have 32 bits.
    return type(value) is int and abs(value) < 1 << 31


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_read(read: Callable[[str], Any], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
