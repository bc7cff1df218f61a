"""Files of earlier versions are brought up to date, and are then made like new ones."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.actions import teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import FileProblem, NotFound
from stageworkshop.domain.evidence import Proof
from stageworkshop.domain.workshop import Team
from stageworkshop.store import journal, schema
from stageworkshop.store.audit import audit
from stageworkshop.store.changes import Change
from stageworkshop.store.opening import connect
from stageworkshop.store.schema import SCHEMA_VERSION
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A closed file of today's version with one team."""
    path = tmp_path / "new.stageworkshop"
    ctx = Context(WorkshopFile.create(path, title="Acme"), "Ines")
    teams.add_team(ctx, name="Märketing")
    ctx.file.close()
    return path


@pytest.fixture
def first(new: Path) -> Path:
    """The same as version 1 wrote it, before there were requests, proofs, seals, kept files, deputies and an order."""
    path = new.with_name("first.stageworkshop")
    path.write_bytes(new.read_bytes())
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for name in ("request", "proof", "seal", "kept", "delegation", "extract"):
            connection.execute(f"DROP TABLE {name}")
        for name in ("about", "deputy_key", "deputy_name", "deputy_role", "deputy_team"):
            connection.execute(f"ALTER TABLE sign_off DROP COLUMN {name}")
        connection.execute("ALTER TABLE workshop DROP COLUMN signing_order")
        connection.execute("ALTER TABLE stance DROP COLUMN shown")
        connection.execute("PRAGMA user_version = 1")
    return path


def shape(path: Path) -> tuple[dict[str, list[Any]], set[tuple[str, str]]]:
    """Columns of every table, and which index and trigger belongs to which table."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {
            name: [(row[1], row[2], row[3], row[5]) for row in connection.execute(f"PRAGMA table_info('{name}')")]
            for name in tables
        }
        others = connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE type IN ('index', 'trigger')")
        return columns, {(name, table) for name, table in others}


def test_a_first_version_file_becomes_like_a_new_one(first: Path, new: Path) -> None:
    before = first.read_bytes()
    file = WorkshopFile.open(first)
    assert [team.name for team in file.all(Team)] == ["Märketing"]
    assert audit(file) == []
    file.close()
    assert shape(first) == shape(new)
    (backup,) = (path for path in first.parent.iterdir() if f"before-v{SCHEMA_VERSION}" in path.name)
    with contextlib.closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT name FROM team").fetchone() == ("Märketing",)
    assert before != first.read_bytes()


def test_what_earlier_entries_could_not_tell_is_no_fault(new: Path) -> None:
    """An entry of version 2 adds a workshop without the attributes of version 3; the chain covers it as it is."""
    with contextlib.closing(sqlite3.connect(new)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
    with contextlib.closing(connect(new, read_only=False)) as rewriting, rewriting:
        previous = journal.START
        for entry in list(journal.entries(rewriting)):
            earlier = [_as_in_version_2(change) for change in entry.changes]
            entry = replace(entry, changes=tuple(earlier), previous=previous)
            previous = entry.computed_hash()
            changed = (schema.dump([change.data() for change in earlier]), entry.previous, previous, entry.seq)
            rewriting.execute("UPDATE journal SET changes = ?, previous = ?, hash = ? WHERE seq = ?", changed)
    file = WorkshopFile.open(new)
    assert audit(file) == []
    file.close()


def _as_in_version_2(change: Change) -> Change:
    if change.kind != "workshop" or change.op != "add":
        return change
    return replace(change, new={name: value for name, value in change.new.items() if name != "signing_order"})


def test_reading_only_leaves_an_old_file_alone(first: Path) -> None:
    before = first.read_bytes()
    with pytest.raises(FileProblem, match="older version"):
        WorkshopFile.open(first, read_only=True)
    assert first.read_bytes() == before


def test_kept_files_come_back_byte_for_byte_and_stay(new: Path) -> None:
    data = bytes(range(256)) * 10
    file = WorkshopFile.open(new)
    ctx = Context(file, "Ines")
    with ctx.unit("test", "kept a file", record=True) as unit:
        digest = unit.keep(data)
        assert unit.keep(data) == digest == hashlib.sha256(data).hexdigest()
        unit.add(Proof(id="p", sign_off_id="s", request_id="r", kind="answer", kept=digest))
    assert file.kept(digest) == data
    assert audit(file) == []
    file.close()
    with contextlib.closing(sqlite3.connect(new)) as connection:
        for statement in ("DELETE FROM kept", "UPDATE kept SET data = x'00'", "DELETE FROM proof", "DELETE FROM seal"):
            if "seal" in statement:
                connection.execute("INSERT INTO seal VALUES ('a','','','','','','','','','')")
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "says"), [("DELETE FROM kept", "is gone"), ("UPDATE kept SET data = x'00'", "was altered")]
)
def test_a_kept_file_altered_behind_our_back_shows(new: Path, statement: str, says: str) -> None:
    file = WorkshopFile.open(new)
    with Context(file, "Ines").unit("test", "kept a file", record=True) as unit:
        digest = unit.keep(b"answer")
        unit.add(Proof(id="p", sign_off_id="s", request_id="r", kind="answer", kept=digest))
    file.close()
    with contextlib.closing(sqlite3.connect(new)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
    file = WorkshopFile.open(new)
    assert [fault.text for fault in audit(file)] == [f"a file kept as evidence {says} ({digest[:12]}…)"]
    with pytest.raises(NotFound, match="no longer in this workshop"):
        file.kept(digest)
    file.close()
