"""Version 3: who signs in whose place, what a reservation is about, and the order in which people sign."""

from __future__ import annotations

from sqlalchemy import Connection

_COLUMNS = (
    ("workshop", "signing_order", "[]"),
    ("sign_off", "about", "[]"),
    ("sign_off", "deputy_key", ""),
    ("sign_off", "deputy_name", ""),
    ("sign_off", "deputy_role", ""),
    ("sign_off", "deputy_team", ""),
)
_TABLE = (
    "CREATE TABLE delegation (id VARCHAR NOT NULL PRIMARY KEY, charter_id VARCHAR NOT NULL, "
    "participant_id VARCHAR NOT NULL, participant_key VARCHAR NOT NULL, name VARCHAR NOT NULL, "
    "deputy_id VARCHAR NOT NULL, deputy_key VARCHAR NOT NULL, deputy_name VARCHAR NOT NULL, "
    "deputy_role VARCHAR NOT NULL, deputy_team VARCHAR NOT NULL, reason VARCHAR NOT NULL, at VARCHAR NOT NULL, "
    "logged_by VARCHAR NOT NULL)"
)


def step(connection: Connection) -> None:
    """Adds columns that are empty for what is there already, and the new table, append-only."""
    for table, column, empty in _COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR NOT NULL DEFAULT '{empty}'")
    connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql("CREATE INDEX ix_delegation_charter_id ON delegation (charter_id)")
    for event in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER delegation_no_{event.lower()} BEFORE {event} ON delegation "
            f"BEGIN SELECT RAISE(ABORT, 'delegation is append-only'); END"
        )
