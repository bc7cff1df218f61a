"""The hashes printed on the pages of a charter, read from the page text as a person would copy them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stageworkshop.domain.errors import InputError

_CONTENT = re.compile(r"Content hash\s+([0-9a-f]{64})\b")
_WHOLE = re.compile(r"whole charter [a-z ]+ the content hash\s+([0-9a-f]{64})\b")
MAX_PAGES = 5_000


@dataclass(frozen=True)
class PrintedHashes:
    """`content` are all hashes that a page calls the content hash: one in a charter. `wholes` are those of the whole
    charter that an extract was taken from."""

    content: tuple[str, ...]
    wholes: tuple[str, ...]


def printed_hashes(pdf: bytes) -> PrintedHashes:
    """Reads all pages. Raises InputError when they can't be read.

    PDFium, which reads them, is for one thread at a time.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if len(document) > MAX_PAGES:
                raise InputError("pdf.pages", "it has more pages than any charter has.")
            text = "\n".join(_squeezed(page.get_textpage().get_text_range()) for page in document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise InputError("pdf.damaged", "its pages can’t be read: it is damaged.") from error
    return PrintedHashes(_distinct(_CONTENT, text), _distinct(_WHOLE, text))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _distinct(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pattern.findall(text)))
