"""What the charter tells its readers to type, typed."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from stageworkshop.charter import guidance
from stageworkshop.cli import main
from stageworkshop.evidence.fingerprints import spaced
from tests.evidence.conftest import Sample

Tool = Callable[..., str]


@pytest.fixture
def beside(sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sample:
    """The sealed charter in the folder in hand, under the name that the commands have for it."""
    shutil.copyfile(sample.path, tmp_path / "charter.pdf")
    monkeypatch.chdir(tmp_path)
    return sample


def test_the_printed_commands_give_what_is_printed_beside_them(
    beside: Sample, capfd: pytest.CaptureFixture[str]
) -> None:
    for _, _, commands, _ in guidance.COMMANDS:
        for command in commands:
            program, *words = shlex.split(command)
            if program == "stageworkshop":
                assert main(words) == 0
                continue
            if shutil.which(program) is None:
                pytest.skip(f"{program} is not installed")
            subprocess.run([program, *words], check=True)
    told = capfd.readouterr().out
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    # What the page says of the issuer, and where it sends the reader for the fingerprint.
    assert "isn't Trusted" in told
    assert spaced(beside.sealed.fingerprint) in told
    assert f"{beside.document.content_hash}  definitions.json" in told


def test_the_sealed_charter_is_tagged(sample: Sample, tool: Tool) -> None:
    told = tool("pdfinfo", sample.path)
    assert "Tagged:          yes" in told
    tree = tool("pdfinfo", "-struct", sample.path)
    assert tree.count("TH") > 10
    assert "Figure" in tree
