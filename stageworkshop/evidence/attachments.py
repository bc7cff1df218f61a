"""Files inside a PDF: the definitions and the sign-off envelopes, bound to the document (`/AF`, PDF 2.0 and PDF/A-3).

The same PDF, files and date give the same bytes.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from stageworkshop.domain.errors import InputError

if TYPE_CHECKING:
    import pikepdf

DEFINITIONS = "definitions.json"
JSON = "application/json"
MAX_FILE = 64 * 1024 * 1024
"""Bytes of one attached file when it is read back: a few bytes of a PDF can unfold into gigabytes."""
MAX_FILES = 2_000

# What it has to say of a damaged file is told in plain words by whoever reads, not on the terminal as well.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())
APPEND_ONLY = 2
"""Of `/SigFlags` in a PDF's form."""


@dataclass(frozen=True)
class Attachment:
    """A file to attach. `relation` says what it is to the document: the data behind it, or a supplement."""

    name: str
    data: bytes
    description: str
    relation: Literal["Data", "Supplement"] = "Supplement"
    media_type: str = JSON


def attach(
    pdf: bytes, files: Sequence[Attachment], *, built: datetime, identifier: str, to_be_signed: bool = False
) -> bytes:
    """The PDF with files attached and with XMP metadata taken from its own; `identifier` goes in as `dc:identifier`.

    `built` is the date that the attachments carry. `to_be_signed` prepares it for a signature of somebody else's.
    """
    import pikepdf
    from pikepdf import AttachedFileSpec, Name

    stamp = f"D:{built.astimezone(UTC):%Y%m%d%H%M%S}Z"
    with pikepdf.open(BytesIO(pdf)) as document:
        related = document.Root.get(Name.AF, pikepdf.Array())
        for file in files:
            spec = AttachedFileSpec(
                document,
                file.data,
                description=file.description,
                filename=file.name,
                mime_type=file.media_type,
                creation_date=stamp,
                mod_date=stamp,
                relationship=Name(f"/{file.relation}"),
            )
            document.attachments[file.name] = spec
            related.append(document.attachments[file.name].obj)
        document.Root.AF = related
        if to_be_signed and Name.AcroForm not in document.Root:
            # With an (empty) form there from the start, a signature adds to it and changes nothing else. The flag asks
            # whoever signs to add to the file instead of writing it anew.
            form = pikepdf.Dictionary(Fields=pikepdf.Array(), SigFlags=APPEND_ONLY)
            document.Root.AcroForm = document.make_indirect(form)
        _describe(document, identifier)
        out = BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def attached(pdf: bytes) -> dict[str, bytes]:
    """Every file attached to a PDF, by name. Raises InputError when they can't be read, or are too large or many."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            names = list(document.attachments)
            if len(names) > MAX_FILES:
                raise InputError("pdf.attachments", "it carries more attachments than any charter has.")
            return {name: _content(document.attachments[name]) for name in names}
    except pikepdf.PasswordError as error:
        raise InputError("pdf.password", "it opens with a password only; a charter has none.") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, zlib.error) as error:
        raise InputError("pdf.attachments", "the files attached to it can’t be read: it is damaged.") from error


def _content(spec: pikepdf.AttachedFileSpec) -> bytes:
    """The bytes of an attached file, never unfolded beyond `MAX_FILE`."""
    import pikepdf

    stream = spec.get_file().obj
    raw = stream.read_raw_bytes()
    filters = stream.get(pikepdf.Name.Filter)
    if isinstance(filters, pikepdf.Array):
        filters = filters[0] if len(filters) == 1 else None if not len(filters) else pikepdf.Name.Unknown
    if filters is None:
        data = raw
    elif filters == pikepdf.Name.FlateDecode and pikepdf.Name.DecodeParms not in stream:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(raw, MAX_FILE + 1)
    else:
        raise ValueError("packed in a way that this program does not write")
    if len(data) > MAX_FILE:
        raise InputError("pdf.attachments", "a file attached to it is larger than any definitions file.")
    return data


def _describe(document: pikepdf.Pdf, identifier: str) -> None:
    # “Not trapped” says nothing, and XMP has no word for it.
    if "/Trapped" in document.docinfo:
        del document.docinfo["/Trapped"]
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(document.docinfo)
        metadata["dc:identifier"] = identifier
