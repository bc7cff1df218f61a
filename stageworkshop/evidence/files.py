"""Writing files whole or not at all, with one clear word when the disk refuses."""

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
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
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
        raise FileProblem(
            "file.not_written",
            f"it could not be written ({error.strerror or error}); check the folder, your rights and the space left.",
            where=str(path),
        ) from error
