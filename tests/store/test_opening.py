"""How a workshop file is asked for from SQLite."""

import contextlib
import inspect
import sqlite3
from pathlib import Path

import pytest

from stageworkshop.store import opening


def test_every_commit_is_on_the_disk_and_in_the_one_file(tmp_path: Path) -> None:
    path = tmp_path / "new.stageworkshop"
    opening.make_empty(path)
    # Tests otherwise do not wait for the disk (tests/conftest.py).
    connect = inspect.unwrap(opening.connect)
    with contextlib.closing(connect(path, read_only=False)) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,), "2 is FULL"
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_a_new_workshop_is_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a slow disk a commit for each table made the first window wait for seconds."""
    told: list[str] = []
    connect = opening.connect

    def traced(path: Path, *, read_only: bool) -> sqlite3.Connection:
        connection = connect(path, read_only=read_only)
        connection.set_trace_callback(told.append)
        return connection

    monkeypatch.setattr(opening, "connect", traced)
    opening.make_empty(tmp_path / "new.stageworkshop")
    first, last = told.index("BEGIN"), told.index("COMMIT")
    assert [each for each in told if each.startswith(("BEGIN", "COMMIT"))] == ["BEGIN", "COMMIT"]
    made = [place for place, each in enumerate(told) if each.lstrip().startswith("CREATE")]
    assert len(made) > 20
    assert first < made[0] < made[-1] < last
