"""One writer at a time, also between programs, and never two because a lock's file was just being removed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stageworkshop.domain.errors import FileProblem
from stageworkshop.store.lock import WriterLock

HOLD = """
import sys
from pathlib import Path
from stageworkshop.store.lock import WriterLock

print(WriterLock(Path(sys.argv[1])).take(), flush=True)
sys.stdin.read()
"""


def lock_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def test_the_second_waits_for_the_first_to_let_go(tmp_path: Path) -> None:
    path = tmp_path / "one.stageworkshop"
    first, second = WriterLock(path), WriterLock(path)
    assert first.take()
    assert not second.take()
    first.release()
    assert not lock_file(path).exists()
    assert second.take()
    assert not first.take()
    second.release()
    second.release()


def test_a_holder_that_died_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.stageworkshop"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        assert not WriterLock(path).take()
        holder.kill()
    # Its file is still there, which means nothing.
    lock = WriterLock(path)
    assert lock.take()
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be removed there")
def test_a_file_removed_between_opening_and_locking_is_not_taken_for_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.stageworkshop"
    really = os.open
    opened: list[int] = []

    def open_and_lose(name: Path, *arguments: int) -> int:
        handle = really(name, *arguments)
        if not opened:
            name.unlink()
        opened.append(handle)
        return handle

    monkeypatch.setattr(os, "open", open_and_lose)
    lock = WriterLock(path)
    assert lock.take()
    assert len(opened) == 2
    assert lock_file(path).exists()
    assert not WriterLock(path).take()
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "one.stageworkshop", tmp_path / "elsewhere"
    lock_file(path).symlink_to(elsewhere)
    with pytest.raises(FileProblem):
        WriterLock(path).take()
    assert not elsewhere.exists()
