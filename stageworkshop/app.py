"""The composition root: builds the window from its parts, with explicit arguments, and runs it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from stageworkshop.ui.window import MainWindow


def run_window(path: Path | None) -> int:
    """Open the window, with a workshop file if one is given; returns the exit code."""
    app, _window = start(path)
    return app.exec()


def start(path: Path | None) -> tuple[QApplication, MainWindow]:
    """The application and its window, shown; its event loop is not running yet. Keep both."""
    if path is not None:
        # Before PySide6, which hooks every import after it: 70 ms and 18 MB less than the other way round.
        import stageworkshop.store.workshop_file  # noqa: F401
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from stageworkshop import __version__
    from stageworkshop.ui import fonts
    from stageworkshop.ui.settings import Settings
    from stageworkshop.ui.theme import Theme
    from stageworkshop.ui.window import MainWindow

    app = QApplication(sys.argv[:1])
    app.setApplicationName("stageworkshop")
    app.setApplicationDisplayName("Stage Workshop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("stageworkshop")
    settings = Settings()
    theme = Theme(settings.theme)
    theme.apply()
    window = MainWindow(theme, settings)
    window.setWindowIcon(QIcon(theme.pixmap("app", 128)))
    _catch_faults(window)
    if path is not None:
        window.open_path(path)
    window.show()
    QTimer.singleShot(0, fonts.add_missing_scripts)
    return app, window


def _catch_faults(window: MainWindow) -> None:
    """Faults in slots end in a dialog, with the window still open, and on stderr as well."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            window.show_fault(error)

    sys.excepthook = tell
