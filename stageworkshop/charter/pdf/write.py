"""Writing the charter: parts in order, progress and cancelling, and a file that is whole or not there."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from stageworkshop.charter import wording
from stageworkshop.charter.model import Document
from stageworkshop.charter.pdf import (
    cards,
    contents,
    cover,
    disagreements,
    glossary,
    handoffs,
    how_to_read,
    people,
    signoffs,
    stage,
    stage_map,
    verifying,
)
from stageworkshop.charter.pdf.book import Book
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.coverage import check_coverage
from stageworkshop.charter.pdf.frame import PageFrame, Section
from stageworkshop.charter.pdf.style import style_for
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.domain.errors import DomainError

Progress = Callable[[int, int], bool]
"""Called with (done, total) steps; returning False cancels."""

_PARTS = (
    cover,
    contents,
    how_to_read,
    stage_map,
    stage,
    handoffs,
    glossary,
    disagreements,
    people,
    signoffs,
    verifying,
)


def write_charter(
    document: Document,
    out: Path,
    *,
    paper: str = "A4",
    built: datetime | None = None,
    progress: Progress | None = None,
) -> None:
    """Writes the charter as a PDF to `out`, replacing what is there only when the new file is whole.

    `paper` is a name of `style.PAPERS`. `built` is the date of printing; without it SOURCE_DATE_EPOCH, else now. The
    same document and date give identical bytes. Raises DomainError: "export.no_glyph" (a character that no font
    prints), "export.cancelled", InvalidValue for an unknown paper, FileProblem "file.not_written".
    """
    book = Book(document, style_for(paper), _moment(built))
    check_coverage(document, book.fonts)
    sections = [section for part in _PARTS for section in part.sections(book)]
    write_whole(out, _pdf(book, book.title, sections, progress or _on))


def write_cards(
    document: Document,
    out: Path,
    *,
    paper: str = "A4",
    built: datetime | None = None,
    progress: Progress | None = None,
) -> None:
    """Writes a page for the wall per stage, of which there must be one. Arguments and errors as `write_charter`."""
    book = Book(document, cards.style_of_cards(paper), _moment(built))
    check_coverage(document, book.fonts)
    write_whole(out, _pdf(book, f"{book.title}: stage cards", cards.sections(book), progress or _on))


def _on(done: int, total: int) -> bool:
    return True


def _pdf(book: Book, title: str, sections: Sequence[Section], progress: Progress) -> bytes:
    stream = BytesIO()
    canvas = CharterCanvas(stream, book.style.paper, built=book.built, language=book.document.workshop.language)
    canvas.setTitle(title)
    canvas.setAuthor(book.document.workshop.organisation)
    canvas.setSubject(wording.subject(book.document))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    frame = PageFrame(canvas, book)
    total = len(sections) + 1
    for done, section in enumerate(sections):
        _go_on(progress, done, total)
        frame.flow(section)
    _go_on(progress, total - 1, total)
    frame.finish()
    _go_on(progress, total, total)
    return stream.getvalue()


def _go_on(progress: Progress, done: int, total: int) -> None:
    if progress(done, total) is False:
        raise DomainError("export.cancelled", "the export was cancelled; nothing was written.")


def _moment(built: datetime | None) -> datetime:
    if built is not None:
        return built.astimezone(UTC) if built.tzinfo else built.replace(tzinfo=UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
