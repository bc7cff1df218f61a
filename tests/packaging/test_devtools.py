"""The developers' commands: what a person who has just fetched the source is told and gets."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from devtools import commands, environment, start, system_packages
from devtools.console import DevError


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["shots"], "shots wants one folder"),
        (["wheel", "now"], "wheel takes no further words"),
    ],
)
def test_a_wrong_word_gets_one_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(words) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        commands.main(["--help"])
    text = capsys.readouterr().out
    assert [name for name in commands.COMMANDS if f"  {name} " not in text] == []


def test_options_after_the_command_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def command(words: list[str]) -> int:
        seen.append(words)
        return 3

    monkeypatch.setitem(commands.COMMANDS, "test", ("", command))
    assert commands.main(["test", "-x", "--maxfail=2", "tests/ui"]) == 3
    assert seen == [["-x", "--maxfail=2", "tests/ui"]]


class TestWithoutDisplay:
    """`run` on a machine without a screen, with a stand-in for the program."""

    @pytest.fixture(autouse=True)
    def _headless(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def program(command: Sequence[str | Path], *, failed: str) -> None:
            if "sample" in command:
                sample = Path(command[-1])
                assert not sample.exists(), "the program refuses to overwrite a workshop"
                sample.write_text("workshop")
            else:
                (start.OUT / "charter.pdf").write_text("charter")

        monkeypatch.setattr(start, "ROOT", tmp_path)
        monkeypatch.setattr(start, "OUT", tmp_path / "out")
        monkeypatch.setattr(start, "must", program)
        monkeypatch.setattr(start, "has_display", lambda: False)
        monkeypatch.setattr(environment, "set_up", lambda: Path("python"))

    def test_says_why_and_lists_what_it_wrote(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert start.run([]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("No display here, so no window")
        assert [line.split()[0] for line in lines[2:]] == ["out/charter.pdf", "out/sample.stageworkshop"]

    def test_works_again_and_keeps_other_files(self, capsys: pytest.CaptureFixture[str]) -> None:
        start.run([])
        (start.OUT / "notes.txt").write_text("mine")
        (start.OUT / "sample.stageworkshop-wal").write_text("left behind")
        capsys.readouterr()
        assert start.run([]) == 0
        assert (start.OUT / "notes.txt").exists()
        assert not (start.OUT / "sample.stageworkshop-wal").exists()
        assert "notes.txt" not in capsys.readouterr().out


class TestSystemLibraries:
    def test_without_a_password_the_exact_command_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages, "missing_libraries", lambda _: {"libEGL.so.1", "libGL.so.1"})
        monkeypatch.setattr(system_packages, "_sudo", lambda: None)
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        with pytest.raises(DevError, match=r"sudo apt-get install --yes libegl1 libgl1$"):
            system_packages.install_qt_libraries(Path("PySide6"))

    def test_elsewhere_than_on_debian_the_libraries_are_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages, "missing_libraries", lambda _: {"libEGL.so.1"})
        monkeypatch.setattr(shutil, "which", lambda _: None)
        with pytest.raises(DevError, match=r"not installed: libEGL\.so\.1\. Install them"):
            system_packages.install_qt_libraries(Path("PySide6"))

    def test_nothing_is_installed_when_nothing_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages, "missing_libraries", lambda _: set())
        monkeypatch.setattr(system_packages, "install_debian", lambda *_, **__: pytest.fail("installed"))
        system_packages.install_qt_libraries(Path("PySide6"))


class TestEnvironment:
    """What an environment that is already there is worth."""

    @pytest.fixture
    def venv(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / ".venv"
        monkeypatch.setattr(environment, "VENV", folder)
        return folder

    def test_one_that_was_moved_or_is_half_made_is_made_anew(self, venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert not environment._works()
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        assert environment._works()

        moved = venv.rename(venv.with_name("moved"))
        monkeypatch.setattr(environment, "VENV", moved)
        assert not environment._works(), "its scripts name the old place"
        monkeypatch.setattr(environment, "VENV", moved.rename(venv))

        shutil.rmtree(next(venv.glob("[Ll]ib/**/pip/_internal")))
        assert not environment._works(), "pip is there by half"
        environment.python().unlink()
        assert not environment._works()

    def test_one_that_cannot_be_taken_away_is_named(self, venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(_: Path) -> None:
            raise PermissionError(13, "Permission denied")

        venv.mkdir()
        monkeypatch.setattr(shutil, "rmtree", refused)
        with pytest.raises(DevError, match=r"\.venv cannot be taken away \(Permission denied\): remove it"):
            environment.create_venv(venv)
