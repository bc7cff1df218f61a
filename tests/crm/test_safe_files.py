"""Whether files have changed since they were read."""

from __future__ import annotations

import os
from pathlib import Path

from stageworkshop.crm.safe_files import marks


def test_every_change_of_a_folder_is_seen_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.json").write_text("{}")
    before = marks(folder)
    assert marks(folder) == before
    (folder / ".sfdx").mkdir()
    (folder / ".sfdx" / "cache.json").write_text("{}")
    assert marks(folder) == before
    (folder / "b.json").write_text("{}")
    added = marks(folder)
    assert added > before
    told = (folder / "b.json").stat()
    os.utime(folder / "b.json", ns=(told.st_atime_ns, told.st_mtime_ns + 1_000))
    assert marks(folder) != added
    (folder / "b.json").unlink()
    assert marks(folder) == before


def test_a_single_file_has_its_own_mark_and_nothing_has_none(tmp_path: Path) -> None:
    file = tmp_path / "settings.zip"
    assert marks(file) == frozenset()
    file.write_bytes(b"1")
    before = marks(file)
    assert len(before) == 1
    file.write_bytes(b"12")
    assert marks(file) != before
