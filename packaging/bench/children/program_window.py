"""The program as a person starts it, with a workshop file or with none; ends once its window can be used."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.children import probe


def main(words: list[str]) -> int:
    """Go in by the command line's own way and stop where the program would wait for the person."""
    import stageworkshop.app
    from stageworkshop.cli import main as command_line

    stageworkshop.app.run_window = run_window
    return command_line(words)


def run_window(path: Path | None) -> int:
    """In place of the program's own, which would run until somebody closes the window."""
    from stageworkshop.app import start

    app, window = start(path)

    from bench.children.painted import FirstPaint

    page = window.frame.page if window.frame is not None else window.welcome
    if page is None or (path is not None and window.frame is None):
        raise SystemExit("the workshop's page was not shown")

    def told() -> None:
        if not (page.isVisible() and page.isEnabled() and page.isAncestorOf(app.focusWidget() or window)):
            raise SystemExit("the page is painted, but nothing on it can be used")
        seconds, cpu, memory = probe.since_start(), probe.processor_time(), probe.peak_memory()
        probe.report({"seconds": seconds, "cpu": cpu, "memory": memory, "page": page.objectName()})
        app.quit()

    FirstPaint(page, told)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
