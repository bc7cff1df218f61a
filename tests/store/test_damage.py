"""Files whose bytes went wrong: one sentence, the file untouched; what can still be read is not taken away."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stageworkshop.actions import teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import FileProblem
from stageworkshop.domain.workshop import Team
from stageworkshop.sample import write_sample
from stageworkshop.store import schema, undoing
from stageworkshop.store.audit import audit
from stageworkshop.store.workshop_file import WorkshopFile

Spoil = Callable[[bytearray, random.Random], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the sample workshop."""
    path = tmp_path_factory.mktemp("whole") / "acme.stageworkshop"
    write_sample(path)
    return path.read_bytes()


def every_page(data: bytearray, dice: random.Random) -> None:
    for at in range(5000, len(data) - 400, 4096):
        data[at : at + 300] = dice.randbytes(300)


def the_schema(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(2000, 4096)
    data[at : at + 64] = dice.randbytes(64)


def one_byte(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(100, len(data))] ^= dice.randrange(1, 256)


def one_run(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(100, len(data) - 64)
    data[at : at + 64] = dice.randbytes(64)


@pytest.mark.parametrize(
    ("spoil", "times", "noticed"), [(every_page, 10, 10), (the_schema, 30, 0), (one_byte, 40, 2), (one_run, 40, 4)]
)
def test_a_spoilt_file_is_read_whole_or_refused_in_a_sentence(
    whole: bytes, tmp_path: Path, spoil: Spoil, times: int, noticed: int
) -> None:
    path = tmp_path / "acme.stageworkshop"
    refused = 0
    for seed in range(times):
        data = bytearray(whole)
        spoil(data, random.Random(seed))
        path.write_bytes(data)
        problem = read_all(path)
        assert path.read_bytes() == bytes(data)
        if problem is not None:
            assert problem.code in ("file.damaged", "file.not_workshop"), (seed, problem)
            assert "\n" not in problem.message()
            refused += 1
    assert refused >= noticed


def test_words_that_are_no_text_any_more_are_damage(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "acme.stageworkshop"
    path.write_bytes(whole)
    spoil_cells(path, '"values"', "stage")
    for read_only in (True, False):
        with pytest.raises(FileProblem) as caught:
            WorkshopFile.open(path, read_only=read_only)
        assert caught.value.code == "file.damaged"


def test_a_damaged_history_does_not_take_the_workshop_away(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "acme.stageworkshop"
    path.write_bytes(whole)
    spoil_cells(path, "changes", "journal")
    file = WorkshopFile.open(path)
    ctx = Context(file, "Ines")
    assert file.all(Team)
    assert undoing.next_undo(file) is None
    teams.add_team(ctx, name="Dealers")
    undoable = undoing.next_undo(file)
    assert undoable is not None
    assert "Dealers" in undoable.says
    with pytest.raises(FileProblem) as caught:
        list(file.history())
    assert caught.value.code == "file.damaged"
    assert audit(file)[0].text == "entry 1 can’t be read"
    file.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("steps", "null"),
        ("changes", '"all"'),
        ("changes", '[{"attribute":[null],"id":"x","kind":"team","op":"set"}]'),
        ("changes", '[{"id":"x","kind":"team","new":[],"op":"add"}]'),
        ("changes", '[{"id":"x","kind":"nothing","op":"remove"}]'),
        ("changes", "[" * 100_000),
        ("steps", f"[{'1' * 5_000}]"),
        ("mode", "undo"),
        ("at", "yesterday"),
        ("says", b"x"),
    ],
)
def test_a_history_of_another_shape_is_told_and_undo_ends_before_it(
    whole: bytes, tmp_path: Path, column: str, value: object
) -> None:
    path = tmp_path / "acme.stageworkshop"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute(f"UPDATE journal SET {column} = ?", (value,))
    connection.close()
    file = WorkshopFile.open(path)
    assert audit(file)[0].text in ("entry 1 can’t be read", "entry 1 was altered after it was written")
    assert undoing.next_undo(file) is None
    teams.add_team(Context(file, "Ines"), name="Dealers")
    assert (undoable := undoing.next_undo(file)) is not None
    assert "Dealers" in undoable.says
    undoing.undo(file, actor="Ines", at="2026-11-24T10:00:00Z")
    assert "Dealers" not in [team.name for team in file.all(Team)]
    file.close()


def read_all(path: Path) -> FileProblem | None:
    """Why a file is refused; None when all of it can be read."""
    try:
        file = WorkshopFile.open(path, read_only=True)
    except FileProblem as problem:
        return problem
    for stored in schema.KIND_OF:
        file.all(stored)
    file.close()
    return None


def spoil_cells(path: Path, column: str, table: str) -> None:
    """Every text of a column becomes bytes that are no UTF-8, on pages that stay whole."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(f"UPDATE {table} SET {column} = CAST(x'7BFFFE' || CAST({column} AS BLOB) AS TEXT)")
    connection.close()
