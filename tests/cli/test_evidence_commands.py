"""Sealing, verifying and signing by the command line, as a shell sees it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.null import Keyring

from stageworkshop.cli.passphrases import VARIABLE
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.sample import write_sample
from stageworkshop.store.workshop_file import WorkshopFile
from tests.cli.shell import Shell
from tests.evidence.keychains import MemoryKeychain

PASSPHRASE = "a horse in the rain"


@pytest.fixture(autouse=True)
def no_keychain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without a keychain, whose user gives the passphrase in the environment."""
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    yield
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.stageworkshop"
    write_sample(path)
    return path


@pytest.fixture
def file(sample: Path, tmp_path: Path) -> Path:
    """A workshop of one's own."""
    return Path(shutil.copyfile(sample, tmp_path / "own.stageworkshop"))


def sealed(shell: Shell, file: Path, out: Path, *more: object) -> Path:
    """Makes a key and exports charter 2 with a seal."""
    if KeyStore().facts("organisation") is None:
        assert shell("keys", "create", "Orvedal Dental AS") == 0, shell.err
    assert shell("export", file, "--out", out, "--charter", "2", "--seal", *more) == 0, shell.err
    return next(path for path in out.iterdir() if path.suffix == ".pdf")


def test_seal_and_verify(shell: Shell, file: Path, tmp_path: Path) -> None:
    pdf = sealed(shell, file, tmp_path / "out")
    assert len(shell.out.splitlines()) == 3
    assert shell("verify", pdf) == 0
    assert shell.out.rstrip().endswith("Everything holds.")
    assert "✓ Sigrid Bråthen approves" in shell.out
    fingerprint = KeyStore().own_certificates()[-1].fingerprint
    assert shell("verify", pdf, "--fingerprint", fingerprint.upper(), "--against", file) == 0, shell.out
    assert shell("verify", pdf, "--fingerprint", "0" * 64) == 1
    assert "✗ The seal was made with another certificate" in shell.out
    assert shell("verify", pdf, "--fingerprint", "nonsense") == 1
    assert shell.err.count("\n") == 1


def test_a_changed_byte_is_exit_code_1(shell: Shell, file: Path, tmp_path: Path) -> None:
    pdf = sealed(shell, file, tmp_path / "out")
    data = bytearray(pdf.read_bytes())
    data[30_000] ^= 1
    pdf.write_bytes(bytes(data))
    assert shell("verify", pdf) == 1
    assert "do not rely on this file" in shell.out
    assert shell("verify", pdf, "--json") == 1
    told = json.loads(shell.out)
    assert told["holds"] is False
    assert {each["key"] for each in told["checks"] if each["state"] == "fails"} >= {"recorded", "unchanged"}


def test_an_unsealed_export_says_so(shell: Shell, file: Path, tmp_path: Path) -> None:
    assert shell("export", file, "--out", tmp_path / "out", "--pdf") == 0
    (pdf,) = (tmp_path / "out").iterdir()
    assert shell("verify", pdf) == 1
    assert "✗ This PDF carries no seal" in shell.out


def test_definitions_are_verified_and_compared(shell: Shell, file: Path, tmp_path: Path) -> None:
    pdf = sealed(shell, file, tmp_path / "out")
    definitions = next(path for path in pdf.parent.iterdir() if path.suffix == ".json")
    assert shell("verify", definitions, "--against", pdf) == 0, shell.out
    assert shell("verify", pdf, "--against", definitions) == 0, shell.out
    assert shell("export", file, "--out", tmp_path / "now", "--definitions") == 0
    (now,) = (tmp_path / "now").iterdir()
    assert shell("verify", pdf, "--against", now) == 1
    assert "✗ The words are others" in shell.out
    assert shell("verify", now) == 1
    assert "no longer holds for “Order confirmed”" in shell.out


def test_there_is_nothing_to_seal_with_at_first(shell: Shell, file: Path, tmp_path: Path) -> None:
    assert shell("export", file, "--out", tmp_path / "out", "--seal") == 1
    assert "make one with “keys create”" in shell.err
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []
    assert shell("export", file, "--out", tmp_path / "out", "--charter", "9") == 1
    assert "no charter of this number" in shell.err


def test_the_seal_is_noted_unless_a_window_has_the_file(shell: Shell, file: Path, tmp_path: Path) -> None:
    sealed(shell, file, tmp_path / "one")
    assert shell("history", file) == 0
    assert "sealed charter 2" in shell.out
    window = WorkshopFile.open(file)
    sealed(shell, file, tmp_path / "two")
    assert "was not noted in own.stageworkshop" in shell.err
    window.close()
    assert shell("history", file, "--check") == 0


def test_sealing_with_a_key_file(shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell("keys", "create", "Somebody Else") == 0
    p12 = KeyStore().folder / "organisation.p12"
    elsewhere = Path(shutil.copyfile(p12, tmp_path / "their.p12"))
    assert shell("keys", "create", "Orvedal Dental AS", "--replace") == 0
    pdf = sealed(shell, file, tmp_path / "out", "--key", elsewhere)
    assert shell("verify", pdf) == 0
    assert "made by “Somebody Else, charter seal”" in shell.out
    monkeypatch.setenv(VARIABLE, "not this one")
    assert shell("export", file, "--out", tmp_path / "no", "--seal", "--key", elsewhere) == 1
    assert "their.p12: this passphrase does not open the key" in shell.err


def test_keys_are_shown_imported_and_renewed(shell: Shell, tmp_path: Path) -> None:
    assert shell("keys", "show") == 1
    assert shell("keys", "create", "Orvedal Dental AS") == 0
    assert "There is no keychain here" in shell.out
    assert "Never send it together with a charter" in shell.out
    assert shell("keys", "create", "Orvedal Dental AS") == 1
    assert "left alone" in shell.err
    assert shell("keys", "show", "--pdf", tmp_path / "page.pdf") == 0
    first = shell.out
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert shell("keys", "renew") == 0
    assert shell.out.splitlines()[1] != first.splitlines()[1]
    assert shell.out.splitlines()[4] == first.splitlines()[4]
    (tmp_path / "no.p12").write_bytes(b"no key")
    assert shell("keys", "import", tmp_path / "no.p12", "--personal") == 1
    assert "PKCS#12" in shell.err
    p12 = KeyStore().folder / "organisation.p12"
    assert shell("keys", "import", p12, "--personal") == 0, shell.err
    assert shell("keys", "show", "--personal") == 0


def test_without_anybody_to_ask_the_passphrase_must_be_given(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    assert shell("keys", "create", "Orvedal Dental AS") == 1
    assert VARIABLE in shell.err
    assert not KeyStore().folder.exists()


def test_a_passphrase_in_the_keychain_is_used_and_forgotten_when_wrong(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = MemoryKeychain()
    keyring.set_keyring(memory)
    assert shell("keys", "create", "Orvedal Dental AS") == 0
    assert list(memory.held.values()) == [PASSPHRASE]
    monkeypatch.delenv(VARIABLE)
    sealed(shell, file, tmp_path / "out")
    memory.held[next(iter(memory.held))] = "an old one"
    assert shell("export", file, "--out", tmp_path / "again", "--seal") == 1
    assert VARIABLE in shell.err
    assert memory.held == {}


def test_a_signatory_elsewhere_is_asked_signs_and_is_taken_in(shell: Shell, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    people = ("mhmd-lhdd", "lukasz-wojcik")
    asked = [word for key in people for word in ("--person", key)]
    assert shell("signoff", file, "request", *asked, "--out", out, "--by", "Ines Ferreira") == 0, shell.err
    assert len(shell.out.splitlines()) == 4
    first, second = (next(out.glob(f"*{key}.signoff-request.json")) for key in people)
    assert shell("sign", first, "--answer", "reservation") == 1
    assert "write down the reservation" in shell.err
    assert shell("sign", first, "--answer", "reservation", "--reason", "Until May.", "--about", "warm-lead") == 0
    assert "reservation by محمد الحداد, to charter 2" in shell.out
    assert shell("keys", "create", "--personal", "Łukasz Wójcik") == 0
    assert shell("sign", second, "--answer", "approve", "--key", "--out", out / "łukasz.json") == 0, shell.err
    answers = [next(out.glob("*.signoff-answer.json")), out / "łukasz.json"]
    assert shell("signoff", file, "import", *answers) == 0, shell.err
    assert "محمد الحداد approves with reservation, without a signature" in shell.out
    assert "signed with a key not seen before, which is in the name of “Łukasz Wójcik”" in shell.out
    assert shell("show", file, "--json") == 0
    given = {each["name"]: each["answer"] for each in json.loads(shell.out)["sign_offs"]}
    assert (given["محمد الحداد"], given["Łukasz Wójcik"]) == ("reserve", "approve")

    assert shell("signoff", file, "import", *answers, first) == 1
    assert shell.err.count("\n") == 3
    assert "answered already" in shell.err
    assert shell("verify", sealed(shell, file, tmp_path / "sealed")) == 0, shell.out
    assert "signed with the signatory’s own key (“Łukasz Wójcik”, fingerprint" in shell.out


def test_requests_go_to_signatories_only_and_overwrite_nothing(shell: Shell, file: Path, tmp_path: Path) -> None:
    assert shell("signoff", file, "request", "--person", "nobody", "--out", tmp_path / "out") == 1
    assert "signatories are: lukasz-wojcik" in shell.err
    assert shell("signoff", file, "request", "--person", "ines-ferreira", "--out", tmp_path / "out") == 1
    assert "role of signatory" in shell.err
    command = ("signoff", file, "request", "--person", "mhmd-lhdd", "--out", tmp_path / "out")
    assert shell(*command) == 0
    assert shell(*command) == 1
    assert "left alone" in shell.err
    request = next((tmp_path / "out").glob("*.signoff-request.json"))
    assert shell("sign", request, "--answer", "approve") == 0
    assert shell("sign", request, "--answer", "approve") == 1
    assert "left alone" in shell.err


@pytest.mark.parametrize(
    "wrong",
    [("verify",), ("keys",), ("keys", "create"), ("signoff", "x"), ("sign", "x"), ("sign", "x", "--answer", "yes")],
)
def test_wrong_usage_is_exit_code_2(wrong: tuple[str, ...], shell: Shell) -> None:
    assert shell(*wrong) == 2
    assert "usage:" in shell.err


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nonsense", b"{}", bytes(range(256)) * 9, b"[" * 20_000])
def test_no_file_makes_it_stumble(data: bytes, shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    for command in (("verify", path), ("sign", path, "--answer", "approve"), ("verify", path, "--against", path)):
        assert shell(*command) == 1
        assert "Traceback" not in shell.err + shell.out
