"""Steps from one schema version to the next.

`STEPS[n]` takes a file from version n to n + 1, inside one transaction; a backup is made before the first. To change
the schema: alter `store.tables`, raise `SCHEMA_VERSION` in `store.schema`, note new tables there, add a module
`v5_to_v6.py` here and put its function in `STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, text

from stageworkshop.store.migrations import v1_to_v2, v2_to_v3, v3_to_v4, v4_to_v5

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = {1: v1_to_v2.step, 2: v2_to_v3.step, 3: v3_to_v4.step, 4: v4_to_v5.step}


def migrate(connection: Connection, found: int, wanted: int, steps: Mapping[int, Step] = STEPS) -> None:
    """Runs the steps from version `found` to `wanted` on a connection with an open transaction."""
    for version in range(found, wanted):
        steps[version](connection)
        connection.execute(text(f"PRAGMA user_version = {version + 1}"))
