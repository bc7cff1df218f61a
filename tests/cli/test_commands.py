"""The command line as a shell sees it: what is printed, what lands on disk, and the exit code."""

from __future__ import annotations

import _ctypes
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from stageworkshop.charter import definitions
from stageworkshop.cli import main, screen
from stageworkshop.domain.errors import InputError
from stageworkshop.paths import resource
from stageworkshop.store.workshop_file import WorkshopFile
from tests.cli.shell import Shell


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished sample, written once."""
    path = tmp_path_factory.mktemp("sample") / "sample.stageworkshop"
    assert main(["sample", str(path)]) == 0
    return path


LISTS: dict[str, tuple[bytes, list[str]]] = {
    "comma": (b"Stage,Probability\nDiscovery,10%\nProposal,50%\n", ["Discovery", "Proposal"]),
    "semicolon in Windows-1252": (
        "Phase;Wahrscheinlichkeit;Beschreibung\r\nErstgespräch;10;Käufer fragt\r\nPrüfung;40;x\r\n".encode("cp1252"),
        ["Erstgespräch", "Prüfung"],
    ),
    "tabs in UTF-16 with a mark": (
        "Name\tOwner\n商談\t営業\nZamówienie\tSprzedaż\n".encode("utf-16"),
        ["商談", "Zamówienie"],
    ),
    "quoted newlines and a mark": (
        b'\xef\xbb\xbf"Stage Name","Entry criteria"\r\n"Needs\r\nanalysis","asked for a price\nnamed a date"\r\n',
        ["Needs analysis"],
    ),
    "one name a line": (b"Anfrage\nAngebot\nAuftrag\n", ["Anfrage", "Angebot", "Auftrag"]),
    "two hundred rows": (
        ("Stage;Pipeline\n" + "".join(f"Step {n};{'AB'[n % 2]}\n" for n in range(200))).encode(),
        [f"Step {n}" for n in range(200)],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_stage_list_of_any_tool_reaches_pdf_and_definitions(name: str, tmp_path: Path, shell: Shell) -> None:
    data, names = LISTS[name]
    source, file, out = tmp_path / "list.csv", tmp_path / "acme.stageworkshop", tmp_path / "out"
    source.write_bytes(data)
    assert shell("new", file, "--from", source, "--title", "Acme") == 0, shell.err
    assert f"{len(names)} stages" in shell.out
    assert shell("export", file, "--out", out) == 0, shell.err
    assert sorted(path.name for path in out.iterdir()) == ["Acme-charter.pdf", "Acme-definitions.json"]

    document = definitions.read(out / "Acme-definitions.json")
    assert sorted(stage.name or "" for _, stage in document.stages) == sorted(names)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(out / "Acme-charter.pdf").pages).split())
    assert [each for each in names if each not in text] == []
    assert shell("validate", out / "Acme-definitions.json") == 0, shell.err


def test_a_table_of_records_is_no_stage_list_and_leaves_no_file(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "deals.csv").write_text("Deal,Stage\n" + "".join(f"D{number},Won\n" for number in range(1_001)))
    assert shell("new", tmp_path / "acme.stageworkshop", "--from", tmp_path / "deals.csv") == 1
    assert "1,001 rows" in shell.err
    assert not (tmp_path / "acme.stageworkshop").exists()


def test_an_earlier_charter_gives_the_same_content_hash(tmp_path: Path, sample: Path, shell: Shell) -> None:
    assert shell("export", sample, "--out", tmp_path, "--definitions") == 0
    (first,) = tmp_path.glob("*.json")
    again = tmp_path / "again.stageworkshop"
    assert shell("new", again, "--from", first) == 0, shell.err
    assert shell("export", again, "--out", tmp_path / "second") == 0
    (second,) = (tmp_path / "second").glob("*.json")
    assert definitions.read(second).content_hash == definitions.read(first).content_hash is not None


@pytest.mark.parametrize("key", ["b2b", "demand-waterfall", "b2b2x", "subscription", "blank"])
def test_templates(key: str, tmp_path: Path, shell: Shell) -> None:
    file = tmp_path / "t.stageworkshop"
    assert shell("new", file, "--template", key, "--title", "Ours") == 0, shell.err
    assert shell("show", file) == 0
    assert shell.out.startswith("Ours · ")


def test_export_overwrites_only_when_told_to(tmp_path: Path, sample: Path, shell: Shell) -> None:
    assert shell("export", sample, "--out", tmp_path, "--pdf") == 0
    (pdf,) = tmp_path.iterdir()
    pdf.write_bytes(b"mine")
    assert shell("export", sample, "--out", tmp_path) == 1
    assert "left alone" in shell.err
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"mine"]
    assert shell("export", sample, "--out", tmp_path, "--force") == 0
    assert pdf.read_bytes().startswith(b"%PDF")


def test_the_partners_edition_says_what_it_is_an_extract_of(tmp_path: Path, sample: Path, shell: Shell) -> None:
    assert shell("export", sample, "--out", tmp_path) == 0
    assert shell("export", sample, "--out", tmp_path, "--edition", "partner") == 0
    (whole,) = (path for path in tmp_path.glob("*.json") if "partners" not in path.name)
    (extract,) = tmp_path.glob("*partners*.json")
    assert definitions.read(extract).extract_of == definitions.read(whole).content_hash
    assert shell("validate", extract) == 0, shell.err


def test_show_for_people_and_for_programs(sample: Path, shell: Shell) -> None:
    assert shell("show", sample) == 0
    assert "stale, since changed: " in shell.out
    assert shell("show", sample, "--json") == 0
    told = json.loads(shell.out)
    assert told["charter"] == 2
    assert set(told["steps"]) == {"prepare", "stages", "draft", "compare", "settle", "test", "signoff", "publish"}
    assert any(each["stale_stages"] for each in told["sign_offs"])


def test_history_tells_and_checks(sample: Path, tmp_path: Path, shell: Shell) -> None:
    assert shell("history", sample) == 0
    assert "proposed charter 2" in shell.out
    assert shell("history", sample, "--check") == 0
    assert "whole" in shell.out
    forged = tmp_path / "forged.stageworkshop"
    forged.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(forged)) as connection, connection:
        connection.execute("UPDATE team SET name = 'Selling' WHERE name = 'Sales'")
    connection.close()
    assert shell("history", forged, "--check") == 1
    assert "without an entry in the journal" in shell.err


def test_it_works_while_a_window_has_the_file(sample: Path, tmp_path: Path, shell: Shell) -> None:
    copy = tmp_path / "copy.stageworkshop"
    copy.write_bytes(sample.read_bytes())
    window = WorkshopFile.open(copy)
    assert shell("show", copy) == 0
    assert shell("export", copy, "--out", tmp_path / "out", "--definitions") == 0
    window.close()


def test_a_failed_start_leaves_no_file(tmp_path: Path, shell: Shell) -> None:
    source, file = tmp_path / "list.csv", tmp_path / "acme.stageworkshop"
    source.write_bytes(b"\x00\x01\x02" * 500)
    assert shell("new", file, "--from", source) == 1
    assert shell("new", file, "--template", "nonsense") == 1
    assert "b2b" in shell.err
    assert not file.exists()


def deep() -> bytes:
    return b"[" * 10_000 + b"]" * 10_000


MALFORMED: dict[str, bytes] = {
    "empty": b"",
    "truncated": b'{"format": "stageworkshop-definitions", "format_version": 1, "works',
    "another type": b"[1, 2, 3]",
    "a number": b"7",
    "deep": deep(),
    "deep in an object": b'{"workshop": ' + deep() + b"}",
    "wrong encoding": '{"format": "stageworkshop-definitions", "title": "Łódź"}'.encode("utf-32"),
    "latin bytes": b'{"format": "stageworkshop-definitions", "title": "M\xe4rz"}',
    "not a number": b'{"format": "stageworkshop-definitions", "format_version": NaN}',
    "another format": b'{"openapi": "3.1.0"}',
    "newer": b'{"format": "stageworkshop-definitions", "format_version": 99}',
    "binary": bytes(range(256)) * 20,
    "huge number": b'{"format": "stageworkshop-definitions", "format_version": 1' + b"0" * 6_000 + b"}",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_definitions_get_one_clear_line(name: str, tmp_path: Path, shell: Shell) -> None:
    source = tmp_path / "bad.json"
    source.write_bytes(MALFORMED[name])
    file = tmp_path / "x.stageworkshop"
    assert shell("new", file, "--from", source) == 1
    assert shell.err.count("\n") == 1
    assert "Traceback" not in shell.err
    assert len(shell.err) < 400
    assert not file.exists()
    assert shell("validate", source) == 1
    assert shell.err.strip()
    assert "Traceback" not in shell.err


def test_what_only_deserves_a_look_is_no_fault(tmp_path: Path, shell: Shell) -> None:
    source = tmp_path / "newer.json"
    tree = json.loads(resource("templates", "b2b.json").read_text("utf-8"))
    source.write_text(json.dumps({**tree, "colour": "blue"}), "utf-8")
    assert shell("validate", source) == 0, shell.err
    assert "$.colour: (to look at) " in shell.out
    assert shell.out.endswith(f"{source}: no fault found, 1 to look at\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("validate",), ()),
        (("verify",), ()),
        (("diff", "{}"), ()),
        (("convert",), ("--to", "yaml")),
        (("crm", "plan"), ("--target", "odoo")),
    ],
    ids=lambda words: "-".join(words),
)
def test_a_workshop_in_place_of_its_definitions(
    before: tuple[str, ...], after: tuple[str, ...], shell: Shell, sample: Path
) -> None:
    assert shell(*(word.format(sample) for word in before), sample, *after) == 1
    assert "this is a workshop, no definitions file; give the definitions" in shell.out + shell.err
    assert sample.name in shell.out + shell.err


@pytest.mark.parametrize("command", [("show",), ("history",), ("export", "--out", "nowhere")])
def test_other_files_are_refused_in_one_line(command: tuple[str, ...], tmp_path: Path, shell: Shell) -> None:
    places = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(places)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    connection.close()
    for path in (places, tmp_path, tmp_path / "gone"):
        assert shell(command[0], path, *command[1:]) == 1
        assert shell.err.count("\n") == 1, shell.err


@pytest.mark.parametrize(
    "wrong",
    [("new",), ("export", "x"), ("nonsense", "y"), ("new", "x", "--template", "b2b", "--from", "y"), ("--frobnicate",)],
)
def test_wrong_usage_is_exit_code_2(wrong: tuple[str, ...], shell: Shell) -> None:
    assert shell(*wrong) == 2
    assert "usage:" in shell.err


def test_names_print_in_a_terminal_with_an_old_encoding(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stageworkshop", "show", str(sample)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=False,
    )
    assert done.returncode == 0
    assert "محمد الحداد" in done.stdout.decode()


def test_no_window_without_a_screen(monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert shell() == 1
    assert "no screen here" in shell.err


def test_a_missing_system_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    def refuse(name: str, mode: int) -> object:
        raise OSError(f"{missing}: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(_ctypes, "dlopen", refuse)
    for missing, package in (
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
    ):
        assert shell() == 1
        assert missing in shell.err
        assert f"sudo apt install {package}." in shell.err
        assert shell.err.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries have other names elsewhere")
def test_the_words_of_the_real_loader_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"not installed: libnot-there\.so\.3.*install libnot-there3"):
        screen.load(Path("libnot-there.so.3"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    screen.check_screen()


def test_the_first_row_may_be_said_to_name_the_columns(tmp_path: Path, shell: Shell) -> None:
    """Headings in a language that is not known look like a stage; the note says what to do, and it helps."""
    source = tmp_path / "aşamalar.csv"
    source.write_text("Aşama;Sorumlu\nAday;Pazarlama\nFırsat;Satış\n", encoding="utf-8")
    judged, told = tmp_path / "judged.stageworkshop", tmp_path / "told.stageworkshop"
    assert shell("new", judged, "--from", source) == 0, shell.err
    assert "3 stages" in shell.out
    assert "the first row (Aşama, Sorumlu) was taken as a stage" in shell.out
    assert shell("new", told, "--from", source, "--first-row", "names") == 0, shell.err
    assert "2 stages" in shell.out
    assert "first row" not in shell.out
    assert shell("show", told) == 0
    assert "Aşama" not in shell.out


def test_a_charter_whose_words_are_not_in_the_file_is_said_to_stay_behind(
    sample: Path, tmp_path: Path, shell: Shell
) -> None:
    """In the sample the text went on after charter 2 was proposed."""
    assert shell("export", sample, "--out", tmp_path, "--definitions") == 0, shell.err
    (written,) = tmp_path.glob("*.json")
    assert shell("new", tmp_path / "next.stageworkshop", "--from", written) == 0, shell.err
    assert "note: Charter 2 with its" in shell.out
    assert "the text in this file went on after it was proposed" in shell.out
