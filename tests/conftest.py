"""What holds for every test: no screen is needed, and nobody's real settings are read or written."""

import os

import pytest

from stageworkshop import paths

# Before any test module imports Qt. dev.py sets it too; this is for a plain `pytest` and for editors.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
