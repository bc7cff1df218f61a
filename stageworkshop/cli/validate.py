"""`stageworkshop validate`: a definitions file against the schema and the rules."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("validate", help="check a definitions file against the schema and the rules")
    parser.add_argument("file", type=Path, metavar="DEFINITIONS", help="a definitions file (JSON or YAML)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints every fault with its JSON path; exit code 1 if there is any that is more than a warning."""
    from stageworkshop.charter.definitions import read_bytes
    from stageworkshop.charter.faults import faults

    found = faults(read_bytes(args.file), str(args.file))
    for fault in found:
        # What is wrong with the whole file goes by its name.
        line = f"{args.file}: {fault.message}" if fault.path == "$" and not fault.warning else fault.line()
        print(line, file=sys.stdout if fault.warning else sys.stderr)
    if any(not fault.warning for fault in found):
        return 1
    looks = f", {len(found)} to look at" if found else ""
    print(f"{args.file}: no fault found{looks}")
    return 0
