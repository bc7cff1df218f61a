"""SQLAlchemy over the one connection to a workshop file: loaded when something is first to be changed, or before."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from stageworkshop.store import mapping  # noqa: F401 - maps the classes


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine that uses this open connection and no other; disposing of it closes the connection."""
    return create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)


def session_on(connection: sqlite3.Connection) -> Session:
    """A session on this open connection."""
    return Session(engine_on(connection), expire_on_commit=False)
