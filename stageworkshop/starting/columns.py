"""Which column is which: guessed from its heading and its cells, each guess with its reason, for people to correct."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from stageworkshop.domain.fields import BY_KEY
from stageworkshop.starting import cells
from stageworkshop.starting.heading_words import PEOPLE_WORDS, STAGE_WORDS
from stageworkshop.starting.headings import SURE, Words, scores
from stageworkshop.starting.tabular import Table
from stageworkshop.starting.value_words import FORECASTS, KINDS, READINESS, ROLES

IGNORE = "ignore"
KEEP = "keep"
"""No field of a stage, but not to be lost: goes into the definition as “Heading: text”."""
LOOKED_AT = 200
"""Cells of a column that are looked at."""

EXTRA_LABELS: dict[str, str] = {
    "pipeline": "Pipeline",
    "order": "Order",
    "won": "Won (yes or no)",
    "closed": "Closed (yes or no)",
    KEEP: "Keep in the definition",
    IGNORE: "Leave out",
}
PEOPLE_LABELS: dict[str, str] = {
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "team": "Team",
    "job_title": "Job title",
    "email": "E-mail",
    "roles": "Roles in the workshop",
    IGNORE: "Leave out",
}


@dataclass(frozen=True)
class Guess:
    """What a column holds. `target` is a key of `stage_targets` or `people_targets`, `reason` says why in words,
    `others` are further targets that it could be, likelier ones first. `named`: heading or cells speak for it."""

    column: int
    target: str
    reason: str
    others: tuple[str, ...] = ()
    named: bool = True


def stage_targets() -> dict[str, str]:
    """Everything that a column of a stage list may be: target → label."""
    return {**{key: field.label for key, field in BY_KEY.items()}, **EXTRA_LABELS}


def people_targets() -> dict[str, str]:
    """Everything that a column of a list of people may be: target → label."""
    return dict(PEOPLE_LABELS)


def guess(table: Table) -> dict[int, str]:
    """Target by column of a stage list, as `stages.stage_rows` takes it."""
    return {each.column: each.target for each in guesses(table)}


def guess_people(table: Table) -> dict[int, str]:
    """Target by column of a list of people, as `people.people_rows` takes it."""
    return {each.column: each.target for each in people_guesses(table)}


def guesses(table: Table) -> list[Guess]:
    """One guess a column of a stage list; no target twice but “ignore”, and always a name if there is a column."""
    found = _guesses(table, STAGE_WORDS, _from_stage_cells, lambda target: target == "name", _groups_apart)
    unknown = [each for each in found if each.target == IGNORE and not each.named and not each.others]
    if unknown and not any(each.target == "definition" for each in found):
        best = max(unknown, key=lambda each: sum(map(len, table.column(each.column))))
        if _has_text(table.column(best.column)):
            reason = "It holds text, and no other column is a definition."
            found[best.column] = replace(best, target="definition", reason=reason)
    return [
        replace(each, target=KEEP, reason=f"{each.reason} Its text is kept in the definition.")
        if each.target == IGNORE and not each.named
        else each
        for each in found
    ]


def people_guesses(table: Table) -> list[Guess]:
    """One guess a column of a list of people."""
    found = _guesses(table, PEOPLE_WORDS, _from_people_cells, lambda target: target in ("name", "last_name"))
    if table.has_header:
        return found
    # People write “name, title, team” or “name, team”.
    unknown = [each.column for each in found if each.target == IGNORE and _has_text(table.column(each.column))]
    missing = [target for target in ("job_title", "team") if all(each.target != target for each in found)]
    for column, target in zip(unknown, missing[-len(unknown) :] if unknown else [], strict=False):
        reason = f"People often write it after the name ({PEOPLE_LABELS[target].lower()})."
        found[column] = replace(found[column], target=target, reason=reason, named=True)
    return found


@dataclass(frozen=True)
class _Candidate:
    column: int
    target: str
    score: int
    reason: str


def _guesses(
    table: Table,
    words: Words,
    from_cells: Callable[[list[str], Table], Mapping[str, str]],
    names: Callable[[str], bool],
    refine: Callable[[list[_Candidate], Table], list[_Candidate]] = lambda candidates, table: candidates,
) -> list[Guess]:
    candidates: list[_Candidate] = []
    for column, heading in enumerate(table.columns):
        filled = [cell for cell in table.column(column)[:LOOKED_AT] if not cells.is_blank(cell)]
        if table.has_header:
            for target, score in scores(heading, words).items():
                how = "is called" if score == SURE else "is called much like it:"
                candidates.append(_Candidate(column, target, score, f"The column {how} “{heading}”."))
        for target, reason in from_cells(filled, table).items():
            # What the cells look like decides only where the heading says nothing.
            candidates.append(_Candidate(column, target, 45, reason))
    candidates = refine([each for each in candidates if _fits(each, table)], table)
    chosen = _chosen(candidates, len(table.columns))
    if table.columns and not any(names(each.target) for each in chosen.values()):
        column = _name_column(table, chosen)
        chosen[column] = _Candidate(
            column, "name", 0, "No column is called a name; this one has the most different texts."
        )
    return [_as_guess(column, chosen.get(column), candidates, table) for column in range(len(table.columns))]


def _groups_apart(candidates: list[_Candidate], table: Table) -> list[_Candidate]:
    """Of two columns called like names, the one whose cells repeat tells the pipeline if all cells of the other differ.

    People write “phase” for a stage as well as for a group of them.
    """
    differing: dict[int, float] = {}
    for each in candidates:
        if each.target == "name":
            filled = [cell for cell in table.column(each.column)[:LOOKED_AT] if not cells.is_blank(cell)]
            differing[each.column] = len(set(filled)) / max(1, len(filled))
    groups = {column for column, share in differing.items() if share <= 0.5}
    if 1.0 not in differing.values() or any(each.target == "pipeline" for each in candidates):
        return candidates
    why = "Its cells repeat, as those of pipelines do, and another column is called a name too."
    return candidates + [
        replace(each, target="pipeline", score=each.score + 1, reason=why)
        for each in candidates
        if each.target == "name" and each.column in groups
    ]


def _chosen(candidates: list[_Candidate], width: int) -> dict[int, _Candidate]:
    """The best pairs first; a column gets one target, a target one column."""
    chosen: dict[int, _Candidate] = {}
    taken: set[str] = set()
    for each in sorted(candidates, key=lambda each: (-each.score, each.column)):
        if each.column in chosen or (each.target in taken and each.target != IGNORE):
            continue
        chosen[each.column] = each
        taken.add(each.target)
    return chosen


def _as_guess(column: int, best: _Candidate | None, candidates: list[_Candidate], table: Table) -> Guess:
    mine = sorted((each for each in candidates if each.column == column), key=lambda each: -each.score)
    others = tuple(dict.fromkeys(each.target for each in mine if best is None or each.target != best.target))
    if best is None:
        why = "Another column fits better." if others else f"Nothing tells what “{table.columns[column]}” is."
        return Guess(column, IGNORE, why, others, named=False)
    return Guess(column, best.target, best.reason, others)


def _fits(candidate: _Candidate, table: Table) -> bool:
    """Whether the cells do not speak against the heading."""
    filled = [cell for cell in table.column(candidate.column)[:LOOKED_AT] if not cells.is_blank(cell)]
    if not filled:
        return True
    if candidate.target in ("won", "closed"):
        return all(cells.flag(cell) is not None for cell in filled)
    if candidate.target == "order":
        return all(cells.whole(cell) is not None for cell in filled)
    if candidate.target in ("name", "first_name", "last_name", "definition"):
        return not all(cells.decimal(cell) is not None for cell in filled)
    return True


def _name_column(table: Table, chosen: Mapping[int, _Candidate]) -> int:
    def differing(column: int) -> tuple[bool, float, int]:
        filled = [cell for cell in table.column(column) if cell]
        texts = [cell for cell in filled if cells.decimal(cell) is None and len(cell) <= 120 and "@" not in cell]
        share = len(set(texts)) / max(1, len(table.rows))
        free = column not in chosen or chosen[column].target == IGNORE
        return (free, round(share, 1), -column)

    return max(range(len(table.columns)), key=differing)


def _share(filled: list[str], test: Callable[[str], object]) -> float:
    return sum(bool(test(cell)) for cell in filled) / len(filled) if filled else 0.0


def _from_stage_cells(filled: list[str], table: Table) -> dict[str, str]:
    found: dict[str, str] = {}
    if _share(filled, lambda cell: "%" in cell and cells.percent(cell) is not None) >= 0.8:
        found["probability"] = "Its cells are percentages."
    elif filled and cells.are_fractions(filled):
        found["probability"] = "Its cells are numbers from 0 to 1."
    if _share(filled, lambda cell: cells.decimal(cell) is None and cells.duration(cell)) >= 0.8:
        found["sla.limit"] = "Its cells are lengths of time."
    for target, words, what in (
        ("kind", KINDS, "kinds of stages"),
        ("forecast_category", FORECASTS, "forecast categories"),
        ("handoff.readiness", READINESS, "degrees of readiness"),
    ):
        known = [cell for cell in filled if cells.choice(cell, words)]
        # A column of names may hold “Won” and “Lost” too: nearly all cells must be such words, and some repeat.
        if len(filled) > 2 and len(set(filled)) < len(filled) and len(known) >= 0.8 * len(filled):
            found[target] = f"Its cells are {what}."
    if _looks_long(filled):
        found["definition"] = "Its cells are whole sentences."
    return found


def _has_text(column: list[str]) -> bool:
    filled = [cell for cell in column if not cells.is_blank(cell)]
    return _share(filled, lambda cell: cells.decimal(cell) is None and cells.flag(cell) is None) >= 0.5


def _looks_long(filled: list[str]) -> bool:
    return len(filled) > 1 and sum(map(len, filled)) / len(filled) > 40


_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]{2,}")


def _from_people_cells(filled: list[str], table: Table) -> dict[str, str]:
    found: dict[str, str] = {}
    if _share(filled, _EMAIL.fullmatch) >= 0.8:
        found["email"] = "Its cells are e-mail addresses."
        return found
    if _share(filled, lambda cell: all(cells.choice(item, ROLES) for item in cells.items(cell, commas=True))) >= 0.8:
        found["roles"] = "Its cells are roles."
    if len(filled) > 3 and len(set(filled)) * 2 <= len(filled):
        found["team"] = "Its cells repeat, as teams do."
    return found


def changed(guessed: list[Guess], column: int, target: str) -> list[Guess]:
    """The guesses after a person said what a column is; a column that was it before is left out now."""
    result = []
    for each in guessed:
        if each.column == column:
            result.append(replace(each, target=target, reason="You said so."))
        elif target != IGNORE and each.target == target:
            result.append(replace(each, target=IGNORE, reason="Another column was chosen for it."))
        else:
            result.append(each)
    return result
