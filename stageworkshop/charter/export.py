"""Writing what is handed over: the PDF charter and the definitions file, from one snapshot."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from stageworkshop.charter import filenames, snapshot
from stageworkshop.charter.hashing import stamped
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import FileProblem
from stageworkshop.store.queries.reader import Reader

Part = Literal["pdf", "definitions"]
Progress = Callable[[int, int], bool]


def parts_named(*, pdf: bool, definitions: bool) -> tuple[Part, ...]:
    """The parts asked for; both when none is named."""
    named: list[Part] = []
    if pdf or not definitions:
        named.append("pdf")
    if definitions or not pdf:
        named.append("definitions")
    return tuple(named)


def document_for(reader: Reader, edition: str) -> Document:
    """The snapshot that is exported: "internal" or "partner", with its hashes."""
    whole = stamped(snapshot.take(reader))
    if edition != "partner":
        return whole
    from stageworkshop.charter import editions

    return editions.partner_edition(whole)


def export(
    reader: Reader,
    folder: Path,
    *,
    parts: Collection[Part] = ("pdf", "definitions"),
    edition: str = "internal",
    force: bool = False,
    paper: str = "A4",
) -> list[Path]:
    """Writes the parts into a folder (made if missing) and returns their paths. Raises FileProblem, DomainError.

    Never overwrites without `force`: if one of the files is there, none is written.
    """
    return export_document(document_for(reader, edition), folder, parts=parts, force=force, paper=paper)


def export_document(
    document: Document,
    folder: Path,
    *,
    parts: Collection[Part] = ("pdf", "definitions"),
    force: bool = False,
    paper: str = "A4",
    progress: Progress | None = None,
) -> list[Path]:
    """As `export`, from a snapshot taken before: this may run in a worker, away from the open file."""
    targets = targets_of(document, folder, parts)
    make_room(folder, targets.values(), force)
    # The PDF first: it takes long and may be cancelled or refused, and then nothing at all is written.
    if "pdf" in targets:
        from stageworkshop.charter.pdf import write_charter  # ReportLab: only when a PDF is made

        write_charter(document, targets["pdf"], paper=paper, built=datetime.now(UTC), progress=progress)
    if "definitions" in targets:
        # Pages ask this module for snapshots; writing and checking files is loaded when a file is written.
        from stageworkshop.charter import definitions

        definitions.write(document, targets["definitions"])
    return list(targets.values())


def targets_of(document: Document, folder: Path, parts: Collection[Part]) -> dict[Part, Path]:
    """Where each part will be written; nothing is looked up or made."""
    every: tuple[Part, ...] = ("definitions", "pdf")
    return {part: folder / _name(document, part) for part in every if part in parts}


def _name(document: Document, part: str) -> str:
    return filenames.charter_name(document) if part == "pdf" else filenames.definitions_name(document)


def make_room(folder: Path, targets: Collection[Path], force: bool) -> None:
    """Makes the folder if it is missing. Raises FileProblem, also when a target is there and `force` is not set."""
    """Makes the folder, and sees that none of the files is there unless `force` is set. Raises FileProblem."""
    if folder.exists() and not folder.is_dir():
        raise FileProblem("export.no_folder", "this is a file, not a folder; choose another folder.", where=str(folder))
    there = [path for path in targets if path.exists()]
    if there and not force:
        raise FileProblem(
            "export.exists",
            "this file is there already and was left alone; choose another folder or ask to overwrite it.",
            where=str(there[0]),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            "export.no_folder", f"the folder can't be made ({error.strerror}); choose another.", where=str(folder)
        ) from error
