"""What a fault of the program leaves behind on the command line: one line, and the details in a file."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from stageworkshop import __version__, paths

NAME = "last-fault.txt"


def keep(error: Exception) -> Path | None:
    """Writes the details beside the program's own files; None where nothing can be written there."""
    path = paths.data_dir() / NAME
    versions = f"Stage Workshop {__version__}, Python {platform.python_version()}\n{platform.platform()}\n\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(versions + "".join(traceback.format_exception(error)), "utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path


def words(error: Exception) -> str:
    """One sentence that says what happened and where the details are."""
    kept = keep(error)
    details = f"the details are in {kept}" if kept else f"it was: {type(error).__name__}: {error}"
    return f"something went wrong in the program, which was stopped; {details}. Send them to whoever looks after it."
