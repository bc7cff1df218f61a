"""The composition root: builds the window from its parts, with explicit arguments, and runs it."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from stageworkshop.ui.theme import Theme
    from stageworkshop.ui.window import MainWindow


FRAME = 40
"""Height in px that a window's frame may take; what it takes is only known once the window is in sight."""
REVERSE = "-reverse"
"""Qt's own word on the command line for a window laid out from the right."""
FOR_TRANSLATORS = ("STAGEWORKSHOP_PSEUDO", "STAGEWORKSHOP_RTL")
SOON_AFTER = 100
"""Milliseconds from showing the window to work that may wait until it has been painted."""


def run_window(path: Path | None) -> int:
    """Open the window, with a workshop file if one is given; returns the exit code."""
    app, _window = start(path)
    code = app.exec()
    end()
    return code


def end() -> None:
    """Wait for what is still done in threads: one that is at work when Python ends takes the program down with it."""
    from PySide6.QtCore import QThreadPool

    QThreadPool.globalInstance().waitForDone()


def start(path: Path | None) -> tuple[QApplication, MainWindow]:
    """The application and its window, shown; its event loop is not running yet. Keep both."""
    # Everything that is loaded now stays for good: looking for what could be thrown away takes 11 ms and finds nothing.
    gc.disable()
    try:
        app, window = _start(path)
    finally:
        gc.freeze()
        gc.enable()
    from stageworkshop.ui.collecting import Collector

    Collector(window)
    return app, window


def _start(path: Path | None) -> tuple[QApplication, MainWindow]:
    if path is not None:
        # Before PySide6, which hooks every import after it: 70 ms and 18 MB less than the other way round.
        import stageworkshop.store.workshop_file  # noqa: F401
    from PySide6.QtCore import QTimer

    _import_plainly()
    from PySide6.QtWidgets import QApplication

    from stageworkshop import __version__
    from stageworkshop.ui.settings import Settings
    from stageworkshop.ui.theme import Theme
    from stageworkshop.ui.window import MainWindow

    # The style is named here because `QApplication.setStyle` makes Python load all that belongs to styles: 5 ms.
    app = QApplication([*sys.argv[:1], "-style", "fusion", *(word for word in sys.argv[1:] if word == REVERSE)])
    app.setApplicationName("stageworkshop")
    app.setApplicationDisplayName("Stage Workshop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("stageworkshop")
    if any(os.environ.get(name) for name in FOR_TRANSLATORS):
        from stageworkshop.ui import pseudo

        pseudo.from_environment(app)
    settings = Settings()
    theme = Theme(settings.theme)
    theme.apply(in_style=True)
    window = MainWindow(theme, settings)
    _catch_faults(window)
    if path is not None:
        window.open_path(path)
    _show(window, never_placed=settings.geometry.isEmpty())
    QTimer.singleShot(SOON_AFTER, window, lambda: _finish(window, theme))
    return app, window


def _show(window: MainWindow, *, never_placed: bool) -> None:
    """Show it; where it and its frame would reach beyond a small screen, it fills the screen instead."""
    room = window.screen().availableSize()
    if never_placed and (window.width() > room.width() or window.height() + FRAME > room.height()):
        window.showMaximized()
    else:
        window.show()


def _finish(window: MainWindow, theme: Theme) -> None:
    """What the first look at the window does not need."""
    from PySide6.QtGui import QIcon

    from stageworkshop.ui import fonts

    window.setWindowIcon(QIcon(theme.pixmap("app", 128)))
    fonts.add_missing_scripts()


def _import_plainly() -> None:
    """Take off PySide6's hook on `import`, which reads the source of every module imported after it.

    It looks for `from __feature__ import …`, which nobody here writes, and keeps the sources: 12 ms before the first
    window, and some MB. Without the hook (another release of PySide6), there is nothing to do.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def _catch_faults(window: MainWindow) -> None:
    """Faults in slots end in a dialog, with the window still open, and on stderr as well."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            window.show_fault(error)

    sys.excepthook = tell
