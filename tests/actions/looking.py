"""Everything that can be read out of a workshop without opening a team's own draft, found by looking at the code.

Queries are not listed by hand: every public function of `store.queries` and `standing` is called with every stage,
team, disagreement, person and charter there is, so that a new one is looked through from its first day.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stageworkshop import standing
from stageworkshop.actions import history
from stageworkshop.actions.context import Context
from stageworkshop.charter import editions, frozen, snapshot
from stageworkshop.charter.definitions import dumps
from stageworkshop.charter.model import Document
from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.errors import DomainError
from stageworkshop.domain.fields import FIELDS
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.standing.signing import since_charter
from stageworkshop.store import queries
from stageworkshop.store.workshop_file import WorkshopFile

READERS = ("reader", "file")


@dataclass(frozen=True)
class Sight:
    """What one way of looking shows: `words` in any form, `team` the one (id) that was asked for, "" for none."""

    way: str
    team: str
    words: str


def sights(file: WorkshopFile) -> Iterator[Sight]:
    """What every query gives for whatever can be asked, the history, undo, and the definitions of both editions."""
    known = _askable(file)
    for query in _queries():
        for arguments in _arguments(query, known):
            try:
                found = query(file, **arguments)
            except DomainError as refused:
                yield Sight(_name(query), arguments.get("team_id", ""), f"{refused} {refused.message()}")
                continue
            yield Sight(_name(query), arguments.get("team_id", ""), words_of(found))
    yield Sight("history", "", "\n".join(f"{entry.actor} {entry.says} {entry.action}" for entry in file.history()))
    yield Sight("undo", "", f"{history.next_undo(Context(file))} {history.next_redo(Context(file))}")
    document = snapshot.take(file)
    yield Sight("snapshot", "", document.model_dump_json())
    yield Sight("definitions", "", _text(document))
    yield Sight("partner edition", "", _text(editions.partner_edition(document)))
    for charter in file.all(Charter):
        yield Sight("frozen charter", "", _text(frozen.frozen_document(file, charter.id)))


def words_of(found: object, seen: frozenset[int] = frozenset()) -> str:
    """All that an answer holds, however deep, also what `repr` leaves out."""
    if found is None or isinstance(found, bool | int | float | str | bytes):
        return str(found)
    if id(found) in seen:
        return ""
    seen |= {id(found)}
    if isinstance(found, Mapping):
        return "\n".join(f"{words_of(key, seen)} {words_of(value, seen)}" for key, value in found.items())
    if isinstance(found, list | tuple | set | frozenset | Iterator):
        return "\n".join(words_of(each, seen) for each in found)
    return "\n".join([repr(found), *(words_of(each, seen) for each in getattr(found, "__dict__", {}).values())])


def _text(document: Document) -> str:
    return dumps(document).decode()


def _queries() -> list[Callable[..., object]]:
    found: list[Callable[..., object]] = []
    for package in (queries, standing):
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                first = next(iter(inspect.signature(function).parameters), "")
                if function.__module__ == module.__name__ and not name.startswith("_") and first in READERS:
                    found.append(function)
    return found


def _askable(file: WorkshopFile) -> dict[str, list[Any]]:
    """What there is to ask for: by the name of the parameter, or else by its type."""
    people, charters = file.all(Participant), [each.id for each in file.all(Charter)]
    named: dict[str, list[Any]] = {
        "stage_id": [each.id for each in file.all(Stage)],
        "team_id": [each.id for each in file.all(Team)],
        "disagreement_id": [each.id for each in file.all(Disagreement)],
        "charter_id": charters,
        "person_id": [each.id for each in people],
        "participant_id": [each.id for each in people],
        "person_key": [each.key for each in people],
        "step": [each.key for each in AGENDA],
        "field": [each.key for each in FIELDS if each.drafted],
        "document": [snapshot.take(file)],
        "comparison": [since_charter(file, each) for each in charters],
    }
    every = {each for name, several in named.items() if name.endswith(("_id", "_key")) for each in several}
    return named | {"str": sorted(every), "int": [1, 2, 3], "bool": [False, True]}


def _arguments(query: Callable[..., object], known: Mapping[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Every combination of what a query asks for; nothing when it works on what only another query gives."""
    asked = {
        name: known.get(name, known.get(str(parameter.annotation), []))
        for name, parameter in list(inspect.signature(query).parameters.items())[1:]
        if parameter.default is inspect.Parameter.empty
    }
    for chosen in itertools.product(*asked.values()):
        yield dict(zip(asked, chosen, strict=True))


def _name(query: Callable[..., object]) -> str:
    return f"{query.__module__}.{query.__name__}"
