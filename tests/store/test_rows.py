"""Plain reading gives what SQLAlchemy gives, and knows every table as it does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from typing import Any

import pytest

from stageworkshop.domain.draft import Draft
from stageworkshop.domain.errors import NotFound
from stageworkshop.domain.workshop import Team
from stageworkshop.sample import write_sample
from stageworkshop.store import schema, tables
from stageworkshop.store.mapping import CLASSES, columns
from stageworkshop.store.opening import connect
from stageworkshop.store.rows import Rows
from stageworkshop.store.unit_of_work import UnitOfWork
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    path = tmp_path_factory.mktemp("rows") / "sample.stageworkshop"
    write_sample(path)
    with closing(WorkshopFile.open(path, read_only=True)) as file:
        yield file


@pytest.fixture(scope="module")
def rows(sample: WorkshopFile) -> Iterator[Rows]:
    with closing(connect(sample.path, read_only=True)) as connection:
        yield Rows(connection)


def data(thing: object) -> dict[str, Any]:
    return {field.name: getattr(thing, field.name) for field in fields(thing)}  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_object_is_the_same(kind: str, sample: WorkshopFile, rows: Rows) -> None:
    cls = CLASSES[kind][0]
    watched = list(map(data, UnitOfWork(sample.session).all(cls)))
    plain = list(map(data, rows.all(cls)))
    assert plain == watched
    types = [{name: type(value) for name, value in each.items()} for each in plain]
    assert types == [{name: type(value) for name, value in each.items()} for each in watched]
    for each in watched[:3]:
        assert data(rows.get(cls, each["id"])) == each


@pytest.mark.parametrize("kind", schema.KINDS)
def test_attributes_are_columns(kind: str) -> None:
    assert [field.name for field in fields(schema.KINDS[kind])] == columns(kind)


def test_every_table_is_known() -> None:
    assert set(tables.metadata.tables) == schema.TABLES
    assert set(schema.SINCE) <= schema.TABLES


def test_only_those_asked_for(sample: WorkshopFile, rows: Rows) -> None:
    partners = rows.all(Team, kind="partner")
    assert [team.name for team in partners] == [team.name for team in sample.all(Team) if team.kind == "partner"]
    assert 0 < len(partners) < len(rows.all(Team))
    assert rows.all(Team, kind="partner", name="Nobody") == []


def test_some_attributes_of_all_objects(sample: WorkshopFile, rows: Rows) -> None:
    watched = UnitOfWork(sample.session)
    picked = rows.pick(Draft, "team_id", "state")
    assert (
        picked == [(draft.team_id, draft.state) for draft in rows.all(Draft)] == watched.pick(Draft, "team_id", "state")
    )
    with pytest.raises(ValueError, match="values"):
        rows.pick(Draft, "values")


def test_what_is_not_there_is_said(rows: Rows) -> None:
    with pytest.raises(NotFound, match="this team is no longer there"):
        rows.get(Team, "gone")
