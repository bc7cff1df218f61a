"""Writing files whole or not at all, with one clear word when the disk refuses: files are replaced here alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from stageworkshop.domain.errors import FileProblem

FOR_ALL = 0o644
FOR_OWNER = 0o600


def write_whole(path: Path, data: bytes, mode: int = FOR_ALL) -> None:
    """Writes a file, replacing what is there; it never exists half, nor with more rights than `mode`.

    Raises FileProblem "file.not_written".
    """
    # In the same folder, so that the last step is a rename on one file system.
    part = path.with_name(f".stageworkshop-{secrets.token_hex(4)}.part")
    try:
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(
            path,
            f"it could not be written ({error.strerror or error}); check the folder, your rights, the space left, and "
            "that no other program has the file open.",
        ) from error
    except UnicodeEncodeError as error:
        raise _refused(
            path,
            f"it could not be written, as file names here are kept in {error.encoding}; choose a name in plain "
            "letters, or start the program in a UTF-8 locale.",
        ) from error


def _refused(path: Path, words: str) -> FileProblem:
    return FileProblem("file.not_written", words, where=str(path))
