"""Version 4: a file may be one team's draft sheet."""

from __future__ import annotations

from sqlalchemy import Connection


def step(connection: Connection) -> None:
    """Makes the new table, which stays empty in a whole workshop."""
    connection.exec_driver_sql(
        "CREATE TABLE extract (id VARCHAR NOT NULL PRIMARY KEY, team_id VARCHAR NOT NULL, made_at VARCHAR NOT NULL, "
        "asked_by VARCHAR NOT NULL, until VARCHAR NOT NULL, base VARCHAR NOT NULL)"
    )
