"""Version 2: requests for sign-offs from elsewhere, what came back, what was sealed, and files kept byte for byte.

The tables are written out as they were in this version: `store.tables` goes on changing, this step does not.
"""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    "CREATE TABLE request (id VARCHAR NOT NULL PRIMARY KEY, charter_id VARCHAR NOT NULL, "
    "participant_id VARCHAR NOT NULL, participant_key VARCHAR NOT NULL, content_hash VARCHAR NOT NULL, "
    "covers VARCHAR NOT NULL, file_name VARCHAR NOT NULL, file_hash VARCHAR NOT NULL, file_size INTEGER NOT NULL, "
    "asked_by VARCHAR NOT NULL, asked_at VARCHAR NOT NULL)",
    "CREATE TABLE proof (id VARCHAR NOT NULL PRIMARY KEY, sign_off_id VARCHAR NOT NULL, request_id VARCHAR NOT NULL, "
    "kind VARCHAR NOT NULL, kept VARCHAR NOT NULL, fingerprint VARCHAR NOT NULL, holder VARCHAR NOT NULL, "
    "said_at VARCHAR NOT NULL, added_at VARCHAR NOT NULL)",
    "CREATE TABLE seal (id VARCHAR NOT NULL PRIMARY KEY, charter_id VARCHAR NOT NULL, edition VARCHAR NOT NULL, "
    "content_hash VARCHAR NOT NULL, file_name VARCHAR NOT NULL, file_hash VARCHAR NOT NULL, "
    "fingerprint VARCHAR NOT NULL, sealed_at VARCHAR NOT NULL, time_stamp VARCHAR NOT NULL, "
    "sealed_by VARCHAR NOT NULL)",
    "CREATE TABLE kept (sha256 VARCHAR NOT NULL PRIMARY KEY, data BLOB NOT NULL)",
    "CREATE INDEX ix_request_charter_id ON request (charter_id)",
    "CREATE INDEX ix_proof_sign_off_id ON proof (sign_off_id)",
    "CREATE INDEX ix_seal_charter_id ON seal (charter_id)",
)


def step(connection: Connection) -> None:
    """Makes the new tables, append-only from the start."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    for table in ("request", "proof", "seal", "kept"):
        for event in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
