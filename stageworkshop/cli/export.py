"""`stageworkshop export`: the PDF charter and the definitions file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from stageworkshop.cli.opening import reading


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("export", help="write the PDF charter and the definitions file")
    parser.add_argument("file", type=Path, metavar="FILE", help="a workshop file")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to; made if missing")
    parser.add_argument("--pdf", action="store_true", help="only the PDF charter")
    parser.add_argument("--definitions", action="store_true", help="only the definitions file")
    parser.add_argument("--edition", choices=("internal", "partner"), default="internal", help="for whom")
    parser.add_argument("--force", action="store_true", help="overwrite files of the same name")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes what was asked for (both when nothing was named) and prints the names of the files."""
    from stageworkshop.charter.export import export, parts_named

    with reading(args.file) as file:
        written = export(
            file,
            args.out,
            parts=parts_named(pdf=args.pdf, definitions=args.definitions),
            edition=args.edition,
            force=args.force,
        )
    for path in written:
        print(path)
    return 0
