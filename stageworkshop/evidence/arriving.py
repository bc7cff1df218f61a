"""What a file is that somebody opens or drops on the window: told by what is in it, never by its name alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stageworkshop.charter import definitions, reading
from stageworkshop.charter.plain import FORMAT as DEFINITIONS_FORMAT
from stageworkshop.domain.errors import InputError
from stageworkshop.evidence import answers, requests
from stageworkshop.evidence.attachments import attached

Kind = Literal["request", "answer", "charter", "definitions", "other"]
FORMATS: dict[str, Kind] = {requests.FORMAT: "request", answers.FORMAT: "answer", DEFINITIONS_FORMAT: "definitions"}
MAX_BYTES = 512 * 1024 * 1024
_SIGNED = b"/ByteRange"
"""Every signature in a PDF says by this which bytes it covers."""


@dataclass(frozen=True)
class Arrived:
    """A file that came in. `path` is the one to open: of a request's PDF it is the small file beside it."""

    kind: Kind
    path: Path


def arrived(path: Path) -> Arrived:
    """What a file is; “other” is what this program can do nothing with. Raises InputError when it can't be read, or
    for a request's PDF without its small file."""
    data = definitions.read_bytes(path, MAX_BYTES)
    if b"%PDF-" in data[:1024]:
        return _pdf(path, data)
    if len(data) > reading.MAX_BYTES:
        return Arrived("other", path)
    try:
        tree = reading.parse(data, path.name)
    except InputError:
        # A definitions file that was damaged shall be told what is wrong with it; a picture shall not.
        looks_like_one = path.suffix.lower() in (".json", ".yaml", ".yml")
        return Arrived("definitions" if looks_like_one else "other", path)
    said = tree.get("format") if isinstance(tree, dict) else None
    return Arrived(FORMATS.get(said, "other") if isinstance(said, str) else "other", path)


def _pdf(path: Path, data: bytes) -> Arrived:
    try:
        asked = requests.REQUEST in attached(data)
    except InputError:
        return Arrived("charter", path)
    if not asked:
        return Arrived("charter", path)
    if _SIGNED in data:
        return Arrived("answer", path)
    small = path.with_name(path.name.removesuffix(path.suffix) + requests.SUFFIX)
    if not small.is_file():
        raise InputError(
            "request.no_small_file",
            f"somebody asks for a sign-off with this PDF; put “{small.name}” beside it, which came with it.",
            where=path.name,
        )
    return Arrived("request", small)
