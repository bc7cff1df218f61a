"""The bench: larger workshops are whole ones, each process reports what it measured, and the table says what is missed.

No test looks at how fast anything is.
"""

import json
from pathlib import Path

import pypdfium2
import pytest

from bench import content, exporting, saving
from bench.command import main
from bench.figure import Figure, compared, paired, table
from bench.lab import Lab, MeasuringFailed, Side, median
from stageworkshop.charter.definitions import dumps
from stageworkshop.charter.faults import faults
from stageworkshop.charter.model import Document
from stageworkshop.charter.snapshot import take
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.workshop import Team
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return Lab(tmp_path_factory.mktemp("bench"), repetitions=2)


@pytest.fixture(scope="module")
def sample(lab: Lab) -> Document:
    return content.sample_document(lab.folder)


@pytest.mark.parametrize("count", [3, 13, 40])
def test_a_grown_workshop_is_valid_and_has_its_stages(sample: Document, count: int) -> None:
    document = content.grown(sample, count)
    keys = [stage.key for _, stage in document.stages]
    assert len(set(keys)) == count
    wrong = [fault.line() for fault in faults(dumps(document)) if not fault.warning]
    assert wrong == []


def test_many_stages_have_a_draft_of_every_team(lab: Lab) -> None:
    file = WorkshopFile.open(content.many_stages(lab.folder, 5), read_only=True)
    try:
        assert len(take(file).stages) == 5
        assert len(file.all(Draft)) == 5 * len(file.all(Team))
    finally:
        file.close()


def test_windows_are_measured_in_turns(lab: Lab) -> None:
    path = content.agreed_stages(lab.folder, 3)
    bare, opened = lab.in_turns(Side("bare_window"), Side("program_window", [path]))
    assert [len(bare), len(opened)] == [2, 2]
    assert opened[0]["page"].endswith("-page")
    assert 0 < median(bare, "seconds") < 60
    assert median(opened, "memory") > median(bare, "memory")
    assert all(each["cpu"] > 0 and each["seconds"] < each["ready"] for each in opened)


def test_a_process_that_fails_is_no_figure(lab: Lab) -> None:
    with pytest.raises(MeasuringFailed, match="not_there"):
        lab.run(Side("program_window", [lab.folder / "not_there.stageworkshop"]))


def test_edits_are_measured_and_on_disk(lab: Lab) -> None:
    path = content.agreed_stages(lab.folder, 4)
    told = lab.run(Side("save_fields", [path, "4"]))
    assert len(told["saved"]) == len(told["shown"]) == len(told["plain"]) == 4
    assert all(0 < saved <= shown for saved, shown in zip(told["saved"], told["shown"], strict=True))
    file = WorkshopFile.open(path, read_only=True)
    ends = {str(stage.definition)[-3:] for _, stage in take(file).stages}
    assert ends == {f"({number})" for number in range(4)}
    file.close()


def test_the_plain_pdf_has_the_charter_s_pages_and_words(lab: Lab) -> None:
    charter, text, plain = (lab.folder / name for name in ("charter.pdf", "text.json", "plain.pdf"))
    lab.run(Side("write_pdf", [content.agreed_stages(lab.folder, 2), charter]))
    pages = exporting.pages_of(charter)
    text.write_text(json.dumps(pages), encoding="utf-8")
    assert lab.run(Side("plain_pdf", [text, plain]))["pages"] == len(pages) == len(pypdfium2.PdfDocument(plain))
    assert "Practice enquiry" in " ".join(" ".join(page) for page in exporting.pages_of(plain))


def test_paragraphs_are_those_of_the_document_s_structure(lab: Lab) -> None:
    charter, workshop = lab.folder / "charter.pdf", content.agreed_stages(lab.folder, 2)
    lab.run(Side("write_pdf", [workshop, charter]))
    paragraphs = [each for page in exporting.pages_of(charter) for each in page]
    file = WorkshopFile.open(workshop, read_only=True)
    definition = take(file).stages[0][1].definition
    file.close()
    assert definition in paragraphs, "however many lines it has on the page"
    assert "Map · Hand-offs · Contents" in paragraphs, "links stay in their paragraph"


def test_percentiles() -> None:
    values = [number / 100 for number in range(101)]
    assert saving.percentile(values, 50) == pytest.approx(0.5)
    assert saving.percentile(values, 95) == pytest.approx(0.95)


def test_the_table_says_which_aims_are_missed() -> None:
    kept = compared("kept", 0.3, 0.2, "s", 1.5)
    missed = compared("missed", 160, 100, "MB", 1.5)
    lines = table([kept, missed, Figure("told only", "1 ms")]).splitlines()
    assert lines[0].split() == ["figure", "measured", "floor", "ratio", "aim", "ok"]
    assert lines[2].split() == ["kept", "300", "ms", "200", "ms", "1.50×", "≤", "1.5×", "yes"]
    assert lines[3].split() == ["missed", "160.0", "MB", "100.0", "MB", "1.60×", "≤", "1.5×", "NO"]
    assert lines[4].split() == ["told", "only", "1", "ms"]


def test_each_run_is_compared_with_the_one_beside_it() -> None:
    """A machine that slows down slows both sides of a pair: the ratio is that of the pairs, not of the medians."""
    ours = [{"seconds": value} for value in (2.0, 40.0, 60.0)]
    floor = [{"seconds": value} for value in (1.0, 20.0, 20.0)]
    figure = paired("window", ours, floor, "seconds", "s", 2)
    assert (figure.ratio, figure.ok) == ("2.00×", True)
    assert (figure.measured, figure.floor) == ("40,000 ms", "20,000 ms")


def test_the_command_prints_machine_and_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--quick", "--only", "welcome", "--folder", str(tmp_path)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("Python 3.")
    assert "PySide6 6." in out[0]
    assert "cores" in out[0]
    assert any(line.startswith("welcome window, memory") for line in out)
    assert out[-1].endswith("aims missed.")
