"""Opening, refusing, locking, backing up and copying workshop files; what happens when the disk refuses."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from stageworkshop.actions import history, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import FileProblem, InvalidValue
from stageworkshop.domain.workshop import Team
from stageworkshop.store import holding, journal, undoing
from stageworkshop.store.schema import SCHEMA_VERSION
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workshop file with one team."""
    path = tmp_path / "acme.stageworkshop"
    ctx = Context(WorkshopFile.create(path, title="Acme"), "Ines")
    teams.add_team(ctx, name="Märketing")
    ctx.file.close()
    return path


def refusal(path: Path, *, read_only: bool = False) -> FileProblem:
    """Why a file is not opened; it must be the same bytes afterwards."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.open(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert "\n" not in caught.value.message()
    return caught.value


def test_what_was_saved_is_there_again(path: Path) -> None:
    file = WorkshopFile.open(path)
    assert file.workshop.title == "Acme"
    assert [team.name for team in file.all(Team)] == ["Märketing"]
    file.close()


def test_only_the_one_file_is_left_after_closing(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == ["acme.stageworkshop"]


def test_a_title_that_cannot_be_kept_is_refused_before_there_is_a_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="Title: this holds half a character"):
        WorkshopFile.create(tmp_path / "new.stageworkshop", title="Half \udcff")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_which_no_workshop_could_begin_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(journal, "append", full)
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.create(tmp_path / "new.stageworkshop", title="New")
    assert caught.value.code == "file.disk_full"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    WorkshopFile.create(tmp_path / "new.stageworkshop", title="New").close()


def test_a_new_file_that_can_not_be_opened_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(path: Path) -> None:
        raise FileProblem("file.locked", "somebody else has it.", where=str(path))

    monkeypatch.setattr(holding, "take", busy)
    with pytest.raises(FileProblem, match="somebody else"):
        WorkshopFile.create(tmp_path / "new.stageworkshop", title="New")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_never_takes_the_place_of_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="already there") as caught:
        WorkshopFile.create(path, title="Other")
    assert caught.value.code == "file.exists"
    assert path.read_bytes() == before


def test_a_new_file_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="folder") as caught:
        WorkshopFile.create(tmp_path / "no" / "a.stageworkshop", title="A")
    assert caught.value.code == "file.no_folder"


@pytest.mark.parametrize(
    "content", [b"", b"SQLite", b"%PDF-1.7\n" * 50, b"\x00" * 4096, b"SQLite format 3\x00" + b"\x00" * 200]
)
def test_other_files_are_no_workshops(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.stageworkshop"
    other.write_bytes(content)
    assert refusal(other).code == "file.not_workshop"


def test_a_database_of_another_program(tmp_path: Path) -> None:
    other = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    connection.close()
    assert refusal(other).code == "file.not_workshop"


def test_a_folder_and_nothing_at_all(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "file.not_workshop"
    assert refusal(tmp_path / "gone.stageworkshop").code == "file.missing"


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_truncated_file_is_damaged(path: Path, keep: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    assert refusal(path).code == "file.damaged"
    assert refusal(path, read_only=True).code == "file.damaged"


def test_a_file_with_tables_missing_is_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE stance")
    connection.close()
    assert refusal(path).code == "file.damaged"


def test_a_file_of_a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    assert refusal(path).code == "file.newer"


def test_a_second_writer_is_told_who_has_the_file_and_may_read(path: Path) -> None:
    first = WorkshopFile.open(path)
    with pytest.raises(FileProblem, match="has this workshop open") as caught:
        WorkshopFile.open(path)
    assert caught.value.code == "file.locked"
    reader = WorkshopFile.open(path, read_only=True)
    assert [team.name for team in reader.all(Team)] == ["Märketing"]
    with pytest.raises(FileProblem) as refused:
        teams.add_team(Context(reader), name="Sales")
    assert refused.value.code == "file.read_only"
    reader.close()
    first.close()
    WorkshopFile.open(path).close()


def test_a_reader_sees_what_the_writer_saved_since(path: Path) -> None:
    writer, reader = WorkshopFile.open(path), WorkshopFile.open(path, read_only=True)
    assert reader.workshop.title == "Acme"
    assert not reader.changes_elsewhere()
    workshops.set_details(Context(writer), title="Acme and friends")
    assert reader.changes_elsewhere()
    assert reader.workshop.title == "Acme and friends"
    assert not reader.changes_elsewhere()
    reader.close()
    writer.close()


def test_a_reader_is_told_what_exactly_the_writer_changed(path: Path) -> None:
    writer, reader = WorkshopFile.open(path), WorkshopFile.open(path, read_only=True)
    assert not reader.changes_elsewhere()
    added = teams.add_team(Context(writer), name="Sales").created("team")
    workshops.set_details(Context(writer), title="Acme and friends")
    seen = reader.changes_elsewhere()
    assert ("team", added) in [(each.kind, each.id) for each in seen.changes]
    assert seen.kinds == {"team", "workshop"}
    assert seen.created("team") == added
    assert not reader.changes_elsewhere()
    undoing.undo(writer, actor="", at="2026-11-24T10:00:00Z")
    assert reader.changes_elsewhere().kinds == {"workshop"}
    assert reader.workshop.title == "Acme"
    assert reader.holder()
    writer.close()
    assert not reader.changes_elsewhere()
    assert reader.holder() == ""
    reader.close()


def test_who_has_the_file_is_told_by_the_clock_on_the_wall(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    try:
        first = WorkshopFile.open(path)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE holder SET name = 'ines', host = 'laptop', since = '2026-11-20T21:12:00Z'")
        connection.close()
        with pytest.raises(FileProblem) as caught:
            WorkshopFile.open(path)
        assert "ines on laptop (since 2026-11-21 02:42) has this workshop open" in caught.value.message()
        first.close()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_older_file_is_backed_up_then_migrated(path: Path) -> None:
    def add_mood(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE team ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")

    newest = SCHEMA_VERSION + 1
    before = path.read_bytes()
    file = WorkshopFile.open(path, newest=newest, steps={SCHEMA_VERSION: add_mood})
    file.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("SELECT mood FROM team").fetchone() == ("calm",)
        assert connection.execute("PRAGMA user_version").fetchone() == (newest,)
    connection.close()
    backups = [each for each in path.parent.iterdir() if each != path]
    assert len(backups) == 1
    assert f"before-v{newest}" in backups[0].name
    old = WorkshopFile.open(backups[0])
    assert [team.name for team in old.all(Team)] == ["Märketing"]
    old.close()
    assert len(before) <= path.stat().st_size


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    def half(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE team ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    newest = SCHEMA_VERSION + 1
    with pytest.raises(FileProblem):
        WorkshopFile.open(path, newest=newest, steps={SCHEMA_VERSION: half})
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(team)")]
        assert "mood" not in columns
    connection.close()
    WorkshopFile.open(path).close()


def test_a_copy_is_whole_while_the_file_is_open(path: Path) -> None:
    file = WorkshopFile.open(path)
    copy = path.with_name("copy.stageworkshop")
    file.save_copy(copy)
    other = WorkshopFile.open(copy)
    assert [team.name for team in other.all(Team)] == ["Märketing"]
    other.close()
    with pytest.raises(FileProblem, match="already there"):
        file.save_copy(copy)
    file.close()


def test_a_full_disk_says_so_and_the_next_save_works(path: Path) -> None:
    ctx = Context(WorkshopFile.open(path))
    connection = ctx.file.session.connection()
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        workshops.set_details(ctx, purpose="x" * 4_000)
        for number in range(50):
            teams.add_team(ctx, name=f"Team {number} " + "y" * 90)

    with pytest.raises(FileProblem, match="disk is full") as caught:
        fill()
    assert caught.value.code == "file.disk_full"
    ctx.file.session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
    teams.add_team(ctx, name="Service")
    ctx.file.close()
    file = WorkshopFile.open(path)
    assert "Service" in [team.name for team in file.all(Team)]
    file.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_write_protected_file(path: Path) -> None:
    path.chmod(0o444)
    assert refusal(path).code == "file.read_only"
    WorkshopFile.open(path, read_only=True).close()


def test_the_first_change_after_opening_is_one_step(path: Path) -> None:
    ctx = Context(WorkshopFile.open(path), "Ines")
    teams.add_team(ctx, name="Service")
    for left in (["Märketing"], []):
        history.undo(ctx)
        assert [team.name for team in ctx.file.all(Team)] == left
    ctx.file.close()


READ = """
import sys
from pathlib import Path
from stageworkshop.domain.workshop import Team
from stageworkshop.standing.overview import overview
from stageworkshop.store import undoing
from stageworkshop.store.workshop_file import WorkshopFile

file = WorkshopFile.open(Path(sys.argv[1]))
print(overview(file).title, len(file.all(Team)), undoing.next_undo(file) is not None)
file.close()
print("sqlalchemy" in sys.modules, "pydantic" in sys.modules)
"""

CHANGE = """
import sys
from pathlib import Path
from stageworkshop.actions import teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.workshop import Team
from stageworkshop.store import workshop_file

file = workshop_file.WorkshopFile.open(Path(sys.argv[1]))
before = file.all(Team)
workshop_file.load_libraries()
print([team.name for team in before])
teams.add_team(Context(file, "Ines"), name="Service")
print([team.name for team in before], [team.name for team in file.all(Team)])
file.close()
"""


def test_reading_loads_no_sqlalchemy(path: Path) -> None:
    assert said(READ, path)[-1] == "False False"


def test_what_was_read_before_the_first_change_can_be_looked_at_after_it(path: Path) -> None:
    assert said(CHANGE, path) == ["['Märketing']", "['Märketing'] ['Märketing', 'Service']"]


def said(program: str, path: Path) -> list[str]:
    """What a new Python prints: in this one everything is loaded already."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()
