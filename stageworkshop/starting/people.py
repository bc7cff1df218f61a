"""Lists of people: a table with columns, addresses from a mail program, or a name a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path

from stageworkshop.domain.workshop import ROLES
from stageworkshop.starting import cells
from stageworkshop.starting.columns import IGNORE
from stageworkshop.starting.notes import Note
from stageworkshop.starting.tabular import Table, read_table
from stageworkshop.starting.value_words import ROLES as ROLE_WORDS

LIMITS: dict[str, int] = {"name": 200, "team": 120, "job_title": 200, "email": 320}

_ADDRESS = re.compile(
    r"""\s*(?P<name>"(?:[^"\\]|\\.)*"|'[^']*'|[^<>;,"\n]*?(?:,[^<>;,"@\n]*?)?)\s*<(?P<email>[^<>\s]+@[^<>\s]+)>\s*[;,]?"""
)
_BARE = re.compile(r"[^@\s<>;,]+@[^@\s<>;,]+\.[^@\s<>;,.]{2,}")


@dataclass(frozen=True)
class PersonRow:
    """A person as read from a list. `roles` are keys of `domain.workshop.ROLES`; `team` is a team's name."""

    name: str
    team: str = ""
    job_title: str = ""
    email: str = ""
    roles: tuple[str, ...] = ()


def read_people(source: Path | bytes | str) -> Table:
    """A table of people; a list of addresses as mail programs copy them becomes one with name and e-mail.

    Raises InputError as `read_table` does.
    """
    if isinstance(source, str) and (rows := _addresses(source)):
        return Table(["Name", "E-mail"], rows, has_header=True, numbers=list(range(1, len(rows) + 1)))
    return read_table(source)


def people_rows(table: Table, mapping: Mapping[int, str]) -> tuple[list[PersonRow], list[Note]]:
    """The people of a table whose columns are what `mapping` says (see `columns.guess_people`).

    Rows without a name and e-mail are left out and noted, and so is what can't be read. Somebody listed twice with
    the same name and e-mail is taken once.
    """
    columns = {target: column for column, target in mapping.items() if target != IGNORE}
    rows: dict[PersonRow, None] = {}
    notes: list[Note] = []
    for index, cells_ in enumerate(table.rows):
        number = table.numbers[index] if index < len(table.numbers) else index + 1
        row = _person({target: cells_[column] for target, column in columns.items()}, number, notes)
        if row is None:
            notes.append(Note("has no name and was left out.", number, "", " | ".join(filter(None, cells_))))
        elif row in rows:
            notes.append(Note("is listed twice; taken once.", number, "", row.name))
        else:
            rows[row] = None
    return list(rows), notes


def _person(told: Mapping[str, str], number: int, notes: list[Note]) -> PersonRow | None:
    name, email = _name_and_email(told)
    if not name:
        return None
    texts = {"name": name, "team": _line(told.get("team", "")), "job_title": _line(told.get("job_title", ""))}
    for target, text in texts.items():
        if len(text) > LIMITS[target]:
            notes.append(Note(f"was cut to {LIMITS[target]} characters.", number, target, text))
            texts[target] = text[: LIMITS[target] - 1] + "…"
    if email and (not _BARE.fullmatch(email) or len(email) > LIMITS["email"]):
        notes.append(Note("is no e-mail address and was left out.", number, "E-mail", email))
        email = ""
    roles = _roles(told.get("roles", ""), number, notes)
    return PersonRow(texts["name"], texts["team"], texts["job_title"], email, roles)


def _name_and_email(told: Mapping[str, str]) -> tuple[str, str]:
    name = _line(told.get("name", ""))
    first, last = _line(told.get("first_name", "")), _line(told.get("last_name", ""))
    email = told.get("email", "").strip()
    if first or last:
        name = " ".join(part for part in (first, last) if part)
    if "@" in name:
        spoken, address = parseaddr(name)
        if _BARE.fullmatch(address):
            name, email = _line(spoken), email or address
    elif "@" in email and "<" in email:
        spoken, address = parseaddr(email)
        name, email = name or _line(spoken), address or email
    email = email.removeprefix("mailto:")
    if not name and _BARE.fullmatch(email):
        # “ines.ferreira@…” is better than nobody.
        name = " ".join(part.capitalize() for part in re.split(r"[._-]+", email.split("@")[0]) if part)
    return _turned(name), email


def _turned(name: str) -> str:
    """“Ferreira, Ines” as one says it."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first and len(first.split()) <= 3 else name


def _roles(cell: str, number: int, notes: list[Note]) -> tuple[str, ...]:
    if cells.is_blank(cell):
        return ()
    found: set[str] = set()
    for item in cells.items(cell.replace("/", ";").replace(" & ", ";").replace("+", ";"), commas=True):
        role = cells.choice(item, ROLE_WORDS)
        if role in ROLES:
            found.add(role)
        else:
            notes.append(Note("this is no role in the workshop; tick roles by hand.", number, "Roles", item))
    if {"observer", "signatory"} <= found:
        notes.append(Note("an observer does not sign; taken as an observer.", number, "Roles", cell))
        found.discard("signatory")
    return tuple(sorted(found))


def _line(text: str) -> str:
    return " ".join(text.split()).strip("'\"") if text else ""


def _addresses(text: str) -> list[list[str]]:
    """[name, e-mail] for each “Name <address>”; [] when the text is anything else too."""
    found: list[list[str]] = []
    position = 0
    stripped = text.strip()
    while position < len(stripped):
        match = _ADDRESS.match(stripped, position)
        if match is None:
            return []
        found.append([match["name"].strip().strip("\"'").replace('\\"', '"'), match["email"]])
        position = match.end()
    return found
