"""The first window must not wait for what it does not show."""

import os
import subprocess
import sys
from pathlib import Path

from stageworkshop.sample import write_sample

HEAVY = ("sqlalchemy", "pydantic", "reportlab", "openpyxl", "charset_normalizer", "fontTools", "pypdfium2")

SHOW_WELCOME = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.window import MainWindow

app = QApplication([])
theme = Theme("light")
theme.apply()
window = MainWindow(theme, Settings())
window.show()


def tell():
    if window.welcome.isVisible():
        print(" ".join(sorted(name for name in sys.modules if "." not in name)))
    app.quit()


QTimer.singleShot(0, tell)
app.exec()
"""


def test_nothing_heavy_is_loaded_before_the_welcome_page_is_shown() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW_WELCOME],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert not loaded & set(HEAVY)


OPEN_WORKSHOP = """
import sys
from pathlib import Path
from stageworkshop.app import end, start


def loaded():
    print(" ".join(sorted(name for name in sys.modules if "." not in name)))


app, window = start(Path(sys.argv[1]))
page = window.frame.page
app.processEvents()
assert page.isVisible() and page.objectName() == "signoff-page"
loaded()
# A change at once waits for nothing but what it needs.
from stageworkshop.actions import workshops
assert window.frame.bridge.run(workshops.set_minutes, step="prepare", minutes=21) is not None
assert "sqlalchemy" in sys.modules
print(window.frame.bridge.file.workshop.minutes)
window.close()
end()
"""

LEAVE_ALONE = """
import sys
import time
from pathlib import Path
from stageworkshop.app import end, start

app, window = start(Path(sys.argv[1]))
assert "sqlalchemy" not in sys.modules
until = time.monotonic() + 60
while "stageworkshop.store.unit_of_work" not in sys.modules and time.monotonic() < until:
    app.processEvents()
print("sqlalchemy" in sys.modules)
window.close()
end()
"""


def said(program: str, path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_workshop_is_shown_before_what_changes_and_prints_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "sample.stageworkshop"
    write_sample(path)
    shown, minutes = said(OPEN_WORKSHOP, path)
    assert "PySide6" in shown.split()
    assert not set(shown.split()) & {*HEAVY, "asyncio"}
    assert "'prepare': 21" in minutes
    # … and what changes it is loaded by itself, so that nobody waits for it.
    assert said(LEAVE_ALONE, path) == ["True"]


RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import stageworkshop.app
from stageworkshop.cli import main

first = stageworkshop.app.start


def start(path):
    app, window = first(path)
    QTimer.singleShot(300, app.quit)
    return app, window


stageworkshop.app.start = start
sys.exit(main(sys.argv[1:]))
"""


def test_a_window_that_was_closed_leaves_nothing_behind(tmp_path: Path) -> None:
    path, folder = tmp_path / "autumn.stageworkshop", tmp_path / "temporary"
    write_sample(path)
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder), "TMP": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    assert list(folder.iterdir()) == []
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["autumn.stageworkshop"]
