"""Keys, a small workshop with a sealed charter, and a keychain of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest

from stageworkshop import paths
from stageworkshop.actions import charters, seals, signoffs
from stageworkshop.actions.context import Context
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.workshop import Participant
from stageworkshop.evidence.export import Sealing, export_document
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.window import MainWindow
from tests.evidence.keychains import MemoryKeychain
from tests.ui.proof.common import OWNER, PASSPHRASE, PERSON
from tests.ui.steps.conftest import open_step
from tests.ui.workshops import small

__all__ = ["open_step"]


@pytest.fixture(autouse=True)
def chain() -> Iterator[MemoryKeychain]:
    """An empty keychain in place of the system's."""
    before, memory = keyring.get_keyring(), MemoryKeychain()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The same window, in front: the one of the test before may only just have been closed."""
    window.activateWindow()
    return window


@pytest.fixture(scope="session")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an organisation's key and a person's own; not to be changed."""
    store = KeyStore(tmp_path_factory.mktemp("made-keys"))
    store.create("organisation", OWNER, PASSPHRASE, at=datetime.now(UTC))
    store.create("personal", PERSON, PASSPHRASE, at=datetime.now(UTC))
    return store.folder


@pytest.fixture
def keys(made_keys: Path) -> KeyStore:
    """The same keys on this computer."""
    shutil.copytree(made_keys, paths.data_dir() / "keys")
    return KeyStore()


@dataclass(frozen=True)
class Sealed:
    """A small workshop, closed, and its sealed charter with the definitions file; not to be changed."""

    workshop: Path
    charter: Path
    definitions: Path


@pytest.fixture(scope="session")
def sealed_small(tmp_path_factory: pytest.TempPathFactory, made_keys: Path) -> Sealed:
    """One of two signatories has signed."""
    folder = tmp_path_factory.mktemp("sealed-small")
    ctx = small(folder / "norda.stageworkshop")
    charter = charters.propose(ctx).created("charter")
    person = next(each for each in ctx.file.all(Participant) if each.name == "山田 太郎")
    signoffs.sign(ctx, charter_id=charter, participant_id=person.id, answer="approve", typed=person.name)
    document = frozen_document(ctx.file, charter)
    key = KeyStore(made_keys).unlock("organisation", PASSPHRASE, at=datetime.now(UTC))
    done = export_document(document, folder / "out", sealing=Sealing(key))
    assert done.sealed is not None
    # Noted as of this morning: what a test seals is the latest, also within the same second.
    sealed = replace(done.sealed, sealed_at=f"{done.sealed.sealed_at[:10]}T00:00:00Z")
    seals.note(ctx, document=document, sealed=sealed, file_name="c.pdf")
    assert ctx.file.all(Charter)
    ctx.file.close()
    found = {path.suffix: path for path in done.paths}
    return Sealed(folder / "norda.stageworkshop", found[".pdf"], found[".json"])


@pytest.fixture
def sealed(sealed_small: Sealed, tmp_path: Path) -> Sealed:
    """A copy of them."""
    folder = Path(shutil.copytree(sealed_small.workshop.parent, tmp_path / "norda"))
    base = sealed_small.workshop.parent
    return Sealed(
        *(
            folder / each.relative_to(base)
            for each in (sealed_small.workshop, sealed_small.charter, sealed_small.definitions)
        )
    )


@pytest.fixture
def open_small(sealed: Sealed) -> Iterator[Context]:
    """The small workshop, open."""
    file = WorkshopFile.open(sealed.workshop)
    yield Context(file, "Ines Ferreira")
    file.close()
