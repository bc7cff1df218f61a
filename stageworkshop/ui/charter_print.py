"""The printed charter as bytes, made in a worker so that its pages can be shown."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from stageworkshop.ui.worker import Job

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document


NEEDED = ("stageworkshop.charter.export", "stageworkshop.charter.frozen")


def is_loaded() -> bool:
    """Whether documents can be made at once."""
    return all(module in sys.modules for module in NEEDED)


def load(job: Job) -> None:
    """The work for `worker.start`: load what documents are made with, 0.1 s in which the window is not to wait."""
    for module in NEEDED:
        import_module(module)


def print_charter(job: Job, document: Document, paper: str) -> bytes:
    """The work for `worker.start`: the PDF of a document. Raises DomainError when it can't be printed."""
    from stageworkshop.charter.pdf import write_charter  # ReportLab: only when a PDF is made

    def report(done: int, total: int) -> bool:
        job.report(done, total)
        return True

    with TemporaryDirectory(prefix="stageworkshop-") as folder:
        out = Path(folder) / "charter.pdf"
        write_charter(document, out, paper=paper, built=datetime.now(UTC), progress=report)
        return out.read_bytes()
