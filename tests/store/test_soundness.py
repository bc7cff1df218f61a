"""Files whose pages and texts are whole, and whose cells hold what no program of ours wrote there."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.charter import snapshot
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.errors import DomainError, FileProblem, InvalidValue
from stageworkshop.sample import write_sample
from stageworkshop.standing.overview import overview
from stageworkshop.store import soundness, undoing
from stageworkshop.store.audit import audit
from stageworkshop.store.schema import KINDS
from stageworkshop.store.workshop_file import WorkshopFile

CELLS: list[tuple[str, str, object]] = [
    ("workshop", "signing_order", "null"),
    ("workshop", "minutes", '{"draft":"long"}'),
    ("workshop", "decision_rule", "shouting"),
    ("workshop", "review_date", "2026-02-30"),
    ("workshop", "anonymous_stances", "perhaps"),
    ("team", "colour", "red"),
    ("team", "colour", 1 << 62),
    ("team", "position", 1 << 40),
    ("stage", "values", f'{{"probability":{1 << 40}}}'),
    ("team", "key", "Sales Team"),
    ("participant", "roles", '"signatory"'),
    ("term", "aliases", '["MQL"]'),
    ("term", "aliases", '[{"name":"MQL"}]'),
    ("stage", "values", "[]"),
    ("stage", "values", "[" * 100_000),
    ("stage", "values", f'{{"probability":{"1" * 5_000}}}'),
    ("term", "aliases", "[" * 100_000 + "]" * 100_000),
    ("stage", "values", '{"entry_criteria":"opened twice"}'),
    ("stage", "values", '{"colour":"blue"}'),
    ("stage", "values", '{"name":"\\ud800"}'),
    ("stage", "values", '{"probability":"high"}'),
    ("stage", "values", '{"aliases":[{"name":"MQL"}]}'),
    ("stage", "values", '{"owner":{"id":"x"}}'),
    ("stage", "pipeline_id", "nowhere"),
    ("stage", "id", "another"),
    ("draft", "state", "asleep"),
    ("draft", "team_id", "nobody"),
    ("stance", "answer", "maybe"),
    ("disagreement", "raised_at", "yesterday"),
    ("disagreement", "raised_at", "2026-09-24T09:25:40"),
    ("position", "team_id", "nobody"),
    ("dissent", "participant_id", "nobody"),
    ("charter", "number", b"2"),
    ("charter", "content", "[]"),
    ("charter", "content", "[" * 100_000 + "]" * 100_000),
    ("charter", "content", '{"pipelines":[{"key":"a","stages":[5]}]}'),
    ("charter", "stage_hashes", '["a"]'),
    ("sign_off", "strokes", "[[1,2]]"),
    ("sign_off", "logged_by", b"Ines"),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the sample workshop."""
    path = tmp_path_factory.mktemp("whole") / "acme.stageworkshop"
    write_sample(path)
    return path.read_bytes()


@pytest.fixture
def path(whole: bytes, tmp_path: Path) -> Path:
    (tmp_path / "acme.stageworkshop").write_bytes(whole)
    return tmp_path / "acme.stageworkshop"


def drop_triggers(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def put(path: Path, kind: str, column: str, value: object, nth: int = -1) -> None:
    """Writes one cell, of the last row unless another is named, past every rule."""
    with closing(sqlite3.connect(path)) as connection, connection:
        drop_triggers(connection)
        rows = [row for (row,) in connection.execute(f'SELECT rowid FROM "{kind}" ORDER BY rowid')]
        connection.execute(f'UPDATE OR IGNORE "{kind}" SET "{column}" = ? WHERE rowid = ?', (value, rows[nth]))


@pytest.mark.parametrize(("kind", "column", "value"), CELLS, ids=[f"{cell[0]}.{cell[1]}" for cell in CELLS])
def test_a_cell_that_holds_what_it_cannot_is_refused_in_a_sentence(
    path: Path, kind: str, column: str, value: object
) -> None:
    put(path, kind, column, value)
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(FileProblem) as caught:
            WorkshopFile.open(path, read_only=read_only)
        assert caught.value.code == "file.damaged"
        assert kind in str(caught.value.data["detail"])
    assert path.read_bytes() == before


def test_a_value_that_only_goes_too_far_is_told_where_it_would_be_written(path: Path) -> None:
    put(path, "stage", "values", '{"name":"Won","kind":"won","probability":900}')
    file = WorkshopFile.open(path, read_only=True)
    with pytest.raises(InvalidValue) as caught:
        snapshot.take(file)
    assert "900 is not between 0 and 100" in caught.value.message()
    file.close()


def test_a_text_that_no_document_takes_is_named_by_its_place(path: Path) -> None:
    put(path, "term", "meaning", "long " * 1_000)
    file = WorkshopFile.open(path, read_only=True)
    with pytest.raises(InvalidValue) as caught:
        snapshot.take(file)
    assert "no document can hold what is at $.glossary[" in caught.value.message()
    file.close()


def test_no_column_goes_unlooked_at(whole: bytes) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(whole)
        drop_triggers(connection)
        for kind in KINDS:
            names = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')]
            count = connection.execute(f'SELECT count(*) FROM "{kind}"').fetchone()[0]
            assert count or kind in ("delegation", "request", "proof", "seal", "extract")
            for name in names if count else ():
                connection.execute("SAVEPOINT before")
                connection.execute(f'UPDATE "{kind}" SET "{name}" = x\'00\' WHERE rowid = 1')
                assert soundness.fault(connection), (kind, name)
                connection.execute("ROLLBACK TO before")


@pytest.mark.parametrize("change", ["DELETE FROM workshop", "UPDATE participant SET id = 'x' || rowid"])
def test_a_file_whose_rows_do_not_belong_together(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.open(path)
    assert caught.value.code == "file.damaged"


def test_what_opens_can_be_looked_at_or_says_why_not(path: Path, whole: bytes) -> None:
    """Any cell becomes anything, twenty times: refused at opening, or no use of it breaks off without a sentence."""
    told: list[DomainError] = []
    for seed in range(20):
        dice = random.Random(seed)
        path.write_bytes(whole)
        put(path, *any_cell(path, dice))
        try:
            file = WorkshopFile.open(path, read_only=True)
        except FileProblem as problem:
            told.append(problem)
            continue
        for use in uses(file):
            try:
                use()
            except DomainError as problem:
                told.append(problem)
        file.close()
    assert 3 < sum(each.code == "file.damaged" for each in told) < 17
    assert not any("\n" in each.message() for each in told)


def any_cell(path: Path, dice: random.Random) -> tuple[str, str, object, int]:
    with closing(sqlite3.connect(path)) as connection:
        kinds = ["journal", "stage", "draft", "disagreement", *KINDS]
        kind = dice.choice([each for each in kinds if connection.execute(f'SELECT 1 FROM "{each}"').fetchone()])
        column = dice.choice([row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')])
        cells = [cell for (cell,) in connection.execute(f'SELECT "{column}" FROM "{kind}" ORDER BY rowid')]
    nth = dice.randrange(len(cells))
    if isinstance(cells[nth], str) and cells[nth][:1] in ("[", "{") and dice.random() < 0.8:
        return kind, column, json.dumps(altered(json.loads(cells[nth]), dice)), nth
    odd: list[object] = ["", "x", "null", "[]", "5", "é" * 5_000, "2026-02-30", -1, 7, 10**15, 1.5, b"x", *cells[:2]]
    return kind, column, dice.choice(odd), nth


def altered(tree: Any, dice: random.Random) -> Any:
    """The tree with something else in one place."""
    places: list[tuple[Any, Any]] = []
    stack = [tree]
    while stack:
        here = stack.pop()
        inner = list(here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ())
        places.extend((here, step) for step, _ in inner)
        stack.extend(value for _, value in inner)
    if not places:
        return dice.choice([None, [], {}, "x", 5])
    holder, step = dice.choice(places)
    if dice.random() < 0.2:
        del holder[step]
    else:
        holder[step] = dice.choice([None, True, -1, 10**20, 0.5, "", "x", [], {}, [None], {"a": 1}, [holder[step]]])
    return tree


def uses(file: WorkshopFile) -> Iterator[Any]:
    yield lambda: overview(file)
    yield lambda: snapshot.take(file)
    for charter in file.all(Charter):
        yield lambda charter=charter: frozen_document(file, charter.id)
    yield lambda: list(file.history())
    yield lambda: audit(file)
    yield lambda: undoing.next_undo(file)
