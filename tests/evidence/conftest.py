"""One key and one sealed sample charter for all tests of evidence, and people's own tools, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest

from stageworkshop.charter.frozen import frozen_document
from stageworkshop.charter.model import Document
from stageworkshop.domain.charter import Charter
from stageworkshop.evidence.export import Sealing, make_pdf
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.seal import Sealed
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.sample import write_sample
from stageworkshop.store.workshop_file import WorkshopFile
from tests.evidence.keychains import MemoryKeychain

PASSPHRASE = "a horse in the rain"
ORGANISATION = "Orvedal Dental AS, Bergen"
BUILT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def chain() -> Iterator[MemoryKeychain]:
    """An empty keychain in place of the system's."""
    before, memory = keyring.get_keyring(), MemoryKeychain()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@dataclass(frozen=True)
class Sample:
    """The sample's second charter, sealed, with what it was made from."""

    workshop: Path
    document: Document
    key: SigningKey
    sealed: Sealed
    path: Path


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyStore:
    """A folder with an organisation's key and a person's own."""
    store = KeyStore(tmp_path_factory.mktemp("keys"))
    store.create("organisation", ORGANISATION, PASSPHRASE, at=datetime.now(UTC))
    store.create("personal", "Łukasz Wójcik", PASSPHRASE, at=datetime.now(UTC))
    return store


@pytest.fixture(scope="session")
def key(keys: KeyStore) -> SigningKey:
    """The organisation's key, ready to sign."""
    return keys.unlock("organisation", PASSPHRASE, at=datetime.now(UTC))


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished sample; copy it before writing to it."""
    path = tmp_path_factory.mktemp("sample") / "sample.stageworkshop"
    write_sample(path)
    return path


@pytest.fixture(scope="session")
def document(workshop: Path) -> Document:
    """The sample's second charter, with its three sign-offs."""
    file = WorkshopFile.open(workshop, read_only=True)
    (charter,) = file.all(Charter, number=2)
    found = frozen_document(file, charter.id)
    file.close()
    return found


@pytest.fixture(scope="session")
def unsealed(document: Document) -> bytes:
    """That charter as a PDF without a seal."""
    return make_pdf(document, built=BUILT)[0]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, workshop: Path, document: Document, key: SigningKey) -> Sample:
    """That charter as a sealed PDF."""
    pdf, sealed = make_pdf(document, built=BUILT, sealing=Sealing(key))
    assert sealed is not None
    path = tmp_path_factory.mktemp("sealed") / "charter.pdf"
    path.write_bytes(pdf)
    return Sample(workshop, document, key, sealed, path)


@pytest.fixture
def own_workshop(workshop: Path, tmp_path: Path) -> Iterator[WorkshopFile]:
    """A copy of the sample, open for writing."""
    path = tmp_path / "own.stageworkshop"
    shutil.copyfile(workshop, path)
    file = WorkshopFile.open(path)
    yield file
    file.close()


@pytest.fixture
def tool() -> Callable[..., str]:
    """Runs somebody else's tool and gives what it printed; skips the test where it is not installed."""

    def run(*command: object, stdin: bytes | None = None) -> str:
        words = [str(word) for word in command]
        if shutil.which(words[0]) is None:
            pytest.skip(f"{words[0]} is not installed")
        done = subprocess.run(words, capture_output=True, check=True, input=stdin)
        return done.stdout.decode()

    return run
