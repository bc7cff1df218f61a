"""The finished sample, made once in a session and copied for each test that changes it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from stageworkshop.actions.context import Context
from stageworkshop.sample import write_sample
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, closed; not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "sample.stageworkshop"
    write_sample(path)
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Context]:
    """A copy of the sample, open in the hand of its facilitator."""
    path = tmp_path / "sample.stageworkshop"
    shutil.copy(sample_file, path)
    file = WorkshopFile.open(path)
    yield Context(file, "Ines Ferreira", clock=lambda: "2026-11-24T10:42:00Z")
    file.close()
