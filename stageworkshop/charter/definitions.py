"""The definitions file: writing and reading it. What comes back from a written file is equal to what went in."""

from __future__ import annotations

import json
import stat
from pathlib import Path

from stageworkshop.charter.faults import loading_faults
from stageworkshop.charter.model import Document
from stageworkshop.charter.reading import MAX_BYTES, check_format, parse
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.domain.errors import InputError


def dumps(document: Document) -> bytes:
    """The file's bytes: JSON in UTF-8, indented, members in the model's order, a line end at the end."""
    data = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def write(document: Document, path: Path) -> None:
    """Writes the file whole or not at all, replacing what is there. Raises FileProblem."""
    write_whole(path, dumps(document))


def loads(data: bytes, source: str = "") -> Document:
    """The document in a definitions file's bytes; `source` names it in errors.

    Raises InputError with one sentence and the JSON path of the first fault that keeps it from being read.
    Faults that don't (a hash that no longer fits, a parked disagreement without owner) are left to
    `faults.faults`.
    """
    tree = check_format(parse(data, source), source)
    document, found = loading_faults(tree)
    if found or document is None:
        first = found[0]
        more = f" ({len(found) - 1} more; “validate” lists them all)" if len(found) > 1 else ""
        raise InputError("definitions.fault", f"{first.path}: {first.message}{more}", where=source, path=first.path)
    return document


def read(path: Path) -> Document:
    """The document in a definitions file. Raises InputError as `loads` does, and when the file can't be read."""
    return loads(read_bytes(path), str(path))


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """A file's bytes, at most `limit`. Raises InputError: missing, a folder, a device, not allowed, too
    large.
    """
    where = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError("file.folder", "this is a folder; name the file in it.", where=where)
        if not stat.S_ISREG(status.st_mode):
            raise InputError("file.special", "this is no ordinary file.", where=where)
        if status.st_size > limit:
            most = limit // 1024 // 1024
            raise InputError("file.huge", f"larger than {most} MB, so it was not read.", where=where)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("file.missing", "there is no such file; check the name.", where=where) from None
    except PermissionError:
        raise InputError("file.permission", "you are not allowed to read this file.", where=where) from None
    except (OSError, ValueError) as error:
        raise InputError("file.unreadable", f"the file can’t be read ({_reason(error)}).", where=where) from None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
