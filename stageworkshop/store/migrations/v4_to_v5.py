"""Version 5: a round of answers that the room has seen stays in sight when somebody joins."""

from __future__ import annotations

from sqlalchemy import Connection


def step(connection: Connection) -> None:
    """Adds the mark, set for no answer: it is set when the room next grows, on all rounds that are in sight then."""
    connection.exec_driver_sql("ALTER TABLE stance ADD COLUMN shown BOOLEAN NOT NULL DEFAULT 0")
