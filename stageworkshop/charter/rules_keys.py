"""The rules without which a definitions file can't be used at all: keys are unique, references lead
somewhere, stage fields hold what `domain.fields` says, and dates are in the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from rapidfuzz import fuzz, process

from stageworkshop.charter import tree
from stageworkshop.charter.fault import Fault
from stageworkshop.charter.reading import json_path
from stageworkshop.charter.tree import Steps, Tree
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.fields import BY_KEY, FIELDS


def unique_keys(document: Tree) -> Iterator[Fault]:
    """A key names one thing: stages in the whole file, everything else among its like."""
    for name in ("teams", "people", "pipelines", "glossary", "disagreements"):
        yield from _twice((path, tree.text(part, "key")) for path, part in tree.objects(document, name))
    yield from _twice((path, tree.text(stage, "key")) for path, _, stage in tree.stages(document))


def known_teams(document: Tree) -> Iterator[Fault]:
    """Every team that is referred to is among the teams."""
    places: list[tuple[Steps, Any]] = []
    for at, _, stage in tree.stages(document):
        hand_off = tree.child(stage, "handoff")
        places.append(((*at, "owner"), stage.get("owner")))
        places.extend(((*at, "handoff", name), hand_off.get(name)) for name in ("from", "to"))
        places.extend(_aliases(stage, at))
    for at, row in tree.objects(document, "hand_offs"):
        places.extend(((*at, name), row.get(name)) for name in ("from", "to"))
    places.extend(((*at, "team"), person.get("team")) for at, person in tree.objects(document, "people"))
    for at, term in tree.objects(document, "glossary"):
        places.extend(_aliases(term, at))
    for at, disagreement in tree.objects(document, "disagreements"):
        positions = tree.objects(disagreement, "positions", at=at)
        places.extend(((*path, "team"), position.get("team")) for path, position in positions)
    yield from _unknown(places, tree.keys(document, "teams"), "team")


def known_stages(document: Tree) -> Iterator[Fault]:
    """Every stage and pipeline that is referred to is in the file."""
    places: list[tuple[Steps, Any]] = []
    pipelines: list[tuple[Steps, Any]] = []
    for at, _, stage in tree.stages(document):
        places.append(((*at, "handoff", "recycle_to"), tree.child(stage, "handoff").get("recycle_to")))
    for at, row in tree.objects(document, "hand_offs"):
        places.extend(((*at, name), row.get(name)) for name in ("stage", "recycle_to"))
        pipelines.append(((*at, "pipeline"), row.get("pipeline")))
    for at, disagreement in tree.objects(document, "disagreements"):
        places.append(((*at, "stage"), disagreement.get("stage")))
    yield from _unknown(places, tree.keys(document, "stages"), "stage")
    yield from _unknown(pipelines, tree.keys(document, "pipelines"), "pipeline")


def known_people(document: Tree) -> Iterator[Fault]:
    """Every person that is referred to is among the people."""
    places: list[tuple[Steps, Any]] = [(("workshop", "decider"), tree.child(document, "workshop").get("decider"))]
    for at, disagreement in tree.objects(document, "disagreements"):
        places.append(((*at, "owner"), disagreement.get("owner")))
        dissents = tree.objects(disagreement, "dissents", at=at)
        places.extend(((*path, "person"), dissent.get("person")) for path, dissent in dissents)
    yield from _unknown(places, tree.keys(document, "people"), "person")


def one_position_a_team(document: Tree) -> Iterator[Fault]:
    """In a disagreement a team holds one position."""
    for at, disagreement in tree.objects(document, "disagreements"):
        seen: set[str] = set()
        for path, position in tree.objects(disagreement, "positions", at=at):
            team = tree.text(position, "team")
            if team in seen:
                yield Fault(json_path(*path, "team"), f"team “{team}” already has a position here.")
            seen.add(team)


def known_aspects(document: Tree) -> Iterator[Fault]:
    """A disagreement is about a field that stages have."""
    for at, disagreement in tree.objects(document, "disagreements"):
        aspect = disagreement.get("aspect")
        if isinstance(aspect, str) and aspect not in BY_KEY:
            hint = _near(aspect, BY_KEY.keys())
            yield Fault(json_path(*at, "aspect"), f"a stage has no field “{aspect[:80]}”.{hint}")


def field_values(document: Tree) -> Iterator[Fault]:
    """Every field of a stage holds what the program itself would let in."""
    for at, _, stage in tree.stages(document):
        for field in FIELDS:
            group, _, name = field.key.rpartition(".")
            holder = tree.child(stage, group) if group else stage
            if holder.get(name) is None:
                continue
            try:
                field.kind.clean(holder[name], "")
            except InvalidValue as error:
                place = f"entry{error.where}: " if error.where else ""
                yield Fault(json_path(*at, *field.key.split(".")), f"{place}{error.text}")


def real_dates(document: Tree) -> Iterator[Fault]:
    """Dates and times are in the calendar."""
    places: list[tuple[Steps, Tree, tuple[str, ...]]] = [
        (("workshop",), tree.child(document, "workshop"), ("review_date",)),
        (("charter",), tree.child(document, "charter"), ("proposed_at", "in_force_at", "ended_at")),
    ]
    for at, disagreement in tree.objects(document, "disagreements"):
        places.append((at, disagreement, ("due", "raised_at", "decided_at")))
        places.extend((path, note, ("at",)) for path, note in tree.objects(disagreement, "dissents", at=at))
    places.extend((at, sign_off, ("at",)) for at, sign_off in tree.objects(document, "sign_offs"))
    for at, part, names in places:
        for name in names:
            value = tree.text(part, name)
            if value and not _in_calendar(value):
                yield Fault(json_path(*at, name), f"“{value[:40]}” is no day or time in the calendar.")


STRUCTURE: tuple[Callable[[Tree], Iterator[Fault]], ...] = (
    unique_keys,
    known_teams,
    known_stages,
    known_people,
    one_position_a_team,
    known_aspects,
    field_values,
    real_dates,
)


def _in_calendar(value: str) -> bool:
    try:
        if len(value) <= len("2026-11-24"):
            date.fromisoformat(value)
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _aliases(part: Tree, at: Steps) -> list[tuple[Steps, Any]]:
    return [((*path, "team"), alias.get("team")) for path, alias in tree.objects(part, "aliases", at=at)]


def _twice(places: Iterator[tuple[Steps, str]]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for path, key in places:
        if key and key in seen:
            yield Fault(json_path(*path, "key"), f"“{key}” is also the key of {seen[key]}.")
        seen.setdefault(key, json_path(*path))


def _unknown(places: list[tuple[Steps, Any]], known: set[str], what: str) -> Iterator[Fault]:
    for path, key in places:
        if isinstance(key, str) and key not in known:
            yield Fault(json_path(*path), f"there is no {what} “{key[:80]}” in this file.{_near(key, known)}")


def _near(word: str, known: Any) -> str:
    near = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=75)
    return f" Did you mean “{near[0]}”?" if near else ""
