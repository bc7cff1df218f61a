"""A fault of the program itself: one line, an exit code, and the details where they can be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from stageworkshop import paths
from stageworkshop.cli import main, show
from stageworkshop.sample import write_sample


def broken(*_: object) -> int:
    raise KeyError("21adfd5d\nno such team")


def test_a_fault_is_one_line_and_its_details_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sample.stageworkshop"
    write_sample(path)
    before = path.read_bytes()
    monkeypatch.setattr(show, "run", broken)
    assert main(["show", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "something went wrong in the program" in err
    kept = paths.data_dir() / "last-fault.txt"
    assert str(kept) in err
    assert "KeyError" in kept.read_text("utf-8")
    assert "Traceback" in kept.read_text("utf-8")
    assert path.read_bytes() == before


def test_without_a_place_for_details_the_line_says_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(taken))
    monkeypatch.setattr(show, "run", broken)
    assert main(["show", str(tmp_path / "any.stageworkshop")]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "KeyError" in err
