"""Writing what is handed over, all from one snapshot: the PDF charter, the definitions file, cards and handout."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from stageworkshop.charter import filenames, snapshot
from stageworkshop.charter.hashing import stamped
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import DomainError, FileProblem
from stageworkshop.store.queries.reader import Reader

Part = Literal["definitions", "pdf", "cards", "html"]
"""The definitions file, the charter, stage cards for the wall, and the charter as a page for the browser."""
PARTS: tuple[Part, ...] = ("definitions", "pdf", "cards", "html")
"""In the order in which they are listed."""
MAIN_PARTS: tuple[Part, ...] = ("definitions", "pdf")
"""What is written when nothing is asked for by name."""
Progress = Callable[[int, int], bool]


def parts_named(wanted: Mapping[str, bool]) -> tuple[Part, ...]:
    """The parts asked for by name; the main ones when none is."""
    return tuple(part for part in PARTS if wanted.get(part)) or MAIN_PARTS


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
    parts: Collection[Part] = MAIN_PARTS,
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
    parts: Collection[Part] = MAIN_PARTS,
    force: bool = False,
    paper: str = "A4",
    progress: Progress | None = None,
) -> list[Path]:
    """As `export`, from a snapshot taken before: this may run in a worker, away from the open file."""
    targets = targets_of(document, folder, parts)
    check_parts(document, parts)
    make_room(folder, targets.values(), force)
    # The PDF first: it takes long and may be cancelled or refused, and then nothing at all is written.
    if "pdf" in targets:
        from stageworkshop.charter.pdf import write_charter  # ReportLab: only when a PDF is made

        write_charter(document, targets["pdf"], paper=paper, built=datetime.now(UTC), progress=progress)
    write_others(document, targets, paper=paper, built=datetime.now(UTC))
    return list(targets.values())


def write_others(document: Document, targets: Mapping[Part, Path], *, paper: str, built: datetime) -> None:
    """Writes those of the targets that are not the charter itself. Raises FileProblem, DomainError."""
    # Pages ask this module for snapshots; writing and checking files is loaded when a file is written.
    if "cards" in targets:
        from stageworkshop.charter.pdf import write_cards

        write_cards(document, targets["cards"], paper=paper, built=built)
    if "html" in targets:
        from stageworkshop.charter import handout
        from stageworkshop.charter.whole_file import write_whole

        write_whole(targets["html"], handout.dumps(document, built))
    if "definitions" in targets:
        from stageworkshop.charter import definitions

        definitions.write(document, targets["definitions"])


def check_parts(document: Document, parts: Collection[Part]) -> None:
    """Before anything is written: raises DomainError "cards.no_stages" when cards are wanted of no stage."""
    if "cards" in parts and not document.stages:
        raise DomainError("cards.no_stages", "there are no stages to make cards of.", where="stage cards")


def targets_of(document: Document, folder: Path, parts: Collection[Part]) -> dict[Part, Path]:
    """Where each part will be written; nothing is looked up or made."""
    return {part: folder / _name(document, part) for part in PARTS if part in parts}


def _name(document: Document, part: Part) -> str:
    names: dict[Part, Callable[[Document], str]] = {
        "definitions": filenames.definitions_name,
        "pdf": filenames.charter_name,
        "cards": filenames.cards_name,
        "html": filenames.handout_name,
    }
    return names[part](document)


def make_room(folder: Path, targets: Collection[Path], force: bool) -> None:
    """Makes the folder, and sees that none of the files is there unless `force` is set. Raises FileProblem."""
    if folder.exists() and not folder.is_dir():
        raise FileProblem("export.no_folder", "this is a file, not a folder; choose another folder.", where=str(folder))
    there = [path for path in targets if path.exists()]
    if there and not force:
        raise FileProblem(
            "export.exists",
            "this file is there already and was left alone; choose another folder, or have it overwritten (--force).",
            where=str(there[0]),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            "export.no_folder", f"the folder can’t be made ({error.strerror}); choose another.", where=str(folder)
        ) from error
