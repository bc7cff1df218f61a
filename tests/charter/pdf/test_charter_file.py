"""The file: whole or not there, the same bytes for the same content, cancelled on request."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stageworkshop.charter.pdf import write_charter
from stageworkshop.domain.errors import DomainError, FileProblem, InvalidValue
from tests.charter import documents
from tests.charter.pdf.conftest import BUILT, read


def test_the_same_content_and_date_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_charter(documents.rich(), first, built=BUILT)
    write_charter(documents.rich(), second, built=BUILT)
    assert first.read_bytes() == second.read_bytes()


def test_another_date_gives_other_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_charter(documents.empty(), first, built=BUILT)
    write_charter(documents.empty(), second, built=datetime(2026, 11, 25, tzinfo=UTC))
    assert first.read_bytes() != second.read_bytes()
    assert "25 November 2026" in read(second).pages[0]


def test_the_date_of_a_reproducible_build_is_taken_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILT.timestamp())))
    out, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_charter(documents.empty(), out)
    write_charter(documents.empty(), other, built=BUILT)
    assert out.read_bytes() == other.read_bytes()


def test_progress_goes_up_to_the_whole(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    write_charter(documents.rich(), tmp_path / "a.pdf", progress=note)
    steps = [done for done, _ in seen]
    assert steps == sorted(set(steps))
    assert seen[-1][0] == seen[-1][1]
    assert len(seen) > len(documents.rich().stages)


@pytest.mark.parametrize("stop_at", [0, 5, 17])
def test_cancelling_leaves_nothing(tmp_path: Path, stop_at: int) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(DomainError) as caught:
        write_charter(documents.rich(), out, progress=lambda done, total: done < stop_at)
    assert caught.value.code == "export.cancelled"
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_an_earlier_charter_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"earlier")
    with pytest.raises(DomainError):
        write_charter(documents.rich(), out, progress=lambda done, total: False)
    assert out.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there_is_one_clear_sentence(tmp_path: Path) -> None:
    out = tmp_path / "missing" / "a.pdf"
    with pytest.raises(FileProblem) as caught:
        write_charter(documents.empty(), out)
    assert caught.value.code == "file.not_written"
    assert str(out) in caught.value.message()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs a file system with links")
def test_a_target_that_can_not_be_replaced_leaves_no_part_behind(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.mkdir()
    (out / "inside").touch()
    with pytest.raises(FileProblem):
        write_charter(documents.empty(), out)
    assert list(tmp_path.iterdir()) == [out]


def test_an_unknown_paper_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue) as caught:
        write_charter(documents.empty(), tmp_path / "a.pdf", paper="B5")
    assert caught.value.code == "paper.unknown"


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_both_papers(tmp_path: Path, paper: str, size: tuple[int, int]) -> None:
    out = tmp_path / "a.pdf"
    write_charter(documents.rich(), out, paper=paper, built=BUILT)
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in read(out).reader.pages}
    assert sizes == {size, size[::-1]}
