"""Edits fields of a workshop through the real window's bridge, each edit beside a plain SQLite transaction."""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

from bench.children import probe


def main(words: list[str]) -> None:
    """Open the file in the window, change its stages' texts in turn, report seconds a change."""
    path, edits = Path(words[0]), int(words[1])
    from stageworkshop.app import start

    app, window = start(path)
    if window.frame is None:
        raise SystemExit("the workshop was not opened")

    from sqlalchemy import event

    from stageworkshop.actions import agreed
    from stageworkshop.domain.stage import Stage

    bridge = window.frame.bridge
    committed: list[float] = []
    event.listen(bridge.file.session, "after_commit", lambda _session: committed.append(time.perf_counter()))
    stages = [(stage.id, str(stage.values.get("definition", ""))) for stage in bridge.file.all(Stage)]
    plain = _plain(path.with_name(f"plain {path.name}"))
    app.processEvents()
    saved: list[float] = []
    shown: list[float] = []
    least: list[float] = []
    for number in range(edits):
        stage_id, text = stages[number % len(stages)]
        begun = time.perf_counter()
        changes = bridge.run(agreed.set_agreed, stage_id=stage_id, field="definition", value=f"{text} ({number})")
        shown.append(time.perf_counter() - begun)
        if not changes:
            raise SystemExit(f"the change was not taken: {bridge.error}")
        saved.append(committed[-1] - begun)
        least.append(_write_plainly(plain, f"{text} ({number})"))
        app.processEvents()
    plain.close()
    window.close_workshop()
    probe.report({"saved": saved, "shown": shown, "plain": least})


def _plain(path: Path) -> sqlite3.Connection:
    """A database as safe as a workshop file: a rollback journal, and every commit waits for the disk."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    for line in ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = FULL"):
        connection.execute(line)
    connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("INSERT INTO thing VALUES (1, '')")
    connection.commit()
    return connection


def _write_plainly(connection: sqlite3.Connection, text: str) -> float:
    begun = time.perf_counter()
    connection.execute("UPDATE thing SET text = ? WHERE id = 1", (text,))
    connection.execute("INSERT INTO log (text) VALUES (?)", (text,))
    connection.commit()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(sys.argv[1:])
