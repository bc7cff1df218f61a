"""The file: all objects packed as PDF 1.5 allows it, which a tagged document with its many small objects needs.

The same objects give the same bytes.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

_PACKED = 200
"""Objects in one object stream: a reader unpacks all of them to get one."""
_LEVEL = 4
"""Of zlib: half the time of its own choice, for a twentieth more bytes."""
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Raw(pdfdoc.PDFObject):
    """An object whose source is known, for ReportLab's document."""

    __RefOnly__ = 1

    def __init__(self, source: str) -> None:
        self.source = source

    def format(self, document: Any) -> bytes:
        """The source as bytes."""
        return self.source.encode("latin-1")


class OutFile:
    """Collects objects by number and writes them."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}

    def put(self, number: int, source: bytes) -> None:
        """Takes an object in; one with a stream stays by itself."""
        kind = self._streams if source.endswith((b"endstream", b"endstream\n")) else self._plain
        kind[number] = source

    def stream(self, number: int, entries: str, data: bytes) -> None:
        """Takes a stream in, packed here."""
        packed = zlib.compress(data, _LEVEL)
        head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode("latin-1")
        self._streams[number] = b"%b%b\nendstream" % (head, packed)

    def written(self, root: int, info: int, identifier: bytes) -> bytes:
        """The whole file. `identifier` is 16 bytes."""
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        following = max([*self._plain, *self._streams]) + 1
        numbers = sorted(self._plain)
        for start in range(0, len(numbers), _PACKED):
            group = numbers[start : start + _PACKED]
            self._pack(following, group)
            places.update({number: (2, following, index) for index, number in enumerate(group)})
            following += 1
        parts, offset = [_HEAD], len(_HEAD)
        for number in sorted(self._streams):
            source = b"%d 0 obj\n%b\nendobj\n" % (number, self._streams[number].rstrip(b"\n"))
            places[number] = (1, offset, 0)
            parts.append(source)
            offset += len(source)
        places[following] = (1, offset, 0)
        parts.append(_cross_reference(following, places, root, info, identifier))
        parts.append(b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _pack(self, number: int, group: list[int]) -> None:
        sources = [self._plain[each].strip() for each in group]
        index, at = [], 0
        for each, source in zip(group, sources, strict=True):
            index.append(f"{each} {at}")
            at += len(source) + 1
        first = " ".join(index).encode("ascii") + b"\n"
        data = first + b"\n".join(sources)
        self.stream(number, f"/Type/ObjStm/N {len(group)}/First {len(first)}", data)


def _cross_reference(
    number: int, places: dict[int, tuple[int, int, int]], root: int, info: int, identifier: bytes
) -> bytes:
    rows = bytearray()
    for each in range(number + 1):
        kind, second, third = places.get(each, (0, 0, 65535))
        rows += kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big")
    packed = zlib.compress(bytes(rows))
    mark = identifier.hex().upper()
    head = (
        f"{number} 0 obj\n<</Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{mark}><{mark}>]"
        f"/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    )
    return head.encode("ascii") + packed + b"\nendstream"
