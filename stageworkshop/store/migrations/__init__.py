"""Steps from one schema version to the next.

`STEPS[n]` takes a file from version n to n + 1, inside one transaction; a backup is made before the first. Version 1
is the first released schema, so there is none yet. To change the schema: alter `store.tables`, raise its
`SCHEMA_VERSION`, add a module `v1_to_v2.py` here and put its function in `STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, text

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = {}


def migrate(connection: Connection, found: int, wanted: int, steps: Mapping[int, Step] = STEPS) -> None:
    """Runs the steps from version `found` to `wanted` on a connection with an open transaction."""
    for version in range(found, wanted):
        steps[version](connection)
        connection.execute(text(f"PRAGMA user_version = {version + 1}"))
