"""The first window must not wait for what it does not show."""

import os
import subprocess
import sys

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
