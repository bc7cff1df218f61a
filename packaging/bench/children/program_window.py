"""The program as a person starts it, with a workshop file or with none; ends once its window can be used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.children import probe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def main(words: list[str]) -> int:
    """Go in by the command line's own way and stop where the program would wait for the person."""
    import stageworkshop.app
    from stageworkshop.cli import main as command_line

    stageworkshop.app.run_window = run_window
    return command_line(words)


def run_window(path: Path | None) -> int:
    """In place of the program's own, which would run until somebody closes the window."""
    from stageworkshop.app import end, start

    app, window = start(path)

    from bench.children.painted import FirstPaint

    page = window.frame.page if window.frame is not None else window.welcome
    if page is None or (path is not None and window.frame is None):
        raise SystemExit("the workshop's page was not shown")

    def told() -> None:
        seconds, cpu = probe.since_start(), probe.processor_time()
        if not (page.isVisible() and page.isEnabled() and answers_to_tab(app)):
            raise SystemExit("the page is painted, but nothing on it can be used")
        if path is not None:
            # As the program does a moment later by itself.
            get_ready_to_write()
        ready, memory = probe.since_start(), probe.peak_memory()
        figures = {"seconds": seconds, "cpu": cpu, "ready": ready, "memory": memory, "page": page.objectName()}
        probe.report(figures)
        app.quit()

    FirstPaint(page, told)
    code = app.exec()
    end()
    return code


def answers_to_tab(app: QApplication) -> bool:
    """Whether a key that is pressed now takes the focus on to the next widget."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    before = app.focusWidget()
    if before is None:
        return False
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        app.sendEvent(app.focusWidget() or before, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    return app.focusWidget() not in (None, before)


def get_ready_to_write() -> None:
    """Load what the first change needs."""
    from stageworkshop.store.workshop_file import get_ready_to_write as load

    load()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
