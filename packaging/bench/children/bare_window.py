"""The floor: an empty window of the same size. With the word `orm`, SQLAlchemy's ORM is loaded first, unused."""

from __future__ import annotations

import sys

from bench.children import probe


def main(words: list[str]) -> None:
    """Show the window, report, end."""
    if "orm" in words:
        # Before PySide6, which is the faster order: PySide6 looks into every module that is imported after it.
        import sqlalchemy.orm  # noqa: F401
    from PySide6.QtWidgets import QApplication, QMainWindow

    from bench.children.painted import FirstPaint

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)

    def told() -> None:
        seconds, cpu = probe.since_start(), probe.processor_time()
        probe.report({"seconds": seconds, "cpu": cpu, "ready": seconds, "memory": probe.peak_memory()})
        app.quit()

    FirstPaint(window, told)
    window.show()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
