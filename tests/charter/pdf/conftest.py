"""Charters written once for many tests, and what a reader of PDFs sees in them."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from stageworkshop.charter.model import Document
from stageworkshop.charter.pdf import write_charter
from tests.charter import documents

BUILT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Printed:
    """A charter on disk, with its text page by page."""

    path: Path
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        """All text, blanks and line ends as single blanks."""
        return squeezed(" ".join(self.pages))

    @property
    def reader(self) -> pypdf.PdfReader:
        """A fresh reader of the file."""
        return pypdf.PdfReader(self.path)

    def page_with(self, words: str) -> int:
        """Number of the first page, after the contents, that has `words`; 0 when none has."""
        found = (number for number, page in enumerate(self.pages, 1) if words in squeezed(page))
        return next((number for number in found if "Contents How to read" not in squeezed(self.pages[number - 1])), 0)


def squeezed(text: str) -> str:
    """Text with single blanks."""
    return " ".join(text.split())


def packed(text: str) -> str:
    """Text without blanks, for comparing what line breaks have gone through."""
    return "".join(text.split())


def read(path: Path) -> Printed:
    """What PDFium, which browsers show PDFs with, reads in a file."""
    document = pypdfium2.PdfDocument(path)
    try:
        # PDFium marks a hyphen at the end of a line by a character of its own.
        pages = (page.get_textpage().get_text_range() for page in document)
        return Printed(path, tuple(page.replace("\ufffe\r\n", "-").replace("\ufffe", "-") for page in pages))
    finally:
        document.close()


def poppler_text(path: Path) -> str:
    """What `pdftotext` reads; skips the test where it is not installed."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's tools are not installed")
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., Printed]:
    """Writes a document and reads it: printed(document, paper=…)."""

    def write(document: Document, paper: str = "A4") -> Printed:
        path = tmp_path / "charter.pdf"
        write_charter(document, path, paper=paper, built=BUILT)
        return read(path)

    return write


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The charter of `documents.rich()`."""
    path = tmp_path_factory.mktemp("charter") / "rich.pdf"
    write_charter(documents.rich(), path, built=BUILT)
    return read(path)
