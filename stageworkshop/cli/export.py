"""`stageworkshop export`: the PDF charter, sealed or not, the definitions file, stage cards and the handout."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stageworkshop.cli.opening import reading, writing
from stageworkshop.domain.errors import FileProblem, NotFound

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document
    from stageworkshop.evidence.export import Sealing
    from stageworkshop.store.workshop_file import WorkshopFile


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser(
        "export",
        help="write the PDF charter, the definitions file, cards, a handout",
        description="Writes the parts that are named, or without any name the PDF charter and the definitions file.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a workshop file")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to; made if missing")
    parser.add_argument("--pdf", action="store_true", help="the PDF charter")
    parser.add_argument("--definitions", action="store_true", help="the definitions file")
    parser.add_argument("--cards", action="store_true", help="stage cards for the wall, a page each, as one PDF")
    parser.add_argument("--html", action="store_true", help="the charter as one page for the browser")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="paper of charter and cards")
    parser.add_argument(
        "--edition",
        choices=("internal", "partner"),
        default="internal",
        help="for whom: everything, or only what partners are to see",
    )
    parser.add_argument(
        "--charter", type=int, metavar="NUMBER", help="the frozen words of this charter (otherwise those of now)"
    )
    parser.add_argument("--seal", action="store_true", help="seal the PDF with the organisation’s key")
    parser.add_argument("--key", type=Path, metavar="P12", help="seal with the key in this file instead")
    parser.add_argument("--time-stamp", default="", metavar="ADDRESS", help="time-stamp server (RFC 3161) for the seal")
    parser.add_argument("--force", action="store_true", help="overwrite files of the same name")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes what was asked for (charter and definitions when nothing was) and prints the names of the files."""
    from stageworkshop.charter.export import PARTS, parts_named
    from stageworkshop.evidence.export import export_document

    parts = parts_named({part: getattr(args, part) for part in PARTS})
    wants_seal = args.seal and "pdf" in parts
    with _opened(args.file, for_noting=wants_seal) as file:
        document = _document(file, args)
        done = export_document(
            document,
            args.out,
            parts=parts,
            force=args.force,
            paper=args.paper,
            sealing=_sealing(file, document, args) if wants_seal else None,
        )
        for path in done.paths:
            print(path)
        if done.sealed is not None:
            _note(file, document, done.sealed, next(path for path in done.paths if path.suffix == ".pdf"))
    return 0


@contextlib.contextmanager
def _opened(path: Path, *, for_noting: bool) -> Iterator[WorkshopFile]:
    """For writing when a seal is to be noted in it; read only where that can't be, for an export must always work."""
    with contextlib.ExitStack() as stack:
        file = None
        if for_noting:
            try:
                file = stack.enter_context(writing(path))
            except FileProblem as error:
                if error.code not in ("file.locked", "file.read_only"):
                    raise
        yield file or stack.enter_context(reading(path))


def _document(file: WorkshopFile, args: argparse.Namespace) -> Document:
    from stageworkshop.charter.export import document_for

    if args.charter is None:
        return document_for(file, args.edition)
    from stageworkshop.charter.editions import partner_edition
    from stageworkshop.charter.frozen import frozen_document
    from stageworkshop.store.queries.charters import charter_rows

    for row in charter_rows(file):
        if row.number == args.charter:
            document = frozen_document(file, row.id)
            return partner_edition(document) if args.edition == "partner" else document
    raise NotFound("charter.missing", "there is no charter of this number.", where=f"Charter {args.charter}")


def _sealing(file: WorkshopFile, document: Document, args: argparse.Namespace) -> Sealing:
    from datetime import UTC, datetime

    from stageworkshop.cli.passphrases import unlocked
    from stageworkshop.evidence.export import Sealing
    from stageworkshop.evidence.keys import KeyStore
    from stageworkshop.evidence.proofs import proof_files

    key = unlocked("organisation", args.key)
    facts = KeyStore().facts("organisation") if args.key is None else None
    if facts is not None and (warning := facts.warning(datetime.now(UTC))):
        print(warning, file=sys.stderr)
    return Sealing(key, proof_files(file, document.charter.number), args.time_stamp)


def _note(file: WorkshopFile, document: Document, sealed: Any, pdf: Path) -> None:
    if file.read_only:
        print(
            f"The seal was not noted in {file.path.name}, which can’t be written to now; keep the .sha256 file.",
            file=sys.stderr,
        )
        return
    from stageworkshop.actions import seals
    from stageworkshop.actions.context import Context

    seals.note(Context(file), document=document, sealed=sealed, file_name=pdf.name)
