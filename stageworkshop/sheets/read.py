"""Reading a draft sheet that came back: finds out what the file is, and says in a sentence when it is none."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from stageworkshop.charter.definitions import read_bytes
from stageworkshop.domain.errors import InputError
from stageworkshop.sheets.known import Known
from stageworkshop.sheets.returned import Returned

MAX_BYTES: Final = 24 * 1024 * 1024
"""Of a file that came back. Those sent out have a few hundred thousand."""
ZIP, OLE, SQLITE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\x00"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(path: Path, known: Known) -> Returned:
    """The answers in a file that came back, of whichever form. Raises InputError, which says why it can't be read."""
    data, source = read_bytes(path, MAX_BYTES), path.name
    if data.startswith(SQLITE):
        from stageworkshop.sheets import extract

        return extract.read(data, source)
    if data.startswith(ZIP):
        from stageworkshop.sheets import xlsx_read

        return xlsx_read.read(data, source, known)
    if data.startswith(OLE):
        if _ENCRYPTED in data:
            from stageworkshop.sheets.xlsx_open import password

            raise password(source)
        raise InputError(
            "sheet.old_excel", "this is an old Excel workbook (.xls); save it as .xlsx and try again.", where=source
        )
    if not data:
        raise InputError("sheet.empty", "this file is empty; ask for it to be sent again.", where=source)
    raise InputError(
        "sheet.not_one",
        "this is no draft sheet; choose the workbook (.xlsx) or the workshop file that came back from the team.",
        where=source,
    )
