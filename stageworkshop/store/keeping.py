"""Files kept inside a workshop file, byte for byte, under their SHA-256: an answer or a signed PDF as it came."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, insert, select

from stageworkshop.domain.errors import NotFound
from stageworkshop.store.tables import kept as table


def keep(connection: Connection, data: bytes) -> str:
    """Keeps the bytes, once; returns their SHA-256 in hex."""
    digest = hashlib.sha256(data).hexdigest()
    if connection.execute(select(table.c.sha256).where(table.c.sha256 == digest)).first() is None:
        connection.execute(insert(table).values(sha256=digest, data=data))
    return digest


def kept(connection: Connection, digest: str) -> bytes:
    """The bytes under this hash. Raises NotFound when there are none, or other ones."""
    found = connection.execute(select(table.c.data).where(table.c.sha256 == digest)).scalar()
    if found is None or hashlib.sha256(found).hexdigest() != digest:
        raise NotFound("kept.missing", "the file that was kept as evidence is no longer in this workshop.", hash=digest)
    return bytes(found)
