"""The reading library: definitions are read where there is neither a window nor a database, and it is typed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

from stageworkshop.charter import definitions
from tests.charter.any_document import finished

PROGRAM = """
import sys
from pathlib import Path
from stageworkshop.charter import definitions
from stageworkshop.charter.formats import FORMATS, converted
document = definitions.read(Path(sys.argv[1]))
for key in FORMATS:
    assert converted(document, key)
print(document.workshop.title, len(document.stages))
print(sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[2:])))
"""
HEAVY = ("PySide6", "shiboken6", "sqlalchemy", "reportlab", "pyhanko", "pikepdf", "openpyxl", "cryptography", "keyring")


def test_definitions_are_read_and_converted_without_qt_and_sqlalchemy(tmp_path: Path) -> None:
    path = tmp_path / "definitions.json"
    definitions.write(finished(), path)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), *HEAVY], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"Lead to cash {len(finished().stages)}", "[]"]


def test_the_package_says_that_it_is_typed() -> None:
    found = importlib.util.find_spec("stageworkshop")
    assert found is not None
    assert found.origin is not None
    assert Path(found.origin).with_name("py.typed").is_file()
