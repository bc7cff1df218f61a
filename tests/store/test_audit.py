"""The journal's chain notices what was altered, removed, added or changed behind its back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stageworkshop.actions import history, pipelines, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.store.audit import audit
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with a few entries, among them an undo and a redo."""
    path = tmp_path / "acme.stageworkshop"
    ctx = Context(WorkshopFile.create(path, title="Acme"), "Ines")
    teams.add_team(ctx, name="Marketing")
    teams.add_team(ctx, name="Sales")
    home = pipelines.add_pipeline(ctx, name="Leads").created("pipeline")
    stages.add_stage(ctx, pipeline_id=home, name="MQL")
    history.undo(ctx)
    history.redo(ctx)
    ctx.file.close()
    return path


def tamper(path: Path, *statements: str) -> list[str]:
    """Changes the file with another program that first drops the triggers; returns what the audit says."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()
    file = WorkshopFile.open(path)
    found = [fault.text for fault in audit(file)]
    file.close()
    return found


def test_a_file_left_alone_has_no_fault(path: Path) -> None:
    assert tamper(path) == []


@pytest.mark.parametrize("column", ["at", "actor", "action", "says", "because", "mode", "merge", "changes"])
def test_an_altered_entry_shows(path: Path, column: str) -> None:
    value = '\'[{"kind":"team","id":"x","op":"add","new":{"id":"x"}}]\'' if column == "changes" else "'other'"
    assert "entry 3 was altered after it was written" in tamper(
        path, f"UPDATE journal SET {column} = {value} WHERE seq = 3"
    )


def test_a_removed_entry_shows(path: Path) -> None:
    assert "entries 3 to 3 are missing" in tamper(path, "DELETE FROM journal WHERE seq = 3")


def test_a_cut_off_end_shows(path: Path) -> None:
    found = tamper(path, "DELETE FROM journal WHERE seq > 2")
    assert any("without an entry in the journal" in text for text in found)


def test_content_changed_behind_the_journal_shows(path: Path) -> None:
    found = tamper(path, "UPDATE team SET name = 'Selling' WHERE name = 'Sales'")
    assert [text.split(" (")[0] for text in found] == ["a team was changed without an entry in the journal"]


@pytest.mark.parametrize("statement", ["UPDATE journal SET says = ''", "DELETE FROM journal", "DELETE FROM charter"])
def test_other_programs_are_stopped_from_altering_evidence(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO charter VALUES ('c', 1, 'proposed', '{}', 'h', '{}', '', '', '', '', '')",
    )
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()
