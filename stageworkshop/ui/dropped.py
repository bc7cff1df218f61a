"""The file that is dragged onto the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


def dropped_file(event: QDropEvent) -> Path | None:
    """The file that is dragged, of a request's two files the small one; None when it is not clear which is meant."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(files) == 1:
        return files[0]
    from stageworkshop.evidence.requests import SUFFIX

    small = [file for file in files if file.name.endswith(SUFFIX)]
    return small[0] if len(small) == 1 and len(files) == 2 else None
