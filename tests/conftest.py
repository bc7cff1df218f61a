"""What holds for every test: no screen is needed, and nobody's real settings are read or written."""

import os

import pytest
from hypothesis import settings

from stageworkshop import paths

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
