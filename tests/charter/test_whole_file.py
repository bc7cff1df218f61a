"""Files are whole or not there, and where they can't be written one sentence says why."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from stageworkshop.charter.whole_file import FOR_OWNER, write_whole
from stageworkshop.domain.errors import FileProblem


def test_a_file_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"earlier and longer", b"later\r\n"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["語" * 83 + ".pdf", "😀" * 62 + ".pdf"])
def test_the_longest_name_that_a_disk_takes(tmp_path: Path, name: str) -> None:
    assert 250 < len(name.encode()) <= 255
    write_whole(tmp_path / name, b"x")
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_secret_is_for_its_owner_from_the_beginning(tmp_path: Path) -> None:
    write_whole(tmp_path / "key.p12", b"secret", FOR_OWNER)
    assert stat.S_IMODE((tmp_path / "key.p12").stat().st_mode) == 0o600


def test_a_disk_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"earlier")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblem, match="No space left on device") as caught:
        write_whole(path, b"later")
    assert caught.value.code == "file.not_written"
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_no_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="check the folder"):
        write_whole(tmp_path / "none" / "a.json", b"")


ASCII = """
from pathlib import Path
from stageworkshop.charter.filenames import storable
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.domain.errors import FileProblem
for title in ("Leads – who does what", "Größe und Nguyễn", "山田", "–"):
    name = storable(title)
    write_whole(Path(name), b"")
    print(name)
try:
    write_whole(Path("山田"), b"")
except FileProblem as problem:
    print(problem.text)
"""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there, whatever the locale")
def test_where_file_names_have_another_encoding(tmp_path: Path) -> None:
    """Old terminals, and cron jobs without a locale."""
    here = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": os.pathsep.join(sys.path)}
    script = tmp_path / "script.py"
    script.write_text(ASCII, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, script], cwd=tmp_path, env={**os.environ, **here}, capture_output=True, check=True
    )
    assert ran.stdout.decode("ascii").splitlines() == [
        "Leads - who does what",
        "Groe und Nguyen",
        "workshop",
        "workshop",
        "it could not be written, as file names here are kept in ascii; choose a name in plain letters, or start the "
        "program in a UTF-8 locale.",
    ]
