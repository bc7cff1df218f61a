"""`stageworkshop export` for the wall and for the browser."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from stageworkshop.cli import main
from stageworkshop.sample import write_sample


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's file."""
    path = tmp_path_factory.mktemp("workshop") / "sample.stageworkshop"
    write_sample(path)
    return path


def _names(folder: Path) -> list[str]:
    return sorted(path.name.rpartition("us-")[2] for path in folder.iterdir())


def test_cards_and_handout_are_written_when_named_and_only_then(workshop: Path, tmp_path: Path) -> None:
    both, plain = tmp_path / "both", tmp_path / "plain"
    assert main(["export", str(workshop), "--out", str(both), "--cards", "--html", "--paper", "Letter"]) == 0
    assert _names(both) == ["cards.pdf", "handout.html"]
    cards = pypdf.PdfReader(next(both.glob("*cards.pdf")))
    assert len(cards.pages) == 13
    assert (float(cards.pages[0].mediabox.width), float(cards.pages[0].mediabox.height)) == (792.0, 612.0)
    assert main(["export", str(workshop), "--out", str(plain)]) == 0
    assert _names(plain) == ["charter.pdf", "definitions.json"]


def test_the_partners_edition_has_cards_and_a_handout_of_its_own(workshop: Path, tmp_path: Path) -> None:
    assert main(["export", str(workshop), "--out", str(tmp_path), "--edition", "partner", "--cards", "--html"]) == 0
    assert _names(tmp_path) == ["partners-cards.pdf", "partners-handout.html"]
    assert len(pypdf.PdfReader(next(tmp_path.glob("*cards.pdf"))).pages) == 11
    assert "This is an extract." in next(tmp_path.glob("*.html")).read_text(encoding="utf-8")


def test_nothing_is_overwritten_unasked(workshop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(workshop), "--out", str(tmp_path), "--html"]
    assert main(words) == 0
    assert main([*words, "--cards"]) != 0
    assert "this file is there already" in capsys.readouterr().err
    assert _names(tmp_path) == ["handout.html"]
    assert main([*words, "--cards", "--force"]) == 0
