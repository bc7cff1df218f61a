"""`stageworkshop convert`: a definitions file in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from stageworkshop.charter.formats import FORMATS
from stageworkshop.domain.errors import FileProblem


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("convert", help="write a definitions file in another format")
    parser.add_argument("file", type=Path, metavar="DEFINITIONS", help="a definitions file (JSON or YAML)")
    parser.add_argument("--to", required=True, choices=FORMATS, metavar="FORMAT", help=f"one of {', '.join(FORMATS)}")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the file to write; otherwise it is printed")
    parser.add_argument("--force", action="store_true", help="overwrite a file of the same name")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes or prints the converted definitions."""
    from stageworkshop.charter import definitions
    from stageworkshop.charter.formats import converted
    from stageworkshop.charter.whole_file import write_whole

    data = converted(definitions.read(args.file), args.to)
    if args.out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    if args.out.exists() and not args.force:
        raise FileProblem(
            "export.exists", "this file is there already; choose another, or --force.", where=str(args.out)
        )
    write_whole(args.out, data)
    print(args.out)
    return 0
