"""What holds for every test: no screen is needed, and nobody's real settings are read or written."""

import contextlib
import functools
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from stageworkshop import paths
from stageworkshop.store import opening
from stageworkshop.store.workshop_file import WorkshopFile

HERE = Path(__file__).parent

# Before any test module imports Qt. dev.py sets it too; this is for a plain `pytest` and for editors.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The gate tries the same examples every time, so that it fails for what was changed and for nothing else. New ones are
# tried with `HYPOTHESIS_PROFILE=explore`.
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("explore", derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Some ten thousand commits need not outlast a power cut: on a slow disk they would take most of the time.

    What the program itself asks of SQLite is read off `opening.connect.__wrapped__` in tests/store/test_opening.py.
    """
    connect = opening.connect

    @functools.wraps(connect)
    def hasty(path: Path, *, read_only: bool) -> sqlite3.Connection:
        connection = connect(path, read_only=read_only)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "connect", hasty)
        yield


@pytest.fixture(autouse=True)
def _closed_at_the_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files that a test opens itself, mostly to see what lies on disk, are closed after it.

    One that the program forgets is left to Python 3.13, which warns of it, and a warning fails the test.
    """
    opened: list[WorkshopFile] = []

    def watched(original: Callable[..., WorkshopFile]) -> Callable[..., WorkshopFile]:
        @functools.wraps(original)
        def called(*words: object, **named: object) -> WorkshopFile:
            file = original(*words, **named)
            if Path(sys._getframe(1).f_code.co_filename).is_relative_to(HERE):
                opened.append(file)
            return file

        return called

    for name in ("open", "create"):
        monkeypatch.setattr(WorkshopFile, name, staticmethod(watched(getattr(WorkshopFile, name))))
    yield
    for file in opened:
        with contextlib.suppress(sqlite3.ProgrammingError):  # closed by the test itself
            file.close()
